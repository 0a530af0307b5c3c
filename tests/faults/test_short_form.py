"""Every fault once in short; `python -m tests.faults` runs them in full."""

from pathlib import Path

import pytest

from tests.faults import (
    clocks,
    crash_states,
    failing_calls,
    foreign_files,
    git_merges,
    hostile_banks,
    hostile_plans,
    hostile_readers,
    kills,
    lost_places,
    machines,
    many_writers,
    mutations,
    number_rewrites,
    random_keys,
    swaps,
    unfoldable,
    writing,
    wrong_fields,
)  # fmt: skip
from tests.faults.ground import Report

SEED = 20260127


def kept(report: Report) -> None:
    """Fail with the report when a promise was broken."""
    assert not report.faults, str(report)


@pytest.mark.parametrize("mode", ["write", "fold", "thin", "restore", "upgrade"])
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, mode: str) -> None:
    """SIGKILL at a random moment."""
    kept(kills.run(tmp_path, SEED, 6, 100_000, mode))


@pytest.mark.parametrize("way", crash_states.WAYS)
def test_every_state_a_crash_can_leave_recovers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """A simulated file system that forgets what was not synced."""
    kept(crash_states.run(tmp_path, SEED, 18 if way == "one disk" else 9, monkeypatch.setattr, way))


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


def test_a_damaged_plan_is_read_whole_or_refused(tmp_path: Path) -> None:
    """Lines, letters, encodings and bytes changed; no word of it is lost and the second import changes nothing."""
    kept(hostile_plans.run(tmp_path, SEED, 150))


def test_a_clock_set_back_never_beats_a_later_edit(tmp_path: Path) -> None:
    """By a day or a month, on either machine."""
    kept(clocks.run(tmp_path, SEED, 12))


def test_random_keys_clicks_pastes_and_sizes_end_nothing(tmp_path: Path) -> None:
    """In a real terminal, in bursts, on whatever screen they lead to."""
    kept(random_keys.run(tmp_path, SEED, 400))


def test_bytes_that_are_no_keys_are_dropped(tmp_path: Path) -> None:
    """Other encodings, old and cut sequences, huge numbers."""
    kept(random_keys.run_bytes(tmp_path, SEED, 200))


def test_nothing_beside_the_study_is_touched(tmp_path: Path) -> None:
    """Two studies in one folder, with the state folder on another disk."""
    kept(foreign_files.run(tmp_path, SEED, 30))


def test_a_state_folder_or_a_study_that_is_removed_or_renamed_loses_nothing(tmp_path: Path) -> None:
    """Once each, at a random moment; and one after the other under three programs."""
    kept(lost_places.run(tmp_path, SEED, 1))
    kept(lost_places.several(tmp_path, SEED, 1))


def test_a_file_that_cannot_be_written_is_told_of_and_written_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each reason that a system gives."""
    kept(unfoldable.run(tmp_path, SEED, 1, monkeypatch.setattr))


def test_conflict_markers_of_git_lose_nothing_of_either_side(tmp_path: Path) -> None:
    """In both styles, with LF and CRLF, and where git took one side or both lines."""
    kept(git_merges.run(tmp_path, SEED, 8))


def test_a_file_written_anew_by_a_program_of_doubles_changes_nothing(tmp_path: Path) -> None:
    """jq, JavaScript, floats throughout."""
    kept(number_rewrites.run(tmp_path, SEED, 6))


def test_hostile_bytes_are_read_or_refused_with_a_sentence(tmp_path: Path) -> None:
    """Study, journal, settings, attempt and everything in the state folder."""
    kept(hostile_readers.run(tmp_path, SEED, 52))


def test_values_that_cannot_be_end_no_command(tmp_path: Path) -> None:
    """Out of the calendar, out of every float, too deep, of another kind."""
    kept(wrong_fields.run(tmp_path, SEED, 24))


def test_damaged_banks_are_read_or_refused_with_a_sentence(tmp_path: Path) -> None:
    """Texts of every format, cut, mixed, repeated, in other encodings."""
    kept(hostile_banks.run(tmp_path, SEED, 150))


def test_what_is_typed_on_an_unwritable_disk_is_there_after_the_next_start(tmp_path: Path) -> None:
    """Left by quitting and by a kill."""
    kept(writing.unwritable(tmp_path, SEED, 2))


def test_what_an_editor_saved_before_it_was_killed_is_kept(tmp_path: Path) -> None:
    """By itself and with a study that takes nothing."""
    kept(writing.editor_killed(tmp_path, SEED, 2))


def test_a_cloned_home_loses_no_line_of_either_side(tmp_path: Path) -> None:
    """Both clones write into one note between every two syncs."""
    kept(machines.cloned_home(tmp_path, SEED, 4))


def test_a_machine_that_was_away_asks_about_old_removals(tmp_path: Path) -> None:
    """For longer than removals are remembered."""
    kept(machines.away(tmp_path, SEED, 3))


def test_the_later_edit_wins_over_one_of_a_clock_that_is_a_day_ahead(tmp_path: Path) -> None:
    """Neither saw the other's last edit."""
    kept(machines.clock_ahead(tmp_path, SEED, 3))
