"""Splits a table into rows: separated by commas, semicolons, tabs or bars, or written in Markdown."""

import csv
import io
import re

from data.errors import BadFile
from data.formats.banks.fields.columns import asks
from data.formats.banks.fields.field_names import role_of, roles_of
from data.language import say
from data.values import Values

CELL_LIMIT = 1_000_000
HEAD = 20_000
"""Characters at the start in which a table must be recognizable."""
_RULE = re.compile(r"\|?[ \t]{0,3}:?-{1,200}:?[ \t]{0,3}(?:\|[ \t]{0,3}:?-{1,200}:?[ \t]{0,3}){0,60}\|?[ \t]{0,9}")
_BAR = re.compile(r"(?<!\\)\|")
_DELIMITERS = ("\t", ",", ";", "|")


class Row(Values):
    """The cells of a row, and its first line."""

    line: int
    cells: list[str]


def is_markdown_table(text: str) -> bool:
    """Whether nearly all lines of a text are rows of Markdown tables."""
    lines = [line.strip() for line in text[:HEAD].split("\n") if line.strip()]
    rows = [line for line in lines if line.startswith("|")]
    return len(rows) > 2 and len(rows) >= 0.7 * len(lines) and any(_is_rule(line) for line in rows[1:])


def markdown_tables(text: str) -> tuple[list[list[Row]], list[int]]:
    """Every table of a text with its header, and the numbers of the other lines that are not blank."""
    tables: list[list[Row]] = []
    outside: list[int] = []
    open_ = False
    for number, raw in enumerate(text.split("\n"), 1):
        bare = raw.strip()
        if not bare.startswith("|"):
            open_ = False
            outside += [number] if bare else []
        elif open_ and len(tables[-1]) == 1 and _is_rule(bare):
            continue
        else:
            if not open_:
                tables.append([])
            open_ = True
            inner = bare[1:-1] if bare.endswith("|") and len(bare) > 1 and not bare.endswith("\\|") else bare[1:]
            cells = [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]
            tables[-1].append(Row(number, cells))
    return tables, outside


def _is_rule(line: str) -> bool:
    return line.startswith("|") and "-" in line and _RULE.fullmatch(line[:4000]) is not None


def delimiter_of(text: str) -> str | None:
    """The separator of the columns in the first lines; None if they are not a table."""
    best, most = None, 0
    for delimiter in _DELIMITERS:
        rows = _first_rows(text, delimiter)[:10]
        if not rows or len(rows[0]) < 2:
            continue
        roles = roles_of(rows[0])
        pair = "question" in roles and bool(roles.keys() & {"key", "options"})
        if not pair and (len(rows[0]) < 3 or sum(len(row) >= 3 for row in rows) < len(rows) / 2):
            continue
        score = len(rows[0]) + (20 if pair or sum(bool(role_of(cell)) for cell in rows[0]) > 2 else 0)
        if score > most:
            best, most = delimiter, score
    return best


def names_questions(header: list[str]) -> bool:
    """Whether the header has columns for questions."""
    roles = roles_of(header)
    return asks(roles) or ("question" in roles and "key" in roles and len(roles) == len(header))


def is_regular(text: str) -> bool:
    """Whether the form of a text alone makes it a table: short names above rows with as many cells."""
    for delimiter in _DELIMITERS:
        rows = _first_rows(text, delimiter)
        if len(rows) < (2 if delimiter == "\t" else 3) or len(rows[0]) < (3 if delimiter != "\t" else 2):
            continue
        header = [cell.strip() for cell in rows[0]]
        has_names = all(0 < len(cell) <= 40 and cell[-1] not in ".?!:" for cell in header if cell or delimiter == ",")
        spaced = sum(cell[:1] == " " for row in rows for cell in row[1:])
        cells = sum(len(row) - 1 for row in rows)
        even = sum(len(row) == len(header) for row in rows)
        if (
            has_names
            and any(header)
            and len(set(header)) == len(header)
            and even >= 0.9 * len(rows)
            and spaced <= 0.3 * cells
        ):
            return True
    return False


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows at the start of a text, without one that is cut off."""
    head = text[:HEAD]
    try:
        rows = [row for row in csv.reader(io.StringIO(head), delimiter=delimiter) if row]
    except csv.Error:
        return []
    return rows[:-1] if len(text) > HEAD and len(rows) > 1 else rows


def rows_of(text: str, delimiter: str) -> list[Row]:
    """Non-empty rows with the line each starts on; raises `BadFile`."""
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadFile(say("The table cannot be read from line {n} on: {why}.", n=begins, why=error)) from error
    return rows
