"""Finds how many options a stem asks for."""

import re

_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5,
    "두": 2, "세": 3, "네": 4, "dos": 2, "tres": 3, "zwei": 2, "drei": 3, "deux": 2, "trois": 3,
}  # fmt: skip
_ASKED = re.compile(
    r"\b(?:choose|select|pick|mark|check|identify|elige|elija|wähle|choisissez)\s+(?:the\s+|any\s+|your\s+|best\s+|correct\s+|exactly\s+|only\s+)*"
    r"\(?(?P<verb>two|three|four|five|dos|tres|zwei|drei|deux|trois|[2-5])\b(?!\s*(?:or\s+more|to\s+\d))"
    r"|\bwhich\s+(?P<which>two|three|four|five)\b"
    r"|(?P<count>[2-5두세네])\s*(?:개|가지)\S{0,3}\s{0,2}\S{0,4}\s{0,2}(?:선택|고르|고른)",
    re.I,
)
REACH = 4000
"""Characters at the end of the stem that are searched."""


def asked_for(stem: str) -> int | None:
    """How many options the stem says to choose, by its last such phrase; None if it does not say."""
    number = None
    for match in _ASKED.finditer(stem[-REACH:]):
        word = match["verb"] or match["which"] or match["count"]
        number = _NUMBERS.get(word.casefold(), number)
    return number
