"""What the learner types about a file: its year, and what its marks mean."""

from collections.abc import Iterable

from data.errors import BadInput
from data.language import say


def checked_year(year: int | None) -> int | None:
    """The year, if a plan can be of it; raises `BadInput`."""
    if year is not None and not 1970 <= year <= 2199:
        raise BadInput(say("Enter a year such as 2026, not {year}.", year=year))
    return year


def stated_legend(pairs: Iterable[str]) -> dict[str, str]:
    """Marks with their meanings, as in ✅=done; several may be given in one, with commas between, else `BadInput`."""
    found: dict[str, str] = {}
    for pair in (piece for text in pairs for piece in text.split(",")):
        mark, equals, meaning = pair.partition("=")
        if not equals or not mark.strip() or not meaning.strip():
            raise BadInput(
                say(
                    "“{text}” is not a legend. Write the mark, = and the meaning, as in ✅=done.",
                    text=pair,
                )
            )
        found[mark.strip()] = meaning.strip()
    return found
