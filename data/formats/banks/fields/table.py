"""Reads questions from a table (CSV, TSV, semicolons, Markdown) by column names or the learner's mapping."""

import re
from collections.abc import Mapping, Sequence

from data.errors import BadFile
from data.formats.banks.fields.columns import UnknownColumns, asks, mapped
from data.formats.banks.fields.field_names import roles_of
from data.formats.banks.fields.fields import split_cell
from data.formats.banks.fields.grid import (
    HEAD,
    Row,
    delimiter_of,
    is_markdown_table,
    is_regular,
    markdown_tables,
    names_questions,
    rows_of,
)
from data.formats.banks.fields.records import FieldRecord, read_records
from data.formats.banks.model.bank_format import BankFormat, has_check_boxes
from data.formats.banks.model.model import Outside, ParsedBank, excerpt
from data.language import say

_KEY = re.compile(r"(?:[A-Ha-h](?:\s?[,;|]?\s?[A-Ha-h])*|\d(?:\s?[,;|]\s?\d)*)")
_TRIED = 20
"""Rows in which the question's own cell is searched for options."""


def read_table(text: str, file_name: str, columns: Mapping[str, str] | None = None) -> ParsedBank:
    """Read a table; `columns` maps a role (question, correct, A, B, …) to a column and wins over guesses.

    Raises `UnknownColumns` for a table without a column of questions, `BadInput` for a mapping to an unknown column.
    """
    if is_markdown_table(text):
        return _read_markdown(text, file_name, columns)
    delimiter = delimiter_of(text) or ("\t" if "\t" in text[:HEAD] else None)
    if delimiter is None:
        raise BadFile(say("{file} has no columns. Separate them with commas, semicolons or tabs.", file=file_name))
    records = _records(rows_of(text, delimiter), file_name, columns)
    return read_records("table", records, _default(records))


def _read_markdown(text: str, file_name: str, columns: Mapping[str, str] | None) -> ParsedBank:
    tables, other_lines = markdown_tables(text)
    records: list[FieldRecord] = []
    fault: UnknownColumns | None = None
    for rows in tables:
        try:
            records += _records(rows, file_name, columns)
        except UnknownColumns as error:
            fault = fault or error
            other_lines += [row.line for row in rows]
    if not records and fault is not None:
        raise fault
    lines = text.split("\n")
    outside = tuple(Outside(number, number, excerpt(lines[number - 1])) for number in sorted(other_lines))
    return read_records("table", records, _default(records))._replace(outside=outside)


def _records(rows: list[Row], file_name: str, columns: Mapping[str, str] | None) -> list[FieldRecord]:
    header, body = _headed(rows, bool(columns))
    roles = mapped(columns, header, file_name)
    records = [FieldRecord(row.line, _fields(header, row.cells, roles), roles) for row in body]
    if not asks(roles) and not _asks_in_cells(records, roles):
        raise UnknownColumns(file_name, header)
    return records


def _fields(header: list[str], cells: list[str], roles: Mapping[str, list[str]]) -> dict[str, str]:
    """A row by column names; extra cells join the last column, as unquoted commas create them."""
    fields = dict(zip(header, cells, strict=False))
    extra = [cell for cell in cells[len(header) :] if cell]
    if extra:
        last = roles.get("explanation", [header[-1]])[0]
        fields[last] = "\n".join(filter(None, [fields.get(last, ""), *extra]))
    return fields


def _asks_in_cells(records: Sequence[FieldRecord], roles: Mapping[str, list[str]]) -> bool:
    """Whether the options are in the question's own cell."""
    if "question" not in roles:
        return False
    name = roles["question"][0]
    is_split = [split_cell(str(record.fields.get(name, ""))) is not None for record in records[:_TRIED]]
    return 2 * sum(is_split) >= len(is_split) > 0


def _default(records: Sequence[FieldRecord]) -> int:
    names = (records[0].roles.get("key") or [""]) if records else [""]
    return 0 if "index" in names[0].casefold() else 1


def looks_like_table(text: str) -> bool:
    """Whether the text is a table, by the names of its columns or by its form."""
    if is_markdown_table(text):
        return True
    delimiter = delimiter_of(text)
    if delimiter is not None:
        header = next((row.cells for row in rows_of(text[:HEAD], delimiter)), [])
        if names_questions(header) or _guessed(header) is not None:
            return True
    return is_regular(text)


def _headed(rows: list[Row], has_names: bool) -> tuple[list[str], list[Row]]:
    """The columns' names and the rows below; a table without names gets guessed ones."""
    header = rows[0].cells if rows else []
    if not has_names and len(rows) > 0:
        guessed = _guessed(header)
        if guessed is not None and "question" not in roles_of(header):
            return guessed, rows
    return header, rows[1:]


def _guessed(cells: Sequence[str]) -> list[str] | None:
    """Names for a first row that is already a question: text, options, and a key in the last column."""
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


FORMAT = BankFormat(
    name="table",
    rank=70,
    recognises=lambda text: not has_check_boxes(text) and looks_like_table(text),
    read=lambda source: read_table(source.text, source.file_name, source.columns),
    has_columns=True,
)
