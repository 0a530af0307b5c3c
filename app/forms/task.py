"""The form for a new task, or for changing one."""

from collections.abc import Mapping
from datetime import date

from app.forms.inputs.choices import chosen_id
from app.forms.inputs.numbers import whole_number
from data.dates import parse_day, says_none
from data.frozen import replace
from data.language import say, say_day
from data.model.domains import Domain
from data.model.plan import Phase, Task
from data.planning.agenda import position_after
from data.planning.new_task import new_task
from data.planning.progress import phase_on
from data.study.study import Study
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog


def task_form(study: Study, day: date, today: date, old: Task | None = None) -> FormDialog[Task]:
    """A form whose result is a task, not committed yet."""
    title = say("Edit the task") if old else say("New task")

    def accept(values: Mapping[str, str]) -> Task:
        return _task(study, today, old, values)

    return FormDialog(title, _fields(study, day, today, old), accept)


def _fields(study: Study, day: date, today: date, old: Task | None) -> tuple[Field, ...]:
    shown = old.day if old else day
    return (
        Field("title", say("Title"), old.title if old else "", say("What to do"), append_on_focus=True),
        Field(
            "day",
            say("Day") + (f" ({say_day(shown, today)})" if shown else ""),
            shown.isoformat() if shown else "",
            say("none, tomorrow, fri, +3, 2026-03-01"),
        ),
        Field("minutes", say("Minutes"), str(old.minutes) if old and old.minutes is not None else "", "45"),
        Field("domain", say("Domain"), _value(old.domain if old else None), options=_domains(study)),
        Field("phase", say("Phase (weeks)"), _value(old.phase if old else None), options=_phases(study)),
    )  # fmt: skip


def _task(study: Study, today: date, old: Task | None, values: Mapping[str, str]) -> Task:
    day = None if says_none(values["day"]) else parse_day(values["day"], today)
    minutes = whole_number(values["minutes"], say("minutes"))
    domain = study.all(Domain).get(chosen_id(values["domain"]) or 0)
    phase = chosen_id(values["phase"]) or _phase_by_day(study, day, old)
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


def _phase_by_day(study: Study, day: date | None, old: Task | None) -> int | None:
    """The phase that a new task gets by its day."""
    phase = phase_on(list(study.all(Phase).values()), day) if day and old is None else None
    return phase.id if phase else None


def _domains(study: Study) -> tuple[tuple[str, str], ...]:
    return (("", say("none")), *((str(each.id), each.label) for each in study.all(Domain).values()))


def _phases(study: Study) -> tuple[tuple[str, str], ...]:
    phases = ((str(each.id), each.weeks or each.title) for each in study.all(Phase).values())
    return (("", say("automatic, by day")), *phases)


def _value(id_: int | None) -> str:
    return str(id_) if id_ else ""
