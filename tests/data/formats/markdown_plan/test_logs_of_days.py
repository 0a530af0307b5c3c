"""Logs stay logs: whatever goals, plans for tomorrow and forms stand in the same file."""

from data.formats.markdown_plan.reader import parse_plan


def test_goals_beside_a_log_leave_it_a_log() -> None:
    """Boxes outside of the days are tasks; the days are what was done."""
    reading = parse_plan(
        "# 100 Days of Code\n\n## Goals\n- [ ] Pass\n\n## Part one\n\n"
        "### Day 0: February 22, 2019\n**Progress:** Began.\n\n"
        "### Day 1: February 23, 2019\n**Progress:** Went on.\n- more of it\n"
    )
    assert [task.title for task in reading.tasks] == ["Pass"]
    assert [(entry.title, entry.span and entry.span.first.text()) for entry in reading.log] == [
        ("Began.", "2019-02-22"),
        ("Went on.", "2019-02-23"),
    ]


def test_tomorrow_is_to_do_and_today_is_done() -> None:
    """Under one day both are kept apart."""
    day = "## 2026-02-{:02}\n### Done today\n- read {}\n### Tomorrow\n- [ ] quiz {}\n\n"
    reading = parse_plan("# Study log\n\n" + "".join(day.format(n, n, n) for n in (22, 23)))
    assert [task.title for task in reading.tasks] == ["quiz 22", "quiz 23"]
    assert [entry.title for entry in reading.log] == ["read 22", "read 23"]


def test_lengths_of_a_days_items_add_up() -> None:
    """As time logs have them: the length first."""
    reading = parse_plan("# Timelog\n\n### 27 Sep 2021\n* *3 hours* Read\n* *1 hour* Set up\n* *0.5 hour* Meeting\n")
    assert [entry.minutes for entry in reading.log] == [270]


def test_only_what_was_really_needed_counts() -> None:
    """A planned length that nothing came of is no entry."""
    reading = parse_plan(
        "# Study log\n\n| Date | Planned hours | Actual hours | Result |\n|---|---|---|---|\n"
        "| 2026-06-20 | 3 | 2.5 | Maps |\n| 2026-06-22 | 3 |  |  |\n"
    )
    assert [(entry.title, entry.minutes) for entry in reading.log] == [("Maps", 150)]


def test_a_table_of_what_was_done_in_another_language() -> None:
    """Its heading says so."""
    reading = parse_plan(
        "# 100 dias de código\n\n## Realizado:\n\n| Dia | Histórico |\n|---|---|\n| 01 | Estudei |\n| 02 | Criei |\n"
    )
    assert [entry.title for entry in reading.log] == ["Estudei", "Criei"]


def test_days_counted_of_all_and_days_in_html_headings() -> None:
    """ "2/100" is the second day; HTML headings are headings."""
    reading = parse_plan("# Log\n\n## 1/100\nLists\n\n## 2/100\nDicts\n\n<h2 align='center'>3/100</h2>\nSets\n")
    assert [entry.title for entry in reading.log] == ["1/100", "2/100", "3/100"]
