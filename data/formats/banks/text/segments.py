"""Cuts a text into questions: a segment starts at a question's first line and ends where anything else starts."""

from itertools import pairwise

from data.formats.banks.keys.answers import answer_text, explanation_text, feedback_text, is_reference
from data.formats.banks.keys.marks import unbolded
from data.formats.banks.markup.markup import untagged
from data.formats.banks.text.collecting import drafted
from data.formats.banks.text.draft import Draft
from data.formats.banks.text.lines import BLANK, CHECK, CODE, HEADING, IMAGE, LETTER, RULE, TEXT, Line
from data.formats.banks.text.split_questions import (
    Start,
    beginnings,
    begins_other,
    first_options,
    is_part,
    starts,
)
from data.formats.banks.text.unlettered import as_lettered, list_runs


def drafts_of(lines: list[Line]) -> tuple[list[Draft], set[int]]:
    """Every question of the file as a draft, in order, and the numbers of their lines."""
    cutter = _Cutter(lines)
    cutter.cut()
    return cutter.drafts, cutter.used


class _Cutter:
    """Collects drafts and records which lines they use."""

    def __init__(self, lines: list[Line]) -> None:
        self.drafts: list[Draft] = []
        self.used: set[int] = set()
        self._lines = lines

    def cut(self) -> None:
        """Cut the whole text."""
        lines = self._lines
        firsts = first_options(lines)
        begins = beginnings(lines, firsts) if firsts else _list_beginnings(lines)
        first = begins[0][0] if begins else len(lines)
        before = lines[:first] if first > 0 else []
        if first_options(before):
            self._pieces(None, "", "", before, free=not begins)
        level = next((lines[index].level for index, _ in begins if index >= 0 and lines[index].kind == HEADING), 0)
        for at, (index, start) in enumerate(begins):
            end = begins[at + 1][0] if at + 1 < len(begins) else len(lines)
            head = lines[index] if index >= 0 and start.kind != "rule" else None
            self._segment(head, start, lines[index + 1 : end], level)

    def _segment(self, head: Line | None, start: Start, body: list[Line], level: int) -> None:
        """Add one question and anything else between it and the next question."""
        breaks = _breaks(body, level)
        question_lines = body[: breaks[0]] if breaks else body
        if head is None and not first_options(question_lines) and not list_runs(question_lines):
            self._rest(None, question_lines, level)
        else:
            name, stem = _name_and_stem(start, question_lines)
            self._pieces(head, name, stem, question_lines, free=False)
        for start_of_rest, end in pairwise([*breaks, len(body)]):
            self._rest(body[start_of_rest], body[start_of_rest + 1 : end], level)

    def _rest(self, head: Line | None, body: list[Line], level: int) -> None:
        """Add anything that starts inside a segment: a question of another kind, or the heading of a part."""
        heads = [head] if head is not None else []
        first = next((line for line in [*heads, *body] if line.kind not in (BLANK, RULE)), None)
        if first is None:
            return
        asks = any(
            line.kind in (TEXT, HEADING) and line.text.rstrip(" *_").endswith(("?", "？")) for line in [*heads, *body]
        )
        same = head is not None and head.kind == HEADING and head.level == level
        if first_options(body) or asks or same or begins_other(first):
            stem = unbolded(head.text)[0] if head is not None else ""
            self._pieces(head, "", stem, body, free=False)

    def _pieces(self, head: Line | None, name: str, stem: str, body: list[Line], free: bool) -> None:
        """Add one draft for a segment, or several if it contains questions without a start of their own."""
        firsts = first_options(body)
        if not firsts:
            from_list = as_lettered(stem, body) if head is not None else None
            self._add(head, name, stem, *(from_list or (body, _lone_option(body))))
            return
        begin, first = 0, firsts[0]
        for at, (before, later) in enumerate(pairwise(firsts), 1):
            if sum(line.kind == body[before].kind for line in body[before:later]) < 2:
                continue
            follows = firsts[at + 1] if at + 1 < len(firsts) else len(body)
            cut = _after_tail(body, before, later) if free else _next_stem(body, before, later, follows)
            if cut is None:
                continue
            self._piece(head, name, stem, body[begin:cut], first - begin)
            head, name, stem = None, "", ""
            begin, first = cut, later
        self._piece(head, name, stem, body[begin:], first - begin)

    def _piece(self, head: Line | None, name: str, stem: str, body: list[Line], first: int) -> None:
        """Add one question, and before it any items without options at the start of its text."""
        others = [index for index in range(first) if begins_other(body[index])] if head is None else []
        for index, end in pairwise([*others, _stem_behind(body, others, first)]):
            if end == index:
                break
            self._add(body[index], "", body[index].text, body[index + 1 : end], end - index - 1)
        begin = _stem_behind(body, others, first) if others else 0
        self._add(head, name, stem, body[begin:], first - begin)

    def _add(self, head: Line | None, name: str, stem: str, body: list[Line], first: int) -> None:
        """Add one draft; its lines are used, and its head's line only if the draft contains the head's text."""
        self.drafts.append(drafted(head, name, stem, body, first))
        self.used |= {line.number for line in body}
        if head is not None and (stem or _only_numbers(head)):
            self.used.add(head.number)


def _only_numbers(head: Line) -> bool:
    """Whether a line contains only the number of its question."""
    return all(not start.text for start in starts(head))


def _stem_behind(body: list[Line], others: list[int], first: int) -> int:
    """Index where a question's text starts after items of other kinds: its last paragraph."""
    if not others:
        return 0
    index = first - 1
    while index > others[-1] and body[index].kind in (BLANK, IMAGE, CODE):
        index -= 1
    while index > others[-1] and body[index - 1].kind != BLANK:
        index -= 1
    return index if index > others[-1] else others[-1]


def _asks(line: Line) -> bool:
    return line.kind in (TEXT, HEADING) and line.text.rstrip(" *_").endswith(("?", "？"))


def _breaks(body: list[Line], level: int) -> list[int]:
    """Indexes after the options where something other than this question starts."""
    indexes: list[int] = []
    options = first_options(body)
    silent = (BLANK, RULE, HEADING, IMAGE)
    text = max((index for index, line in enumerate(body) if line.kind not in silent), default=-1)
    for index, line in enumerate(body):
        after_options = bool(options) and index > options[0] + 1
        if line.kind == HEADING and not is_part(line):
            if level and line.level <= level:
                breaks = after_options or bool(indexes) or line.level < level or not options
            else:
                breaks = not level and after_options and (line.level <= 2 or index >= text)
        else:
            breaks = after_options and begins_other(line) and body[index - 1].kind in (BLANK, RULE)
        if breaks:
            indexes.append(index)
    return indexes


def _list_beginnings(lines: list[Line]) -> list[tuple[int, Start]]:
    """Starts of questions whose options are plain lists; items of the lists start none."""
    firsts = [run[0] for run in list_runs(lines)]
    flush = sum(not lines[index].level for index in firsts) > len(firsts) / 2
    numbered = sum(lines[index].text[0].isdigit() for index in firsts) > len(firsts) / 2
    without = (*(("number",) if numbered else ()), *(("bullet",) if numbered or flush else ()))
    return beginnings(lines, firsts, without) or _paragraphs_above(lines, firsts)


def _paragraphs_above(lines: list[Line], firsts: list[int]) -> list[tuple[int, Start]]:
    """Paragraphs above plain lists that ask something."""
    begins = []
    for first in firsts:
        index = first - 1
        while index >= 0 and lines[index].kind == BLANK:
            index -= 1
        if index >= 0 and _asks(lines[index]):
            while (
                index > 0 and lines[index - 1].kind == TEXT and not lines[index - 1].text.startswith(("-", "*", "+"))
            ):
                index -= 1
            begins.append((index, Start("paragraph", None, unbolded(lines[index].text)[0])))
    return begins


def _name_and_stem(start: Start, body: list[Line]) -> tuple[str, str]:
    """A question's name and the start of its stem: a title above a stem is a name."""
    name = str(start.number) if start.number is not None else ""
    if start.kind != "label" or not start.text or start.text[-1] in "?.:)？。":
        return name, start.text
    for line in body:
        if line.kind in (LETTER, CHECK):
            return name, start.text
        if line.kind == TEXT and answer_text(untagged(line.text)) is None:
            return name, ""
    return name, start.text


def _lone_option(body: list[Line]) -> int:
    """Index of a single option, or the body's length."""
    for index, line in enumerate(body):
        if line.kind == CHECK or (line.kind == LETTER and line.mark in "Aa"):
            return index
        if line.kind == TEXT and answer_text(untagged(line.text)) is not None:
            break
    return len(body)


def _after_tail(body: list[Line], first: int, later: int) -> int | None:
    """Start of the next stem between two runs of options: after the key and any marked explanation."""
    end = first
    for index in range(first, later):
        line = body[index]
        if line.kind in (CHECK, LETTER) or (line.kind == TEXT and answer_text(untagged(line.text)) is not None):
            end = index
    index = end + 1
    while index < later and body[index].kind != BLANK:
        index += 1
    if index == later:
        index = end + 1
    while index < later:
        line = body[index]
        if line.kind == BLANK:
            index += 1
        elif explanation_text(line.text) is not None or is_reference(line.text):
            while index < later and body[index].kind != BLANK:
                index += 1
        else:
            break
    return index if any(line.kind in (TEXT, HEADING) for line in body[index:later]) else None


def _next_stem(body: list[Line], first: int, later: int, end: int) -> int | None:
    """Start of a stem before a second run of options; None if that run is part of an explanation.

    It is a question if a line directly above asks, or if a key of its own follows.
    """
    index = later - 1
    while index > first and body[index].kind in (BLANK, IMAGE, CODE):
        index -= 1
    line = body[index]
    if line.kind in (LETTER, CHECK):
        return later
    if line.kind not in (TEXT, HEADING) or explanation_text(line.text) is not None:
        return None
    asks = body[later].kind == CHECK or line.text.rstrip(" *_").endswith(("?", "？", ":"))
    own_key = _keys(body[later:end]) and _keys(body[first:index])
    if not asks and not own_key:
        return None
    while index > first and body[index - 1].kind in (TEXT, HEADING) and not _closes(body[index - 1]):
        index -= 1
    start = next((at for at in range(index, later) if own_key and starts(body[at])), index)
    return start if body[index - 1].kind in (BLANK, RULE) or _closes(body[index - 1]) else None


def _closes(line: Line) -> bool:
    """Whether a line is a key or feedback, after which a question may start without a blank line."""
    bare = untagged(line.text)
    return answer_text(bare) is not None or explanation_text(bare) is not None or feedback_text(bare) is not None


def _keys(lines: list[Line]) -> bool:
    return any(line.kind == TEXT and answer_text(untagged(line.text)) for line in lines)
