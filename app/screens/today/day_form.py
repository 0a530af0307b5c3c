"""Asks for a day to go to."""

from collections.abc import Mapping
from datetime import date

from textual.app import App

from data.dates import parse_day
from data.language import say
from widgets.form_dialog import Field, FormDialog


async def ask_for_day(app: App[None], today: date) -> date | None:
    """The day the learner wants to see; None when they thought better of it."""

    def accept(values: Mapping[str, str]) -> date:
        return parse_day(values["day"], today)

    field = Field("day", say("Day"), "", say("today, tomorrow, fri, +3, 2026-03-01"))
    return await app.push_screen_wait(FormDialog[date](say("Go to a day"), (field,), accept))
