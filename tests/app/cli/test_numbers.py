"""The numbers of a list mean what they meant when it was shown, whatever was changed since."""

import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest

from app.session.environment import Environment
from data.clock import FixedClock
from data.frozen import replace
from data.model.plan import Task
from data.model.sessions import StudySession
from tests.app.cli.conftest import Cockpit, tables
from tests.conftest import TODAY


@pytest.fixture
def overdue(planned: Path, env: Environment) -> Path:
    """A study with five overdue tasks, which leave the list when they are ticked."""
    study = env.open_study()
    study.commit("Add", *(Task(id=n, title=f"Task {n}", day=TODAY - timedelta(days=n)) for n in range(11, 16)))
    study.close()
    return planned


def ticked(path: Path) -> set[str]:
    """Titles of the ticked tasks."""
    return {task["title"] for task in tables(path)["tasks"].values() if task.get("done_at")}


def test_numbers_stay_those_of_the_list_that_was_shown(cockpit: Cockpit, overdue: Path) -> None:
    shown = cockpit("today").out
    assert cockpit("tick", 2).out == "Ticked “Task 12”.\n"
    assert cockpit("add", "In between").code == 0
    assert cockpit("tick", 3, 5).out == "Ticked “Task 13”.\nTicked “Task 15”.\n"
    assert cockpit("untick", 2).out == "Unticked “Task 12”.\n"
    assert cockpit("log", 20, "--task", 3).code == 0
    assert {session["task"] for session in tables(overdue)["sessions"].values()} == {13}
    assert " 2 ○ Task 12" in shown
    cockpit("today")
    assert cockpit("tick", 1).out == "Ticked “In between”.\n"


def test_without_a_list_the_numbers_of_the_first_command_stay(cockpit: Cockpit, overdue: Path) -> None:
    cockpit("tick", 2)
    cockpit("tick", 3)
    assert ticked(overdue) == {"Task 12", "Task 13"}


def test_json_for_a_status_line_leaves_the_numbers_alone(cockpit: Cockpit, overdue: Path) -> None:
    cockpit("today")
    cockpit("tick", 1)
    cockpit("today", "--json")
    cockpit("tick", 2)
    assert ticked(overdue) == {"Task 11", "Task 12"}


def test_the_list_of_another_day_has_its_own_numbers(cockpit: Cockpit, overdue: Path) -> None:
    cockpit("add", "Tomorrow's", "--date", "tomorrow")
    cockpit("today")
    cockpit("today", "--date", "tomorrow")
    assert cockpit("tick", 1).out == "Ticked “Tomorrow's”.\n"
    assert cockpit("tick", 1, "--date", "today").out == "Ticked “Task 11”.\n"


def test_a_list_of_yesterday_is_said_and_not_guessed(cockpit: Cockpit, overdue: Path, clock: FixedClock) -> None:
    cockpit("today")
    clock.advance(days=1)
    assert "27 Jan" in cockpit("tick", 2).refused
    assert not ticked(overdue)
    cockpit("today")
    assert cockpit("tick", 2).code == 0


def test_a_list_of_another_study_is_said_and_not_guessed(
    cockpit: Cockpit, overdue: Path, make_environment: object, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    cockpit("demo", "--keep", other)
    cockpit("today")
    assert str(overdue) in cockpit("--study", other, "tick", 1).refused
    cockpit("--study", other, "today")
    assert cockpit("--study", other, "tick", 1).code == 0
    assert cockpit("tick", 1).out == "Ticked “Task 11”.\n"


def test_a_task_of_the_list_that_is_gone_is_said(cockpit: Cockpit, overdue: Path, env: Environment) -> None:
    cockpit("today")
    study = env.open_study()
    study.commit("Remove", removed=[study.get(Task, 12)])
    study.close()
    assert "Task 2" in cockpit("tick", 2).refused
    assert "no task 77" in cockpit("tick", 77).refused
    assert "no task -1" in cockpit("tick", "--", -1).refused


def test_a_number_follows_a_record_that_has_another_id_now(cockpit: Cockpit, overdue: Path, env: Environment) -> None:
    """As where another machine made a record under the same id; one that is only renamed keeps its number."""
    cockpit("today")
    cockpit("log", 30)
    cockpit("log", "--list")
    study = env.open_study()
    task, (session,) = study.get(Task, 12), study.all(StudySession).values()
    study.commit("Move", replace(task, title="Another one"), replace(task, id=77, title="Task 12"))
    study.commit("Rename", replace(study.get(Task, 13), title="Thirteen"))
    day = TODAY - timedelta(days=3)
    study.commit("Move", replace(session, day=day), replace(session, id=78))
    study.close()
    assert cockpit("tick", 2, 3).out == "Ticked “Task 12”.\nTicked “Thirteen”.\n"
    assert "Task 12" in ticked(overdue)
    cockpit("log", "--remove", 1)
    assert [each["day"] for each in tables(overdue)["sessions"].values()] == [day.isoformat()]


def test_what_cannot_be_remembered_hinders_nothing(cockpit: Cockpit, overdue: Path) -> None:
    (overdue.parent / "state" / "listings.json").mkdir()
    assert cockpit("today").code == 0
    assert cockpit("tick", 2).out == "Ticked “Task 12”.\n"


@pytest.mark.parametrize(
    "damage", [b"[", b"[1]", b'{"x": 3}', b'{"x": [["tasks", "", "no day", true, ["a"]]]}', b"\xff"]
)
def test_a_damaged_memory_is_no_memory(cockpit: Cockpit, overdue: Path, damage: bytes) -> None:
    (overdue.parent / "state" / "listings.json").write_bytes(damage)
    assert cockpit("tick", 2).out == "Ticked “Task 12”.\n"


def test_numbers_of_backups_stay_after_a_restore(cockpit: Cockpit, planned: Path) -> None:
    for title in ("one", "two", "three"):
        cockpit("add", title)
    listed = {each["tasks"]: each["number"] for each in cockpit("backups", "--json").data}
    for count in (1, 2, 1):
        cockpit("restore", listed[count])
        assert len(tables(planned)["tasks"]) == count


@pytest.mark.parametrize(
    "words", ["cafe", "CAFÉ kapitel", "Ｃａｆé", "lesen cafe", unicodedata.normalize("NFD", "Café")]
)
def test_a_title_is_found_however_its_letters_are_typed(cockpit: Cockpit, planned: Path, words: str) -> None:
    cockpit("add", "Café Kapitel lesen")
    assert cockpit("tick", words).out == "Ticked “Café Kapitel lesen”.\n"


def test_of_titles_that_differ_in_an_accent_the_one_that_was_typed_is_meant(cockpit: Cockpit, planned: Path) -> None:
    cockpit("add", "Cafe")
    cockpit("add", "Café")
    assert cockpit("tick", "Café").out == "Ticked “Café”.\n"
    assert "matches 2 tasks" in cockpit("untick", "CAFE").refused
