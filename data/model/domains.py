"""The exam's domains and the learner's confidence in each."""

from datetime import datetime
from typing import ClassVar

from data.errors import BadInput
from data.language import say
from data.model.record import Record

CONFIDENCE_TOP = 5


class Domain(Record):
    """One domain of the exam."""

    table: ClassVar[str] = "domains"

    name: str
    short: str = ""
    """A short name for narrow lists."""
    key: str = ""
    """The pack's own key for it."""
    weight: float = 0.0
    """Share of the exam in percent."""
    position: float = 0.0
    source: str = ""
    """Origin in an imported file, so that a later import updates it."""

    @property
    def full_name(self) -> str:
        """The domain's name."""
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, its short name and its key."""
        return (self.name, self.short, self.key)

    @property
    def label(self) -> str:
        """The short name, or the name without one."""
        return self.short or self.name


class Confidence(Record):
    """How sure the learner felt of one domain at one checkpoint, 1 to 5."""

    table: ClassVar[str] = "confidence"

    domain: int
    checkpoint: int
    """Week of the plan that the rating belongs to."""
    value: int
    rated_at: datetime | None = None

    def __post_init__(self) -> None:
        """Check the rating; raises `BadInput` outside 1 to 5."""
        if not 1 <= self.value <= CONFIDENCE_TOP:
            raise BadInput(say("{n} is not a confidence level. Enter 1 to {top}.", n=self.value, top=CONFIDENCE_TOP))
