"""Question banks: the questions held here, their keys, and what was ever said about them."""

from datetime import datetime
from typing import ClassVar, NamedTuple

from data.errors import BadInput
from data.frozen import replace
from data.language import say
from data.model.record import Record

OPTION_LIMIT = 26


def letter(place: int) -> str:
    """Letter of the option at a place, "A" for 0."""
    return chr(ord("A") + place)


class Option(NamedTuple):
    """One thing that can be chosen; its letter is its place."""

    text: str
    note: str = ""
    """Why it is right or wrong, where the bank says so."""


class Wording(NamedTuple):
    """How a question read until it was edited."""

    until: datetime
    stem: str
    options: tuple[Option, ...]
    key: str
    why: str = ""
    """import or edit."""


class Dispute(NamedTuple):
    """The learner's own key for a question, and the reason for it."""

    at: datetime
    key: str
    reason: str


class Bank(Record):
    """A collection of questions that came from one place."""

    table: ClassVar[str] = "banks"

    name: str
    format: str = ""
    """Name of the format it was read from."""
    pack: str = ""
    """Id of the exam pack it belongs to, empty for a bank of the learner's own."""
    imported_at: datetime | None = None
    source: str = ""
    """File it came from, so that importing again updates it."""


class Question(Record):
    """One choice question; letters in keys are places in `options`, whatever order an exam shows them in."""

    table: ClassVar[str] = "questions"

    bank: int
    stem: str
    options: tuple[Option, ...]
    key: str = ""
    """Right letters in order by the bank, as in "BD"; empty where it marks none."""
    explanation: str = ""
    images: tuple[str, ...] = ()
    """Pictures the question shows, as the bank names them."""
    choose: int | None = None
    """How many options the stem asks for, where it says so."""
    domain: int | None = None
    """Domain that counts in scores: stated by the bank or accepted by the learner."""
    suggested_domain: int | None = None
    """Domain guessed from keywords; never counts."""
    statement: str = ""
    """Task statement of the exam guide, as in "1.2"."""
    difficulty: str = ""
    """easy, medium or hard."""
    link: str = ""
    """Page that proves the key."""
    name: str = ""
    """The bank's own name for the question."""
    content_key: str = ""
    """Same for the same stem, options and pictures, whatever their spacing; finds a question again."""
    wordings: tuple[Wording, ...] = ()
    """Earlier wordings, oldest first."""
    disputes: tuple[Dispute, ...] = ()
    """The learner's own keys, oldest first; the newest one counts."""
    position: float = 0.0
    """Order within the bank."""
    source: str = ""
    """Where an import found it, as "file:line"."""

    def __post_init__(self) -> None:
        """Refuse what cannot be asked; raises `BadInput`."""
        if not self.stem.strip() and not self.images:
            raise BadInput(say("A question needs a text or a picture: write what is asked."))
        if not 2 <= len(self.options) <= OPTION_LIMIT:
            raise BadInput(
                say("{n} options make no choice: give 2 to {limit}.", n=len(self.options), limit=OPTION_LIMIT)
            )
        checked_key(self.key, len(self.options))

    @property
    def counted_key(self) -> str:
        """The key answers are scored by: the learner's where disputed, else the bank's; empty when there is none."""
        return self.disputes[-1].key if self.disputes else self.key

    @property
    def disputed_now(self) -> bool:
        """Whether the learner's key differs from the bank's."""
        return self.counted_key != self.key

    @property
    def multiple(self) -> bool:
        """Whether more than one option is to be chosen."""
        return self.picks > 1

    @property
    def picks(self) -> int:
        """How many options to choose: as the key has it or the stem asks, whichever is more, else one."""
        return max(len(self.counted_key), min(self.choose or 1, len(self.options)))

    def is_right(self, chosen: str) -> bool | None:
        """Whether exactly the right letters were chosen (all or nothing); None without a key."""
        return set(chosen) == set(self.counted_key) if self.counted_key else None

    def edited(self, changed: "Question", now: datetime, why: str = "edit") -> "Question":
        """The question as `changed`, keeping this wording in its history where the wording or the key differs."""
        before = (self.stem, self.options, self.key)
        wordings = self.wordings
        if before != (changed.stem, changed.options, changed.key):
            wordings = (*wordings, Wording(now, *before, why))
        edited = replace(changed, id=self.id, wordings=wordings, disputes=self.disputes)
        lost = max(edited.counted_key, default="A") > letter(len(edited.options) - 1)
        return edited.agreed(now) if lost else edited

    def disputed(self, key: str, reason: str, now: datetime) -> "Question":
        """The question with the learner's own key beside the bank's; raises `BadInput`."""
        if not reason.strip():
            raise BadInput(say("A disputed key needs a reason: write why the bank is wrong."))
        own = checked_key(key, len(self.options))
        if not own:
            raise BadInput(say("A disputed key needs the letters that you hold to be right."))
        return replace(self, disputes=(*self.disputes, Dispute(now, own, reason.strip())))

    def agreed(self, now: datetime) -> "Question":
        """The question scored by the bank's key again; earlier disputes stay in its history."""
        if not self.disputed_now:
            return self
        return replace(self, disputes=(*self.disputes, Dispute(now, self.key, "")))

    def suggested(self, domain: int | None) -> "Question":
        """The question with a guessed domain, which counts only once it is accepted."""
        return replace(self, suggested_domain=domain)

    def in_domain(self, domain: int | None) -> "Question":
        """The question in the domain the learner accepted or chose."""
        return replace(self, domain=domain, suggested_domain=None)


def checked_key(key: str, options: int) -> str:
    """Letters of a key in order, each once; raises `BadInput` for one that is no option."""
    letters = "".join(sorted(set(key.upper()) - set(" ,;")))
    last = letter(options - 1)
    wrong = [mark for mark in letters if not "A" <= mark <= last]
    if wrong:
        raise BadInput(
            say("“{mark}” is no option of this question: give letters from A to {last}.", mark=wrong[0], last=last)
        )
    return letters
