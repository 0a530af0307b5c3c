"""Records to documents and back: the one place that knows how each table is written down.

A record's module is imported when its table is first used: a command that lists tasks never loads question banks.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from data.store.text.field_kinds import (  # fmt: skip
    COUNT,
    COUNTS,
    DAY,
    FLAG,
    HOURS,
    MINUTES,
    MOMENT,
    REAL,
    SPAN,
    TEXT,
    TEXTS,
    WEEKS,
    WHOLE,
    WHOLES,
    Codec,
    FieldKind,
    maybe,
    moment_of,
    row_of,
    tuple_of,
)
from data.values import Values

if TYPE_CHECKING:
    from data.model.task_fields import FieldType


def _plan() -> Codec:
    from data.model.plan import Plan

    return Codec(
        Plan,
        name=TEXT,
        start=DAY,
        weeks=WEEKS,
        exam_day=DAY,
        pack=TEXT,
        language=TEXT,
        minutes_a_day=MINUTES,
        weekly_hours=HOURS,
        checkpoints=COUNTS,
        exam_name=TEXT,
        exam_minutes=MINUTES,
        exam_questions=COUNT,
        pass_percent=REAL,
        review_minutes=MINUTES,
    )


def _phases() -> Codec:
    from data.model.plan import Phase

    return Codec(Phase, title=TEXT, start=DAY, end=DAY, weeks=TEXT, source=TEXT)


def _tasks() -> Codec:
    from data.model.plan import Task
    from data.model.task_fields import TASK_FIELDS

    kinds: dict[FieldType, FieldKind] = {
        "title": TEXT.usually(rb'"(?=[^"\\\s])[^"\\]{1,500}+"'),
        "line": TEXT,
        "text": TEXT,
        "minutes": WHOLE.usually(rb"\d{1,3}"),
        "day": DAY,
        "week": WEEKS,
        "moment": MOMENT,
        "order": REAL,
        "record": WHOLE,
    }
    types = {field.name: field.type for field in TASK_FIELDS}
    return Codec(Task, **{name: kinds[types[name]] for name in Task.fields if name != "id"})


def _notes() -> Codec:
    from data.model.notes import Note

    return Codec(Note, section=TEXT, text=TEXT, day=DAY, title=TEXT, source=TEXT)


def _domains() -> Codec:
    from data.model.domains import Domain

    return Codec(Domain, name=TEXT, short=TEXT, key=TEXT, weight=REAL, position=REAL, source=TEXT)


def _confidence() -> Codec:
    from data.model.domains import Confidence

    return Codec(Confidence, domain=WHOLE, checkpoint=COUNT, value=COUNT, rated_at=MOMENT)


def _attempts() -> Codec:
    from data.model.attempts import Attempt, ClockEvent, DomainScore

    score = row_of(WHOLE.read, REAL.read, maybe(COUNT.read), maybe(COUNT.read))
    event = row_of(TEXT.read, moment_of)
    events = FieldKind(
        tuple_of(lambda item: ClockEvent(*event(item))),
        lambda events: [[event.kind, event.at.isoformat()] for event in events],
    )
    scores = FieldKind(
        tuple_of(lambda item: DomainScore(*score(item))),
        lambda scores: [[score.domain, float(score.percent), score.right, score.total] for score in scores],
    )
    return Codec(
        Attempt,
        title=TEXT,
        kind=TEXT,
        day=DAY,
        target=REAL,
        percent=REAL,
        right=COUNT,
        total=COUNT,
        domain_scores=scores,
        memo=TEXT,
        minutes=MINUTES,
        questions=COUNT,
        events=events,
        position=REAL,
        seed=WHOLE,
        draw=WHOLES,
        unscored=COUNTS,
        shuffled=FLAG,
        source=TEXT,
    )


def _answers() -> Codec:
    from data.model.attempts import Answer

    return Codec(
        Answer,
        attempt=WHOLE,
        number=COUNT,
        question=WHOLE,
        chosen=TEXT,
        right=FLAG,
        seconds=SPAN,
        flagged=FLAG,
        sureness=TEXT,
        struck=TEXT,
        first_chosen=TEXT,
        reason=TEXT,
        memo=TEXT,
        key=TEXT,
        entered=SPAN,
    )


def _sessions() -> Codec:
    from data.model.sessions import StudySession

    return Codec(
        StudySession, day=DAY, started_at=MOMENT, minutes=SPAN, task=WHOLE, title=TEXT, text=TEXT, source=TEXT
    )


def _resources() -> Codec:
    from data.model.resources import Resource

    return Codec(Resource, title=TEXT, url=TEXT, free=FLAG, price=TEXT, remark=TEXT, position=REAL, source=TEXT)


def _banks() -> Codec:
    from data.model.questions import Bank

    return Codec(Bank, name=TEXT, format=TEXT, pack=TEXT, imported_at=MOMENT, source=TEXT)


class _QuestionKinds(Values):
    """How the nested values of a question are written."""

    options: FieldKind
    wordings: FieldKind
    disputes: FieldKind


def _question_kinds() -> _QuestionKinds:
    from data.model.questions import Dispute, Option, Wording

    option = row_of(TEXT.read, TEXT.read)

    def option_rows(options: tuple[Option, ...]) -> list[list[str]]:
        return [[option.text, option.note] for option in options]

    options = FieldKind(tuple_of(lambda item: Option(*option(item))), option_rows)
    wording = row_of(moment_of, TEXT.read, options.read, TEXT.read, TEXT.read)
    dispute = row_of(moment_of, TEXT.read, TEXT.read)
    wordings = FieldKind(
        tuple_of(lambda item: Wording(*wording(item))),
        lambda wordings: [
            [wording.until.isoformat(), wording.stem, option_rows(wording.options), wording.key, wording.why]
            for wording in wordings
        ],
    )
    disputes = FieldKind(
        tuple_of(lambda item: Dispute(*dispute(item))),
        lambda disputes: [[dispute.at.isoformat(), dispute.key, dispute.reason] for dispute in disputes],
    )
    return _QuestionKinds(options, wordings, disputes)


def _questions() -> Codec:
    from data.model.questions import Question

    nested = _question_kinds()
    return Codec(
        Question,
        bank=WHOLE,
        stem=TEXT,
        options=nested.options,
        key=TEXT,
        explanation=TEXT,
        images=TEXTS,
        choose=COUNT,
        domain=WHOLE,
        suggested_domain=WHOLE,
        statement=TEXT,
        difficulty=TEXT,
        link=TEXT,
        name=TEXT,
        content_key=TEXT,
        wordings=nested.wordings,
        disputes=nested.disputes,
        position=REAL,
        source=TEXT,
    )


LOADERS: dict[str, Callable[[], Codec]] = {
    "plan": _plan,
    "phases": _phases,
    "tasks": _tasks,
    "notes": _notes,
    "domains": _domains,
    "confidence": _confidence,
    "attempts": _attempts,
    "answers": _answers,
    "sessions": _sessions,
    "resources": _resources,
    "banks": _banks,
    "questions": _questions,
}


class Codecs(Mapping[str, Codec]):
    """The codec of every table, each made when it is first asked for."""

    def __init__(self) -> None:
        """None is made yet."""
        self._made: dict[str, Codec] = {}

    def __getitem__(self, table: str) -> Codec:
        """How a table is written; raises KeyError for a table without records."""
        if table not in self._made:
            self._made[table] = LOADERS[table]()
        return self._made[table]

    def __contains__(self, table: object) -> bool:
        """Whether the table holds records."""
        return table in LOADERS

    def __iter__(self) -> Iterator[str]:
        """Every table that holds records."""
        return iter(LOADERS)

    def __len__(self) -> int:
        """How many tables hold records."""
        return len(LOADERS)


CODECS = Codecs()
"""How each table is written; a table without a codec is kept as it is."""
