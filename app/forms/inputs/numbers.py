"""A number the learner typed into a form."""

from data.errors import BadInput
from data.language import say


def whole_number(text: str, what: str) -> int | None:
    """The number typed, None for an empty field; raises `BadInput`."""
    if not text.strip():
        return None
    try:
        return int(text)
    except ValueError:
        said = say("“{text}” is no whole number of {what}: type digits only.", text=text.strip()[:20], what=what)
        raise BadInput(said) from None


def bare_percent(text: str) -> str:
    """What was typed without its sign, ready for `float`: "12,5 %" is "12.5"."""
    return text.strip().rstrip("%％ ").replace(",", ".")
