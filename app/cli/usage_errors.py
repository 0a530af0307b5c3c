"""What is wrong with a command line, in words for people; the parser's own are for programmers."""

import re

WORDS = (
    (
        r"argument (?P<name>.+?): invalid whole_number value: (?P<said>.+)",
        "{name} wants a whole number of at most 15 digits, not {said}",
    ),
    (r"argument (?P<name>.+?): invalid minutes_text value: (?P<said>.+)", "{name} wants a number, not {said}"),
    (r"argument (?P<name>.+?): expected (?:one|at least one) argument", "{name} wants something behind it"),
    (r"the following arguments are required: (?P<names>.+)", "something is missing: {names}"),
    (r"unrecognized arguments: (?P<said>.+)", "{said} is not understood here"),
    (r"(?:argument .+?: )?invalid choice: (?P<said>.+) \(choose from (?P<names>.+)\)", "{said} is none of {names}"),
)
"""What the parser says, and how it is said here."""


LONGEST = {"said": 60}
"""Characters of what was typed that a complaint repeats."""


def _shortened(name: str, text: str) -> str:
    longest = LONGEST.get(name, len(text))
    return text if len(text) <= longest else f"{text[:longest]}…"


def in_words(complaint: str) -> str:
    """A complaint of the parser reworded; one that is not known stays as it is."""
    for pattern, words in WORDS:
        found = re.fullmatch(pattern, complaint, re.DOTALL)
        if found:
            return words.format(**{name: _shortened(name, text) for name, text in found.groupdict().items()})
    return complaint
