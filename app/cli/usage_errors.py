"""Rewords the parser's complaints about a command line as sentences for learners."""

import re

from data.language import say

SENTENCES = (
    (
        r"argument (?P<name>.+?): invalid whole_number value: (?P<text>.+)",
        "{name} needs a whole number of at most 15 digits, not “{text}”.",
    ),
    (r"argument (?P<name>.+?): invalid minutes_text value: (?P<text>.+)", "{name} needs a number, not “{text}”."),
    (r"argument (?P<name>.+?): expected (?:one|at least one) argument", "{name} needs a value."),
    (r"argument (?P<name>.+?): ignored explicit argument .+", "{name} takes no value."),
    (
        r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
        "{name} and {other} cannot be used together.",
    ),
    (r"the following arguments are required: (?P<names>.+)", "Missing: {names}."),
    (r"unrecognized arguments: (?P<text>.+)", "Unknown option or argument: {text}."),
    (r"ambiguous option: (?P<text>.+?) could match (?P<names>.+)", "“{text}” could mean {names}."),
    (
        r"(?:argument .+?: )?invalid choice: (?P<text>.+?) \((?:.+, )?choose from (?P<names>.+)\)",
        "“{text}” is not one of {names}.",
    ),
)
"""What the parser says, as a pattern, and the sentence for the learner."""
LONGEST_TEXT = 60
"""Characters of what was typed that a sentence repeats."""


def usage_error(complaint: str) -> str:
    """A complaint of the parser as a sentence in the learner's language; an unknown one is unchanged."""
    for pattern, sentence in SENTENCES:
        match = re.fullmatch(pattern, complaint, re.DOTALL)
        if match:
            return say(sentence, **{name: _value(name, text) for name, text in match.groupdict().items()})
    return f"{complaint}."


def _value(name: str, text: str) -> str:
    """A value as a sentence shows it: without Python's quotes, and shortened."""
    if name == "names":
        return text.replace("'", "")
    if text[:1] in ("'", '"') and text[-1:] == text[:1]:
        text = text[1:-1]
    return f"{text[:LONGEST_TEXT]}…" if name == "text" and len(text) > LONGEST_TEXT else text
