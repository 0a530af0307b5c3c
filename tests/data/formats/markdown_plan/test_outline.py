"""Plans without Markdown: what is indented under weeks and days are their tasks; prose and code are not."""

from datetime import date

import pytest

from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ReadOptions

OPTIONS = ReadOptions(year=2026, today=date(2026, 1, 27))


@pytest.mark.parametrize(
    "text",
    [
        "Study plan\n\nWeek 1\n  Read\n  Dig\nWeek 2\n  Rest\n",
        "Week 1\n\n    Read\n    Dig\n\nWeek 2\n\n    Rest\n",
        "Week 1\n\tRead\n\tDig\nWeek 2\n\tRest\n",
        "# Study plan\n## Week 1\n  Read\n  Dig\n## Week 2\n  Rest\n",
        "Phase 1\n  Week 1\n    Read\n    Dig\n  Week 2\n    Rest\n",
        "Study plan\n  Day 1:\n    Read\n    Dig\n  Day 2:\n    Rest\n",
        "학습 계획\n\n1주차\n  Read\n  Dig\n2주차\n  Rest\n",
        "3/2\n  Read\n  Dig\n3/3\n  Rest\n",
    ],
)
def test_each_indented_line_is_a_task(text: str) -> None:
    reading = parse_plan(text, OPTIONS)
    assert [task.title for task in reading.tasks] == ["Read", "Dig", "Rest"]
    assert reading.accounted() == reading.nonblank


def test_dates_and_marks_are_read_and_what_is_deeper_describes() -> None:
    """As in a list with bullets."""
    reading = parse_plan("Plan\n  2026-03-02\n    ✅ Read (30 min)\n      slowly\n  2026-03-03\n    Dig\n", OPTIONS)
    read, dig = reading.tasks
    assert (reading.title, read.title, read.done, read.minutes) == ("Plan", "Read (30 min)", True, 30)
    assert "slowly" in read.details
    assert [task.span and task.span.first.known() for task in (read, dig)] == [date(2026, 3, 2), date(2026, 3, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02\n    Today I read about orchards, and then\n    went on to dig.\n2026-03-03\n    I slept.\n",
        "Install it:\n\n    pip install x\n\nUse it:\n\n    x --help\n",
        "Roses\n  are red\nViolets\n  are blue\n",
        "Week 1\n  Read\n",
    ],
)
def test_other_indented_text_makes_no_tasks(text: str) -> None:
    assert not parse_plan(text, OPTIONS).tasks
