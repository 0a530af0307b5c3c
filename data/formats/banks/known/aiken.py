"""Aiken: a question, options “A) …” or “A. …”, and a line “ANSWER: B”, as Moodle defines it."""

import re

from data.formats.banks.model.model import (
    NO_KEY,
    NO_OPTIONS,
    ONE_OPTION,
    UNCLEAR_ANSWER,
    BankReading,
    FoundOption,
    FoundQuestion,
    Refused,
    excerpt,
)
from data.formats.banks.text.answers import understood
from data.language import say

_OPTION = re.compile(r"\s{0,8}(?P<letter>[A-Z])[).](?P<text>.*)", re.S)
_ANSWER = re.compile(r"\s*ANSWER\s*:\s*(?P<key>.*)", re.S)


class _Reader:
    """Collects one question at a time."""

    def __init__(self) -> None:
        self.questions: list[FoundQuestion] = []
        self.refused: list[Refused] = []
        self.line = 0
        self.stem: list[str] = []
        self.letters = ""
        self.options: list[str] = []

    def text(self, line: int, text: str) -> None:
        """A line that is no option and no answer: it begins the next question once options have been seen."""
        if self.options:
            self.refuse(NO_KEY, say("No line “ANSWER: …” ends this question."))
        if not self.stem:
            self.line = line
        self.stem.append(text.strip())

    def option(self, line: int, letter: str, text: str) -> None:
        """An option; one that does not count on from the last belongs to the text before it."""
        if not self.options and letter != "A":
            return self.text(line, f"{letter}) {text}")
        if self.options and ord(letter) - ord(self.letters[-1]) not in (1, 2):
            if letter != "A":
                self.options[-1] += f"\n{letter}) {text.strip()}"
                return None
            self.refuse(NO_KEY, say("No line “ANSWER: …” ends this question."))
        self.line = self.line or line
        self.letters += letter
        self.options.append(text.strip())
        return None

    def answer(self, line: int, key: str) -> None:
        """The line that ends a question."""
        self.line = self.line or line
        places, _ = understood(key, self.letters, self.options)
        if len(self.options) < 2:
            code = ONE_OPTION if self.options else NO_OPTIONS
            self.refuse(code, say("Only one option: there is nothing to choose." if self.options else "No options."))
        elif not self.stem:
            self.refuse(NO_OPTIONS, say("Options without a question."))
        elif places is None:
            self.refuse(UNCLEAR_ANSWER, say("The answer “{text}” names none of the options.", text=excerpt(key)))
        else:
            options = tuple(FoundOption(text, place in places) for place, text in enumerate(self.options))
            self.questions.append(FoundQuestion(line=self.line, stem="\n".join(self.stem), options=options))
            self.begin()

    def refuse(self, code: str, reason: str) -> None:
        """Set the question aside with the reason and begin anew."""
        said = " ".join([*self.stem, *self.options])
        self.refused.append(Refused(self.line, code, reason, excerpt(said)))
        self.begin()

    def begin(self) -> None:
        """Forget the question that is done."""
        self.line, self.stem, self.letters, self.options = 0, [], "", []


def read_aiken(text: str) -> BankReading:
    """Read an Aiken file; what Moodle would refuse is refused, with its line."""
    reader = _Reader()
    for line, raw in enumerate(text.split("\n"), 1):
        if not raw.strip():
            continue
        answer = _ANSWER.match(raw)
        option = None if answer else _OPTION.match(raw)
        if answer:
            reader.answer(line, answer["key"].strip())
        elif option:
            reader.option(line, option["letter"], option["text"])
        else:
            reader.text(line, raw)
    if reader.stem or reader.options:
        reader.refuse(NO_KEY, say("No line “ANSWER: …” ends this question."))
    return BankReading("aiken", tuple(reader.questions), tuple(reader.refused))
