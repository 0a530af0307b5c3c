"""One study file, opened by one program after another and by several at once."""

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from tinydb import Query, TinyDB

from data import language
from data.clock import FixedClock
from data.errors import BadFile, BadInput, NotSaved
from data.frozen import replace
from data.model.notes import Note
from data.model.plan import Plan, Task
from data.planning.notebook import with_text
from data.store.disk import disk
from data.store.text.study_text import SCHEMA
from tests.data.store.desk import START, Desk, add, settle, titles


def everything_below(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file with its time of change and size."""
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*") if path.is_file()}


def test_a_change_is_there_after_a_crash_right_behind_it(tmp_path: Path) -> None:
    """Nothing is closed, nothing folded: the journal alone carries it."""
    desk = Desk(tmp_path)
    add(desk.open(), "결측치 처리")
    assert not desk.file.exists()
    assert titles(desk.open()) == ["결측치 처리"]


def test_after_closing_the_folder_holds_the_study_file_alone_and_tinydb_reads_it(tmp_path: Path) -> None:
    """Everything that belongs to the machine lives elsewhere; nobody else may read the file."""
    desk = Desk(tmp_path)
    study = desk.open()
    task = add(study, "Kinesis")
    study.close()
    assert [path.name for path in desk.file.parent.iterdir()] == ["study.json"]
    assert study.notices == []
    assert desk.file.stat().st_mode & 0o777 == 0o600
    (document,) = TinyDB(desk.file).table("tasks").all()
    assert (document.doc_id, document["title"]) == (task.id, "Kinesis")


def test_opening_and_reading_writes_nothing(tmp_path: Path) -> None:
    """A command that only shows something leaves every file alone, in a new study as in an old one."""
    desk = Desk(tmp_path)
    desk.open().close()
    assert everything_below(tmp_path) == {}
    study = desk.open()
    add(study, "Kinesis")
    study.close()
    before = everything_below(tmp_path)
    reader = desk.open()
    assert titles(reader) == ["Kinesis"]
    reader.close()
    assert everything_below(tmp_path) == before


def test_two_windows_see_each_other_without_folding(tmp_path: Path) -> None:
    """What one window does the other shows at its next look."""
    desk = Desk(tmp_path)
    one, two = desk.open(), desk.open()
    task = add(one, "Kinesis")
    one.refresh()
    two = desk.open()
    one.commit("Tick", task.ticked(START))
    assert two.refresh()
    two.commit("Rename", replace(two.get(Task, task.id), title="Firehose"))
    assert one.refresh()
    assert one.get(Task, task.id) == two.get(Task, task.id) == replace(task, title="Firehose", done_at=START)


def test_two_windows_that_write_at_the_same_moment_keep_both_texts(tmp_path: Path) -> None:
    """The first change of each: what the other wrote lies in its journal already, and was not seen yet."""
    desk = Desk(tmp_path)
    study = desk.open()
    note = Note(id=study.new_id(), section="memo", text="log loss")
    study.commit("Write", note)
    study.close()
    one, two = desk.open(), desk.open()
    for window, words in ((one, "AAA log loss"), (two, "BBB log loss")):
        window.commit("Write", window.get(Note, note.id).rewritten(words))
    settle(desk, one, two)
    shown = {window.get(Note, note.id).text for window in (one, two, desk.open())}
    assert len(shown) == 1
    one.close()
    two.close()
    assert {"AAA", "BBB"} <= set(desk.open().get(Note, note.id).text.split())


def test_two_windows_that_begin_the_same_page_write_into_one_note(tmp_path: Path) -> None:
    """Neither knew of a note there; undo takes back only what was written here."""
    desk = Desk(tmp_path)
    add(desk.open(), "Kinesis")
    one, two = desk.open(), desk.open()
    for window, words in ((one, "AAA"), (two, "BBB")):
        window.commit("Set up", Plan(id=1, name="P", start=START.date(), weeks=4))
        window.commit("Write", *with_text(window, "learned", START.date(), words))
    settle(desk, one, two)
    for window in (one, two, desk.open()):
        assert [sorted(note.text.split("\n")) for note in window.all(Note).values()] == [["AAA", "BBB"]]
    one.undo()
    settle(desk, one, two)
    assert [note.text for note in two.all(Note).values()] == ["BBB"]


def test_a_window_folds_when_idle_and_the_other_follows(tmp_path: Path) -> None:
    """Five quiet seconds, then the file holds it; the second window takes the new file over."""
    clock = FixedClock(START)
    desk = Desk(tmp_path, clock=clock)
    one = desk.open()
    add(one, "Kinesis")
    two = desk.open()
    clock.advance(seconds=6)
    settle(desk, one, two)
    assert "Kinesis" in desk.file.read_text(encoding="utf-8")
    add(two, "Firehose")
    clock.advance(seconds=6)
    settle(desk, two, one)
    assert titles(one) == titles(two) == ["Firehose", "Kinesis"]
    one.close()
    two.close()


def test_a_new_study_has_its_file_at_once(tmp_path: Path) -> None:
    """Whoever looks for it right after the set-up finds it."""
    desk = Desk(tmp_path, clock=FixedClock(START))
    study = desk.open()
    add(study, "Kinesis")
    settle(desk, study)
    assert "Kinesis" in desk.file.read_text(encoding="utf-8")
    study.close()


def test_a_window_on_a_new_study_sees_what_a_command_begins(tmp_path: Path) -> None:
    """The window has written nothing yet and knows of no file."""
    desk = Desk(tmp_path)
    window = desk.open()
    assert titles(window) == []
    command = desk.open()
    add(command, "Kinesis")
    command.close()
    assert window.refresh()
    assert titles(window) == ["Kinesis"]
    add(window, "Firehose")
    window.close()
    assert titles(desk.open()) == ["Firehose", "Kinesis"]


def test_a_window_on_a_file_from_another_machine_writes_it_down_when_idle(tmp_path: Path) -> None:
    """Nothing is known here of the file; nothing is said but what matters."""
    here, clock = Desk(tmp_path, "here"), FixedClock(START)
    study = here.open()
    add(study, "Kinesis")
    study.close()
    there = Desk(tmp_path, "there", clock=clock)
    shutil.copy2(here.file, there.file)
    window = there.open()
    clock.advance(seconds=6)
    settle(there, window)
    assert (titles(window), window.notices) == (["Kinesis"], [])
    assert [path.name for path in there.file.parent.iterdir()] == ["study.json"]


def test_what_a_script_changed_with_tinydb_is_taken_in_beside_our_own_changes(tmp_path: Path) -> None:
    """The script changes one field, adds one document, removes another; we change another field."""
    desk = Desk(tmp_path)
    study = desk.open()
    kinesis, gone = add(study, "Kinesis"), add(study, "Gone")
    study.close()
    study = desk.open()
    study.commit("Tick", study.get(Task, kinesis.id).ticked(START))
    table = TinyDB(desk.file).table("tasks")
    table.update({"minutes": 30}, Query().title == "Kinesis")
    table.insert({"title": "By hand"})
    table.remove(doc_ids=[gone.id])
    settle(desk, study)
    assert titles(study) == ["By hand", "Kinesis"]
    assert study.get(Task, kinesis.id) == replace(kinesis, minutes=30, done_at=START)
    study.close()
    assert titles(desk.open()) == ["By hand", "Kinesis"]


def test_two_machines_with_a_synced_file_lose_nothing(tmp_path: Path) -> None:
    """The sync tool carries the newest file over the other one, and back."""
    here, there = Desk(tmp_path, "here"), Desk(tmp_path, "there")
    one = here.open()
    note = Note(id=one.new_id(), section="learned", text="begun")
    task = add(one, "Kinesis")
    one.commit("Write", note)
    one.close()
    shutil.copy2(here.file, there.file)
    one, two = here.open(), there.open()
    one.commit("Tick", task.ticked(START))
    one.commit("Write", note.rewritten("begun here"))
    two.commit("Write", note.rewritten("begun there"))
    two.commit("Rename", replace(task, title="Firehose"))
    one.close()
    two.close()
    shutil.copy2(here.file, there.file)
    two = there.open()
    assert two.get(Task, task.id) == replace(task, title="Firehose", done_at=START)
    assert sorted(two.get(Note, note.id).text.split()) == ["begun", "here", "there"]


def test_undo_and_redo_survive_a_restart_also_of_an_import(tmp_path: Path) -> None:
    """Hundreds of records are one step; what was undone can be done again after a restart."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "Kinesis")
    study.commit("Import", *(Task(id=study.new_id(), title=f"Task {n}") for n in range(400)))
    study.close()
    study = desk.open()
    assert study.undo() == "Import"
    assert titles(study) == ["Kinesis"]
    study.close()
    study = desk.open()
    assert study.redo() == "Import"
    assert len(titles(study)) == 401
    study.close()
    study = desk.open()
    assert [study.undo(), study.undo(), study.undo()] == ["Import", "Add “Kinesis”", None]
    study.close()
    assert titles(desk.open()) == []


def test_undo_goes_on_after_a_crash_where_it_was(tmp_path: Path) -> None:
    """Nothing was folded: a tick that was undone is not undone twice, and can be made again."""
    desk = Desk(tmp_path)
    study = desk.open()
    task = add(study, "Kinesis")
    study.commit("Tick", task.ticked(START))
    assert study.undo() == "Tick"
    crashed = desk.open()
    assert crashed.redo() == "Tick"
    assert crashed.get(Task, task.id).done
    again = desk.open()
    assert [again.undo(), again.undo(), again.undo()] == ["Tick", "Add “Kinesis”", None]


def test_a_thousand_steps_can_be_undone_after_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Journals are thinned, the last thousand steps stay."""
    monkeypatch.setattr(disk, "sync", lambda handle: None)
    desk = Desk(tmp_path)
    study = desk.open()
    note = Note(id=study.new_id(), section="learned", text="")
    for number in range(1300):
        note = note.rewritten(f"{number} " + "x" * 900)
        study.commit(f"Write {number}", note)
    study.close()
    study = desk.open()
    undone = 0
    while study.undo():
        undone += 1
    assert undone >= 1000
    study.close()


def test_undo_leaves_alone_what_another_window_changed_since(tmp_path: Path) -> None:
    """One window renames, the other ticks, the first takes its renaming back."""
    desk = Desk(tmp_path)
    one = desk.open()
    task = add(one, "Kinesis")
    one.commit("Rename", replace(task, title="Firehose"))
    two = desk.open()
    two.commit("Tick", two.get(Task, task.id).ticked(START))
    one.refresh()
    assert one.undo() == "Rename"
    assert one.get(Task, task.id) == replace(task, done_at=START)


def test_undo_takes_nothing_back_that_another_window_set_anew(tmp_path: Path) -> None:
    """Both windows changed the same field: the later change stands, and the learner is told."""
    desk = Desk(tmp_path)
    one = desk.open()
    task = add(one, "Kinesis")
    one.commit("Rename", replace(task, title="Firehose"))
    two = desk.open()
    two.commit("Move", replace(two.get(Task, task.id), minutes=20))
    two.commit("Minutes", replace(two.get(Task, task.id), minutes=30))
    one.refresh()
    one.commit("Minutes", replace(one.get(Task, task.id), minutes=45))
    two.refresh()
    assert "changed elsewhere" in str(two.undo())
    assert two.get(Task, task.id).minutes == 45


def test_undo_never_mixes_two_days_or_titles_into_one(tmp_path: Path) -> None:
    """Only notes and details are texts that are joined; the later day and title stand."""
    desk = Desk(tmp_path)
    one = desk.open()
    task = replace(add(one, "Kinesis"), day=date(2026, 2, 2))
    one.commit("Plan", task)
    two = desk.open()
    two.commit("Move", replace(task, day=date(2026, 2, 3), title="Firehose"))
    one.refresh()
    one.commit("Move", replace(one.get(Task, task.id), day=date(2026, 2, 5), title="Kinesis streams"))
    two.refresh()
    two.undo()
    assert (two.get(Task, task.id).day, two.get(Task, task.id).title) == (date(2026, 2, 5), "Kinesis streams")
    assert desk.open().get(Task, task.id) == two.get(Task, task.id)


def test_undo_of_words_keeps_those_that_another_window_wrote(tmp_path: Path) -> None:
    """A line is taken back out of a note to which the other window added one."""
    desk = Desk(tmp_path)
    one = desk.open()
    note = Note(id=one.new_id(), section="memo", text="log loss\n")
    one.commit("Write", note)
    one.commit("Write more", note.rewritten("mine\nlog loss\n"))
    two = desk.open()
    two.commit("Write", two.get(Note, note.id).rewritten("mine\nlog loss\ntheirs\n"))
    one.refresh()
    one.undo()
    assert one.get(Note, note.id).text == "log loss\ntheirs\n"


def test_a_removal_that_saw_no_newer_words_is_told_and_its_undo_brings_them_back(tmp_path: Path) -> None:
    """One window rewords what another one removes in the same moment; also after a restart."""
    clock = FixedClock(START)
    desk = Desk(tmp_path, clock=clock)
    one, two = desk.open(), desk.open()
    task, note = add(one, "Kinesis"), Note(id=one.new_id(), section="learned", text="begun")
    one.commit("Write", note)
    settle(desk, one, two)
    two.commit("Rename", replace(task, title="Firehose", details="Long words."))
    two.commit("Write", note.rewritten("begun and gone on with"))
    clock.advance(seconds=1)
    one.commit("Remove", removed=[task, note])
    settle(desk, one, two)
    assert titles(one) == titles(two) == []
    assert [str(notice).split("”")[0] for notice in two.notices] == ["“Firehose", "“begun and gone on with"]
    assert not one.notices
    one.close()
    again = desk.open()
    assert again.undo() == "Remove"
    settle(desk, again, two)
    for study in (again, two):
        assert study.get(Task, task.id) == replace(task, title="Firehose", details="Long words.")
        assert study.get(Note, note.id).text == "begun and gone on with"


def test_a_missing_file_is_put_together_again_from_this_machine(tmp_path: Path) -> None:
    """The file was deleted by accident; the learner is told, in the language that is known once the study is open."""
    desk = Desk(tmp_path)
    for title in ("Kinesis", "Firehose"):
        study = desk.open()
        add(study, title)
        study.close()
    desk.file.unlink()
    study = desk.open()
    assert titles(study) == ["Firehose", "Kinesis"]
    assert any("missing" in str(notice) for notice in study.notices)
    language.use("ko")
    assert any("복원했습니다" in str(notice) for notice in study.notices)


def test_a_damaged_file_is_kept_aside_and_the_rest_comes_from_our_own_copies(tmp_path: Path) -> None:
    """Cut in the middle: every record is there again, the damaged file too."""
    desk = Desk(tmp_path)
    for number in range(3):
        study = desk.open()
        study.commit("Add", *(Task(id=study.new_id(), title=f"Task {number} {n}") for n in range(20)))
        study.close()
    whole = titles(desk.open())
    cut = desk.file.read_bytes()[:2000]
    desk.file.write_bytes(cut)
    study = desk.open()
    assert titles(study) == whole
    assert any("damaged" in str(notice) for notice in study.notices)
    add(study, "Zeppelin")
    study.close()
    assert titles(desk.open()) == [*whole, "Zeppelin"]
    (aside,) = (desk.state / "damaged").iterdir()
    assert aside.read_bytes() == cut


def test_a_file_that_is_no_study_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Somebody names the wrong file."""
    desk = Desk(tmp_path)
    for content in (b"not a study", b'{"name": "x", "scripts": {"build": "y"}}', b"[1, 2]", b"\xff\xfe\x00"):
        desk.file.write_bytes(content)
        with pytest.raises(BadFile):
            desk.open()
        assert desk.file.read_bytes() == content


def test_a_file_of_a_newer_version_is_shown_and_not_changed(tmp_path: Path) -> None:
    """It says so, and a change is refused."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "Kinesis")
    study.close()
    desk.file.write_text(
        desk.file.read_text(encoding="utf-8").replace(f'"schema": {SCHEMA}', '"schema": 99'), encoding="utf-8"
    )
    before = desk.file.read_bytes()
    study = desk.open()
    assert titles(study) == ["Kinesis"]
    assert any("newer version" in str(notice) for notice in study.notices)
    with pytest.raises(NotSaved):
        add(study, "Firehose")
    study.close()
    assert desk.file.read_bytes() == before


@pytest.mark.parametrize("schema", ["1e300", "1000", "9" * 30, "0", "-3", "2.5", "true", "null", '"x"', "[3]"])
@pytest.mark.parametrize("known", [True, False])
def test_a_schema_number_that_cannot_be_is_no_newer_version(tmp_path: Path, schema: str, known: bool) -> None:
    """It is damage: nothing is lost and the study can be changed, here and on a machine that never saw it."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "Kinesis")
    study.close()
    text = desk.file.read_text(encoding="utf-8")
    desk.file.write_text(text.replace(f'"schema": {SCHEMA}', f'"schema": {schema}'), encoding="utf-8")
    other = desk if known else Desk(tmp_path, "other", desk.file)
    study = other.open()
    add(study, "Firehose")
    study.close()
    assert titles(other.open()) == ["Firehose", "Kinesis"]
    assert json.loads(desk.file.read_bytes())["meta"]["1"]["schema"] == SCHEMA


def test_a_read_only_file_or_folder_refuses_the_change_and_takes_it_later(tmp_path: Path) -> None:
    """Nothing changes on the screen or on the disk until writing is allowed again."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "Kinesis")
    study.close()
    study = desk.open()
    for path in (desk.file, desk.file.parent):
        mode = path.stat().st_mode
        path.chmod(mode & 0o555)
        before = everything_below(tmp_path)
        with pytest.raises(NotSaved, match="read-only"):
            add(study, "Firehose")
        assert titles(study) == ["Kinesis"]
        assert everything_below(tmp_path) == before
        path.chmod(mode)
    add(study, "Firehose")
    assert titles(desk.open()) == ["Firehose", "Kinesis"]


def test_a_full_disk_refuses_the_change_and_takes_it_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a line reached the journal: it is taken back."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "Kinesis")

    def half(handle: int, content: bytes, position: int = 0) -> None:
        os.write(handle, content[: len(content) // 2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", half)
        with pytest.raises(NotSaved, match="the disk is full"):
            add(study, "Firehose")
    assert titles(study) == titles(desk.open()) == ["Kinesis"]
    add(study, "Firehose")
    assert titles(desk.open()) == ["Firehose", "Kinesis"]


def test_a_moved_file_keeps_its_changes_and_a_copied_one_is_a_study_of_its_own(tmp_path: Path) -> None:
    """Changes that were not folded yet follow the file; those to a copy stay with the copy."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "Kinesis")
    study.close()
    add(desk.open(), "Firehose")
    moved = Desk(tmp_path, study=tmp_path / "elsewhere" / "plan.json")
    desk.file.rename(moved.file)
    assert titles(moved.open()) == ["Firehose", "Kinesis"]
    study = moved.open()
    add(study, "Glue")
    study.close()
    copy = Desk(tmp_path, study=tmp_path / "elsewhere" / "copy.json")
    shutil.copy2(moved.file, copy.file)
    study = copy.open()
    add(study, "Only here")
    study.close()
    assert titles(copy.open()) == ["Firehose", "Glue", "Kinesis", "Only here"]
    assert titles(moved.open()) == ["Firehose", "Glue", "Kinesis"]


def test_merging_a_copy_is_one_step_and_doing_it_again_changes_nothing(tmp_path: Path) -> None:
    """A conflict copy holds another window's work."""
    desk, other = Desk(tmp_path), Desk(tmp_path, "other")
    study = desk.open()
    task = add(study, "Kinesis")
    study.close()
    shutil.copy2(desk.file, other.file)
    theirs, local_state = other.open(), desk.open()
    theirs.commit("Tick", theirs.get(Task, task.id).ticked(START))
    add(theirs, "Firehose")
    theirs.close()
    local_state.commit("Rename", replace(task, title="Data streams"))
    assert local_state.merge(other.file, "Merge") == 2
    assert local_state.merge(other.file, "Merge") == 0
    assert titles(local_state) == ["Data streams", "Firehose"]
    assert local_state.get(Task, task.id).done
    assert local_state.undo() == "Merge"
    assert titles(local_state) == ["Data streams"]
    stranger = Desk(tmp_path, "stranger")
    study = stranger.open()
    add(study, "Another plan")
    study.close()
    with pytest.raises(BadInput):
        local_state.merge(stranger.file, "Merge")


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    """A learner keeps the file elsewhere and links to it; its rights stay as they were."""
    desk = Desk(tmp_path)
    real = tmp_path / "real.json"
    real.write_text(json.dumps({"tasks": {"1": {"title": "Kinesis"}}}), encoding="utf-8")
    real.chmod(0o640)
    desk.file.symlink_to(real)
    study = desk.open()
    add(study, "Firehose")
    study.close()
    assert desk.file.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(document["title"] for document in TinyDB(real).table("tasks").all()) == ["Firehose", "Kinesis"]


def test_a_journal_of_a_dead_program_is_read_before_it_is_gone_on_with(tmp_path: Path) -> None:
    """The window that takes the dead one's place learns what that wrote."""
    desk = Desk(tmp_path)
    window, other = desk.open(), desk.open()
    add(other, "Theirs")
    desk.stores[1]._journals.close()
    add(window, "Mine")
    window.refresh()
    assert titles(window) == ["Mine", "Theirs"]
