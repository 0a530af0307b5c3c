"""Reads the cockpit's own bank format: Markdown that a person can write and any viewer shows.

    # Title of the bank
    A sentence or two about it.

    ## mls-001
    - domain: de
    - statement: 1.2
    - difficulty: medium
    - source: https://docs.aws.amazon.com/…

    The stem, in as many paragraphs as it needs. (Choose two.)

    - [ ] A. an option
    - [x] B. a right option

    > A: why it is not right.
    > B: why it is.

A second-level heading names each question: keep it unchanged, because a later import finds the question by it. The
list below it may have `domain` (the pack's key), `statement`, `difficulty` (easy, medium, hard) and `source`, all
optional. Options are check boxes, right ones with an x; letters are optional. Quoted lines are explanations: with a
letter of one option, without one of the whole question.
"""

import re

from data.formats.banks.markup.html_text import in_markdown
from data.formats.banks.markup.markup import paragraphs
from data.formats.banks.model.bank_format import BankFormat
from data.formats.banks.model.model import (
    NO_OPTIONS,
    ONE_OPTION,
    REPEATED_LETTER,
    REPEATED_NAME,
    UNCLEAR_MARK,
    Finding,
    FoundOption,
    FoundQuestion,
    Outside,
    ParsedBank,
    Refused,
    excerpt,
)
from data.formats.banks.text.lines import BLANK, CHECK, CODE, HEADING, RULE, Line, scan
from data.language import say, say_count
from data.model.questions import OPTION_LIMIT, letter

_FACT = re.compile(r"[-*]\s+(?P<name>domain|statement|difficulty|source)\s*:\s*(?P<value>.*)", re.I)
_NOTE = re.compile(r"(?P<letter>[A-Z])\s?[:.)]\s*(?P<text>.*)")
DIFFICULTIES = ("easy", "medium", "hard")


def looks_like_own(text: str) -> bool:
    """Whether one of the format's facts follows a second-level heading."""
    headed = False
    for raw in text.split("\n"):
        bare = raw.strip()
        if headed and _FACT.fullmatch(bare):
            return True
        headed = bare.startswith("## ") or (headed and not bare)
    return False


def read_own_markdown(text: str) -> ParsedBank:
    """Read a bank in the cockpit's own format."""
    title, sections, outside = _sections(scan(text))
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    findings: list[Finding] = []
    line_by_name: dict[str, int] = {}
    for head, body in sections:
        result = _question(head, body, findings)
        first = line_by_name.setdefault(head.text, head.number)
        if first != head.number:
            message = say("The question on line {n} is already named “{name}”. Give each its own name.",
                       name=excerpt(head.text), n=first)  # fmt: skip
            findings.append(Finding(REPEATED_NAME, head.number, message))
        if isinstance(result, Refused):
            refused.append(result)
        else:
            questions.append(result)
    return ParsedBank("own_markdown", tuple(questions), tuple(refused), tuple(findings), title, outside)


def _sections(lines: list[Line]) -> tuple[str, list[tuple[Line, list[Line]]], tuple[Outside, ...]]:
    """The title, the sections, and the lines above the first of them."""
    title = ""
    outside: list[Outside] = []
    sections: list[tuple[Line, list[Line]]] = []
    for line in lines:
        if line.kind == HEADING and line.level == 2:
            sections.append((line, []))
        elif sections:
            sections[-1][1].append(line)
        elif line.kind == HEADING and line.level == 1:
            title = title or line.text
        elif line.raw.strip() and line.kind != RULE:
            outside.append(Outside(line.number, line.number, excerpt(line.raw)))
    return title, sections, tuple(outside)


def _wrong_number(options: int) -> str:
    return say_count(
        options,
        "It has {n} option. Write 2 to {limit} as “- [ ] A. …”.",
        "It has {n} options. Write 2 to {limit} as “- [ ] A. …”.",
        limit=OPTION_LIMIT,
    )


def _question(head: Line, body: list[Line], findings: list[Finding]) -> FoundQuestion | Refused:
    facts, rest = _facts(body)
    first = next((index for index, line in enumerate(rest) if line.kind == CHECK), len(rest))
    stem, images = in_markdown(paragraphs([_markdown_line(line) for line in rest[:first]]))
    texts, marks, quoted = _options(rest[first:])
    findings += _repeated_letters(head, rest[first:])
    title = excerpt(stem or head.text)
    if not 2 <= len(texts) <= OPTION_LIMIT:
        code = ONE_OPTION if len(texts) == 1 else NO_OPTIONS
        reason = _wrong_number(len(texts))
        return Refused(head.number, code, reason, title)
    if not stem and not images:
        reason = say("Options without a question. Write its text above them.")
        return Refused(head.number, NO_OPTIONS, reason, title)
    findings += [
        Finding(
            UNCLEAR_MARK,
            head.number,
            say("“[{mark}]” is neither “[x]” nor “[ ]” and counts as wrong.", mark=mark),
        )
        for mark in marks
        if mark not in ("", "x", "X")
    ]
    notes, explanation = _notes(quoted, len(texts))
    difficulty = facts.get("difficulty", "").casefold()
    return FoundQuestion(
        line=head.number,
        stem=stem,
        options=tuple(
            FoundOption(text, marks[index] in ("x", "X"), notes.get(index, "")) for index, text in enumerate(texts)
        ),
        images=images,
        explanation=explanation,
        name=head.text,
        domain=facts.get("domain", ""),
        statement=facts.get("statement", ""),
        difficulty=difficulty if difficulty in DIFFICULTIES else "",
        link=facts.get("source", ""),
    )


def _facts(body: list[Line]) -> tuple[dict[str, str], list[Line]]:
    """The list of facts directly below the heading, and the rest."""
    facts: dict[str, str] = {}
    for index, line in enumerate(body):
        fact = None if line.kind == CODE else _FACT.fullmatch(line.raw.strip())
        if fact:
            facts[fact["name"].casefold()] = fact["value"].strip()
        elif line.kind != BLANK:
            return facts, body[index:]
    return facts, []


def _markdown_line(line: Line) -> str:
    return line.raw.rstrip() if line.kind == CODE else line.raw.strip()


def _options(lines: list[Line]) -> tuple[list[str], list[str], list[str]]:
    """Texts of the options, the contents of their boxes, and the quoted or other lines after them."""
    options: list[list[str]] = []
    marks: list[str] = []
    quoted: list[str] = []
    open_ = False
    for line in lines:
        bare = line.raw.strip()
        if line.kind == CHECK and not quoted:
            options.append([_unlettered(line.text, len(options))])
            marks.append(line.mark)
            open_ = True
        elif line.kind == BLANK:
            open_ = False
            if quoted:
                quoted.append("")
        elif bare.startswith(">") or not (open_ or line.kind == CODE or line.raw[:1] in (" ", "\t")):
            quoted.append(bare.removeprefix(">").strip())
        elif quoted:
            quoted.append(_markdown_line(line))
        else:
            options[-1].append(_markdown_line(line))
    return [paragraphs(option) for option in options], marks, quoted


def _repeated_letters(head: Line, lines: list[Line]) -> list[Finding]:
    """A finding if two options have the same letter."""
    letters = [match["letter"] for line in lines if line.kind == CHECK and (match := _NOTE.fullmatch(line.text))]
    repeated = sorted({mark for mark in letters if letters.count(mark) > 1})
    if not repeated:
        return []
    message = say("Two options have the letter {mark}. Letters were assigned in order.", mark=", ".join(repeated))
    return [Finding(REPEATED_LETTER, head.number, message)]


def _unlettered(text: str, index: int) -> str:
    expected = letter(index) if index < OPTION_LIMIT else "?"
    return text[2:].lstrip() if text[:1] == expected and text[1:2] in (".", ")", ":") else text


def _notes(quoted: list[str], options: int) -> tuple[dict[int, str], str]:
    """Explanations of single options by index, and of the whole question."""
    notes: dict[int, list[str]] = {}
    general: list[str] = []
    current = general
    for line in quoted:
        match = _NOTE.fullmatch(line)
        index = ord(match["letter"]) - ord("A") if match else -1
        if match and 0 <= index < options:
            current = notes.setdefault(index, [])
            current.append(match["text"])
            continue
        if not line:
            current = general
        current.append(line)
    return {index: paragraphs(lines) for index, lines in notes.items()}, paragraphs(general)


FORMAT = BankFormat(
    name="own_markdown",
    rank=40,
    recognises=looks_like_own,
    read=lambda source: read_own_markdown(source.text),
    may_have_comments=True,
)
