"""Reads the options of a question that consists of named fields, as in tables and JSON."""

import re
from collections.abc import Mapping
from typing import Any

from data.formats.banks.fields.field_names import bare
from data.formats.banks.model.model import FoundOption
from data.formats.banks.text.collecting import drafted
from data.formats.banks.text.draft import Draft
from data.formats.banks.text.lines import scan
from data.formats.banks.text.split_questions import first_options
from data.model.questions import OPTION_LIMIT, letter

_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_OWN_LETTER = re.compile(r"(?P<tag>(?:<p>)?)\(?(?P<letter>[A-Za-z])[.):]\s+(?=\S)")
_SHORTEST = 8
"""Shortest cell with a question and two options, in characters."""
_CELL_LIMIT = 20_000
"""Longest cell that is searched for options, in characters."""
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
    """The options of a question, and the letter or id of each."""
    for name in roles.get("options", ()):
        options, ids = _options_from_list(fields.get(name))
        if options:
            return options, ids
    options, ids = [], []
    for role in sorted(role for role in roles if role.startswith("option:")):
        text = flat_text(fields.get(roles[role][0]))
        if text:
            mark = role.removeprefix("option:")
            note = flat_text(fields.get(roles.get(f"note:{mark}", [""])[0]))
            options.append(FoundOption(_unlettered(text, mark), note=note))
            ids.append(mark.lstrip("0") or "0")
    if options:
        return options, ids
    return _with_wrong(fields, roles)


def _with_wrong(fields: Mapping[str, Any], roles: Mapping[str, list[str]]) -> tuple[list[FoundOption], list[str]]:
    """Right and wrong answers in separate fields, sorted alphabetically so that their order reveals nothing."""
    wrong = [text for name in roles.get("wrong", ()) for text in _texts(fields.get(name))]
    if not wrong:
        return [], []
    right = [text for name in roles.get("key", ())[:1] for text in _texts(fields.get(name))]
    options = sorted([FoundOption(text) for text in wrong] + [FoundOption(text, True) for text in right], key=str)
    return options, [letter(index % OPTION_LIMIT) for index in range(len(options))]


def split_cell(text: str) -> Draft | None:
    """Split a text that contains a question and its options; None without options."""
    if not _SHORTEST <= len(text) <= _CELL_LIMIT:
        return None
    lines = scan(text)
    firsts = first_options(lines)
    if not firsts:
        return None
    draft = drafted(None, "", "", lines, firsts[0])
    draft.stem = [line for line in draft.stem if line]
    return draft if len(draft.options) > 1 else None


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in map(flat_text, values) if text]


def flat_text(value: Any) -> str:
    """A value as text: lists line by line; empty for values without text."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return "\n".join(text for text in map(flat_text, value) if text)
    if isinstance(value, bool):
        return "True" if value else "False"
    return _UNSHOWN.sub(" ", str(value)).strip()


def _options_from_list(value: Any) -> tuple[list[FoundOption], list[str]]:
    if isinstance(value, str) and value[:1] not in "[{":
        value = _parted(value.strip())
    if isinstance(value, dict):
        pairs = sorted(value.items()) if all(len(str(mark)) < 3 for mark in value) else list(value.items())
        pairs_by_mark = [
            (_option_from_item(value_of_option, str(mark)), str(mark)) for mark, value_of_option in pairs
        ]
        return [option for (option, _), _ in pairs_by_mark], [mark for _, mark in pairs_by_mark]
    if not isinstance(value, list):
        return [], []
    options = [_option_from_item(item, letter(index % OPTION_LIMIT)) for index, item in enumerate(value)]
    with_text = [(option, mark) for option, mark in options if option.text]
    return [option for option, _ in with_text], [mark for _, mark in with_text]


def _parted(text: str) -> list[str] | None:
    """Split a text into options: by lines, bars or semicolons, or by the letters before them."""
    lettered = split_cell(text)
    if lettered is not None and not lettered.stem:
        return ["\n".join(option.lines) for option in lettered.options]
    for between in ("\n", "|", ";"):
        parts = [part.strip() for part in text.split(between)]
        if len(parts) > 1:
            return parts
    return None


def _option_from_item(item: Any, mark: str) -> tuple[FoundOption, str]:
    """One option of a list, and its letter or id."""
    if not isinstance(item, dict):
        return FoundOption(_unlettered(flat_text(item), mark)), mark
    values_by_name = {bare(str(name)): value for name, value in item.items()}
    text = next((flat for name in _TEXT_NAMES if (flat := flat_text(values_by_name.get(name)))), "")
    right = any(_is_true(values_by_name[name]) for name in _RIGHT_NAMES if name in values_by_name)
    note = next((flat for name in _NOTE_NAMES if (flat := flat_text(values_by_name.get(name)))), "")
    own_mark = next(
        (flat for name in _MARK_NAMES if (flat := flat_text(values_by_name.get(name))) and flat != text), mark
    )
    return FoundOption(_unlettered(text, mark), right, note), own_mark


def _unlettered(text: str, mark: str) -> str:
    """An option's text without its own letter, if that is the expected one."""
    letter_match = _OWN_LETTER.match(text)
    if letter_match and letter_match["letter"].upper() == mark.upper():
        return letter_match["tag"] + text[letter_match.end() :]
    return text


def _is_true(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value > 0
    return isinstance(value, str) and value.strip().casefold() in _TRUE
