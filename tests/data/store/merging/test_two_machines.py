"""Machines that share one file through a sync tool: nothing is lost or doubled, and all end with the same bytes."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from data.clock import FixedClock
from data.frozen import replace
from data.model.notes import Note
from data.model.plan import Task
from data.store.journal_store import JournalStore
from tests.data.store.desk import START, Desk, add, titles


def machine(root: Path, name: str, days: float = 0) -> Desk:
    """A machine whose clock is some days ahead."""
    return Desk(root, name, clock=FixedClock(START + timedelta(days=days)))


def deliver(source: Desk, target: Desk) -> None:
    """What a sync tool does."""
    temporary = target.file.with_name(".syncing")
    shutil.copy2(source.file, temporary)
    os.replace(temporary, target.file)


def write(desk: Desk, note: int, text: str) -> None:
    """One command that rewrites a note."""
    study = desk.open()
    study.commit("Write", study.get(Note, note).rewritten(text))
    study.close()


def read(desk: Desk, note: int) -> str:
    """The note as a new program reads it."""
    return desk.open().get(Note, note).text


def fold(desk: Desk) -> None:
    """What a window does when idle."""
    desk.open()
    desk.stores[-1].repair()
    desk.stores[-1].close()


def exchange(*desks: Desk) -> None:
    """Every machine gets every file, in turns, until nothing changes."""
    for _ in range(3):
        for source in desks:
            for target in desks:
                if source is not target:
                    deliver(source, target)
                    fold(target)


def begun(root: Path, *names: str, text: str = "first line\nsecond line\n") -> tuple[list[Desk], int]:
    """Machines that all have one note."""
    desks = [machine(root, name) for name in names]
    study = desks[0].open()
    note = Note(id=study.new_id(), section="learned", text=text)
    study.commit("Write", note)
    study.close()
    for other in desks[1:]:
        deliver(desks[0], other)
    return desks, note.id


def test_a_note_edited_on_both_machines_between_every_two_syncs_never_doubles(tmp_path: Path) -> None:
    """Nine rounds, each side adds one line; the file goes over and back."""
    (here, there), note = begun(tmp_path, "here", "there")
    for number in range(9):
        write(here, note, read(here, note) + f"here {number}\n")
        write(there, note, f"there {number}\n" + read(there, note))
        kept = there.file.read_bytes()
        deliver(here, there)
        fold(there)
        there.file.with_name("copy.json").write_bytes(kept)
        deliver(there, here)
        fold(here)
    words = [f"{who} {number}" for who in ("here", "there") for number in range(9)]
    for desk in (here, there):
        assert sorted(read(desk, note).splitlines()) == sorted([*words, "first line", "second line"])
    assert here.file.read_bytes() == there.file.read_bytes()


def test_words_of_one_line_merge_alike_in_any_order(tmp_path: Path) -> None:
    """Three machines change three words of one line."""
    results = set()
    for order in ("abc", "bca", "cab"):
        desks, note = begun(tmp_path / order, "a", "b", "c", text="the red fox jumps")
        texts = {"a": "the quick red fox jumps", "b": "the red fox jumps over", "c": "the red vixen jumps"}
        by_name = dict(zip("abc", desks, strict=True))
        for name in order:
            write(by_name[name], note, texts[name])
        exchange(*(by_name[name] for name in order))
        assert len({desk.file.read_bytes() for desk in desks}) == 1
        results.add(read(desks[0], note))
    assert results == {"the quick red vixen jumps over"}


def test_a_file_that_is_merged_already_is_not_written_again(tmp_path: Path) -> None:
    """Two idle windows would send each other new files for ever."""
    (here, there), note = begun(tmp_path, "here", "there")
    write(there, note, "there\nfirst line\nsecond line\n")
    deliver(there, here)
    fold(here)
    assert here.file.read_bytes() == there.file.read_bytes()
    before = here.file.stat()
    fold(here)
    assert here.file.stat().st_mtime_ns == before.st_mtime_ns


def test_merging_a_copy_by_hand_is_the_same_merge(tmp_path: Path) -> None:
    """`cockpit merge` of a copy that was edited since, also a second time."""
    (here, there), note = begun(tmp_path, "here", "there")
    write(here, note, "first line here\nsecond line\n")
    write(there, note, "first line\nsecond line there\n")
    study = here.open()
    assert study.merge(there.file, "Merge") == 1
    assert study.get(Note, note).text == "first line here\nsecond line there\n"
    assert study.merge(there.file, "Merge") == 0
    study.undo()
    assert study.get(Note, note).text == "first line here\nsecond line\n"


def test_undoing_a_removal_brings_back_what_another_machine_wrote_meanwhile(tmp_path: Path) -> None:
    (here, there), note = begun(tmp_path, "here", "there")
    write(there, note, "first line\nsecond line\nthird line\n")
    here = machine(tmp_path, "here", days=1)
    study = here.open()
    study.commit("Remove", removed=[study.get(Note, note)])
    study.close()
    exchange(here, there)
    assert not there.open().all(Note)
    study = here.open()
    assert study.undo() == "Remove"
    study.close()
    exchange(here, there)
    assert read(here, note) == read(there, note) == "first line\nsecond line\nthird line\n"


def test_a_program_never_has_the_name_of_another(tmp_path: Path) -> None:
    """A window that has written nothing yet, and a command that came and went meanwhile."""
    (desk,), note = begun(tmp_path, "desk")
    window = desk.open()
    before = window.get(Note, note).text
    write(desk, note, before + "from the command\n")
    window.commit("Write", window.get(Note, note).rewritten(before + "from the window\n"))
    window.refresh()
    window.close()
    assert sorted(read(desk, note).splitlines()) == [
        "first line",
        "from the command",
        "from the window",
        "second line",
    ]
    writers = [store._stamps.writer for store in desk.stores if store._journals.is_used]
    assert len(set(writers)) == len(writers) == 3


def test_a_cloned_home_loses_nothing_of_either_side(tmp_path: Path) -> None:
    """The whole home is copied, with a change that is in its journal alone; both go on with the same names of all."""
    (here,), note = begun(tmp_path, "here")
    add(here.open(), "Only in the journal")
    shutil.copytree(here.root, tmp_path / "clone")
    clone = machine(tmp_path, "clone")
    clone._random.setstate(here._random.getstate())
    assert titles(clone.open()) == ["Only in the journal"]
    for number in range(5):
        write(here, note, read(here, note) + f"here {number}\n")
        write(clone, note, read(clone, note) + f"clone {number}\n")
        exchange(here, clone)
    words = [f"{who} {number}" for who in ("here", "clone") for number in range(5)]
    for desk in (here, clone):
        assert sorted(read(desk, note).splitlines()) == sorted([*words, "first line", "second line"])
        assert titles(desk.open()) == ["Only in the journal"]


def gone_for_long(root: Path) -> tuple[Desk, Desk, list[Task]]:
    """A machine that was away for 100 days, while five tasks of six were removed on the other."""
    here, away = machine(root, "here"), machine(root, "away")
    study = here.open()
    tasks = [add(study, f"Task {number}") for number in range(6)]
    study.close()
    deliver(here, away)
    fold(away)
    here.clock.advance(days=1)
    study = here.open()
    study.commit("Remove", removed=tasks[1:])
    study.close()
    for days in (95, 4):
        here.clock.advance(days=days)
        study = here.open()
        add(study, f"After {days} days")
        study.close()
    away.clock.advance(days=100)
    return here, away, tasks


def test_a_removal_that_nobody_remembers_is_asked_about_and_the_same_file_is_the_same_study(tmp_path: Path) -> None:
    """The machine that was away leaves out what the file lacks, says so, and can bring it back as one step."""
    here, away, tasks = gone_for_long(tmp_path)
    deliver(here, away)
    study = away.open()
    assert titles(study) == titles(here.open()) == ["After 4 days", "After 95 days", "Task 0"]
    (notice,) = study.notices
    assert "5 records" in str(notice)
    assert "Task 1; Task 2; Task 3; …" in str(notice)
    path = Path(str(notice).partition("cockpit merge ")[2].partition("`")[0])
    fold(away)
    assert away.file.read_bytes() == here.file.read_bytes()
    study = away.open()
    assert study.notices == []
    assert study.merge(path, "Merge") == 5
    study.close()
    exchange(away, here)
    assert titles(here.open()) == titles(away.open())
    assert {task.title for task in tasks} <= set(titles(here.open()))
    study = away.open()
    assert study.undo() == "Merge"
    study.close()
    exchange(away, here)
    assert titles(here.open()) == ["After 4 days", "After 95 days", "Task 0"]


def test_who_still_knows_of_a_removal_lets_no_old_file_take_it_back(tmp_path: Path) -> None:
    """The file of the machine that was away wins the sync; the journals of the other still hold the removal."""
    here, away, _ = gone_for_long(tmp_path)
    deliver(away, here)
    assert titles(here.open()) == ["After 4 days", "After 95 days", "Task 0"]


def test_what_an_old_file_brings_back_is_said(tmp_path: Path) -> None:
    """A third machine came after the removal was forgotten, and then gets the file of the one that was away."""
    here, away, _ = gone_for_long(tmp_path)
    third = machine(tmp_path, "third", days=101)
    deliver(here, third)
    fold(third)
    deliver(away, third)
    study = third.open()
    assert any("brought 5 records" in str(notice) for notice in study.notices)
    assert {"Task 1", "After 4 days"} <= set(titles(study))


def test_what_was_made_while_away_is_not_taken_for_removed(tmp_path: Path) -> None:
    """A task of yesterday that the other machine never saw."""
    here, away, _ = gone_for_long(tmp_path)
    study = away.open()
    add(study, "Made while away")
    study.close()
    deliver(here, away)
    assert "Made while away" in titles(away.open())


def rename(desk: Desk, task: int, title: str) -> None:
    """One command that changes a field for which only the latest edit counts."""
    study = desk.open()
    study.commit("Rename", replace(study.get(Task, task), title=title))
    study.close()


def test_the_later_edit_wins_where_one_clock_is_a_day_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each edits without having seen the other's last edit, the one with the right clock later."""
    monkeypatch.setattr("data.store.journals.other_clocks.age_of", lambda _: 10 * 60 * 1000)
    ahead, right = machine(tmp_path, "ahead", days=1), machine(tmp_path, "right")
    study = ahead.open()
    task = add(study, "Kinesis").id
    study.close()
    deliver(ahead, right)
    for number in range(5):
        for desk in (ahead, right):
            desk.clock.advance(minutes=5)
        rename(ahead, task, f"ahead {number}")
        for desk in (ahead, right):
            desk.clock.advance(minutes=5)
        rename(right, task, f"right {number}")
        exchange(ahead, right)
        for desk in (ahead, right):
            assert desk.open().get(Task, task).title == f"right {number}"


def test_a_stamp_of_a_century_to_come_stays_with_its_record(tmp_path: Path) -> None:
    """One program ran with a broken clock: its record can be changed, and all others are stamped as before."""
    broken, right = machine(tmp_path, "broken", days=27_000), machine(tmp_path, "right")
    study = right.open()
    tasks = [add(study, f"Task {number}") for number in range(3)]
    study.commit("Remove", removed=tasks[2:])
    study.close()
    deliver(right, broken)
    rename(broken, tasks[0].id, "Of a century to come")
    deliver(broken, right)
    rename(right, tasks[0].id, "Right again")
    rename(right, tasks[1].id, "Beside it")
    study = right.open()
    assert titles(study) == ["Beside it", "Right again"]
    store = right.stores[-1]
    assert isinstance(store, JournalStore)
    entry = store._state.merged_tables.entry("tasks", tasks[1].id)
    assert entry is not None
    assert store._stamps.believes(entry.newest)
    assert not study.notices
    exchange(right, broken)
    assert titles(broken.open()) == titles(right.open()) == ["Beside it", "Right again"]
