"""Question banks: questions, their keys, earlier wordings and disputes."""

from datetime import datetime
from typing import ClassVar

from data.errors import BadInput
from data.frozen import replace
from data.language import say
from data.model.record import Record
from data.values import Values

OPTION_LIMIT = 26


def letter(index: int) -> str:
    """Letter of the option at an index, "A" for 0."""
    return chr(ord("A") + index)


class Option(Values):
    """One option; its letter is its position."""

    text: str
    note: str = ""
    """Why it is right or wrong, if the bank explains it."""


class Wording(Values):
    """An earlier wording of a question, before an edit."""

    until: datetime
    stem: str
    options: tuple[Option, ...]
    key: str
    why: str = ""
    """import or edit."""


class Dispute(Values):
    """The learner's own key for a question, and the reason."""

    at: datetime
    key: str
    reason: str


def is_right(chosen: str, key: str) -> bool | None:
    """Whether the chosen letters are exactly those of the key, in any order; None without a key."""
    return set(chosen) == set(key) if key else None


class Bank(Record):
    """A collection of questions from one source."""

    table: ClassVar[str] = "banks"

    name: str
    format: str = ""
    """Name of the imported file's format."""
    pack: str = ""
    """Id of the exam pack it belongs to; empty for the learner's own bank."""
    imported_at: datetime | None = None
    source: str = ""
    """Imported file, so that a later import updates the bank."""


class Question(Record):
    """One choice question; letters in keys refer to positions in `options`, in whatever order an exam shows them."""

    table: ClassVar[str] = "questions"

    bank: int
    stem: str
    options: tuple[Option, ...]
    key: str = ""
    """Right letters of the bank in order, as in "BD"; empty without a key."""
    explanation: str = ""
    images: tuple[str, ...] = ()
    """Pictures of the question, with the bank's names for them."""
    choose: int | None = None
    """Number of options the stem asks for, if it says so."""
    domain: int | None = None
    """Domain that counts in scores: from the bank, or accepted by the learner."""
    suggested_domain: int | None = None
    """Domain suggested from keywords; never counts."""
    statement: str = ""
    """Task statement of the exam guide, as in "1.2"."""
    difficulty: str = ""
    """easy, medium or hard."""
    link: str = ""
    """Page that supports the key."""
    name: str = ""
    """The bank's own name for the question."""
    content_key: str = ""
    """The same for the same stem, options and pictures, whatever their spacing; identifies a question."""
    wordings: tuple[Wording, ...] = ()
    """Earlier wordings, oldest first."""
    disputes: tuple[Dispute, ...] = ()
    """The learner's own keys, oldest first; the newest one counts."""
    position: float = 0.0
    """Order within the bank."""
    source: str = ""
    """Origin in an imported file, as "file:line"."""

    def __post_init__(self) -> None:
        """Check stem, options and key; raises `BadInput`."""
        if not self.stem.strip() and not self.images:
            raise BadInput(say("A question needs text or an image. Write what it asks."))
        if not 2 <= len(self.options) <= OPTION_LIMIT:
            raise BadInput(
                say("A question needs 2 to {limit} options, not {n}.", n=len(self.options), limit=OPTION_LIMIT)
            )
        checked_key(self.key, len(self.options))

    @property
    def counted_key(self) -> str:
        """The key for scoring: the learner's if disputed, else the bank's; empty without a key."""
        return self.disputes[-1].key if self.disputes else self.key

    @property
    def disputed_now(self) -> bool:
        """Whether the learner's key differs from the bank's."""
        return self.counted_key != self.key

    @property
    def picks(self) -> int:
        """Number of options to choose: of the key or of the stem, whichever is larger, at least one."""
        return max(len(self.counted_key), min(self.choose or 1, len(self.options)))

    def edited(self, changed: "Question", now: datetime, why: str = "edit") -> "Question":
        """Return the question as `changed`; if wording or key differ, this wording joins its history."""
        before = (self.stem, self.options, self.key)
        wordings = self.wordings
        if before != (changed.stem, changed.options, changed.key):
            wordings = (*wordings, Wording(now, *before, why))
        edited = replace(changed, id=self.id, wordings=wordings, disputes=self.disputes)
        lost = max(edited.counted_key, default="A") > letter(len(edited.options) - 1)
        return edited.agreed(now) if lost else edited

    def disputed(self, key: str, reason: str, now: datetime) -> "Question":
        """Return the question with the learner's own key beside the bank's; raises `BadInput`."""
        if not reason.strip():
            raise BadInput(say("To dispute a key, write why the bank is wrong."))
        own = checked_key(key, len(self.options))
        if not own:
            raise BadInput(say("To dispute a key, enter the letters you think are right."))
        return replace(self, disputes=(*self.disputes, Dispute(now, own, reason.strip())))

    def agreed(self, now: datetime) -> "Question":
        """Return the question scored by the bank's key again; earlier disputes stay in its history."""
        if not self.disputed_now:
            return self
        return replace(self, disputes=(*self.disputes, Dispute(now, self.key, "")))

    def suggested(self, domain: int | None) -> "Question":
        """Return the question with a suggested domain, which counts only when the learner accepts it."""
        return replace(self, suggested_domain=domain)

    def in_domain(self, domain: int | None) -> "Question":
        """Return the question in the domain that the learner accepted or chose."""
        return replace(self, domain=domain, suggested_domain=None)


def checked_key(key: str, options: int) -> str:
    """Sort a key's letters, each once; raises `BadInput` for a letter without an option."""
    letters = "".join(sorted(set(key.upper()) - set(" ,;")))
    last = letter(options - 1)
    wrong = [mark for mark in letters if not "A" <= mark <= last]
    if wrong:
        raise BadInput(
            say("“{mark}” is not an option here. Enter letters from A to {last}.", mark=wrong[0], last=last)
        )
    return letters
