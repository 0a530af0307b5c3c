"""Rows of tasks: a title has the room that nothing else needs."""

import pytest

from widgets.drawing.spans import cell_len
from widgets.panes.checklist import ChecklistPane, TaskGroup, TaskRow

LATE = TaskRow(1, "Data visualisation basics", False, 45, "DE", 4)
OTHER = TaskRow(2, "Tune", False, 30, "Modeling")


def lines_of(width: int, *rows: TaskRow) -> list[str]:
    """The pane as plain text."""
    pane = ChecklistPane()
    pane.groups = (TaskGroup("", rows),)
    return ["".join(text for text, _ in line) for line in pane.draw(width).lines]


@pytest.mark.parametrize("width", [42, 60, 120])
def test_the_column_of_another_tasks_domain_cuts_no_title(width: int) -> None:
    row = lines_of(width, LATE, OTHER)[0]
    assert LATE.title in row
    assert row.rstrip().endswith("DE")
    assert "4 days" in row
    assert cell_len(row) == width


def test_columns_are_straight_where_every_title_fits() -> None:
    late, other = lines_of(80, LATE, OTHER)[:2]
    assert late.index("DE") == other.index("Modeling")
    assert "45m" in late
    assert "30m" in other


def test_the_minutes_of_an_overdue_task_are_told_in_a_narrow_pane_too() -> None:
    lines = lines_of(36, LATE, OTHER)
    assert "45m" not in lines[0]
    assert "45 min" in lines
    assert "45 min" not in lines_of(36, OTHER, LATE)


def test_what_is_written_about_a_task_is_read_without_tables_and_fences() -> None:
    details = "| Metric | Use |\n|---|---|\n| F1 | few |\n```python\nfit(x)\n```"
    assert lines_of(60, OTHER._replace(details=details))[-3:] == ["Metric · Use", "F1 · few", "fit(x)"]
