"""Maps columns or fields to roles: by the learner's mapping, else by their names."""

import re
from collections.abc import Iterable, Mapping

from data.errors import BadFile, BadInput
from data.formats.banks.fields.field_names import NAMES, role_of, roles_of
from data.language import say
from data.text_folding import fold

SHOWN = 12
"""Number of columns listed in an error."""
_COLUMN = re.compile(r"option[: _-]?(?P<mark>[A-Za-z])", re.I)


class UnknownColumns(BadFile):
    """The names of a table's columns do not identify questions; the learner can map them and read the file again."""

    def __init__(self, file_name: str, columns: Iterable[str]) -> None:
        """List the columns, with an example of how to map them."""
        self.columns = tuple(dict.fromkeys(name for name in columns if name.strip()))
        listed = [name if len(name) <= 40 else f"{name[:39]}…" for name in self.columns[:SHOWN]]
        names = ", ".join(f"“{name}”" for name in listed) + (" …" if len(self.columns) > SHOWN else "")
        roles = ("question", "A", "B", "correct")
        example = ",".join(f"{role}={name}" for role, name in zip(roles, listed, strict=False))
        super().__init__(
            say(
                "{file} is a table with unknown columns: {names}. Name them, for example --columns "
                "\"{example}\".",
                file=file_name, names=names, example=example,
            )
        )  # fmt: skip


def mapped(columns: Mapping[str, str] | None, names: Iterable[str], file_name: str) -> dict[str, list[str]]:
    """Fields by role, from the learner's mapping, the rest by name; raises `BadInput` for an unknown column."""
    names = list(names)
    if not columns:
        return roles_of(names)
    columns = {role: _matching_column(column, names) for role, column in columns.items()}
    roles = roles_of(name for name in names if name not in columns.values())
    options = any(_role(role).startswith(("option:", "options")) for role in columns)
    if options:
        roles = {role: fields for role, fields in roles.items() if not role.startswith("option")}
    for role, column in columns.items():
        if column not in names:
            listed = ", ".join(name for name in names if name)
            raise BadInput(
                say(
                    "{file} has no column “{column}”. Use one of: {names}.",
                    file=file_name,
                    column=column,
                    names=listed,
                )
                if listed
                else say("{file} has no columns, so there is no “{column}”.", file=file_name, column=column)
            )
        roles[_role(role)] = [column]
    return roles


def _matching_column(column: str, names: list[str]) -> str:
    """The one column with this name, however its letters are composed; else the name itself."""
    alike = [name for name in names if fold(name) == fold(column)]
    return alike[0] if column not in names and len(alike) == 1 else column


def asks(roles: Mapping[str, list[str]]) -> bool:
    """Whether the fields contain questions with options."""
    return "question" in roles and bool(roles.keys() & {"options", "wrong"} or options_in(roles))


def options_in(roles: Mapping[str, list[str]]) -> bool:
    """Whether at least two fields contain an option each."""
    return sum(role.startswith("option:") for role in roles) > 1


def _role(name: str) -> str:
    mark = _COLUMN.fullmatch(name)
    if mark or (len(name) == 1 and name.isalpha()):
        return f"option:{(mark['mark'] if mark else name).upper()}"
    role = role_of(name)
    if not role:
        names = ", ".join(NAMES)
        raise BadInput(
            say("“{text}” is not a column role. Use {names}, or the letter of an option.", text=name, names=names)
        )
    return role
