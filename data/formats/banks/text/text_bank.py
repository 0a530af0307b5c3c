"""Banks in Markdown or plain text, whatever marks the key.

One reader serves check boxes, folded answers, bold options, “Answer: B” lines and keys in a list or file of their
own, because real files mix them.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from data.formats.banks.model.model import TWO_KEYS, BankReading, Finding, FoundQuestion, Refused
from data.formats.banks.text.answers import answer_said, explanation_said, is_reference, understood
from data.formats.banks.text.key_table import key_rows
from data.formats.banks.text.lines import BLANK, CHECK, CODE, HEADING, IMAGE, LETTER, TEXT, Line, scan
from data.formats.banks.text.markup import untagged
from data.formats.banks.text.question_builder import Draft, drafted, finished
from data.formats.banks.text.split_questions import Start, beginnings, first_options
from data.formats.banks.text.unlettered import as_lettered, list_places
from data.language import say

_SITE_LINE = re.compile(
    r"\[?all .{0,120} questions\]?|topic\s*#?:?\s*\d+|question\s*#?:\s*\d+|"
    r"(?:show|hide|reveal)\s+(?:suggested\s+)?answer|"
    r"actual exam question from.{0,120}",
    re.I,
)


def read_text_bank(text: str, key_text: str | None = None) -> BankReading:
    """Read a bank in Markdown or plain text; `key_text` is a key that came in a file of its own."""
    lines = [line for line in scan(text) if line.kind != TEXT or not _SITE_LINE.fullmatch(line.text[:200])]
    end, rows = _key_section(lines)
    drafts = _drafts(lines[:end])
    rows = key_rows(key_text) if key_text else rows
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    findings: list[Finding] = []
    told = _answers_apart(drafts)
    for draft in drafts:
        if id(draft) in told:
            continue
        result = finished(draft)
        if isinstance(result, Refused):
            refused.append(result)
            continue
        if row := rows.get(_number(draft, len(questions) + 1)):
            result = _with_row(result, row, draft)
        questions.append(result)
        findings += draft.findings
    title = next((line.text for line in lines if line.kind == HEADING and line.level == 1), "")
    return BankReading(_format(drafts), tuple(questions), tuple(refused), tuple(findings), title)


def _number(draft: Draft, counted: int) -> int:
    return int(draft.name) if draft.name.isdigit() else counted


def _with_row(question: FoundQuestion, row: str, draft: Draft) -> FoundQuestion:
    """The question with a key from a list; a key it has already wins, and a difference is told."""
    places, _ = understood(row, draft.letters, [option.text for option in question.options])
    if places is None:
        return question
    if draft.used:
        if places != {place for place, option in enumerate(question.options) if option.right}:
            message = say(
                "It is marked {key} and the list of keys says {other}: check which is right.",
                key=question.key,
                other=row,
            )
            draft.findings.append(Finding(TWO_KEYS, question.line, message))
        return question
    draft.used = "file"
    options = tuple(replace(option, right=at in places) for at, option in enumerate(question.options))
    return replace(question, options=options)


def _drafts(lines: list[Line]) -> list[Draft]:
    """Every segment of the file as a draft, in order."""
    firsts = first_options(lines)
    begins = beginnings(lines, firsts) if firsts else _list_beginnings(lines)
    drafts: list[Draft] = []
    head = begins[0][0] if begins else len(lines)
    before = lines[:head] if head > 0 else []
    if first_options(before):
        drafts += _pieces(None, "", "", before, free=not begins)
    for at, (place, start) in enumerate(begins):
        end = begins[at + 1][0] if at + 1 < len(begins) else len(lines)
        body = lines[place + 1 : end]
        if start.kind == "rule" and not first_options(body) and not list_places(body):
            continue
        name, stem = _named(start, body)
        drafts += _pieces(lines[place] if place >= 0 else None, name, stem, body, free=False)
    return drafts


def _list_beginnings(lines: list[Line]) -> list[tuple[int, Start]]:
    """Where questions begin whose options are plain lists; the lists' own numbers begin none."""
    firsts = [run[0] for run in list_places(lines)]
    numbered = sum(lines[place].text[0].isdigit() for place in firsts) > len(firsts) / 2
    return beginnings(lines, firsts, ("number", "bullet") if numbered else ())


def _named(start: Start, body: list[Line]) -> tuple[str, str]:
    """A question's name and the beginning of its stem: a title over a stem of its own is a name."""
    name = str(start.number) if start.number is not None else ""
    if start.kind != "label" or not start.text or start.text[-1] in "?.:)？。":
        return name, start.text
    for line in body:
        if line.kind in (LETTER, CHECK):
            return name, start.text
        if line.kind == TEXT and answer_said(untagged(line.text)) is None:
            return name, ""
    return name, start.text


def _pieces(head: Line | None, name: str, stem: str, body: list[Line], free: bool) -> list[Draft]:
    """One draft for a segment, or several where questions follow that nothing begins."""
    firsts = first_options(body)
    if not firsts:
        listed = as_lettered(stem, body) if head is not None else None
        return [drafted(head, name, stem, *(listed or (body, _lone_option(body))))]
    drafts: list[Draft] = []
    begin, first = 0, firsts[0]
    for before, later in pairwise(firsts):
        if sum(line.kind == body[before].kind for line in body[before:later]) < 2:
            continue
        cut = _after_tail(body, before, later) if free else _last_paragraph(body, before, later)
        if cut is None:
            continue
        drafts.append(drafted(head, name, stem, body[begin:cut], first - begin))
        head, name, stem = None, "", ""
        begin, first = cut, later
    drafts.append(drafted(head, name, stem, body[begin:], first - begin))
    return drafts


def _lone_option(body: list[Line]) -> int:
    """Place of a single option, or the body's length."""
    for place, line in enumerate(body):
        if line.kind == CHECK or (line.kind == LETTER and line.mark in "Aa"):
            return place
        if line.kind == TEXT and answer_said(untagged(line.text)) is not None:
            break
    return len(body)


def _after_tail(body: list[Line], first: int, later: int) -> int | None:
    """Where the next stem begins between two runs of options: behind the key and what is marked as explanation."""
    end = first
    for place in range(first, later):
        line = body[place]
        if line.kind in (CHECK, LETTER) or (line.kind == TEXT and answer_said(untagged(line.text)) is not None):
            end = place
    place = end + 1
    while place < later and body[place].kind != BLANK:
        place += 1
    if place == later:
        place = end + 1
    while place < later:
        line = body[place]
        if line.kind == BLANK:
            place += 1
        elif explanation_said(line.text) is not None or is_reference(line.text):
            while place < later and body[place].kind != BLANK:
                place += 1
        else:
            break
    return place if any(line.kind in (TEXT, HEADING) for line in body[place:later]) else None


def _last_paragraph(body: list[Line], first: int, later: int) -> int | None:
    """Where a stem begins that stands right before a second run of options; None where there is no such stem."""
    place = later - 1
    while place > first and body[place].kind in (BLANK, IMAGE, CODE):
        place -= 1
    line = body[place]
    asks = body[later].kind == CHECK or line.text.endswith(("?", "？", ":"))
    if line.kind not in (TEXT, HEADING) or not asks or explanation_said(line.text) is not None:
        return None
    while place > first and body[place - 1].kind in (TEXT, HEADING):
        place -= 1
    return place if body[place - 1].kind == BLANK else None


def _key_section(lines: list[Line]) -> tuple[int, dict[int, str]]:
    """Where a list of keys under a heading such as “Answers” begins at the end of the file, and the list."""
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.kind in (HEADING, TEXT) and _is_key_title(line):
            rows = key_rows("\n".join(each.raw for each in lines[place + 1 :] if each.kind != CODE))
            return (place, rows) if len(rows) > 1 else (len(lines), {})
    return len(lines), {}


def _is_key_title(line: Line) -> bool:
    bare = line.text.strip("*_: ").casefold()
    return bare in {"answers", "answer key", "key", "solutions", "correct answers", "정답", "정답표", "답안"}


def _answers_apart(drafts: list[Draft]) -> set[int]:
    """Give answers that stand under a question's number in a section of their own to their questions.

    Returns the drafts that were such answers.
    """
    open_: dict[str, Draft] = {}
    used: set[int] = set()
    for draft in drafts:
        if draft.options and draft.name:
            open_.setdefault(draft.name, draft)
        elif draft.name in open_ and not draft.options:
            said = [rest for text in draft.stem if (rest := answer_said(untagged(text)))]
            if said:
                asked = open_.pop(draft.name)
                asked.answers += said
                asked.tail += [text for text in draft.stem if answer_said(untagged(text)) is None]
                used.add(id(draft))
    return used


def _format(drafts: list[Draft]) -> str:
    """Name of the format, by what most questions' keys came from."""
    asked = [draft for draft in drafts if len(draft.options) > 1]
    if not asked:
        return "text"
    if 2 * sum(draft.boxes for draft in asked) >= len(asked):
        return "checkbox_markdown"
    names = {"mark": "bold_option", "file": "key_file", "box": "checkbox_markdown", "answer": "answer_line"}
    counted = Counter("details_answer" if draft.hidden else names.get(draft.used, "text") for draft in asked)
    return counted.most_common(1)[0][0]
