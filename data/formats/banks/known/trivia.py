"""Reads question lists with marks at line starts: “#Q question”, “^ right answer”, “A option”, “B option”, …"""

import re

from data.formats.banks.keys.answers import plain
from data.formats.banks.model.bank_format import BankFormat
from data.formats.banks.model.model import (
    NO_OPTIONS,
    UNCLEAR_ANSWER,
    Finding,
    FoundOption,
    FoundQuestion,
    Outside,
    ParsedBank,
    Refused,
    excerpt,
)
from data.formats.banks.text.question_builder import refusal
from data.language import say

_OPTION = re.compile(r"(?P<letter>[A-Z])\s+(?P<text>\S.*)", re.S)
_MARKED = re.compile(r"^#Q\s", re.M)
_RIGHT = re.compile(r"^\^\s?\S", re.M)


def looks_like_trivia(text: str) -> bool:
    """Whether a text marks questions and answers this way."""
    head = text[:200_000]
    return bool(_MARKED.search(head)) and bool(_RIGHT.search(head))


def read_trivia(text: str) -> ParsedBank:
    """Read such a list; the answer is the text of an option, not its letter."""
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    findings: list[Finding] = []
    outside: list[Outside] = []
    block: list[tuple[int, str]] = []
    for number, raw in enumerate([*text.split("\n"), "#Q"], 1):
        bare = raw.strip()
        if bare == "#Q" or bare.startswith("#Q "):
            if block:
                result = _question(block, findings)
                if isinstance(result, Refused):
                    refused.append(result)
                else:
                    questions.append(result)
            block = [(number, bare[2:].strip())] if bare != "#Q" else []
        elif bare and block:
            block.append((number, bare))
        elif bare:
            outside.append(Outside(number, number, excerpt(bare)))
    return ParsedBank("trivia_list", tuple(questions), tuple(refused), tuple(findings), "", tuple(outside))


def _question(block: list[tuple[int, str]], findings: list[Finding]) -> FoundQuestion | Refused:
    line, last = block[0][0], block[-1][0]
    stem = [block[0][1]]
    options: list[str] = []
    answer: list[str] = []
    for _, text in block[1:]:
        option = _OPTION.fullmatch(text)
        if text.startswith("^"):
            answer.append(text[1:].strip())
        elif option and ord(option["letter"]) - ord("A") == len(options):
            options.append(option["text"])
        elif options:
            options[-1] += f"\n{text}"
        elif answer:
            answer[-1] += f"\n{text}"
        else:
            stem.append(text)
    if reason := refusal(len(options)):
        return Refused(line, NO_OPTIONS, reason, excerpt(stem[0]), last)
    answers = {plain(text) for text in answer}
    right = [plain(text) in answers for text in options]
    if not any(right):
        title = excerpt(" ".join(answer))
        message = say("The answer “{text}” does not match any option.", text=title)
        findings.append(Finding(UNCLEAR_ANSWER, line, message))
    return FoundQuestion(
        line=line,
        stem="\n".join(stem),
        options=tuple(FoundOption(text, mark) for text, mark in zip(options, right, strict=True)),
        explanation="" if any(right) else "\n".join(answer),
    )


FORMAT = BankFormat(
    name="trivia_list", rank=30, recognises=looks_like_trivia, read=lambda source: read_trivia(source.text)
)
