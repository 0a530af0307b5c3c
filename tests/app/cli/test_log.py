"""`cockpit log`: sessions are listed, corrected and removed; a clock that ran unseen is counted by nobody unasked."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.session.environment import Environment
from data.clock import FixedClock
from data.model.sessions import StudySession
from tests.app.cli.conftest import Cockpit, tables
from tests.conftest import NOW, TODAY


@pytest.fixture
def three(cockpit: Cockpit, planned: Path, clock: FixedClock) -> Path:
    """A study with three sessions on two days, logged a second apart."""
    cockpit("add", "Read Café chapter")
    cockpit("log", 20, "--date", "yesterday")
    clock.advance(seconds=1)
    cockpit("log", 30, "--task", "cafe")
    clock.advance(seconds=1)
    cockpit("log", 45)
    return planned


def minutes(path: Path) -> list[float | None]:
    """Minutes of all sessions, oldest first."""
    found = tables(path).get("sessions", {})
    return [found[id_].get("minutes") for id_ in sorted(found)]


def test_every_session_is_listed_with_a_number_the_newest_first(cockpit: Cockpit, three: Path) -> None:
    lines = cockpit("log", "--list").out.splitlines()
    assert lines == [
        "   1  Tue 27 Jan · 45 min · Studied",
        "   2  Tue 27 Jan · 30 min · Read Café chapter",
        "   3  Mon 26 Jan · 20 min · Studied",
    ]
    assert cockpit("log", "--list", "--date", "yesterday").out.count("\n") == 1
    listed = cockpit("log", "--list", "--json").data["sessions"]
    assert [(each["minutes"], each["date"], each["running"]) for each in listed] == [
        (45.0, "2026-01-27", False), (30.0, "2026-01-27", False), (20.0, "2026-01-26", False)
    ]  # fmt: skip


def test_a_session_is_corrected_by_number_or_id(cockpit: Cockpit, three: Path) -> None:
    cockpit("log", "--list")
    assert cockpit("log", "--edit", 2, 35).out == "Changed a study session: 35 min · Tue 27 Jan · Read Café chapter\n"
    cockpit("log", "--edit", 3, "1:05", "--date", "today", "--task", "CAFE")
    assert sorted(minutes(three)) == [35.0, 45.0, 65.0]
    last = cockpit("log", "--list", "--json").data["sessions"][-1]
    cockpit("log", "--edit", last["id"], 12)
    assert 12.0 in minutes(three)


def test_sessions_are_removed_by_the_numbers_that_were_shown(cockpit: Cockpit, three: Path) -> None:
    cockpit("log", "--list")
    assert cockpit("log", "--remove", 1).out.startswith("Removed a study session: 45 min · ")
    assert cockpit("log", "--remove", 3).code == 0
    assert minutes(three) == [30.0]
    assert "no session 1" in cockpit("log", "--remove", 1).refused


@pytest.mark.parametrize(
    "words",
    [("--edit", 1, "much"), ("--edit", 1, "-5"), ("--edit", 1, "nan"), ("--edit", 1, 5000), ("--edit", 1),
     ("--edit", 9, 5), ("--edit", 1, 2, 3), ("--remove", "x"), (20, "--list"), ("--edit", 1, "1:75"),
     ("--edit", 1, "12.5"), ("--edit", 1, "--", "-5")],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_sentence(cockpit: Cockpit, three: Path, words: tuple[object, ...]) -> None:
    before = three.read_bytes()
    assert cockpit("log", *words).refused
    assert three.read_bytes() == before


@pytest.fixture
def running(planned: Path, env: Environment) -> Path:
    """A study whose clock has been running since nine hours ago; the cockpit saw somebody for forty minutes."""
    study = env.open_study()
    study.commit("Start", StudySession(id=9, day=TODAY, started_at=NOW - timedelta(hours=9)))
    study.close()
    seen = (NOW - timedelta(hours=8)).isoformat()
    pulse = {"9": {"lived": 3600.0, "touched": 2400.0, "seen": seen}}
    (env.locations.state / "study-clock.json").write_text(json.dumps(pulse))
    return planned


def test_a_running_clock_counts_up_to_the_last_sign_of_life(cockpit: Cockpit, running: Path) -> None:
    assert cockpit("log", "--json").data["minutes_today"] == 60.0
    assert cockpit("today", "--json").data["minutes_done"] == 60.0
    assert cockpit("status", "--json").data["minutes_week"] == 60.0
    listed = cockpit("log", "--list").out
    assert "60 min" not in listed
    assert "1 h · Studied  (running)" in listed
    assert "shows 9 h, but only 1 h is certain" in listed
    assert cockpit("log", "--edit", 1, 50).code == 0
    assert minutes(running) == [50.0]


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"9": 5}', b'{"9": {"lived": "x", "touched": 1, "seen": "now"}}',
                                    b'{"9": {"lived": 1e308, "touched": 1, "seen": "2026-01-27"}}'])  # fmt: skip
def test_without_a_sign_of_life_nothing_is_sure(
    cockpit: Cockpit, running: Path, env: Environment, damage: bytes
) -> None:
    (env.locations.state / "study-clock.json").write_bytes(damage)
    assert cockpit("log", "--json").data["minutes_today"] == 0.0


def test_a_clock_that_was_just_started_counts(
    cockpit: Cockpit, planned: Path, env: Environment, clock: FixedClock
) -> None:
    study = env.open_study()
    study.commit("Start", StudySession(id=9, day=TODAY, started_at=clock.now()))
    study.close()
    clock.advance(minutes=4)
    assert cockpit("log", "--json").data["minutes_today"] == 4.0
