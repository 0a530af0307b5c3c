"""Questions in a table: CSV, TSV or semicolons, the columns found by their names or named by the learner."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from data.errors import BadFile, BadInput
from data.formats.banks.fields.field_key import base_of, numbers_in
from data.formats.banks.fields.field_names import NAMES, role_of, roles_of
from data.formats.banks.fields.field_question import question_of
from data.formats.banks.fields.fields import marked_options
from data.formats.banks.model.model import BankReading, Finding, FoundQuestion, Refused
from data.language import say

CELL_LIMIT = 1_000_000
_KEY = re.compile(r"(?:[A-Ha-h](?:\s?[,;|]?\s?[A-Ha-h])*|\d(?:\s?[,;|]\s?\d)*)")
_COLUMN = re.compile(r"option[: _-]?(?P<mark>[A-Za-z])", re.I)


def read_table(text: str, file_name: str, columns: Mapping[str, str] | None = None) -> BankReading:
    """Read a table; `columns` maps a role (question, correct, A, B, …) to a column's name and wins over guesses.

    Raises `BadFile` for a table without a column of questions, `BadInput` for a mapping that fits no column.
    """
    delimiter = delimiter_of(text)
    if delimiter is None:
        raise BadFile(
            say("{file} is no table with columns: separate them by commas, semicolons or tabs.", file=file_name)
        )
    rows = _rows(text, delimiter)
    header, body = _headed(rows, bool(columns))
    roles = _mapped(columns, header, file_name) if columns else roles_of(header)
    if "question" not in roles or not (roles.keys() & {"options", "wrong"} or _option_roles(roles)):
        raise _no_columns(file_name)
    records = [(line, dict(zip(header, cells, strict=False))) for line, cells in body]
    keys = (
        (record.get(name), len(marked_options(record, roles)[0]))
        for name in roles.get("key", ())[:1]
        for _, record in records
        if numbers_in(record.get(name))
    )
    indexed = "index" in (roles.get("key") or [""])[0].casefold()
    base = base_of(keys, 0 if indexed else 1)
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    findings: list[Finding] = []
    for line, record in records:
        result, found = question_of(record, roles, line, base)
        if isinstance(result, Refused):
            refused.append(result)
        else:
            questions.append(result)
            findings += found
    return BankReading("table", tuple(questions), tuple(refused), tuple(findings))


def _option_roles(roles: Mapping[str, list[str]]) -> bool:
    return sum(role.startswith("option:") for role in roles) > 1


def delimiter_of(text: str) -> str | None:
    """What separates the columns of the first lines; None when they are no table."""
    head = text[:20_000]
    best, most = None, 1
    for delimiter in ("\t", ",", ";", "|"):
        try:
            rows = [row for row in csv.reader(io.StringIO(head), delimiter=delimiter) if row][:10]
        except csv.Error:
            continue
        if not rows or len(rows[0]) < 3 or sum(len(row) >= 3 for row in rows) < len(rows) / 2:
            continue
        score = len(rows[0]) + (20 if sum(bool(role_of(cell)) for cell in rows[0]) > 2 else 0)
        if score > most:
            best, most = delimiter, score
    return best


def looks_like_table(text: str) -> bool:
    """Whether the text has columns whose names tell of questions."""
    delimiter = delimiter_of(text)
    if delimiter is None:
        return False
    header = next((row for _, row in _rows(text[:20_000], delimiter)), [])
    roles = roles_of(header)
    named = "question" in roles and bool(roles.keys() & {"options", "wrong"} or _option_roles(roles))
    return named or _guessed(header) is not None


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Rows with the line each begins in, empty ones left out."""
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadFile(say("The table cannot be read behind line {n}: {why}.", n=begins, why=error)) from error
    return rows


def _headed(rows: list[tuple[int, list[str]]], named: bool) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The columns' names and the rows below; names are made up for a table that has none."""
    header = rows[0][1] if rows else []
    if not named and len(rows) > 0:
        guessed = _guessed(header)
        if guessed is not None and "question" not in roles_of(header):
            return guessed, rows
    return header, rows[1:]


def _guessed(cells: Sequence[str]) -> list[str] | None:
    """Names for a first row that is already a question: text, options, and a last column that is a key."""
    if len(cells) < 4:
        return None
    first = 1 if cells[0].isdigit() else 0
    body = [cell for cell in cells[first:] if cell]
    if len(body) < 4 or not _KEY.fullmatch(body[-1]) or len(body[0]) < 12 or " " not in body[0]:
        return None
    last = len(cells) - 1 - next(at for at, cell in enumerate(reversed(cells)) if cell)
    options = [f"option {chr(ord('A') + at)}" for at in range(min(last - first - 1, 26))]
    names = ["number"] * first + ["question", *options, "correct"]
    return names + [f"column {at}" for at in range(len(names), len(cells))]


def _no_columns(file_name: str) -> BadFile:
    return BadFile(
        say(
            "{file} has no columns for a question and its options in line 1: "
            "name them “question”, “A”, “B”, … and “correct”.",
            file=file_name,
        )
    )


def _mapped(columns: Mapping[str, str], header: list[str], file_name: str) -> dict[str, list[str]]:
    """Roles by the learner's own mapping; what it leaves out is guessed."""
    roles = roles_of(name for name in header if name not in columns.values())
    for role, column in columns.items():
        if column not in header:
            names = ", ".join(filter(None, header))
            raise BadInput(
                say("{file} has no column “{column}”: it has {names}.", file=file_name, column=column, names=names)
            )
        roles[_role(role)] = [column]
    return roles


def _role(said: str) -> str:
    mark = _COLUMN.fullmatch(said)
    if mark or (len(said) == 1 and said.isalpha()):
        return f"option:{(mark['mark'] if mark else said).upper()}"
    role = role_of(said)
    if not role:
        names = ", ".join(NAMES)
        raise BadInput(
            say("“{text}” is no part of a question: use {names}, or a letter for an option.", text=said, names=names)
        )
    return role
