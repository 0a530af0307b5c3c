"""Fields that are chosen in place of typed: yes or no, and the records of a study."""

from data.language import say
from widgets.dialogs.field import Field

YES, NO = "yes", "no"
"""Values of a switch."""


def switch(name: str, label: str, is_on: bool) -> Field:
    """A field that is yes or no."""
    return Field(name, label, YES if is_on else NO, options=((NO, say("no")), (YES, say("yes"))))


def is_on(value: str) -> bool:
    """Whether a switch of that value says yes."""
    return value == YES


def chosen_id(value: str) -> int | None:
    """The id of the record that an option stands for; None for the option that stands for none."""
    return int(value) if value else None
