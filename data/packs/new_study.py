"""Turns a pack and the learner's choices into the records of a new study."""

from datetime import date, timedelta

from data.frozen import Frozen
from data.ids import IdSource
from data.model.attempts import Attempt
from data.model.domains import Domain
from data.model.plan import Phase, Plan, Task
from data.model.record import Record
from data.model.resources import Resource
from data.packs.pack import Pack, PackPlan
from data.packs.plan_file import PlannedTask, PlanText
from data.planning.empty_plan import refuse_minutes_a_day


class Choices(Frozen):
    """The learner's choices in the set-up."""

    plan: PackPlan
    language: str
    start: date
    minutes_a_day: int

    def __post_init__(self) -> None:
        """Check the choices; raises `BadInput`."""
        refuse_minutes_a_day(self.minutes_a_day)


def new_study(pack: Pack, choices: Choices, ids: IdSource) -> list[Record]:
    """Every record of a fresh study: plan, phases, domains, tasks, mocks and resources."""
    text = pack.plan_text(choices.plan, choices.language)
    domains = new_domains(pack, choices.language, ids)
    attempts = {mock.key: _attempt(pack, index, text, choices, ids) for index, mock in enumerate(pack.mocks)}
    phases = [
        Phase(
            id=ids.new(),
            title=phase.title,
            start=choices.start + timedelta(weeks=phase.first_week - 1),
            end=choices.start + timedelta(weeks=phase.last_week, days=-1),
            weeks=_weeks(phase.first_week, phase.last_week),
        )
        for phase in text.phases
    ]
    by_key = {domain.key: domain.id for domain in domains}
    tasks = [_dated_task(task, choices, by_key, phases, attempts, ids) for task in text.tasks]
    return [
        _plan(pack, text, choices, ids),
        *domains,
        *phases,
        *attempts.values(),
        *tasks,
        *_resources(pack, choices, ids),
    ]


def new_domains(pack: Pack, language: str, ids: IdSource) -> list[Domain]:
    """The pack's domains as records."""
    return [
        Domain(
            id=ids.new(),
            key=domain.key,
            name=domain.name.in_(language),
            short=domain.short.in_(language),
            weight=domain.weight,
            position=float(number),
        )
        for number, domain in enumerate(pack.domains)
    ]


def planned_exam_day(text: PlanText) -> int | None:
    """Number of the plan's exam day, 1 for the first; None without one."""
    return next((task.day for task in text.tasks if task.kind == "exam"), None)


def _plan(pack: Pack, text: PlanText, choices: Choices, ids: IdSource) -> Plan:
    exam = planned_exam_day(text)
    return Plan(
        id=ids.new(),
        name=pack.short_name,
        start=choices.start,
        weeks=choices.plan.weeks,
        exam_day=None if exam is None else _date(choices, exam),
        pack=pack.id,
        language=choices.language,
        minutes_a_day=choices.minutes_a_day,
        # Hours a week belong to the plan; other minutes a day override them.
        weekly_hours=choices.plan.weekly_hours if choices.minutes_a_day == choices.plan.minutes_a_day else None,
        checkpoints=tuple(week for week in pack.checkpoints if week <= choices.plan.weeks) or (choices.plan.weeks,),
        exam_name=pack.name,
        exam_minutes=pack.minutes,
        exam_questions=pack.questions,
        pass_percent=pack.pass_percent,
        review_minutes=pack.review_minutes,
    )


def _attempt(pack: Pack, number: int, text: PlanText, choices: Choices, ids: IdSource) -> Attempt:
    mock = pack.mocks[number]
    day = next((task.day for task in text.tasks if task.mock == mock.key), None)
    return Attempt(
        id=ids.new(),
        title=mock.title.in_(choices.language),
        day=None if day is None else _date(choices, day),
        target=mock.target,
        minutes=pack.minutes,
        questions=pack.questions,
        position=float(number),
    )


def _dated_task(
    task: PlannedTask,
    choices: Choices,
    domains: dict[str, int],
    phases: list[Phase],
    attempts: dict[str, Attempt],
    ids: IdSource,
) -> Task:
    day = _date(choices, task.day)
    phase = next((phase for phase in phases if phase.start <= day <= phase.end), None)
    attempt = attempts.get(task.mock)
    return Task(
        id=ids.new(),
        title=task.title,
        day=day,
        minutes=choices.minutes_a_day if task.minutes is None else task.minutes,
        domain=domains.get(task.domain),
        phase=phase.id if phase else None,
        kind=task.kind,
        attempt=attempt.id if attempt else None,
        position=1.0,
        details=task.details,
    )


def _resources(pack: Pack, choices: Choices, ids: IdSource) -> list[Resource]:
    return [
        Resource(
            id=ids.new(),
            title=resource.title.in_(choices.language),
            url=resource.url,
            free=resource.free,
            price=resource.price,
            remark=resource.note.in_(choices.language),
            position=float(number),
        )
        for number, resource in enumerate(pack.resources())
    ]


def _date(choices: Choices, day_number: int) -> date:
    return choices.start + timedelta(days=day_number - 1)


def _weeks(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
