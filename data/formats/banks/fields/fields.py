"""The options of a question that comes as named fields, as in tables and JSON."""

import re
from collections.abc import Mapping
from typing import Any

from data.formats.banks.fields.field_names import bare
from data.formats.banks.model.model import FoundOption
from data.model.questions import OPTION_LIMIT, letter

_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_OWN_LETTER = re.compile(r"(?P<tag>(?:<p>)?)\(?(?P<letter>[A-Za-z])[.):]\s+(?=\S)")
_TEXT_NAMES = (
    "text",
    "answer",
    "option",
    "label",
    "value",
    "content",
    "choice",
    "body",
    "answertext",
    "optiontext",
    "title",
)
_RIGHT_NAMES = (
    "iscorrect",
    "correct",
    "right",
    "isright",
    "isanswer",
    "fraction",
    "istrue",
    "answercorrect",
    "correctanswer",
)
_MARK_NAMES = ("id", "key", "letter", "label", "option", "index", "identifier")
_NOTE_NAMES = ("explanation", "feedback", "rationale", "note", "reason")
_TRUE = {"true", "yes", "1", "y", "x", "right", "correct", "100"}


def marked_options(fields: Mapping[str, Any], roles: Mapping[str, list[str]]) -> tuple[list[FoundOption], list[str]]:
    """The options a question has, and the letter or id each goes by."""
    for name in roles.get("options", ()):
        options, ids = _listed(fields.get(name))
        if options:
            return options, ids
    options, ids = [], []
    for role in sorted(role for role in roles if role.startswith("option:")):
        text = flat_text(fields.get(roles[role][0]))
        if text:
            options.append(FoundOption(text))
            ids.append(role.removeprefix("option:").lstrip("0") or "0")
    if options:
        return options, ids
    return _with_wrong(fields, roles)


def _with_wrong(fields: Mapping[str, Any], roles: Mapping[str, list[str]]) -> tuple[list[FoundOption], list[str]]:
    """Right and wrong answers given apart; they are put in alphabetical order so that the place tells nothing."""
    wrong = [text for name in roles.get("wrong", ()) for text in _texts(fields.get(name))]
    if not wrong:
        return [], []
    right = [text for name in roles.get("key", ())[:1] for text in _texts(fields.get(name))]
    options = sorted([FoundOption(text) for text in wrong] + [FoundOption(text, True) for text in right], key=str)
    return options, [letter(place % OPTION_LIMIT) for place in range(len(options))]


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in map(flat_text, values) if text]


def flat_text(value: Any) -> str:
    """A value as text: lists line by line, nothing for what has no text."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return "\n".join(text for text in map(flat_text, value) if text)
    if isinstance(value, bool):
        return "True" if value else "False"
    return _UNSHOWN.sub(" ", str(value)).strip()


def _listed(value: Any) -> tuple[list[FoundOption], list[str]]:
    if isinstance(value, str) and value[:1] not in "[{":
        parts = re.split(r"\s*(?:\||\n|;)\s*", value.strip())
        value = parts if len(parts) > 1 else None
    if isinstance(value, dict):
        pairs = sorted(value.items()) if all(len(str(mark)) < 3 for mark in value) else list(value.items())
        found = [(_one(said, str(mark)), str(mark)) for mark, said in pairs]
        return [option for (option, _), _ in found], [mark for _, mark in found]
    if not isinstance(value, list):
        return [], []
    told = [_one(said, letter(place % OPTION_LIMIT)) for place, said in enumerate(value)]
    kept = [(option, mark) for option, mark in told if option.text]
    return [option for option, _ in kept], [mark for _, mark in kept]


def _one(said: Any, mark: str) -> tuple[FoundOption, str]:
    """One option of a list, and the letter or id it goes by."""
    if not isinstance(said, dict):
        return FoundOption(_unlettered(flat_text(said), mark)), mark
    named = {bare(str(name)): value for name, value in said.items()}
    text = next((flat for name in _TEXT_NAMES if (flat := flat_text(named.get(name)))), "")
    right = any(_is_true(named[name]) for name in _RIGHT_NAMES if name in named)
    note = next((flat for name in _NOTE_NAMES if (flat := flat_text(named.get(name)))), "")
    own_mark = next((flat for name in _MARK_NAMES if (flat := flat_text(named.get(name))) and flat != text), mark)
    return FoundOption(_unlettered(text, mark), right, note), own_mark


def _unlettered(text: str, mark: str) -> str:
    """An option's text without its own letter, where it is the one due."""
    own = _OWN_LETTER.match(text)
    if own and own["letter"].upper() == mark.upper():
        return own["tag"] + text[own.end() :]
    return text


def _is_true(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value > 0
    return isinstance(value, str) and value.strip().casefold() in _TRUE
