"""Reads banks in Markdown or plain text, with any kind of key.

One reader handles check boxes, folded answers, bold options, “Answer: B” lines and keys in a list or file of their
own, because real files mix them.
"""

import re
from collections import Counter

from data.formats.banks.keys.answers import answer_text, named_options, plain
from data.formats.banks.keys.key_table import key_line, key_rows
from data.formats.banks.markup.markup import untagged
from data.formats.banks.model.bank_format import BankFormat
from data.formats.banks.model.model import (
    KEY_WITHOUT_QUESTION,
    TWO_KEYS,
    UNCLEAR_ANSWER,
    Finding,
    FoundQuestion,
    Outside,
    ParsedBank,
    Refused,
    excerpt,
)
from data.formats.banks.text.draft import Draft
from data.formats.banks.text.lines import CHECK, CODE, HEADING, LETTER, RULE, TEXT, Line, scan
from data.formats.banks.text.marked_lines import with_boxes
from data.formats.banks.text.question_builder import ambiguous, finished
from data.formats.banks.text.segments import drafts_of
from data.language import say

_SITE_LINE = re.compile(
    r"\[?all .{0,120} questions\]?|topic\s*#?:?\s*\d+|question\s*#?:\s*\d+|"
    r"(?:show|hide|reveal)\s+(?:suggested\s+)?answer|"
    r"actual exam question from.{0,120}",
    re.I,
)


def read_text_bank(text: str, key_text: str | None = None) -> ParsedBank:
    """Read a bank in Markdown or plain text; `key_text` is the text of a separate key file."""
    scanned = scan(text)
    lines = [line for line in scanned if line.kind != TEXT or not _SITE_LINE.fullmatch(line.text[:200])]
    lines, marks, doubts = with_boxes(lines)
    end, rows = _key_section(lines)
    drafts, used = drafts_of(lines[:end])
    used |= marks | {
        line.number for line in lines[end:] if line.kind != CODE and (key_rows(line.raw) or key_line(line.text))
    }
    rows = key_rows(key_text) if key_text else rows
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    findings: list[Finding] = list(doubts)
    answers = _answers_apart(drafts)
    _decide_numbers(drafts)
    open_rows = dict(rows)
    for draft in drafts:
        if id(draft) in answers:
            continue
        result = finished(draft)
        if isinstance(result, Refused):
            refused.append(result)
            continue
        if row := open_rows.pop(_number(draft, len(questions) + 1), ""):
            result = _with_row(result, row, draft)
        questions.append(result)
        findings += draft.findings
    findings += _unused(open_rows, questions, lines[end].number if end < len(lines) else 1)
    titles = [line for line in lines if line.kind == HEADING and line.level == 1]
    used |= {line.number for line in titles[:1]}
    title = titles[0].text if titles else ""
    outside = _outside(scanned, used)
    return ParsedBank(_format(drafts), tuple(questions), tuple(refused), tuple(findings), title, outside)


def _outside(lines: list[Line], used: set[int]) -> tuple[Outside, ...]:
    """Lines that belong to no question; consecutive lines form one part."""
    parts: list[Outside] = []
    for line in lines:
        if line.number in used or not line.raw.strip() or line.kind == RULE:
            continue
        if parts and parts[-1].last >= line.number - 1:
            parts[-1] = parts[-1]._replace(last=line.number)
        else:
            parts.append(Outside(line.number, line.number, excerpt(line.raw)))
    return tuple(parts)


def _decide_numbers(drafts: list[Draft]) -> None:
    """Decide for all questions whether the file's keys are numbers although its options have letters."""
    numbers_as_keys = any(
        answer.strip(" .()").isdecimal() and plain(answer) not in {plain(option.lines[0]) for option in draft.options}
        for draft in drafts
        for answer in draft.answers
    )
    for draft in drafts:
        draft.answers_may_be_numbers = numbers_as_keys


def _unused(rows: dict[int, str], questions: list[FoundQuestion], line: int) -> list[Finding]:
    """A finding if keys of a list name questions that the bank does not have."""
    if not rows or not questions or len(rows) > len(questions):
        return []
    names = ", ".join(map(str, sorted(rows)[:8])) + (" …" if len(rows) > 8 else "")
    message = say("The answer key lists questions that were not found: {names}.", names=names)
    return [Finding(KEY_WITHOUT_QUESTION, line, message)]


def _number(draft: Draft, position: int) -> int:
    return int(draft.name) if draft.name.isdecimal() else position


def _with_row(question: FoundQuestion, row: str, draft: Draft) -> FoundQuestion:
    """The question with a key from a list; an existing key wins, and a difference becomes a finding."""
    named = named_options(
        row, draft.letters, [option.text for option in question.options], draft.answers_may_be_numbers
    )
    indexes = named.indexes
    if indexes is None:
        message = say("The answer “{text}” does not match any option.", text=row)
        draft.findings.append(Finding(UNCLEAR_ANSWER, question.line, message))
        return question
    if named.text_match is not None:
        draft.findings.append(ambiguous(question.line, row, named, draft.letters))
    if draft.key_source:
        if indexes != {index for index, option in enumerate(question.options) if option.right}:
            message = say(
                "It is marked {key}, but the answer key says {other}. Check which is right.",
                key=question.key,
                other=row,
            )
            draft.findings.append(Finding(TWO_KEYS, question.line, message))
        return question
    draft.key_source = "file"
    options = tuple(option._replace(right=at in indexes) for at, option in enumerate(question.options))
    return question._replace(options=options)


def _key_section(lines: list[Line]) -> tuple[int, dict[int, str]]:
    """Start of a list of keys at the end of the file, in lines of several or under a heading, and the keys."""
    end, rows_in_lines = _key_lines(lines)
    if rows_in_lines:
        return end, rows_in_lines
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.kind in (HEADING, TEXT) and _is_key_title(line):
            rows = key_rows("\n".join(key_line_.raw for key_line_ in lines[index + 1 :] if key_line_.kind != CODE))
            return (index, rows) if len(rows) > 1 else (len(lines), {})
    return len(lines), {}


def _key_lines(lines: list[Line]) -> tuple[int, dict[int, str]]:
    """Lines after the last option with several answers each, and the heading above them."""
    end, rows = len(lines), dict[int, str]()
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.kind in (LETTER, CHECK):
            break
        answers = key_line(line.text) if line.kind in (HEADING, TEXT) else {}
        if answers or (rows and line.kind in (HEADING, TEXT) and _is_key_title(line)):
            end, rows = index, answers | rows
    return end, rows


def _is_key_title(line: Line) -> bool:
    bare = untagged(line.text).strip("*_: ").casefold()
    return bare in {"answers", "answer key", "key", "solutions", "correct answers", "정답", "정답표", "답안"}


def _answers_apart(drafts: list[Draft]) -> set[int]:
    """Attach answers that a separate section lists under the questions' numbers.

    Returns the ids of the drafts that were such answers.
    """
    open_: dict[str, Draft] = {}
    used: set[int] = set()
    for draft in drafts:
        if len(draft.options) > 1 and draft.name:
            open_.setdefault(draft.name, draft)
        elif draft.name in open_ and not draft.options:
            answers = [rest for text in draft.stem if (rest := answer_text(untagged(text)))]
            if answers:
                question = open_.pop(draft.name)
                question.answers += answers
                question.tail += [text for text in draft.stem if answer_text(untagged(text)) is None]
                used.add(id(draft))
    return used


def _format(drafts: list[Draft]) -> str:
    """Name of the format, by the most frequent source of the keys."""
    choices = [draft for draft in drafts if len(draft.options) > 1]
    if not choices:
        return "text"
    if 2 * sum(draft.boxes for draft in choices) >= len(choices):
        return "checkbox_markdown"
    names = {"mark": "bold_option", "file": "key_file", "box": "checkbox_markdown", "answer": "answer_line"}
    counted = Counter("details_answer" if draft.hidden else names.get(draft.key_source, "text") for draft in choices)
    return counted.most_common(1)[0][0]


FORMAT = BankFormat(
    name="text",
    rank=100,
    recognises=lambda text: True,
    read=lambda source: read_text_bank(source.text, source.key_text),
    may_have_comments=True,
)
