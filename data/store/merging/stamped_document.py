"""One document with the stamps of its fields, and how two versions of it are merged.

Every field is a small lattice, so that merging is commutative, associative and idempotent:
an ordinary field is a last-writer-wins register; a tick is removed only by whoever saw it;
a text keeps every version that nobody has overwritten knowingly.
"""

import json
from typing import Any, NamedTuple

from data.store.merging.stamps import ZERO, Stamp, writer_of
from data.store.merging.types import Document

TICK = "done_at"
TEXTS = frozenset({"text", "details", "memo"})
BETWEEN_TEXTS = "\n\n----\n\n"
SEEN_LIMIT = 12
"""Writers remembered per text; only texts of programs that long gone can come back twice."""


class Nothing:
    """The value of a field that a document does not have."""

    def __repr__(self) -> str:
        """Say what it is in a failed assertion."""
        return "ABSENT"


ABSENT = Nothing()


class Text(NamedTuple):
    """Versions of a text by stamp, and the newest stamp of each writer that this knows of."""

    parts: dict[Stamp, str | None]
    seen: dict[str, Stamp]

    def knows(self, stamp: Stamp) -> bool:
        """Whether whoever wrote this had seen that version."""
        return self.seen.get(writer_of(stamp), "") >= stamp


_CANONICAL = json.JSONEncoder(ensure_ascii=True, sort_keys=True, check_circular=False)
Own = Stamp | list[Any]
"""The stamps of one field: one stamp; for a text also `[stamp, seen...]` or `[[[stamp, text]...], seen...]`."""


NONE_OWN: dict[str, Own] = {}


class Entry(NamedTuple):
    """A document and its stamps: `base` stamps every field, but those that `own` names."""

    fields: Document
    base: Stamp = ZERO
    own: dict[str, Own] = NONE_OWN
    gone: Stamp = ""
    """When it was removed; an edit later than that brings it back."""

    @property
    def visible(self) -> bool:
        """Whether the document exists for the learner."""
        return not self.gone or self.newest > self.gone

    @property
    def newest(self) -> Stamp:
        """The stamp of the last edit."""
        newest = self.base
        for own in self.own.values():
            newest = max(newest, own if isinstance(own, str) else max(_text_stamps(own)))
        return newest

    @property
    def document(self) -> Document | None:
        """What the learner has."""
        return self.fields if self.visible else None

    def stamp_of(self, name: str) -> Stamp:
        """When a field was last written."""
        own = self.own.get(name, self.base)
        return own if isinstance(own, str) else max(_text_stamps(own))


def _text_stamps(own: list[Any]) -> list[Stamp]:
    return [own[0]] if isinstance(own[0], str) else [stamp for stamp, _ in own[0]]


def edited(entry: Entry | None, before: Document | None, after: Document | None, stamp: Stamp) -> Entry:
    """The entry after an edit from `before` to `after`; only the fields that differ between the two are written."""
    if entry is None:
        if after is None:
            return Entry(before or {}, gone=stamp)
        return Entry(after, stamp)
    if after is None:
        return Entry(entry.fields, entry.base, entry.own, max(stamp, entry.gone))
    if before is None or not entry.visible:
        return _created_again(entry, after, stamp)
    fields, own = dict(entry.fields), dict(entry.own)
    for name, new in after.items():
        if not same(before.get(name, ABSENT), new):
            _write(entry, fields, own, name, new, stamp)
    for name in before:
        if name not in after:
            _write(entry, fields, own, name, ABSENT, stamp)
    return Entry(fields, entry.base, own, entry.gone)


def _created_again(entry: Entry, after: Document, stamp: Stamp) -> Entry:
    own: dict[str, Own] = {}
    for name in TEXTS & (entry.fields.keys() | entry.own.keys()):
        own[name] = _text_own(rewritten(text_of(entry, name), after.get(name), stamp))
    return Entry(after, stamp, own, entry.gone)


def _write(entry: Entry, fields: Document, own: dict[str, Own], name: str, new: Any, stamp: Stamp) -> None:
    if name in TEXTS and (new is ABSENT or isinstance(new, str)):
        own[name] = _text_own(rewritten(text_of(entry, name), new if isinstance(new, str) else None, stamp))
    elif name == TICK and new is ABSENT:
        stamp = entry.stamp_of(name)
        own[name] = stamp
    else:
        own[name] = stamp
    if own[name] == entry.base and name not in TEXTS:
        del own[name]
    if new is ABSENT:
        fields.pop(name, None)
    else:
        fields[name] = new


def same(one: Any, other: Any) -> bool:
    """Whether two values are written alike: unlike `==`, 1, 1.0 and True differ, and so do 0.0 and -0.0."""
    if one is other:
        return True
    if type(one) is not type(other) or one != other:
        return False
    return type(one) not in (list, dict, float) or canonical(one) == canonical(other)


def canonical(value: Any) -> str:
    """A value as the one text that stands for it."""
    return _CANONICAL.encode(value)


def merged(one: Entry, other: Entry) -> Entry:
    """Both entries in one: every field with its newest value, every text nobody has overwritten."""
    if one == other and all(same(value, other.fields[name]) for name, value in one.fields.items()):
        return one
    base = max(one.base, other.base)
    fields: Document = {}
    own: dict[str, Own] = {}
    for name in one.fields.keys() | other.fields.keys() | one.own.keys() | other.own.keys():
        if name in TEXTS and _texts_only(one, other, name):
            _join_text(fields, own, name, base, text_of(one, name), text_of(other, name))
            continue
        stamp, _, value = max(_register(one, name), _register(other, name), key=lambda found: found[:2])
        if value is not ABSENT:
            fields[name] = value
        if stamp != base:
            own[name] = stamp
    return Entry(fields, base, own, max(one.gone, other.gone))


def _texts_only(one: Entry, other: Entry, name: str) -> bool:
    return all(isinstance(entry.fields.get(name, ""), str) for entry in (one, other))


def _register(entry: Entry, name: str) -> tuple[Stamp, tuple[int, str], Any]:
    value = entry.fields.get(name, ABSENT)
    rank = (2 if name == TICK else 0, "") if value is ABSENT else (1, canonical(value))
    return entry.stamp_of(name), rank, value


def text_of(entry: Entry, name: str) -> Text:
    """The versions of a text; none where it was never written."""
    own = entry.own.get(name)
    value = entry.fields.get(name)
    if own is None:
        return Text({}, {}) if value is None else _one_text(entry.base, value, [])
    if isinstance(own, str):
        return _one_text(own, value, [])
    if isinstance(own[0], str):
        return _one_text(own[0], value, own[1:])
    return Text(dict(own[0]), {writer_of(stamp): stamp for stamp in own[1:]})


def _one_text(stamp: Stamp, value: str | None, others: list[Stamp]) -> Text:
    return Text({stamp: value}, {writer_of(known): known for known in (*others, stamp)})


def rewritten(text: Text, value: str | None, stamp: Stamp) -> Text:
    """The text with a new version in place of all that its writer saw."""
    seen = text.seen
    if len(seen) > SEEN_LIMIT:
        seen = dict(sorted(seen.items(), key=lambda item: item[1])[-SEEN_LIMIT:])
    return Text({stamp: value}, seen | {writer_of(stamp): stamp})


def _join_text(fields: Document, own: dict[str, Own], name: str, base: Stamp, one: Text, other: Text) -> None:
    text = joined(one, other)
    visible = shown(text)
    if visible is not None:
        fields[name] = visible
    if text.parts and not (visible is not None and text == _one_text(base, visible, [])):
        own[name] = _text_own(text)


def joined(one: Text, other: Text) -> Text:
    """Every version that neither side has overwritten knowingly."""
    parts: dict[Stamp, str | None] = {}
    for stamp in sorted(one.parts.keys() | other.parts.keys()):
        if stamp in one.parts and stamp in other.parts:
            parts[stamp] = max(one.parts[stamp], other.parts[stamp], key=lambda text: (text is not None, text or ""))
        elif stamp in one.parts and not other.knows(stamp):
            parts[stamp] = one.parts[stamp]
        elif stamp in other.parts and not one.knows(stamp):
            parts[stamp] = other.parts[stamp]
    writers = one.seen.keys() | other.seen.keys()
    return Text(parts, {writer: max(one.seen.get(writer, ""), other.seen.get(writer, "")) for writer in writers})


def shown(text: Text) -> str | None:
    """One text of all versions, oldest first, without those that another holds in full."""
    texts = [part for _, part in sorted(text.parts.items()) if part is not None]
    return beside_each_other(texts) if texts else None


def beside_each_other(texts: list[str]) -> str:
    """The texts one after the other, without those that another holds in full."""
    kept = [
        part
        for place, part in enumerate(texts)
        if part not in texts[:place] and not any(part != longer and part in longer for longer in texts)
    ]
    return BETWEEN_TEXTS.join(kept)


def _text_own(text: Text) -> Own:
    if len(text.parts) == 1:
        (stamp,) = text.parts
        if len(text.seen) == 1 and stamp in text.seen.values():
            return stamp
        others = sorted(known for known in text.seen.values() if known != stamp)
        return [stamp, *others] if others else stamp
    return [[[stamp, part] for stamp, part in sorted(text.parts.items())], *sorted(text.seen.values())]
