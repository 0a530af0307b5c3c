"""Asks for a day to go to."""

from collections.abc import Mapping
from datetime import date

from data.dates import parse_day
from data.language import say
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog


def day_form(today: date) -> FormDialog[date]:
    """A form whose result is the day the learner wants to see."""

    def accept(values: Mapping[str, str]) -> date:
        return parse_day(values["day"], today)

    field = Field("day", say("Day"), "", say("today, tomorrow, fri, +3, 2026-03-01"))
    return FormDialog(say("Go to a day"), (field,), accept, leads=True)
