"""Every fault once in short; `python -m tests.faults` runs them in full."""

from pathlib import Path

import pytest

from tests.faults import clocks, crash_states, failing_calls, kills, many_writers, mutations, swaps
from tests.faults.ground import Report

SEED = 20260127


def kept(report: Report) -> None:
    """Fail with the report when a promise was broken."""
    assert not report.faults, str(report)


@pytest.mark.parametrize("mode", ["write", "fold", "thin", "restore", "upgrade"])
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, mode: str) -> None:
    """SIGKILL at a random moment."""
    kept(kills.run(tmp_path, SEED, 6, 100_000, mode))


def test_every_state_a_crash_can_leave_recovers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A simulated file system that forgets what was not synced."""
    kept(crash_states.run(tmp_path, SEED, 18, monkeypatch.setattr))


def test_a_failing_disk_refuses_changes_and_loses_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Full or broken, at every fourth system call of a session."""
    kept(failing_calls.run(tmp_path, SEED, monkeypatch.setattr, step=4))


@pytest.mark.parametrize("writers", [2, 4])
def test_programs_that_write_at_once_lose_nothing(tmp_path: Path, writers: int) -> None:
    """Nobody takes turns."""
    kept(many_writers.run(tmp_path, SEED, writers, 60))


def test_a_hung_program_stops_nobody(tmp_path: Path) -> None:
    """It keeps its locks for good."""
    kept(many_writers.hang(tmp_path, SEED))


def test_a_file_swapped_underneath_loses_nothing_of_either_side(tmp_path: Path) -> None:
    """By rename and in place."""
    kept(swaps.run(tmp_path, SEED, 24))


def test_damaged_files_never_break_anything_and_are_kept(tmp_path: Path) -> None:
    """Two of each kind of damage, with and without copies of our own."""
    kept(mutations.run(tmp_path, SEED, 36))


def test_a_clock_set_back_never_beats_a_later_edit(tmp_path: Path) -> None:
    """By a day or a month, on either machine."""
    kept(clocks.run(tmp_path, SEED, 12))
