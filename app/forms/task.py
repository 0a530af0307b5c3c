"""The form for a new task, or for changing one."""

from collections.abc import Mapping
from datetime import date

from app.forms.inputs.numbers import whole_number
from data.dates import parse_day, says_none
from data.errors import BadInput
from data.frozen import replace
from data.language import say, say_day
from data.model.domains import Domain
from data.model.plan import Phase, Task
from data.planning.agenda import position_after
from data.planning.new_task import chosen_domain, new_task
from data.planning.progress import phase_on
from data.study.study import Study
from widgets.dialogs.form_dialog import Field, FormDialog


def task_form(study: Study, day: date, today: date, old: Task | None = None) -> FormDialog[Task]:
    """A form whose result is a task, not committed yet."""
    title = say("Edit the task") if old else say("New task")

    def accept(values: Mapping[str, str]) -> Task:
        return _task(study, today, old, values)

    return FormDialog(title, _fields(study, day, today, old), accept)


def _fields(study: Study, day: date, today: date, old: Task | None) -> tuple[Field, ...]:
    shown = old.day if old else day
    domain = study.all(Domain).get(old.domain) if old and old.domain else None
    phase = study.all(Phase).get(old.phase) if old and old.phase else None
    labels = tuple(each.label for each in study.all(Domain).values())
    return (
        Field("title", say("Title"), old.title if old else "", say("What is to be done"), gone_on_with=True),
        Field(
            "day",
            say("Day") + (f" ({say_day(shown, today)})" if shown else ""),
            shown.isoformat() if shown else "",
            say("none; or tomorrow, fri, +3, 2026-03-01"),
        ),
        Field("minutes", say("Minutes"), str(old.minutes) if old and old.minutes is not None else "", "45"),
        Field("domain", say("Domain"), domain.label if domain else "", ", ".join(labels), labels),
        Field("phase", say("Phase (its weeks)"), phase.weeks or phase.title if phase else "", say("by the day"),
              tuple(each.weeks or each.title for each in study.all(Phase).values())),
    )  # fmt: skip


def _task(study: Study, today: date, old: Task | None, values: Mapping[str, str]) -> Task:
    day = None if says_none(values["day"]) else parse_day(values["day"], today)
    minutes = whole_number(values["minutes"], say("minutes"))
    domain = chosen_domain(study, values["domain"]) if values["domain"].strip() else None
    phase = _phase(study, values["phase"], day, old)
    if old is None:
        made = new_task(study, values["title"], day, minutes, domain)
        return replace(made, phase=phase)
    position = old.position if day == old.day else position_after(study.tasks, day)
    return replace(
        old,
        title=values["title"].strip(),
        day=day,
        minutes=minutes,
        domain=domain.id if domain else None,
        phase=phase,
        position=position,
    )


def _phase(study: Study, words: str, day: date | None, old: Task | None) -> int | None:
    phases = list(study.all(Phase).values())
    wanted = words.strip().casefold()
    if not wanted:
        found = phase_on(phases, day) if day and old is None else None
        return found.id if found else None
    for phase in phases:
        if wanted in (phase.weeks.casefold(), phase.title.casefold()):
            return phase.id
    names = ", ".join(phase.weeks or phase.title for phase in phases)
    raise BadInput(say("“{text}” is no phase of this plan: it has {names}.", text=words.strip()[:30], names=names))
