"""How far the reading of a file is."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Takes the part that is done, 0.0 to 1.0."""


def silent(part: float) -> None:
    """For whoever does not want to know."""
