"""Which columns of a table say how long something takes, and what a bare number in them counts."""

import re

from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.table_columns import Columns
from data.formats.markdown_plan.tables import Table

ACTUAL = re.compile(r"actual|real|spent|실제|실적|実績|实际|tatsächlich|réel|effettiv|thực tế")
IN_MINUTES = re.compile("min|분|phút|分")


def time_columns(table: Table, columns: Columns) -> dict[int, int]:
    """Minutes that a bare number counts, by column; where some say what was really needed, only those."""
    heads = [normal(plain(cell)) for cell in table.head.cells] if table.head else []
    times = columns.all_of("time")
    actual = [index for index in times if index < len(heads) and ACTUAL.search(heads[index])]
    return {index: _minutes(heads[index] if index < len(heads) else "") for index in actual or times}


def _minutes(head: str) -> int:
    return 1 if IN_MINUTES.search(head) and "hour" not in head and "시간" not in head else 60
