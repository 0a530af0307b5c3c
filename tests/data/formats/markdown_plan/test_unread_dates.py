"""A date of which no day comes stays in the task, and one warning names its line."""

from data.formats.markdown_plan.reader import parse_plan


def test_dates_that_are_none_in_a_table() -> None:
    """Numbers, a lone weekday, a day the month has not; what promises no day is kept without a word."""
    cells = ("3/2", "13/45", "Fri", "2/31", "later")
    rows = "".join(f"| {cell} | item {number} | ⬜ |\n" for number, cell in enumerate((*cells, "3/6", "3/7"), 1))
    reading = parse_plan(f"# P 2026\n\n| Date | Topic | Done |\n|---|---|---|\n{rows}")
    assert [task.details for task in reading.tasks[:6]] == [
        "",
        "Date: 13/45",
        "Date: Fri",
        "Date: 2/31",
        "Date: later",
        "",
    ]
    assert [task.span is None for task in reading.tasks[:6]] == [False, True, True, True, True, False]
    assert sorted((warning.code, warning.line) for warning in reading.warnings) == [
        ("no-such-day", 6),
        ("no-such-day", 7),
        ("no-such-day", 8),
    ]


def test_a_day_no_month_has_in_a_list() -> None:
    """The text before the title stays in the details."""
    reading = parse_plan("# P 2026\n\n- [ ] 2/31: Knots\n- [ ] 3/1: Sails\n")
    assert [(task.title, task.details) for task in reading.tasks] == [("Knots", "2/31"), ("Sails", "")]
