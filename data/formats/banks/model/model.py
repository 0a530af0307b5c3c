"""What a question bank in any format contains: questions, refused questions, findings, other lines."""

from collections import Counter

from data.language import say_count
from data.model.questions import letter
from data.values import Values

NO_KEY = "no_key"
ONE_OPTION = "one_option"
NO_OPTIONS = "not_choice"
IDENTICAL_OPTIONS = "identical_options"
CHOOSE_MISMATCH = "choose_mismatch"
MISSING_IMAGE = "missing_image"
DUPLICATE = "duplicate"
UNCLEAR_MARK = "unclear_mark"
UNCLEAR_ANSWER = "unclear_answer"
TWO_KEYS = "two_keys"
REPEATED_NAME = "repeated_name"
LINES_SHOWN = 8
"""Number of parts outside of questions that a notice lists."""
REPEATED_LETTER = "repeated_letter"
AMBIGUOUS_KEY = "ambiguous_key"
MISREAD = "misread"
COMMENTED = "commented"
KEY_WITHOUT_QUESTION = "key_without_question"


class FoundOption(Values):
    """One option as in the file, without its letter."""

    text: str
    right: bool = False
    note: str = ""
    """Why it is right or wrong."""


class FoundQuestion(Values):
    """One choice question as in the file."""

    line: int
    stem: str
    options: tuple[FoundOption, ...]
    images: tuple[str, ...] = ()
    explanation: str = ""
    name: str = ""
    """The file's own name or number of the question."""
    domain: str = ""
    """The domain's name in the file."""
    statement: str = ""
    difficulty: str = ""
    link: str = ""

    @property
    def key(self) -> str:
        """Right letters in order; empty without a marked one."""
        return "".join(letter(index) for index, option in enumerate(self.options) if option.right)


class Refused(Values):
    """A question that cannot be imported as multiple choice, and the reason."""

    line: int
    code: str
    reason: str
    excerpt: str = ""
    """Its beginning."""
    last: int = 0
    """Its last line, if it has several."""


class Outside(Values):
    """Lines that belong to no question: a preface, the heading of a part, a link."""

    line: int
    last: int
    text: str
    """Their beginning."""


class Finding(Values):
    """Something the learner should look at in an imported question."""

    code: str
    line: int
    message: str


class ParsedBank(Values):
    """Everything read from one file; nothing is written yet."""

    format: str
    questions: tuple[FoundQuestion, ...] = ()
    refused: tuple[Refused, ...] = ()
    findings: tuple[Finding, ...] = ()
    title: str = ""
    outside: tuple[Outside, ...] = ()

    @property
    def lines_outside(self) -> int:
        """Number of lines that belong to no question."""
        return sum(part.last - part.line + 1 for part in self.outside)

    def outside_notice(self) -> str:
        """A notice that lists the lines outside of questions; empty without any."""
        if not self.outside:
            return ""
        parts = [str(part.line) if part.line == part.last else f"{part.line}–{part.last}" for part in self.outside]
        lines = ", ".join(parts[:LINES_SHOWN]) + (" …" if len(parts) > LINES_SHOWN else "")
        return say_count(
            self.lines_outside,
            "{n} line outside of questions: {lines}",
            "{n} lines outside of questions: {lines}",
            lines=lines,
        )

    def counts(self) -> dict[str, int]:
        """How often each finding and each reason for refusing occurs, most frequent first."""
        codes = Counter(finding.code for finding in self.findings)
        codes.update(refusal.code for refusal in self.refused)
        return dict(codes.most_common())


def excerpt(text: str) -> str:
    """The beginning of a text on one line, for lists."""
    flat = " ".join(text[:400].split())
    return flat if len(flat) <= 80 else flat[:79] + "…"
