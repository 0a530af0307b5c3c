"""Records to documents and back: the one place that knows how a record is written down."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from data.attempts import Answer, Attempt, ClockEvent, DomainScore
from data.domains import Confidence, Domain
from data.errors import BadFile, StudyError
from data.notes import Note
from data.plan import Phase, Plan, Task
from data.questions import Bank, Dispute, Option, Question, Wording
from data.record import Record
from data.resources import Resource
from data.sessions import StudySession
from data.store.seam import Document


class FieldKind:
    """How one kind of value is written (`write`) and read back (`read`, which raises ValueError or TypeError)."""

    def __init__(self, read: Callable[[Any], Any], write: Callable[[Any], Any] | None = None) -> None:
        """Give the two directions; a value that JSON knows needs no `write`."""
        self.read = read
        self.write = write


def _exactly(*kinds: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError(f"{value!r} is not {' or '.join(kind.__name__ for kind in kinds)}")
        return value

    return check


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone")
    return moment


def _tuple_of(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    def check(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(f"{value!r} is not a list")
        return tuple(read(item) for item in value)

    return check


def _domain_score(value: Any) -> DomainScore:
    domain, percent, right, total = value
    return DomainScore(int(domain), float(percent), right, total)


def _option(value: Any) -> Option:
    text, note = value
    return Option(TEXT.read(text), TEXT.read(note))


def _written_options(options: tuple[Option, ...]) -> list[list[str]]:
    return [[option.text, option.note] for option in options]


def _real(value: Any) -> float:
    number = float(_exactly(int, float)(value))
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(f"{value!r} is not a finite number")
    return number


TEXT = FieldKind(_exactly(str))
WHOLE = FieldKind(_exactly(int))
REAL = FieldKind(_real)
FLAG = FieldKind(_exactly(bool))
DAY = FieldKind(date.fromisoformat, date.isoformat)
MOMENT = FieldKind(_moment, datetime.isoformat)
WHOLES = FieldKind(_tuple_of(_exactly(int)), list)
TEXTS = FieldKind(_tuple_of(_exactly(str)), list)
EVENTS = FieldKind(
    _tuple_of(lambda item: ClockEvent(item[0], _moment(item[1]))),
    lambda events: [[event.kind, event.at.isoformat()] for event in events],
)
SCORES = FieldKind(
    _tuple_of(_domain_score),
    lambda scores: [[score.domain, score.percent, score.right, score.total] for score in scores],
)
OPTIONS = FieldKind(_tuple_of(_option), _written_options)
WORDINGS = FieldKind(
    _tuple_of(lambda item: Wording(_moment(item[0]), item[1], OPTIONS.read(item[2]), item[3], item[4])),
    lambda kept: [[was.until.isoformat(), was.stem, _written_options(was.options), was.key, was.why] for was in kept],
)
DISPUTES = FieldKind(
    _tuple_of(lambda item: Dispute(_moment(item[0]), item[1], item[2])),
    lambda disputes: [[own.at.isoformat(), own.key, own.reason] for own in disputes],
)


class Codec:
    """Reads and writes the records of one table."""

    def __init__(self, kind: type[Record], /, **fields: FieldKind) -> None:
        """Name every field of the record but `id` with its kind."""
        self.kind = kind
        self.fields = fields
        self._readers = [(name, field.read) for name, field in fields.items()]
        defaults = {name: field.default for name, field in kind.__dataclass_fields__.items()}
        self._writers = [(name, field.write, defaults[name]) for name, field in fields.items()]

    def read(self, id_: int, document: Document) -> Any:
        """The record of a document; unknown fields are left alone; raises `BadFile`."""
        values = {}
        try:
            for name, read in self._readers:
                value = document.get(name)
                if value is not None:
                    values[name] = read(value)
            return self.kind(id=id_, **values)
        except (ValueError, TypeError, IndexError, StudyError) as error:
            raise BadFile(f"Record {id_} of table “{self.kind.table}” cannot be read: {error}") from error

    def write(self, record: Record) -> Document:
        """The document of a record; fields that stand at their default are left out."""
        document = {}
        for name, write, default in self._writers:
            value = getattr(record, name)
            if value != default:
                document[name] = write(value) if write is not None else value
        return document


CODECS: dict[str, Codec] = {
    codec.kind.table: codec
    for codec in (
        Codec(
            Plan,
            name=TEXT,
            start=DAY,
            weeks=WHOLE,
            exam_day=DAY,
            pack=TEXT,
            language=TEXT,
            minutes_a_day=WHOLE,
            weekly_hours=REAL,
            checkpoints=WHOLES,
            exam_name=TEXT,
            exam_minutes=WHOLE,
            exam_questions=WHOLE,
            pass_percent=REAL,
            review_minutes=WHOLE,
        ),
        Codec(Phase, title=TEXT, start=DAY, end=DAY, weeks=TEXT, source=TEXT),
        Codec(
            Task,
            title=TEXT,
            day=DAY,
            week=WHOLE,
            minutes=WHOLE,
            domain=WHOLE,
            phase=WHOLE,
            kind=TEXT,
            attempt=WHOLE,
            position=REAL,
            done_at=MOMENT,
            details=TEXT,
            source=TEXT,
        ),
        Codec(Note, section=TEXT, text=TEXT, day=DAY, title=TEXT, source=TEXT),
        Codec(Domain, name=TEXT, short=TEXT, key=TEXT, weight=REAL, position=REAL, source=TEXT),
        Codec(Confidence, domain=WHOLE, checkpoint=WHOLE, value=WHOLE, rated_at=MOMENT),
        Codec(
            Attempt,
            title=TEXT,
            kind=TEXT,
            day=DAY,
            target=REAL,
            percent=REAL,
            right=WHOLE,
            total=WHOLE,
            domain_scores=SCORES,
            memo=TEXT,
            minutes=WHOLE,
            questions=WHOLE,
            events=EVENTS,
            position=REAL,
            seed=WHOLE,
            draw=WHOLES,
            unscored=WHOLES,
            shuffled=FLAG,
            source=TEXT,
        ),
        Codec(
            Answer,
            attempt=WHOLE,
            number=WHOLE,
            question=WHOLE,
            chosen=TEXT,
            right=FLAG,
            seconds=REAL,
            flagged=FLAG,
            sureness=TEXT,
            struck=TEXT,
            first_chosen=TEXT,
            reason=TEXT,
            memo=TEXT,
            key=TEXT,
            entered=REAL,
        ),
        Codec(StudySession, day=DAY, started_at=MOMENT, minutes=REAL, task=WHOLE, title=TEXT, source=TEXT),
        Codec(Bank, name=TEXT, format=TEXT, pack=TEXT, imported_at=MOMENT, source=TEXT),
        Codec(
            Question,
            bank=WHOLE,
            stem=TEXT,
            options=OPTIONS,
            key=TEXT,
            explanation=TEXT,
            images=TEXTS,
            choose=WHOLE,
            domain=WHOLE,
            suggested_domain=WHOLE,
            statement=TEXT,
            difficulty=TEXT,
            link=TEXT,
            name=TEXT,
            content_key=TEXT,
            wordings=WORDINGS,
            disputes=DISPUTES,
            position=REAL,
            source=TEXT,
        ),
        Codec(Resource, title=TEXT, url=TEXT, free=FLAG, price=TEXT, remark=TEXT, position=REAL, source=TEXT),
    )
}
"""How each table is written; a table without a codec is kept as it is."""
