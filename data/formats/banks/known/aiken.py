"""Reads Aiken: a question, options “A) …” or “A. …”, and a line “ANSWER: B”, as Moodle defines it."""

import re

from data.formats.banks.keys.answers import named_options
from data.formats.banks.markup.html_text import perhaps_html
from data.formats.banks.markup.markup import paragraphs
from data.formats.banks.model.bank_format import BankFormat, has_check_boxes
from data.formats.banks.model.model import (
    NO_KEY,
    NO_OPTIONS,
    ONE_OPTION,
    UNCLEAR_ANSWER,
    Finding,
    FoundOption,
    FoundQuestion,
    ParsedBank,
    Refused,
    excerpt,
)
from data.formats.banks.text.question_builder import ambiguous, distinct_texts
from data.language import say

_OPTION = re.compile(r"\s{0,8}(?P<letter>[A-Z])[).](?P<text>.*)", re.S)
_ANSWER = re.compile(r"\s*ANSWER\s*:\s*(?P<key>.*)", re.S)

_ANSWER_LINE = re.compile(r"^[ \t]{0,8}ANSWER[ \t]{0,3}:", re.M)
_OPTION_LINE = re.compile(r"^[ \t]{0,8}[A-Z][).]", re.M)
_MARKDOWN_LINE = re.compile(
    r"^[ \t]{0,12}(?:#{1,6} |[-*+] |\*\*|\d{1,4}[.)]|(?:Q|q|Question|QUESTION)\s?\d|<|```)", re.M
)
ANSWER = "ANSWER"
"""The mark of a line that ends a question."""


class _Reader:
    """Collects one question at a time."""

    def __init__(self) -> None:
        self.questions: list[FoundQuestion] = []
        self.refused: list[Refused] = []
        self.findings: list[Finding] = []
        self.line = 0
        self.last = 0
        self.stem: list[str] = []
        self.letters = ""
        self.options: list[str] = []

    def text(self, line: int, text: str, next_mark: str = "") -> None:
        """Add a line that is neither an option nor an answer.

        It continues the last option if `next_mark` continues the series. If not, and there are options, it starts the
        next question.
        """
        if self.options and (next_mark == ANSWER or self._counts_on(next_mark)):
            self.options[-1] = f"{self.options[-1]}\n{text.strip()}".strip()
            return
        if self.options:
            self.refuse(NO_KEY, say("This question has no “ANSWER: …” line."))
        if not self.stem:
            self.line = line
        self.stem.append(text.rstrip())

    def option(self, line: int, letter: str, text: str) -> None:
        """Add an option; one out of sequence becomes part of the text before it."""
        if not self.options and letter != "A":
            return self.text(line, f"{letter}) {text}")
        if self.options and not self._counts_on(letter):
            if letter != "A":
                self.options[-1] += f"\n{letter}) {text.strip()}"
                return None
            self.refuse(NO_KEY, say("This question has no “ANSWER: …” line."))
        self.line = self.line or line
        self.letters += letter
        self.options.append(text.strip())
        return None

    def _counts_on(self, letter: str) -> bool:
        """Whether a letter is the next one, or the one after it."""
        return len(letter) == 1 and ord(letter) - ord(self.letters[-1]) in (1, 2)

    def answer(self, line: int, key: str) -> None:
        """End a question with its answer line."""
        self.line = self.line or line
        named = named_options(key, self.letters, self.options)
        indexes = named.indexes
        if len(self.options) < 2:
            code = ONE_OPTION if self.options else NO_OPTIONS
            self.refuse(code, say("There is only one option." if self.options else ("It has no options.")))
        elif not self.stem:
            self.refuse(NO_OPTIONS, say("Options without a question."))
        elif indexes is None:
            self.refuse(UNCLEAR_ANSWER, say("The answer “{text}” does not match any option.", text=excerpt(key)))
        else:
            if named.text_match is not None:
                self.findings.append(ambiguous(self.line, key, named, self.letters))
            texts, images = self._without_markup()
            options = tuple(FoundOption(text, index in indexes) for index, text in enumerate(texts[1:]))
            self.questions.append(FoundQuestion(line=self.line, stem=texts[0], options=options, images=images))
            self.begin()

    def _without_markup(self) -> tuple[list[str], tuple[str, ...]]:
        """The question's text and options without markup, and its pictures."""
        written = [paragraphs(self.stem), *self.options]
        read = [perhaps_html(text) for text in written]
        options = distinct_texts([text or " ".join(images) for text, images in read[1:]], self.options)
        return [read[0][0], *options], tuple(path for _, images in read for path in images)

    def refuse(self, code: str, reason: str) -> None:
        """Refuse the question with a reason and start a new one."""
        text = " ".join([*self.stem, *self.options])
        self.refused.append(Refused(self.line, code, reason, excerpt(text), self.last))
        self.begin()

    def begin(self) -> None:
        """Start a new question."""
        self.line, self.stem, self.letters, self.options = 0, [], "", []


def read_aiken(text: str) -> ParsedBank:
    """Read an Aiken file; what Moodle refuses is refused with its line, but options may span several lines."""
    reader = _Reader()
    raws = text.split("\n")
    after_blank = False
    for line, (raw, next_mark) in enumerate(zip(raws, _next_marks(raws), strict=True), 1):
        if not raw.strip():
            after_blank = True
            continue
        answer = _ANSWER.match(raw)
        option = None if answer else _OPTION.match(raw)
        if answer:
            reader.last = line
            reader.answer(line, answer["key"].strip())
        elif option:
            reader.option(line, option["letter"], option["text"])
            reader.last = line
        else:
            # After a blank line, the text before an answer may be a question of its own without options.
            reader.text(line, raw, "" if after_blank and next_mark == ANSWER else next_mark)
            reader.last = line
        after_blank = False
    if reader.stem or reader.options:
        reader.refuse(NO_KEY, say("This question has no “ANSWER: …” line."))
    return ParsedBank("aiken", tuple(reader.questions), tuple(reader.refused), tuple(reader.findings))


def _next_marks(raws: list[str]) -> list[str]:
    """For each line, the letter of the next option below it, or ANSWER if that comes first; else empty."""
    marks = []
    mark = ""
    for raw in reversed(raws):
        marks.append(mark)
        if _ANSWER.match(raw):
            mark = ANSWER
        elif option := _OPTION.match(raw):
            mark = option["letter"]
    return marks[::-1]


def _looks_like_aiken(text: str) -> bool:
    """Whether every answer line has options and fewer lines look like Markdown."""
    answers = len(_ANSWER_LINE.findall(text))
    if not answers or has_check_boxes(text):
        return False
    return len(_OPTION_LINE.findall(text)) >= answers and len(_MARKDOWN_LINE.findall(text)) < answers


FORMAT = BankFormat(
    name="aiken",
    rank=60,
    recognises=_looks_like_aiken,
    read=lambda source: read_aiken(source.text),
    may_have_comments=True,
)
