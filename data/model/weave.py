"""A text that several programs edit independently: every character knows the character it was written after.

A replicated growable array after Roh et al., "Replicated abstract data types" (2011): joining is commutative,
associative and idempotent, so that computers agree whatever they exchange in whatever order. A removed character
is known from the number of characters each pen had written; it keeps a run only while another one follows it.
"""

from collections.abc import Iterator
from itertools import pairwise

from data.model.text_changes import Change, in_one_word, text_changes
from data.values import Values

CharacterId = tuple[str, int]
"""Identifies one character: the pen that wrote it, and its number."""


class Run(Values):
    """Consecutive characters of one pen."""

    pen: str
    start: int
    """Number of the first character."""
    size: int
    text: str | None
    """None for removed characters."""
    parent: CharacterId | None
    """The character after which the first one was written; None at the start of the text."""

    @property
    def end(self) -> CharacterId:
        """The id of the last character."""
        return self.pen, self.start + self.size - 1

    def part(self, first: int, last: int) -> "Run":
        """A part of its characters."""
        parent = self.parent if first == 0 else (self.pen, self.start + first - 1)
        return Run(self.pen, self.start + first, last - first, self.text and self.text[first:last], parent)

    def emptied(self) -> "Run":
        """The same characters, removed."""
        return self._replace(text=None)


class Weave(Values):
    """The characters of a text in order, and how far each pen has written."""

    runs: tuple[Run, ...]
    seen: dict[str, int]
    """For each pen the number after its last character; one below it that is not in `runs` was removed."""

    @property
    def visible_text(self) -> str:
        """The text as people read it."""
        return "".join(text for _, text in self.pieces())

    def pieces(self) -> Iterator[tuple[Run | None, str]]:
        """Every run with its visible text; None for a separator between words that nobody wrote side by side."""
        last: Run | None = None
        for run in self.runs:
            if not run.text:
                yield run, ""
                continue
            is_parted = last is not None and last.end != (run.pen, run.start - 1)
            if is_parted and last and last.text and in_one_word(last.text[-1], run.text[0]):
                yield None, "\n" if self._begins_line(run.parent) else " "
            last = run
            yield run, run.text

    def rewritten(self, text: str, pen: str) -> "Weave":
        """The weave after a writer who had read all of it changed the text."""
        visible_text = self.visible_text
        for changes in self._edits(visible_text, text, pen):
            weave = _edited(self, visible_text, changes, pen)
            if weave.visible_text == text:
                break
        return weave

    def _edits(self, visible_text: str, text: str, pen: str) -> Iterator[list[Change]]:
        """Possible edits, likeliest first: the pen continues where it was, words change, or all text is new."""
        at = self._index((pen, self.seen.get(pen, 0) - 1)) + 1
        more = len(text) - len(visible_text)
        if at and more > 0 and text.startswith(visible_text[:at]) and text.endswith(visible_text[at:]):
            yield [Change(at, at, text[at : at + more])]
        changes = text_changes(visible_text, text)
        yield changes
        yield _widened(self, changes)
        yield [Change(0, len(visible_text), text)]

    def _index(self, character: CharacterId) -> int:
        """Index of a character in the visible text; -1 for a removed one."""
        at = 0
        for run, text in self.pieces():
            if run and text and run.pen == character[0] and 0 <= character[1] - run.start < run.size:
                return at + character[1] - run.start
            at += len(text)
        return -1

    def covers(self, other: "Weave") -> bool:
        """Whether the writer of this weave had read the other."""
        return all(self.seen.get(pen, 0) >= end for pen, end in other.seen.items())

    def _begins_line(self, parent: CharacterId | None) -> bool:
        """Whether text written after a character was written at the start of a line."""
        text, above = self._at(parent)
        return text in ("", "\n") or (text is None and self._at(above)[0] in ("", "\n"))

    def _at(self, character: CharacterId | None) -> tuple[str | None, CharacterId | None]:
        """A character (None if removed, empty for the start of the text), and the one it was written after."""
        for run in self.runs if character else ():
            at = character[1] - run.start if character else 0
            if character and run.pen == character[0] and 0 <= at < run.size:
                return run.text and run.text[at], run.part(at, at + 1).parent
        return "", None


class Pen(Values):
    """A writer, and the numbers that are free."""

    name: str
    next: int
    """The first number it has not used."""
    top: int
    """A number that no pen has used."""


def new_weave(text: str, pen: str) -> Weave:
    """Create a weave of a text that one pen wrote at once."""
    run = Run(pen, 0, len(text), text, None)
    return Weave((run,) if text else (), {pen: len(text) or 1})


def _edited(weave: Weave, visible_text: str, changes: list[Change], pen: str) -> Weave:
    runs = [run or Run("", 0, 1, text, None) for run, text in weave.pieces()]
    start = number = weave.seen.get(pen, 0)
    top = max(weave.seen.values(), default=0)
    for change in reversed(changes):
        number = _splice(runs, change, visible_text, Pen(pen, number, max(top, number)))
    return Weave(tidy([run for run in runs if run.pen]), weave.seen | {pen: max(number, start + 1)})


def _widened(weave: Weave, changes: list[Change]) -> list[Change]:
    """The changes, extended by adjacent separators, so that these become part of the text."""
    at = 0
    for run, text in weave.pieces():
        if run is None:
            changes = [_with_separator(change, at, text) for change in changes]
        at += len(text)
    return changes


def _with_separator(change: Change, at: int, text: str) -> Change:
    start, end, words = change
    if at == start - 1:
        return Change(at, end, text + words)
    return Change(start, at + 1, words + text) if at == end else change


def _splice(runs: list[Run], change: Change, visible_text: str, pen: Pen) -> int:
    """Apply one change to the runs; returns the number after the last one that its pen used."""
    start, end, words = change
    newest = _character_at(runs, end - 1) if end > start else None
    is_longer = (
        newest is not None and newest == (pen.name, pen.next - 1) and words.startswith(visible_text[start:end])
    )
    if is_longer and _first_free(runs, newest) <= pen.next:
        words, start = words[end - start :], end
    anchor = _anchor(runs, start, end, pen.name)
    parent = _character_at(runs, anchor) if anchor >= 0 else None
    number = max(pen.next, _first_free(runs, parent))
    # Text that continues a line comes before text that starts a line below: that one gets the lowest free number.
    if words[:1] != "\n" and parent != (pen.name, number - 1):
        number = max(number, pen.top)
    new = [Run(pen.name, number, len(words), words, parent)] if words else []
    out = new if anchor < 0 else []
    at = 0
    for run in runs:
        size = len(run.text or "")
        cuts = sorted({0, size, *(cut - at for cut in (start, end, anchor + 1) if 0 < cut - at < size)})
        for first, last in pairwise(cuts):
            part = run.part(first, last) if run.pen else run
            inside = start <= at + first < end
            if not (inside and not run.pen):
                out.append(part.emptied() if inside else part)
            if at + last == anchor + 1:
                out += new
                new = []
        if not size:
            out.append(run)
        at += size
    runs[:] = out
    return number + len(words) if words else pen.next


def _first_free(runs: list[Run], parent: CharacterId | None) -> int:
    """The first number above those of all characters written after the given one."""
    numbers = [run.start for run in runs if run.pen and run.parent == parent]
    if parent:
        name, at = parent
        numbers += [at + 1 for run in runs if run.pen == name and run.start <= at < run.start + run.size - 1]
    return max(numbers, default=-1) + 1


def _anchor(runs: list[Run], start: int, end: int, pen: str) -> int:
    """Index of the character after which the replacement of some others goes.

    The first of the others marks their position for anyone who changes them too; the pen's own leave no mark.
    """
    pens = [_character_at(runs, at)[0] for at in range(start, end)]
    if all(name in ("", pen) for name in pens):
        return next((at for at in range(start - 1, -1, -1) if _character_at(runs, at)[0]), -1)
    return next(at for at, name in enumerate(pens, start) if name)


def _character_at(runs: list[Run], index: int) -> CharacterId:
    """The character at an index of the visible text."""
    for run in runs:
        size = len(run.text or "")
        if index < size:
            return run.pen, run.start + index
        index -= size
    return "", 0


def tidy(runs: list[Run]) -> tuple[Run, ...]:
    """Merge runs where possible, and drop removed characters that nothing follows any more."""
    parents: dict[str, set[int]] = {}
    needed_runs: list[Run] = []
    for run in reversed(runs):
        if run.text is None:
            numbers = parents.get(run.pen, ())
            last = max((number for number in numbers if 0 <= number - run.start < run.size), default=None)
            if last is None:
                continue
            run = run.part(0, last - run.start + 1)
        if run.parent:
            parents.setdefault(run.parent[0], set()).add(run.parent[1])
        needed_runs.append(run)
    out: list[Run] = []
    for run in reversed(needed_runs):
        before = out[-1] if out else None
        if (
            before
            and run.parent == before.end == (run.pen, run.start - 1)
            and (before.text is None) == (run.text is None)
        ):
            text = None if before.text is None or run.text is None else before.text + run.text
            out[-1] = before._replace(size=before.size + run.size, text=text)
        else:
            out.append(run)
    return tuple(out)
