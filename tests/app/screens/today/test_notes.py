"""Notes: written in place, kept as they are typed."""

import stat
from pathlib import Path

import pytest

from app.session.environment import Environment
from data.errors import NotSaved
from data.model.notes import Note
from data.planning.notebook import note_in, with_text
from tests.app.cockpit import Seat, seated
from widgets.panes.note_editor import NoteEditor


def note(seat: Seat, section: str) -> str:
    """The text of today's section as another program reads it."""
    days = (seat.env.today(), seat.study.plan.week_start(3))
    return next((n.text for n in seat.on_disk(Note) if n.section == section and n.day in days), "")


async def test_what_is_typed_is_on_disk_after_escape_and_shown_again(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "enter")
        await seat.write(" 새 줄 q m 1")
        await seat.press("escape")
        assert note(seat, "learned").endswith("Flink computes. 새 줄 q m 1")
        assert "새 줄 q m 1" in seat.texts("NoteText")


async def test_leaving_the_field_for_another_pane_keeps_the_text(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i")
        await seat.write("!")
        await seat.pilot.click("ChecklistPane", offset=(5, 3))
        await seat.settle()
        assert note(seat, "learned").endswith("computes.!")


async def test_quitting_in_the_middle_of_a_word_keeps_it(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i")
        await seat.write("half a wo")
        seat.app.leave()
        assert note(seat, "learned").endswith("half a wo")


async def test_a_text_stays_with_its_day_when_the_day_changes_under_it(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i")
        await seat.write("of today")
        seat.screen.panes.day = env.today().replace(day=20)
        await seat.settle()
        await seat.settle()
        assert note(seat, "learned").endswith("of today")
        assert not [n for n in seat.on_disk(Note) if n.day == env.today().replace(day=20)]


def write_elsewhere(env: Environment, more: str) -> None:
    """What another window or `cockpit note` does to today's text."""
    other = env.open_study()
    old = note_in(other, "learned", env.today())
    other.commit("Write", *with_text(other, "learned", env.today(), (old.text if old else "") + more))
    other.close()


async def test_what_is_written_elsewhere_meanwhile_comes_into_the_text_and_nothing_is_lost(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i")
        await seat.write(" Mine.")
        write_elsewhere(env, "\nFrom a command.")
        seat.study.refresh()
        await seat.settle()
        editor = seat.screen.query_one(NoteEditor)
        assert editor.text.endswith("computes. Mine.\nFrom a command.")
        await seat.write(" More.")
        await seat.press("escape")
        assert note(seat, "learned").endswith("computes. Mine. More.\nFrom a command.")


async def test_two_windows_that_save_in_turns_keep_what_both_wrote(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i")
        for number in range(3):
            await seat.write(f" a{number}")
            seat.screen.panes.flush()
            write_elsewhere(env, f"\nb{number}")
            seat.study.refresh()
            await seat.settle()
        await seat.press("escape")
        kept = note(seat, "learned")
        assert all(kept.count(f"{who}{number}") == 1 for who in "ab" for number in range(3))


async def test_a_text_that_cannot_be_kept_stays_in_the_field_and_is_kept_later(
    env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotSaved("The disk is full: make room and change it again.")

    async with seated(env) as seat:
        await seat.press("3", "i")
        with monkeypatch.context() as full:
            full.setattr(seat.study._store, "append", refuse)
            await seat.write(" first")
            seat.screen.query_one(NoteEditor).report()
            await seat.settle()
            assert "The disk is full" in seat.said()[-1]
        await seat.write(" second")
        await seat.press("escape")
        assert note(seat, "learned").endswith("computes. first second")


async def test_the_arrows_turn_the_sections_and_each_keeps_its_own_text(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "right", "l", "right")
        assert "Choose ingestion by latency first" in seat.texts("NoteText")
        await seat.press("left", "h")
        assert "When is EMR cheaper" in seat.texts("NoteText")


async def test_a_pause_is_one_step_of_undo(env: Environment) -> None:
    async with seated(env) as seat:
        before = note(seat, "learned")
        await seat.press("3", "i")
        await seat.write(" one two")
        await seat.press("escape", "u")
        assert note(seat, "learned") == before


async def test_p_shows_markdown_and_the_reference_can_be_read(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "right", "right", "p")
        assert seat.screen.query("NotePreview Markdown")
        await seat.press("p")
        assert not seat.screen.query("NotePreview")
        notes = seat.screen.query_one("NotesPane")
        notes.turn_to("reference")
        await seat.settle()
        assert "Reference notes for MLS-C01" in seat.texts("NoteText")
        await seat.press("i")
        assert not notes.writing


async def test_ctrl_e_hands_the_text_to_the_learners_editor(
    env: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "edited 바깥" > "$1"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(editor))
    async with seated(env) as seat:
        from contextlib import nullcontext

        monkeypatch.setattr(seat.app, "suspend", nullcontext)
        await seat.press("3", "ctrl+e")
        await seat.app.workers.wait_for_complete()
        await seat.settle()
        assert note(seat, "learned") == "edited 바깥"


async def test_without_an_editor_one_sentence_says_so(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "ctrl+e")
        await seat.app.workers.wait_for_complete()
        assert any("EDITOR" in sentence for sentence in seat.said())


async def test_slash_finds_text_in_notes_and_tasks_and_goes_there(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("slash")
        await seat.write("shard arith")
        await seat.press("enter")
        assert seat.screen.panes.active == "notes"
        assert "Shard arithmetic under load" in seat.texts("NoteText")
        await seat.press("slash")
        await seat.write("semantic seg")
        await seat.press("enter")
        assert seat.screen.panes.active == "checklist"
        assert "Semantic" in seat.screen.query_one("ChecklistPane").current.title


async def test_the_preview_leaves_the_keys_where_they_are_when_the_day_changes(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "p", "2", "right_square_bracket")
        await seat.settle()
        assert seat.screen.panes.active == "checklist"
        assert seat.app.focused is seat.screen.query_one("ChecklistPane")
        assert seat.screen.query("NotePreview Markdown")
