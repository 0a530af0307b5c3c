"""What reading a question bank finds, whatever its format."""

from collections import Counter
from dataclasses import dataclass

from data.model.questions import letter

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
REPEATED_LETTER = "repeated_letter"


@dataclass(frozen=True, slots=True)
class FoundOption:
    """One option as the file has it, without its letter."""

    text: str
    right: bool = False
    note: str = ""
    """Why it is right or wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuestion:
    """One choice question as the file has it."""

    line: int
    stem: str
    options: tuple[FoundOption, ...]
    images: tuple[str, ...] = ()
    explanation: str = ""
    name: str = ""
    """The file's own name or number for it."""
    domain: str = ""
    """Domain as the file names it."""
    statement: str = ""
    difficulty: str = ""
    link: str = ""

    @property
    def key(self) -> str:
        """Right letters in order, empty when none is marked."""
        return "".join(letter(place) for place, option in enumerate(self.options) if option.right)


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that cannot be asked as a choice question, and why."""

    line: int
    code: str
    reason: str
    excerpt: str = ""
    """How it begins, so that it can be found."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the learner should look at in a question that was taken."""

    code: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class BankReading:
    """Everything that reading one file gave; nothing of it is written yet."""

    format: str
    questions: tuple[FoundQuestion, ...] = ()
    refused: tuple[Refused, ...] = ()
    findings: tuple[Finding, ...] = ()
    title: str = ""

    def counts(self) -> dict[str, int]:
        """How often each finding and each reason for refusing occurs, most frequent first."""
        codes = Counter(finding.code for finding in self.findings)
        codes.update(refusal.code for refusal in self.refused)
        return dict(codes.most_common())


def excerpt(text: str) -> str:
    """The beginning of a text on one line, for lists of what was refused."""
    flat = " ".join(text[:400].split())
    return flat if len(flat) <= 80 else flat[:79] + "…"
