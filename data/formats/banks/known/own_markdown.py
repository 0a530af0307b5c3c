"""The cockpit's own bank format: Markdown that a person can write and any viewer shows.

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

A second-level heading names each question: write it once and keep it, importing again finds the question by it. The
list below it may have `domain` (the pack's key), `statement`, `difficulty` (easy, medium, hard) and `source`, all
optional. Options are check boxes, right ones with an x; their letters may be left out. Quoted lines explain: with a
letter one option, without one the whole question.
"""

import re

from data.formats.banks.model.model import (
    NO_OPTIONS,
    ONE_OPTION,
    REPEATED_LETTER,
    REPEATED_NAME,
    UNCLEAR_MARK,
    BankReading,
    Finding,
    FoundOption,
    FoundQuestion,
    Refused,
    excerpt,
)
from data.formats.banks.text.lines import BLANK, CHECK, CODE, HEADING, Line, scan
from data.formats.banks.text.markup import images_in, paragraphs
from data.language import say
from data.model.questions import OPTION_LIMIT, letter

_FACT = re.compile(r"[-*]\s+(?P<name>domain|statement|difficulty|source)\s*:\s*(?P<value>.*)", re.I)
_NOTE = re.compile(r"(?P<letter>[A-Z])\s?[:.)]\s*(?P<text>.*)")
DIFFICULTIES = ("easy", "medium", "hard")


def looks_like_own(text: str) -> bool:
    """Whether a second-level heading is followed by one of the format's facts."""
    headed = False
    for raw in text.split("\n"):
        bare = raw.strip()
        if headed and _FACT.fullmatch(bare):
            return True
        headed = bare.startswith("## ") or (headed and not bare)
    return False


def read_own_markdown(text: str) -> BankReading:
    """Read a bank in the cockpit's own format."""
    title, sections = _sections(scan(text))
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    findings: list[Finding] = []
    named: dict[str, int] = {}
    for head, body in sections:
        result = _question(head, body, findings)
        first = named.setdefault(head.text, head.number)
        if first != head.number:
            told = say("“{name}” names the question in line {n} already: give each a name of its own.",
                       name=excerpt(head.text), n=first)  # fmt: skip
            findings.append(Finding(REPEATED_NAME, head.number, told))
        if isinstance(result, Refused):
            refused.append(result)
        else:
            questions.append(result)
    return BankReading("own_markdown", tuple(questions), tuple(refused), tuple(findings), title)


def _sections(lines: list[Line]) -> tuple[str, list[tuple[Line, list[Line]]]]:
    title = ""
    sections: list[tuple[Line, list[Line]]] = []
    for line in lines:
        if line.kind == HEADING and line.level == 2:
            sections.append((line, []))
        elif sections:
            sections[-1][1].append(line)
        elif line.kind == HEADING and line.level == 1:
            title = title or line.text
    return title, sections


def _question(head: Line, body: list[Line], findings: list[Finding]) -> FoundQuestion | Refused:
    facts, rest = _facts(body)
    first = next((place for place, line in enumerate(rest) if line.kind == CHECK), len(rest))
    stem, images = images_in(paragraphs([_shown(line) for line in rest[:first]]))
    texts, marks, quoted = _options(rest[first:])
    findings += _of_letters(head, rest[first:])
    shown = excerpt(stem or head.text)
    if not 2 <= len(texts) <= OPTION_LIMIT:
        code = ONE_OPTION if len(texts) == 1 else NO_OPTIONS
        reason = say("{n} options: write 2 to {limit} as “- [ ] A. …”.", n=len(texts), limit=OPTION_LIMIT)
        return Refused(head.number, code, reason, shown)
    if not stem and not images:
        reason = say("Options without a question: write its text above them.")
        return Refused(head.number, NO_OPTIONS, reason, shown)
    findings += [
        Finding(
            UNCLEAR_MARK,
            head.number,
            say("“[{mark}]” is neither “[x]” nor “[ ]”: taken as not right.", mark=mark),
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
            FoundOption(text, marks[place] in ("x", "X"), notes.get(place, "")) for place, text in enumerate(texts)
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
    """The list of facts right below the heading, and what follows it."""
    facts: dict[str, str] = {}
    for place, line in enumerate(body):
        found = None if line.kind == CODE else _FACT.fullmatch(line.raw.strip())
        if found:
            facts[found["name"].casefold()] = found["value"].strip()
        elif line.kind != BLANK:
            return facts, body[place:]
    return facts, []


def _shown(line: Line) -> str:
    return line.raw.rstrip() if line.kind == CODE else line.raw.strip()


def _options(lines: list[Line]) -> tuple[list[str], list[str], list[str]]:
    """Texts of the options, what stands in their boxes, and the quoted or other lines behind them."""
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
            quoted.append(_shown(line))
        else:
            options[-1].append(_shown(line))
    return [paragraphs(option) for option in options], marks, quoted


def _of_letters(head: Line, lines: list[Line]) -> list[Finding]:
    """A finding where two options bear the same letter; the others keep what they were written with."""
    written = [found["letter"] for line in lines if line.kind == CHECK and (found := _NOTE.fullmatch(line.text))]
    repeated = sorted({mark for mark in written if written.count(mark) > 1})
    if not repeated:
        return []
    told = say("Two options have the letter {mark}: letters are counted by their order.", mark=", ".join(repeated))
    return [Finding(REPEATED_LETTER, head.number, told)]


def _unlettered(text: str, place: int) -> str:
    due = letter(place) if place < OPTION_LIMIT else "?"
    return text[2:].lstrip() if text[:1] == due and text[1:2] in (".", ")", ":") else text


def _notes(quoted: list[str], options: int) -> tuple[dict[int, str], str]:
    """Explanations of single options by place, and what is said of the whole question."""
    notes: dict[int, list[str]] = {}
    general: list[str] = []
    current = general
    for line in quoted:
        found = _NOTE.fullmatch(line)
        place = ord(found["letter"]) - ord("A") if found else -1
        if found and 0 <= place < options:
            current = notes.setdefault(place, [])
            current.append(found["text"])
            continue
        if not line:
            current = general
        current.append(line)
    return {place: paragraphs(said) for place, said in notes.items()}, paragraphs(general)
