"""What the columns of a table hold, from the words of the head and from the cells below."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from data.formats.markdown_plan.calendar_words import MONTH_WORDS, weekday_of
from data.formats.markdown_plan.column_heads import head_role
from data.formats.markdown_plan.date_patterns import BARE_DECIMALS
from data.formats.markdown_plan.dates_in_text import find_spans
from data.formats.markdown_plan.durations import cell_duration
from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.marks import EMPTY_BRACKETS, Legend, leading_mark, word_status
from data.formats.markdown_plan.tables import Table
from data.formats.markdown_plan.units import Unit, leading_unit

CHECKPOINT = re.compile(
    r"(?:week|wk|주차|第|semana|woche|semaine|tuần|w)\s?#?\s?(\d{1,2})|(\d{1,2})\s?(?:주차|"
    r"週|周)"
)


MONTHS = re.compile(
    rf"\W*(?:20\d\d\s?[년年./-]?\s?)?(?:\d{{1,2}}\s?[월月]?\s?[-~–〜～]\s?)?\d{{1,2}}\s?[월月](?:\s?[초중말上中下]旬?)?\W*$"
    rf"|\W*(?:{MONTH_WORDS})\b"
)
FEW_WORDS = 0.6
"""Different words behind the marks of a column, in parts of its cells, that still say a status."""
SHORT_DATE = 26
"""Characters of a cell that is a date or a range of days."""
MONTH_CELL = 20
"""Characters of a cell that is only a month."""
CHECKPOINT_TITLE = 12
"""Characters of a head such as "Week 4" that names when confidence was noted."""


@dataclass(slots=True)
class Columns:
    """Which column plays which role; the first wins, the others are in `all_of`."""

    roles: list[str] = field(default_factory=list)
    times: Counter[str] = field(init=False)
    """How many columns play each role, so that thousands of columns are not searched for each."""

    def __post_init__(self) -> None:
        """Count the roles once."""
        self.times = Counter(self.roles)

    def assign(self, index: int, role: str) -> None:
        """Give a column another role."""
        self.times[self.roles[index]] -= 1
        self.times[role] += 1
        self.roles[index] = role

    def at(self, role: str) -> int | None:
        """Index of the first column of a role."""
        return self.roles.index(role) if self.times[role] else None

    def all_of(self, *wanted: str) -> list[int]:
        """Indexes of every column of the roles."""
        return [index for index, role in enumerate(self.roles) if role in wanted]


def read_columns(table: Table, legend: Legend) -> Columns:
    """Roles of all columns; what the head does not say is taken from the cells."""
    titles = table.head.cells if table.head else []
    width = max(table.width, max((len(row.cells) for row in table.rows[:50]), default=0))
    roles = [head_role(titles[index]) if index < len(titles) else "" for index in range(width)]
    if sum(1 for role in roles if role == "weekday-name") < 3:
        roles = ["" if role == "weekday-name" else role for role in roles]
    columns = Columns(roles)
    for index in range(width):
        title = normal(plain(titles[index])) if index < len(titles) else ""
        if CHECKPOINT.search(title) and len(title) <= CHECKPOINT_TITLE and index > 0:
            columns.assign(index, "checkpoint")
        else:
            _check(table, columns, index, legend)
    return columns


def _check(table: Table, columns: Columns, index: int, legend: Legend) -> None:
    """Correct a column's role by its cells."""
    cells = [row.cell(index) for row in table.rows[:60]]
    filled = [cell for cell in cells if not EMPTY_BRACKETS.match(cell)]
    role = columns.roles[index]
    if not filled:
        return
    if (
        role in ("", "topic", "pass", "confidence", "notes", "number")
        and not columns.times["status"]
        and _marks(filled, legend) >= 0.8
        and _are_signs(filled)
    ):
        columns.assign(index, "status")
    elif role == "score" and all(cell[:1].isalpha() and not any(map(str.isdigit, cell)) for cell in filled):
        columns.assign(index, "")
    elif role == "status" and _marks(filled, legend) < 0.3 and len(filled) > 2:
        columns.assign(index, "notes")
    elif role in ("", "date", "unit", "topic", "number", "weekday", "slot"):
        _check_calendar(columns, index, filled)
    if columns.roles[index] == "time" and not any(cell_duration(cell) for cell in filled):
        dated = any(find_spans(cell) for cell in filled)
        columns.assign(index, "unit" if _most(filled, _is_month, 0.5) else "notes" if dated else "slot")


def _check_calendar(columns: Columns, index: int, filled: list[str]) -> None:
    """Tell columns of dates, weekdays and unit labels from their cells."""
    role = columns.roles[index]
    if _most(filled, lambda cell: weekday_of(plain(cell)) is not None, 0.6):
        columns.assign(index, "weekday")
    elif (
        _most(filled, _is_short_date if role == "topic" else _is_date, 0.5)
        and not _most(filled, _is_unit, 0.499)
        and (role == "date" or not _are_decimals(filled))
    ):
        columns.assign(index, "date")
    elif role == "" and (columns.times["topic"] or columns.times["status"]) and _most(filled, _is_month, 0.5):
        columns.assign(index, "unit")
    elif role == "topic":
        return
    elif _most(filled, _is_unit, 0.5):
        columns.assign(index, "unit")
    elif role == "date" and not any(_is_date(cell) or _is_unit(cell) for cell in filled):
        columns.assign(index, "slot")


def _marks(cells: list[str], legend: Legend) -> float:
    """Part of the cells that state a status."""
    return sum(1 for cell in cells if len(cell) <= 60 and legend.cell(cell)) / len(cells)


def _most(cells: list[str], says: Callable[[str], bool], share: float) -> bool:
    """Whether more than a share of the cells say something; the rest is not looked at once that is decided."""
    found, others = 0, 0
    for cell in cells:
        if says(cell):
            found += 1
            if found > share * len(cells):
                return True
        else:
            others += 1
            if len(cells) - others <= share * len(cells):
                return False
    return False


def _is_date(cell: str) -> bool:
    return len(cell) <= 60 and any(span.strong for span in find_spans(plain(cell))[:1])


def _is_short_date(cell: str) -> bool:
    """Whether a cell is hardly more than a date; in a column of topics a date stands before words, if anywhere."""
    return len(cell) <= SHORT_DATE and _is_date(cell)


def _are_decimals(cells: list[str]) -> bool:
    """Whether "2.5" and "3.5" under a head that names no date are hours or numbers of sections."""
    found = [BARE_DECIMALS.match(plain(cell)) for cell in cells]
    numbers = [match for match in found if match]
    if len(numbers) * 2 <= len(cells) or any("." in part and "0" in (part[0], part[-2]) for part in _parts(numbers)):
        return False
    pairs = [tuple(map(int, part.split("."))) for part in _parts(numbers)]
    rises = pairs == sorted(pairs) and any(day > 12 for _, day in pairs) and len(numbers) == len(cells)
    return not rises


def _parts(numbers: list[re.Match[str]]) -> list[str]:
    return [match.group(1) for match in numbers]


def _is_month(cell: str) -> bool:
    return month_unit(plain(cell)) is not None


def month_unit(text: str) -> Unit | None:
    """The month or months that a cell is: "3월", "2026年4-5月", "January"."""
    found = len(text) <= MONTH_CELL and MONTHS.match(normal(text))
    return Unit("month", 0, 0, "", text) if found else None


def _is_unit(cell: str) -> bool:
    unit = leading_unit(cell)
    return unit is not None and unit.kind in ("week", "day", "month", "phase", "weekend")


def _are_signs(cells: list[str]) -> bool:
    words = {leading_mark(plain(cell))[1] for cell in cells}
    few = len(words) <= FEW_WORDS * len(cells)
    return sum(1 for cell in cells if _is_sign(cell, few)) >= 0.8 * len(cells)


def _is_sign(cell: str, few_words: bool) -> bool:
    """Whether a cell is a mark, alone or with words for it, which are known or come again: not "✅ Cost"."""
    sign, rest = leading_mark(plain(cell))
    if sign and any(map(str.isalpha, rest)):
        return few_words or word_status(rest) is not None or any(map(str.isdigit, rest))
    return not cell[:1].isalnum() or cell.strip().casefold() in ("x", "v", "o")
