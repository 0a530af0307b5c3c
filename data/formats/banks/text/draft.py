"""A question while its lines are collected."""

from dataclasses import dataclass, field

from data.formats.banks.model.model import Finding

RIGHT_MARKS = ("x", "X", "✓", "✔", "✅", "v", "V", "*", "o", "O", "√")


@dataclass(slots=True)
class DraftOption:
    """An option while its lines are collected."""

    line: int
    letter: str
    lines: list[str]
    marked: bool
    """Checked in its box, or marked in the text."""
    ticked: bool = False
    """Whether a tick or word marks it, not bold type."""
    notes: list[str] = field(default_factory=list)
    """Feedback on this option alone."""


@dataclass(slots=True)
class Draft:
    """A question while its lines are collected."""

    line: int
    name: str = ""
    last: int = 0
    """Its last line."""
    stem: list[str] = field(default_factory=list)
    options: list[DraftOption] = field(default_factory=list)
    boxes: bool = False
    """Whether its options have check boxes."""
    answers: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    key_source: str = ""
    """Source of its key: box, mark, answer or file."""
    hidden: bool = False
    """Whether the answer was inside <details>."""
    answers_may_be_numbers: bool = True
    """Whether a number as answer may mean the position of an option that has a letter."""

    @property
    def letters(self) -> str:
        """The options' letters in the file, or counted letters for options without one."""
        return "".join(option.letter for option in self.options)
