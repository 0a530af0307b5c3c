"""One document with the stamps of its fields, and how two versions of it are merged.

Every field is a small lattice, so that merging is commutative, associative and idempotent:
an ordinary field is a last-writer-wins register; a tick is removed only by whoever saw it;
a text is woven of what everybody wrote into it.
"""

import json
from typing import TYPE_CHECKING, Any

from data.model.task_fields import TASK_FIELDS
from data.store.merging.stamps import ZERO, Stamp
from data.store.merging.types import Document
from data.values import Values

if TYPE_CHECKING:
    from data.store.merging.woven_field import TextField

TICK = "done_at"
TEXTS = frozenset(
    {"text", "memo", "explanation", "remark", *(field.name for field in TASK_FIELDS if field.type == "text")}
)
"""Fields that merge by line and word, in whatever table they are."""
FIRST_STAMP = "~~"
"""Key of the first stamp among the stamps of a document that was removed and put back; no field has this name."""


class Nothing:
    """The value of a field that a document does not have."""

    def __repr__(self) -> str:
        """Say what it is in a failed assertion."""
        return "ABSENT"


ABSENT = Nothing()


_CANONICAL = json.JSONEncoder(ensure_ascii=True, sort_keys=True, check_circular=False)
FieldStamps = Stamp | list[Any]
"""The stamps of one field: one stamp; for a text also `[stamp, woven]`.

The program's first format had `[stamp, seen...]` and `[[[stamp, text]...], seen...]` for texts.
"""


NO_FIELD_STAMPS: dict[str, FieldStamps] = {}


class StampedDocument(Values):
    """A document and its stamps: `stamp` is that of every field that `field_stamps` does not name."""

    fields: Document
    stamp: Stamp = ZERO
    field_stamps: dict[str, FieldStamps] = NO_FIELD_STAMPS
    removed_at: Stamp = ""
    """When it was removed; an edit later than that brings it back."""

    @property
    def first_stamp(self) -> Stamp:
        """The first stamp: what tells the document from another one under its id, also after it was put back."""
        first_stamp = self.field_stamps.get(FIRST_STAMP) if self.field_stamps else None
        return first_stamp if isinstance(first_stamp, str) else self.stamp

    @property
    def visible(self) -> bool:
        """Whether the document exists for the learner."""
        return not self.removed_at or self.newest > self.removed_at

    @property
    def newest(self) -> Stamp:
        """The stamp of the last edit."""
        return max(self.stamp, *map(_stamp, self.field_stamps.values())) if self.field_stamps else self.stamp

    @property
    def document(self) -> Document | None:
        """What the learner has."""
        return self.fields if self.visible else None

    def stamp_of(self, name: str) -> Stamp:
        """When a field was last written."""
        return _stamp(self.field_stamps.get(name, self.stamp))


def _stamp(own: FieldStamps) -> Stamp:
    """The newest stamp of a field."""
    if isinstance(own, str):
        return own
    return own[0] if isinstance(own[0], str) else max(stamp for stamp, _ in own[0])


def edited(
    entry: StampedDocument | None, before: Document | None, after: Document | None, stamp: Stamp
) -> StampedDocument:
    """The entry after an edit from `before` to `after`; only the fields that differ between the two are written."""
    if entry is None:
        if after is None:
            return StampedDocument(before or {}, removed_at=stamp)
        return StampedDocument(after, stamp)
    if after is None:
        return StampedDocument(entry.fields, entry.stamp, entry.field_stamps, max(stamp, entry.removed_at))
    if before is None or not entry.visible:
        return _created_again(entry, after, stamp)
    fields, own = dict(entry.fields), dict(entry.field_stamps)
    for name, new in after.items():
        if not same(before.get(name, ABSENT), new):
            _write(entry, fields, own, name, (before.get(name), new), stamp)
    for name, old in before.items():
        if name not in after:
            _write(entry, fields, own, name, (old, ABSENT), stamp)
    return StampedDocument(fields, entry.stamp, own, entry.removed_at)


def _created_again(entry: StampedDocument, after: Document, stamp: Stamp) -> StampedDocument:
    fields, own = dict(after), NO_FIELD_STAMPS.copy()
    if entry.first_stamp != ZERO:
        own[FIRST_STAMP] = entry.first_stamp
    for name in TEXTS & (entry.fields.keys() | entry.field_stamps.keys()):
        new = after.get(name)
        if _is_text(entry.fields.get(name)) and _is_text(new):
            _rewrite(entry, fields, own, name, None, new, stamp, stamp)
    return StampedDocument(fields, stamp, own, entry.removed_at)


def _write(
    entry: StampedDocument,
    fields: Document,
    own: dict[str, FieldStamps],
    name: str,
    change: tuple[Any, Any],
    stamp: Stamp,
) -> None:
    was, new = change
    if name in TEXTS and _is_text(None if new is ABSENT else new) and _is_text(entry.fields.get(name)):
        _rewrite(entry, fields, own, name, was, None if new is ABSENT else new, stamp, entry.stamp)
        return
    own[name] = entry.stamp_of(name) if name == TICK and new is ABSENT else stamp
    if own[name] == entry.stamp:
        del own[name]
    if new is ABSENT:
        fields.pop(name, None)
    else:
        fields[name] = new


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


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


def merged(one: StampedDocument, other: StampedDocument) -> StampedDocument:
    """Both entries in one: every field with its newest value, every text nobody has overwritten."""
    if one == other and all(same(value, other.fields[name]) for name, value in one.fields.items()):
        return one
    base = max(one.stamp, other.stamp)
    fields: Document = {}
    own: dict[str, FieldStamps] = {}
    for name in (one.fields.keys() | other.fields.keys() | one.field_stamps.keys() | other.field_stamps.keys()) - {
        FIRST_STAMP
    }:
        if name in TEXTS and _texts_only(one, other, name):
            texts = [text for text in (text_of(one, name), text_of(other, name)) if text is not None]
            if texts:
                _put_text(fields, own, name, base, texts[0].merged(texts[-1]) if len(texts) > 1 else texts[0])
            continue
        stamp, _, value = max(_register(one, name), _register(other, name), key=lambda register: register[:2])
        if value is not ABSENT:
            fields[name] = value
        if stamp != base:
            own[name] = stamp
    first_stamp = max(one.first_stamp, other.first_stamp)
    if first_stamp != base:
        own[FIRST_STAMP] = first_stamp
    return StampedDocument(fields, base, own, max(one.removed_at, other.removed_at))


def _texts_only(one: StampedDocument, other: StampedDocument, name: str) -> bool:
    return all(_is_text(entry.fields.get(name)) for entry in (one, other))


def _register(entry: StampedDocument, name: str) -> tuple[Stamp, tuple[int, str], Any]:
    value = entry.fields.get(name, ABSENT)
    rank = (2 if name == TICK else 0, "") if value is ABSENT else (1, canonical(value))
    return entry.stamp_of(name), rank, value


def text_of(entry: StampedDocument, name: str) -> "TextField | None":
    """A text with what merging needs; None where it was never written."""
    from data.store.merging.woven_field import read_field

    own, text = entry.field_stamps.get(name), entry.fields.get(name)
    return None if own is None and text is None else read_field(entry.stamp_of(name), own, text)


def _put_text(fields: Document, own: dict[str, FieldStamps], name: str, base: Stamp, text: "TextField") -> None:
    from data.store.merging.woven_field import own_of

    value = text.value
    fields.pop(name, None)
    if value is not None:
        fields[name] = value
    stamps = own_of(text)
    own.pop(name, None)
    if value is None or stamps != base:
        own[name] = stamps


def _rewrite(
    entry: StampedDocument,
    fields: Document,
    own: dict[str, FieldStamps],
    name: str,
    was: Any,
    new: str | None,
    stamp: Stamp,
    base: Stamp,
) -> None:
    """Write a text anew that read `was` for whoever did it."""
    from data.store.merging.woven_field import plain, typed_on

    if isinstance(was, str) and was == entry.fields.get(name):
        stamps = typed_on(entry.field_stamps.get(name, entry.stamp), was, new, stamp)
        if stamps is not None:
            fields[name], own[name] = new, stamps
            return
    text = text_of(entry, name)
    if text is None:
        _put_text(fields, own, name, base, plain(stamp, new))
        return
    shown = text.weave.visible_text
    if isinstance(was, str) and was != shown:
        from data.model.text_merge import merged_text

        new = merged_text(was, new or "", shown)
    _put_text(fields, own, name, base, text.rewritten(new, stamp))
