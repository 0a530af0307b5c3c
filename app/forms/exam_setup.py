"""The forms before an exam, an answer sheet and practice; each gives an attempt that is not started yet."""

from collections.abc import Mapping

from app.forms.inputs.numbers import whole_number
from app.session.session import Sitting
from data.errors import BadInput
from data.exams.drawing import drawn
from data.exams.mock_titles import next_mock_title
from data.exams.practice import practice_draw, times_seen
from data.exams.seeded_random import Lots
from data.exams.sitting import QUESTION_LIMIT
from data.formats.banks.study.for_study import study_pack
from data.formats.banks.study.question_pool import Pool
from data.frozen import replace
from data.language import say
from data.model.attempts import Answer, Attempt
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Question
from data.study.study import Study
from widgets.dialogs.form_dialog import Field, FormDialog

EXTRA_MINUTES = 30
SEED_BITS = 31
YES = ("y", "yes", "true", "on", "1", "예", "네", "ㅇ")


class SetupForm(FormDialog[Attempt]):
    """A form whose many fields stand close together, so that all are seen on 24 lines."""

    DEFAULT_CSS = """
    SetupForm Input { margin-bottom: 0; }
    """


def exam_form(sitting: Sitting, pool: Pool) -> SetupForm:
    """A form whose result is a timed exam with its questions drawn."""
    study = sitting.study
    held = len(pool.in_bank(None))
    plan = study.plan
    count = min(plan.exam_questions or held, held)
    yes_no = (say("yes"), say("no"))
    minutes = _fair_minutes(plan, count)
    fair = say("as on the exam: {n} for {all}", n=minutes, all=count) if minutes else say("no limit")

    def accept(values: Mapping[str, str]) -> Attempt:
        return _exam(sitting, pool, values)

    fields = [
        Field("title", say("Title"), _next_title(study), "", tuple(each.title for each in _waiting(study))),
        Field("bank", say("Question bank"), "", say("all of them"), tuple(bank.name for bank in pool.banks.values())),
        Field("questions", say("Questions ({n} are held)", n=held), str(count)),
        Field("minutes", say("Minutes"), "", fair),
        Field("shuffle", say("Options in another order"), say("no"), "", yes_no),
        Field("seed", say("Number of the draw"), "", say("a new one; the same number draws the same exam")),
    ]
    if minutes:
        fields.insert(
            -2, Field("extra", say("30 minutes more, as granted for a foreign language"), say("no"), "", yes_no)
        )
    if study_pack(study) is not None:
        fields.insert(
            -1, Field("unscored", say("Some questions do not count, as on the exam"), say("yes"), "", yes_no)
        )
    return SetupForm(say("Timed exam"), tuple(fields), accept)


def sheet_form(sitting: Sitting) -> FormDialog[Attempt]:
    """A form whose result is an empty answer sheet."""
    plan = sitting.study.plan

    def accept(values: Mapping[str, str]) -> Attempt:
        count = _count(values["questions"], QUESTION_LIMIT)
        minutes = whole_number(values["minutes"], say("minutes"))
        return replace(
            _base(sitting, values["title"]), kind="sheet", questions=count, minutes=_minutes(minutes), draw=()
        )

    fields = (
        Field("title", say("Title"), _next_title(sitting.study), ""),
        Field("questions", say("How many questions"), str(plan.exam_questions or "")),
        Field("minutes", say("Minutes"), str(plan.exam_minutes or ""), say("no limit")),
    )
    return FormDialog(say("Answer sheet"), fields, accept)


def practice_form(sitting: Sitting, title: str, questions: list[Question]) -> FormDialog[Attempt]:
    """A form whose result is practice with some of the questions."""
    held = sum(bool(each.counted_key) for each in questions)

    def accept(values: Mapping[str, str]) -> Attempt:
        count = _count(values["questions"], held)
        seed = sitting.place.random.getrandbits(SEED_BITS)
        draw = practice_draw(questions, count, seed, times_seen(sitting.study.all(Answer).values()))
        attempt = Attempt(id=sitting.study.new_id(), title=title, kind="practice", day=sitting.today)
        return replace(attempt, seed=seed, draw=draw, questions=len(draw))

    field = Field("questions", say("How many of {n}", n=held), str(min(10, held)))
    return FormDialog(title, (field,), accept)


def _exam(sitting: Sitting, pool: Pool, values: Mapping[str, str]) -> Attempt:
    study = sitting.study
    questions = pool.in_bank(_bank(pool, values["bank"]))
    count = _count(values["questions"], len(questions))
    wished = whole_number(values["minutes"], say("minutes"))
    minutes = _minutes(_fair_minutes(study.plan, count) if wished is None else wished)
    said = whole_number(values["seed"], say("the draw"))
    seed = sitting.place.random.getrandbits(SEED_BITS) if said is None else said
    weights = {domain.id: domain.weight for domain in study.all(Domain).values() if domain.weight > 0}
    silent = _unscored(study, count) if _is_yes(values.get("unscored", "")) else 0
    extra = EXTRA_MINUTES if _is_yes(values.get("extra", "")) else 0
    draw = drawn(questions, weights, count, Lots(seed), times_seen(study.all(Answer).values()), silent)
    return replace(
        _base(sitting, values["title"]),
        kind="exam",
        minutes=minutes + extra if minutes else None,
        questions=count,
        seed=seed,
        draw=draw.questions,
        unscored=draw.unscored,
        shuffled=_is_yes(values["shuffle"]),
    )


def _base(sitting: Sitting, title: str) -> Attempt:
    """The mock of that title that waits to be taken, or a new one."""
    study = sitting.study
    if not title.strip():
        raise BadInput(say("A mock exam needs a title."))
    found = next((each for each in _waiting(study) if each.title == title.strip()), None)
    base = found or Attempt(id=study.new_id(), title=title.strip(), position=float(len(study.all(Attempt)) + 1))
    return replace(base, day=sitting.today)


def _waiting(study: Study) -> list[Attempt]:
    open_ones = [each for each in study.all(Attempt).values() if not each.taken and not each.events]
    return sorted(open_ones, key=lambda each: (each.position, each.id))


def _next_title(study: Study) -> str:
    waiting = _waiting(study)
    return waiting[0].title if waiting else next_mock_title(study)


def _fair_minutes(plan: Plan, count: int) -> int | None:
    """The exam's time, for fewer questions in proportion where their number is known; None for an unknown time."""
    if not plan.exam_minutes:
        return None
    return max(1, round(plan.exam_minutes * count / (plan.exam_questions or count)))


def _unscored(study: Study, count: int) -> int:
    """How many of `count` questions do not count, in the exam's own proportion."""
    pack = study_pack(study)
    if pack is None or not pack.questions:
        return 0
    return min(count - 1, round(count * (1 - pack.scored / pack.questions)))


def _bank(pool: Pool, name: str) -> int | None:
    wanted = name.strip().casefold()
    if not wanted:
        return None
    for id_, held in pool.banks.items():
        if held.name.casefold() == wanted:
            return id_
    raise BadInput(say("There is no bank “{name}”: leave the field empty for all of them.", name=name.strip()[:40]))


def _count(text: str, most: int) -> int:
    count = whole_number(text, say("questions"))
    if count is None or not 1 <= count <= most:
        raise BadInput(say("Give 1 to {n} questions.", n=most))
    return count


def _minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 1 <= minutes <= 24 * 60:
        raise BadInput(say("Give 1 to {n} minutes.", n=24 * 60))
    return minutes


def _is_yes(text: str) -> bool:
    return text.strip().casefold() in (*YES, say("yes").casefold())
