"""Changes a task of a plan before it is imported."""

from collections.abc import Mapping
from datetime import date

from data.dates import parse_day, says_none
from data.formats.markdown_plan.amending import TaskChange
from data.formats.markdown_plan.reading import PlannedTask
from data.language import say
from data.model.plan import TITLE_LIMIT, refuse_empty_title
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog


def change_form(task: PlannedTask, before: TaskChange | None, today: date) -> FormDialog[TaskChange]:
    """A form whose result is the task as the learner wants it."""
    stated_day = task.span.first.known() if task.span else None
    shown = before.day if before and before.moved else stated_day
    was = shown.isoformat() if shown else ""

    def accept(values: Mapping[str, str]) -> TaskChange:
        title, day = values["title"].strip(), values["day"].strip()
        refuse_empty_title(title)
        if day == was:
            return TaskChange(title[:TITLE_LIMIT], bool(before and before.moved), before.day if before else None)
        return TaskChange(title[:TITLE_LIMIT], True, None if says_none(day) else parse_day(day, today))

    fields = (
        Field("title", say("Title"), before.title if before else task.title, append_on_focus=True),
        Field("day", say("Day"), was, say("none, tomorrow, fri, +3, 2026-03-01")),
    )
    return FormDialog(say("Edit the task"), fields, accept)
