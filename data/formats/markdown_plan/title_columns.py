"""Which columns of a table say what is to be done."""

import re

from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.marks import leading_mark, word_status
from data.formats.markdown_plan.table_columns import Columns
from data.formats.markdown_plan.tables import Table

COUNTING = re.compile(
    r"^(?:ch(?:ap(?:ter)?)?|mod(?:ule)?|unit|lesson|lec(?:ture)?|part|sec(?:tion)?|no|cap(?:ítulo)?|kap(?:itel)?|aula|"
    r"bài|챕터|섹션|모듈|제|第)?\.?\s?\d{1,4}(?:[.-]\d{1,3})?\s?(?:강|장|화|회|章|回|課|课)?\W{0,2}$"
)
"""A cell that only says the number of something."""


def title_columns(table: Table, columns: Columns, person: str | None) -> list[int]:
    """Indexes of the columns that hold what is to be done, best first; those of one person where one is asked for."""
    wanted = normal(person or "")
    heads = table.head.cells if table.head else []
    named = [index for index, title in enumerate(heads) if wanted and wanted in normal(title)]
    if named:
        return named
    found = columns.all_of("topic") + [index for index in columns.all_of("", "person") if _is_filled(table, index)]
    found += columns.all_of("domain", "exam")
    planned = columns.at("status") is not None or columns.at("date") is not None or _has_marks(table)
    worded = [index for index in found if _says_something(table, index)]
    counted = [index for index in found if _counts(table, index)] if planned else []
    best = sorted(worded or counted, key=lambda index: _only_counts(table, index))
    best = best or columns.all_of("resource", "notes", "target", "slot")
    if not best and planned:
        best = columns.all_of("unit") or found
    return list(dict.fromkeys(best))


def _is_filled(table: Table, index: int) -> bool:
    return any(row.cell(index) for row in table.rows)


def _has_marks(table: Table) -> bool:
    """Whether cells of a table are nothing but marks, as where each learner of a group ticks in a column."""
    cells = [cell for row in table.rows for cell in row.cells if cell]
    return sum(1 for cell in cells if _is_mark(cell)) >= len(table.rows)


def _is_mark(cell: str) -> bool:
    sign, rest = leading_mark(cell)
    return bool(sign) and not rest


def _says_something(table: Table, index: int) -> bool:
    """Whether a column holds words, and not only numbers, bars and marks."""
    cells = [plain(row.cell(index)) for row in table.rows]
    return any(any(map(str.isalpha, cell)) and word_status(cell) is None for cell in cells)


def _counts(table: Table, index: int) -> bool:
    """Whether a column holds numbers, which name what is to be done where nothing else does: "1920"."""
    return any(any(map(str.isdigit, row.cell(index))) for row in table.rows)


def _only_counts(table: Table, index: int) -> bool:
    """Whether a column numbers its rows, as in "Ch. 3": another one says what is to be done."""
    cells = [plain(row.cell(index)) for row in table.rows if row.cell(index)]
    return bool(cells) and all(COUNTING.match(normal(cell)) for cell in cells)
