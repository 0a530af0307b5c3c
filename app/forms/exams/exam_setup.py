"""The forms before an exam, an answer sheet and practice; each gives an attempt that is not started yet."""

from collections.abc import Mapping

from app.forms.inputs.choices import NO, chosen_id, is_on, switch
from app.forms.inputs.numbers import whole_number
from app.session.session import Session
from data.errors import BadInput
from data.exams.draws.drawing import drawn, of_kinds
from data.exams.draws.seeded_random import SeededRandom
from data.exams.mock_titles import next_mock_title
from data.exams.practice import practice_draw, times_seen
from data.exams.sitting import QUESTION_LIMIT
from data.formats.banks.study.for_study import study_pack
from data.formats.banks.study.question_pool import Pool
from data.frozen import replace
from data.language import say, say_count
from data.model.attempts import Answer, Attempt
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Question
from data.study.study import Study
from data.text_folding import fold
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog

SEED_BITS = 31


class SetupForm(FormDialog[Attempt]):
    """A form whose many fields stand close together, so that all are seen on 24 lines."""

    DEFAULT_CSS = """
    SetupForm Input, SetupForm FormChoice { margin-bottom: 0; }
    """


def exam_form(session: Session, pool: Pool) -> SetupForm:
    """A form whose result is a timed exam with its questions drawn."""
    study = session.study
    available = len(_exam_questions(study, pool, None))
    plan = study.plan
    count = min(plan.exam_questions or available, available)
    minutes = _fair_minutes(plan, count)
    fair = _fair_time_label(minutes, count) if minutes else say("no limit")

    def accept(values: Mapping[str, str]) -> Attempt:
        return _exam(session, pool, values)

    fields = [
        Field("title", say("Title"), _next_title(study), "", tuple(attempt.title for attempt in _waiting(study))),
        Field("bank", say("Question bank"), options=_banks(pool)),
        Field("questions", say("Questions (up to {n})", n=available), str(count)),
        Field("minutes", say("Minutes"), "", fair),
        switch("shuffle", say("Shuffle the options"), False),
        Field("seed", say("Draw number"), "", say("empty: a new draw; same number: same exam")),
    ]
    if minutes and (extra := _extra_minutes(study)):
        label = say("{n} extra minutes for non-native English speakers", n=extra)
        fields.insert(-2, switch("extra", label, False))
    if study_pack(study) is not None:
        fields.insert(-1, switch("unscored", say("Include unscored questions, as in the exam"), True))
    return SetupForm(say("Timed exam"), tuple(fields), accept)


def sheet_form(session: Session) -> FormDialog[Attempt]:
    """A form whose result is an empty answer sheet."""
    plan = session.study.plan

    def accept(values: Mapping[str, str]) -> Attempt:
        count = _count(values["questions"], QUESTION_LIMIT)
        minutes = whole_number(values["minutes"], say("minutes"))
        return replace(
            _base(session, values["title"]), kind="sheet", questions=count, minutes=_minutes(minutes), draw=()
        )

    fields = (
        Field("title", say("Title"), _next_title(session.study), ""),
        Field("questions", say("How many questions"), str(plan.exam_questions or "")),
        Field("minutes", say("Minutes"), str(plan.exam_minutes or ""), say("no limit")),
    )
    return FormDialog(say("Answer sheet"), fields, accept)


def practice_form(session: Session, title: str, questions: list[Question]) -> FormDialog[Attempt]:
    """A form whose result is practice with some of the questions."""
    answerable = sum(bool(question.counted_key) for question in questions)

    def accept(values: Mapping[str, str]) -> Attempt:
        count = _count(values["questions"], answerable)
        seed = session.env.random.getrandbits(SEED_BITS)
        draw = practice_draw(questions, count, seed, times_seen(session.study.all(Answer).values()))
        attempt = Attempt(id=session.study.new_id(), title=title, kind="practice", day=session.today)
        return replace(attempt, seed=seed, draw=draw, questions=len(draw))

    field = Field("questions", say("How many of {n}", n=answerable), str(min(10, answerable)))
    return FormDialog(title, (field,), accept, leads=True)


def _exam(session: Session, pool: Pool, values: Mapping[str, str]) -> Attempt:
    study = session.study
    questions = _exam_questions(study, pool, chosen_id(values["bank"]))
    count = _count(values["questions"], len(questions))
    wished = whole_number(values["minutes"], say("minutes"))
    minutes = _minutes(_fair_minutes(study.plan, count) if wished is None else wished)
    typed_seed = whole_number(values["seed"], say("draw number"))
    seed = session.env.random.getrandbits(SEED_BITS) if typed_seed is None else typed_seed
    weights = {domain.id: domain.weight for domain in study.all(Domain).values() if domain.weight > 0}
    silent = _unscored(study, count) if is_on(values.get("unscored", NO)) else 0
    extra = _extra_minutes(study) if is_on(values.get("extra", NO)) else 0
    draw = drawn(questions, weights, count, SeededRandom(seed), times_seen(study.all(Answer).values()), silent)
    return replace(
        _base(session, values["title"]),
        kind="exam",
        minutes=minutes + extra if minutes else None,
        questions=count,
        seed=seed,
        draw=draw.questions,
        unscored=draw.unscored,
        shuffled=is_on(values["shuffle"]),
    )


def _base(session: Session, title: str) -> Attempt:
    """The mock of that title that waits to be taken, or a new one."""
    study = session.study
    if not title.strip():
        raise BadInput(say("A mock exam needs a title."))
    waiting_mock = next((attempt for attempt in _waiting(study) if fold(attempt.title) == fold(title)), None)
    base = waiting_mock or Attempt(
        id=study.new_id(), title=title.strip(), position=float(len(study.all(Attempt)) + 1)
    )
    return replace(base, day=session.today)


def _waiting(study: Study) -> list[Attempt]:
    open_ones = [attempt for attempt in study.all(Attempt).values() if not attempt.has_score and not attempt.events]
    return sorted(open_ones, key=lambda attempt: (attempt.position, attempt.id))


def _next_title(study: Study) -> str:
    waiting = _waiting(study)
    return waiting[0].title if waiting else next_mock_title(study)


def _fair_minutes(plan: Plan, count: int) -> int | None:
    """The exam's time, for fewer questions in proportion where their number is known; None for an unknown time."""
    if not plan.exam_minutes:
        return None
    return max(1, round(plan.exam_minutes * count / (plan.exam_questions or count)))


def _exam_questions(study: Study, pool: Pool, bank: int | None) -> list[Question]:
    """The questions of a bank, or of all, that are of a kind that the exam asks."""
    pack = study_pack(study)
    return of_kinds(pool.in_bank(bank), pack.kinds if pack else ())


def _extra_minutes(study: Study) -> int:
    """Minutes more that the exam gives on request to people whose first language is not English."""
    pack = study_pack(study)
    return pack.extra_minutes if pack else 0


def _fair_time_label(minutes: int, count: int) -> str:
    if count == 1:
        return say("as in the exam: {n} min for {all} question", n=minutes, all=count)
    return say("as in the exam: {n} min for {all} questions", n=minutes, all=count)


def _unscored(study: Study, count: int) -> int:
    """How many of `count` questions do not count, in the exam's own proportion."""
    pack = study_pack(study)
    if pack is None or not pack.questions:
        return 0
    return min(count - 1, round(count * pack.unscored / pack.questions))


def _banks(pool: Pool) -> tuple[tuple[str, str], ...]:
    return (("", say("all of them")), *((str(id_), bank.name) for id_, bank in pool.banks.items()))


def _count(text: str, most: int) -> int:
    count = whole_number(text, say("questions"))
    if count is None or not 1 <= count <= most:
        raise BadInput(say_count(most, "Choose {n} question.", "Choose 1 to {n} questions."))
    return count


def _minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 1 <= minutes <= 24 * 60:
        raise BadInput(say("Choose 1 to {n} minutes.", n=24 * 60))
    return minutes
