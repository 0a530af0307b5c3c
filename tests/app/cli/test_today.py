"""`cockpit today`: the day's checklist for people and for programs."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from data.model.plan import Plan, Task
from tests.app.cli.conftest import Cockpit
from tests.conftest import TODAY

pytestmark = pytest.mark.usefixtures("demo")


def test_json_has_exactly_the_documented_form(cockpit: Cockpit) -> None:
    day = cockpit("today", "--json").data
    assert list(day) == ["date", "tasks", "minutes_done", "days_to_exam"]
    assert (day["date"], day["minutes_done"], day["days_to_exam"]) == ("2026-01-27", 0, 67)
    for task in day["tasks"]:
        assert list(task) == ["id", "title", "date", "done", "minutes", "domain", "phase", "overdue_days"]
    own, *late = day["tasks"]
    assert (own["date"], own["done"], own["minutes"], own["overdue_days"]) == ("2026-01-27", False, 60, 0)
    assert own["domain"] == "Exploratory Data Analysis"
    assert own["phase"]
    assert [task["overdue_days"] for task in late] == [5, 8, 13]


def test_the_list_counts_from_one_and_says_what_is_late(cockpit: Cockpit) -> None:
    heading, own, overdue, *late = cockpit("today").out.splitlines()
    assert heading == "Tue 27 Jan · 67 days to the exam"
    assert own.startswith("  1 ○ ")
    assert own.endswith("  (1 h · EDA)")
    assert overdue == "Overdue (3)"
    assert [line.split("○")[0].strip() for line in late] == ["2", "3", "4"]
    assert [line.rsplit(" · ", 1)[1] for line in late] == ["5 days overdue)", "8 days overdue)", "13 days overdue)"]


@pytest.mark.parametrize(
    ("said", "day"), [("tomorrow", TODAY + timedelta(days=1)), ("2026-01-12", date(2026, 1, 12))]
)
def test_another_day(cockpit: Cockpit, said: str, day: date) -> None:
    found = cockpit("today", "--date", said, "--json").data
    assert found["date"] == day.isoformat()
    assert found["tasks"][0]["date"] == day.isoformat()
    assert found["days_to_exam"] == (date(2026, 4, 4) - day).days


def test_a_day_past_the_plan_is_empty_and_says_so(cockpit: Cockpit) -> None:
    out = cockpit("today", "--date", "2026-01-10").out
    assert out == "Sat 10 Jan · 84 days to the exam\nNothing is planned for this day.\n"


def test_korean_follows_the_plan(cockpit: Cockpit, tmp_path: Path) -> None:
    other = tmp_path / "ko.json"
    cockpit("demo", "--language", "ko", "--keep", other)
    first = cockpit("--study", other, "today", "--json").data["tasks"][0]
    assert first["domain"] == "탐색적 데이터 분석"
    assert any("가" <= letter <= "힣" for letter in first["title"])


def test_what_was_typed_never_reaches_the_terminal_as_a_control_sequence(cockpit: Cockpit) -> None:
    cockpit("add", "\x1b[31mred\x07", "two\nlines\u202e")
    for ran in (
        cockpit("today"),
        cockpit("tick", "\x1b[31mred"),
        cockpit("tick", "\x1b]0;title\x07"),
        cockpit("x\x1b[1m"),
    ):
        assert not {"\x1b", "\x07", "\u202e"} & set(ran.out + ran.err)
    assert len([line for line in cockpit("today").out.splitlines() if "red" in line and "lines" in line]) == 1


def test_records_are_what_a_bare_tinydb_script_reads(demo: Path) -> None:
    from tests.app.cli.conftest import tables

    found = tables(demo)
    assert len(found[Task.table]) == 84
    assert len(found[Plan.table]) == 1
