"""A text field and its stamps: who wrote which part of it, kept small enough to stand beside the text.

A text written at once needs its stamp alone. Any other has `[stamp, woven]`: the pens and then each
run: a letter for the pen (a capital where the run was taken out), the number of its first character, its length, and
what it was written behind where that is neither its pen's character before nor the run before.
"""

import re
from collections.abc import Iterator
from typing import Any
from zlib import crc32

from data.model.text_changes import common_start, in_one_word
from data.model.weave import CharacterId, Run, Weave, new_weave
from data.model.weave_joining import joined
from data.store.merging.stamps import NO_TIME, Stamp, is_stamp, six_digits, writer_of
from data.values import Values

LONGEST = 4_000_000
"""Characters, with those taken out, beyond which a woven text is not believed."""
TIME, SUM = 4, 4
"""Digits of a pen: a few of its first stamp, and a checksum; the pen of a new text is its checksum alone."""
PENS = re.compile(r"([0-9a-z]{4,12})(?::(\d{1,15}))?")
RUN = re.compile(r"~|([a-z]+|[A-Z]+)(\d{1,15})\.(\d{1,7})(?:(\^)|(-)|@([a-z]+)(\d{1,15}))?")
SIZES = re.compile(r"([a-z]+|[A-Z]+)(\d{1,15})\.(\d{1,7})")
"""A run without what it was written behind."""
LAST_RUN = re.compile(r"a(\d{1,15})\.(\d{1,7})(-?)\Z")
"""The end of a woven text that its last pen ended."""
GONE = "!"
"""Ends a woven text whose last edit took the field away while others wrote into it."""


class TextField(Values):
    """A text with what merging needs."""

    weave: Weave
    stamp: Stamp
    """Of the last edit."""
    pen: str
    """Of the last edit."""
    there: bool
    """Whether the last edit left the field in the document, if only empty."""
    overwritten: dict[str, Stamp]
    """The newest version by writer that somebody overwrote: the program's first format tells versions apart by it."""
    plain: bool = False
    """Whether the text is as it was first written, or stamped in the program's first format."""

    @property
    def value(self) -> str | None:
        """What the document holds; None where it lacks the field."""
        return self.weave.visible_text or ("" if self.there else None)

    def rewritten(self, value: str | None, stamp: Stamp) -> "TextField":
        """The field as somebody who read it made it."""
        pen = self.pen
        is_ours = writer_of(self.stamp) == writer_of(stamp)
        if len(pen) == SUM or not is_ours:
            pen = _pen_of(stamp, _bytes(self.weave.visible_text))
        overwritten = self.overwritten
        if self.plain and not is_ours and not self.stamp.startswith(NO_TIME):
            overwritten = overwritten | {writer_of(self.stamp): self.stamp}
        weave = self.weave.rewritten(value or "", pen)
        return TextField(weave, stamp, pen, value is not None, overwritten)

    def merged(self, other: "TextField") -> "TextField":
        """Both in one."""
        if self.is_overwritten_in(other):
            weave = other.weave
        elif other.is_overwritten_in(self):
            weave = self.weave
        else:
            weave = joined(self.weave, other.weave)
        writers = self.overwritten.keys() | other.overwritten.keys()
        overwritten = {
            writer: max(self.overwritten.get(writer, ""), other.overwritten.get(writer, "")) for writer in writers
        }
        last = max(self, other, key=lambda field: (field.stamp, field.pen, field.there))
        pen = last.pen if last.pen in weave.seen else max(weave.seen)
        return TextField(weave, last.stamp, pen, last.there, overwritten)

    def is_overwritten_in(self, other: "TextField") -> bool:
        """Whether the other took the place of this, as far as the program's first format tells."""
        if not self.plain or self.pen in other.weave.seen:
            return False
        writer = writer_of(self.stamp)
        is_newer = other.plain and writer_of(other.stamp) == writer and other.stamp > self.stamp
        return is_newer or other.overwritten.get(writer, "") >= self.stamp


def plain(stamp: Stamp, value: str | None, overwritten: tuple[Stamp, ...] = ()) -> TextField:
    """A text that was written at once: the same pen writes the same text, so that two who read it in have one."""
    pen = _first_pen(_bytes(value or ""))
    before = {writer_of(one): one for one in sorted(overwritten)}
    return TextField(new_weave(value or "", pen), stamp, pen, value is not None, before, True)


def _first_pen(text: bytes) -> str:
    """Who wrote a text that was written at once: its checksum."""
    return six_digits(crc32(text))[-SUM:]


def _pen_of(stamp: Stamp, text: bytes) -> str:
    """Who first writes into a text at the moment of a stamp: the checksum of both."""
    return stamp[:TIME] + six_digits(crc32(text, crc32(f"{stamp} ".encode())))[-SUM:]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def read_field(stamp: Stamp, own: Any, value: str | None) -> TextField:
    """The field of a document with its stamps; stamps that do not fit the text count as none."""
    if not isinstance(own, list):
        return plain(stamp, value)
    if isinstance(own[0], list):
        return plain(stamp, value, tuple(one for one in (*own[1:], *(part[0] for part in own[0])) if is_stamp(one)))
    if len(own) > 1 and isinstance(own[1], str) and not is_stamp(own[1]):
        try:
            overwritten = {writer_of(one): one for one in sorted(own[2:])}
            return _unpacked(own[1], value)._replace(stamp=stamp, overwritten=overwritten)
        except (ValueError, IndexError, TypeError):
            return plain(stamp, value)
    return plain(stamp, value, tuple(own))


def own_of(field: TextField) -> Stamp | list[Any]:
    """The stamps of the field as a document keeps them."""
    value = field.value
    if len(field.weave.runs) < 2 and not field.overwritten and field[:5] == plain(field.stamp, value)[:5]:
        return field.stamp
    gone = GONE if value and not field.there else ""
    return [field.stamp, _packed(field.weave, field.pen) + gone, *sorted(field.overwritten.values())]


def typed_on(own: Any, old: str, new: str | None, stamp: Stamp) -> list[Any] | None:
    """The stamps of a text whose end was written on or anew; None where something else happened.

    Typing does hardly anything else. The result is a woven text like any other, made without reading every run.
    """
    if isinstance(own, str):
        return _typed_behind(own, old, new or "", stamp)
    if not new or not isinstance(own, list) or len(own) < 2 or not isinstance(own[0], str):
        return None
    woven = own[1] if isinstance(own[1], str) else ""
    last = LAST_RUN.match(woven, woven.rfind("a"))
    if last is None or "~" in woven or writer_of(own[0]) != writer_of(stamp):
        return None
    before = woven[: last.start()]
    pens, _, body = before.partition(" ")
    if ":" in pens or len(pens.partition(",")[0]) == SUM:
        return None
    start, size = int(last[1]), int(last[2])
    begins, top = len(old) - size, start + size
    for name, first, count in SIZES.findall(body):
        end = int(first) + int(count)
        if name in ("a", "A") and (end > start + size or end == start):
            return None
        top = max(top, end)
        begins -= int(count) if name.islower() else 0
    if begins:
        return None
    begins = len(old) - size
    if new.startswith(old):
        return [stamp, f"{before}a{start}.{size + len(new) - len(old)}{last[3]}", *own[2:]]
    at = common_start(old, new)
    words = new[at:]
    if at < begins or not words:
        return None
    # Whoever goes on in a line stands before what begins a line below: that takes the lowest number it can.
    number = start + size if words[0] == "\n" else top
    if at > begins:
        return [stamp, f"{before}a{start}.{at - begins}{last[3]}a{number}.{len(words)}", *own[2:]]
    return [stamp, f"{before}a{number}.{len(words)}{last[3]}", *own[2:]]


def _typed_behind(first: Stamp, old: str, new: str, stamp: Stamp) -> list[Any] | None:
    """The stamps of a text that was written at once and then gone on with, by whomever, behind its last word."""
    end, size = len(old), len(new) - len(old)
    if not old or size < 1 or not new.startswith(old) or in_one_word(old[-1], new[end]):
        return None
    text = _bytes(old)
    pens = f"{_pen_of(stamp, text)},{_first_pen(text)}"
    number = 0 if new[end] == "\n" else end
    overwritten = [first] if writer_of(first) != writer_of(stamp) and not first.startswith(NO_TIME) else []
    return [stamp, f"{pens} b0.{end}a{number}.{size}", *overwritten]


def _packed(weave: Weave, last: str) -> str:
    """The weave without its text."""
    pens = [last, *sorted(weave.seen.keys() - {last})]
    names = {pen: _letters(number) for number, pen in enumerate(pens)}
    ends: dict[str, int] = {}
    out = []
    before: Run | None = None
    places: set[CharacterId] = set()
    for run, _ in weave.pieces():
        if run is None:
            out.append("~")
            continue
        name = names[run.pen] if run.text else names[run.pen].upper()
        out.append(f"{name}{run.start}.{run.size}{_behind(run, before, places, names)}")
        ends[run.pen] = max(ends.get(run.pen, 0), run.start + run.size)
        places.add(run.end)
        before = run
    shown_pens = (pen if ends.get(pen) == weave.seen[pen] else f"{pen}:{weave.seen[pen]}" for pen in pens)
    return f"{','.join(shown_pens)} {''.join(out)}"


def _letters(number: int) -> str:
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(97 + number % 26)


def _behind(run: Run, before: Run | None, places: set[CharacterId], names: dict[str, str]) -> str:
    if run.parent == _usual(run.pen, run.start, before, places):
        return ""
    if run.parent is None:
        return "-"
    return "^" if before and run.parent == before.end else f"@{names[run.parent[0]]}{run.parent[1]}"


def _usual(pen: str, start: int, before: Run | None, places: set[CharacterId]) -> CharacterId | None:
    """What a run was most likely written behind."""
    return (pen, start - 1) if (pen, start - 1) in places else before and before.end


def _unpacked(text: str, value: str | None) -> TextField:
    """The field whose text is `value`; raises ValueError where that does not fit."""
    head, _, body = text.removesuffix(GONE).partition(" ")
    seen = {}
    for part in head.split(","):
        match = PENS.fullmatch(part)
        if match is None:
            raise ValueError(f"{part!r} is not a pen")
        seen[match[1]] = int(match[2] or 0)
    pens = list(seen)
    runs = list(_runs(body, value or "", pens))
    for run in runs:
        seen[run.pen] = max(seen[run.pen], run.start + run.size)
    weave = Weave(tuple(runs), seen)
    if weave.visible_text != (value or ""):
        raise ValueError("the runs are another text")
    there = value is not None and not (value and text.endswith(GONE))
    return TextField(weave, "", pens[0], there, {})


def _runs(body: str, value: str, pens: list[str]) -> Iterator[Run]:
    names = {_letters(number): pen for number, pen in enumerate(pens)}
    places: set[CharacterId] = set()
    before: Run | None = None
    at = position = size = 0
    while position < len(body):
        match = RUN.match(body, position)
        if match is None:
            raise ValueError("the runs cannot be read")
        position = match.end()
        if match[0] == "~":
            at += 1
            continue
        run = _run(match, names, before, places)
        size += run.size
        if run.size < 1 or size > LONGEST:
            raise ValueError("a run is too short or too long")
        if match[1].islower():
            run = run._replace(text=value[at : at + run.size])
            at += run.size
        places.add(run.end)
        before = run
        yield run
    if at != len(value):
        raise ValueError("the runs do not fit the text")


def _run(match: re.Match[str], names: dict[str, str], before: Run | None, places: set[CharacterId]) -> Run:
    if match[1].lower() not in names or (match[6] and match[6] not in names):
        raise ValueError("a run names no pen")
    pen, start, size = names[match[1].lower()], int(match[2]), int(match[3])
    parent = _usual(pen, start, before, places)
    if match[4]:
        parent = before and before.end
    elif match[5]:
        parent = None
    elif match[6]:
        parent = names[match[6]], int(match[7])
    return Run(pen, start, size, None, parent)
