"""What is being written stays being written until the writer leaves it."""

from contextlib import suppress
from datetime import timedelta

import pytest
from textual import events
from textual.geometry import Size

from app.session.environment import Environment
from data.clock import FixedClock
from data.model.attempts import Attempt
from data.model.notes import Note
from tests.app.cockpit import Seat, seated
from widgets.dialogs.form_dialog import FormDialog
from widgets.panes.note_editor import NoteEditor


def text_of(seat: Seat) -> str:
    """What stands in the field."""
    return seat.screen.query_one(NoteEditor).text


async def resize(seat: Seat, columns: int, lines: int) -> None:
    """Make the window another size."""
    await seat.pilot.resize_terminal(columns, lines)
    await seat.settle()
    with suppress(AttributeError):
        assert seat.app.size == Size(columns, lines)


async def test_at_the_roll_over_the_note_goes_on_and_belongs_to_the_day_it_was_begun_on(
    env: Environment, clock: FixedClock
) -> None:
    async with seated(env) as seat:
        begun = env.today()
        await seat.press("3", "i")
        await seat.write(" before")
        clock.advance(hours=18)
        seat.screen.updates.second_passed()
        await seat.settle()
        assert env.today() == begun + timedelta(days=1)
        await seat.write(" q after")
        assert text_of(seat).endswith(" before q after")
        await seat.press("escape")
        kept = {note.day: note.text for note in seat.on_disk(Note) if note.section == "learned"}
        assert kept[begun].endswith(" before q after")
        assert begun + timedelta(days=1) not in kept
        assert seat.screen.panes.day == begun + timedelta(days=1), "the new day begins when the note is left"


async def test_a_day_that_was_chosen_before_is_still_shown_after_the_roll_over(
    env: Environment, clock: FixedClock
) -> None:
    async with seated(env) as seat:
        await seat.press("left_square_bracket", "3", "i")
        chosen = seat.screen.panes.day
        clock.advance(hours=18)
        seat.screen.updates.second_passed()
        await seat.press("escape")
        assert seat.screen.panes.day == chosen


@pytest.mark.parametrize("small", [(20, 8), (120, 10), (40, 40), (5, 2), (1, 1)])
async def test_in_a_window_that_is_too_small_letters_go_on_into_the_note(
    env: Environment, small: tuple[int, int]
) -> None:
    async with seated(env) as seat:
        before = sorted(seat.study.all(Note))
        await seat.press("3", "i")
        await resize(seat, *small)
        await seat.write(" u u q")
        await resize(seat, 120, 40)
        await seat.write(" seen")
        assert text_of(seat).endswith(" u u q seen")
        assert sorted(seat.study.all(Note)) == before


async def test_in_a_window_that_is_too_small_all_that_is_typed_or_pasted_goes_into_the_note(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i", "ctrl+end", "enter")
        await resize(seat, 20, 8)
        await seat.press("a", "tab", "b", "x", "backspace")
        for event in (events.Paste("two\rlines"), events.Key("ideographic_space", "\u3000"), events.Key("c", "c")):
            seat.app.post_message(event)
            await seat.settle()
        await resize(seat, 120, 40)
        assert text_of(seat).endswith("\na   btwo\nlines\u3000c")
        assert seat.screen.panes.active == "notes"


async def test_in_a_window_that_is_too_small_no_key_is_a_command_but_quit(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("2", "space")
        done = {task.id for task in seat.study.tasks.on(env.today()) if task.done}
        await resize(seat, 30, 10)
        await seat.press("u", "space", "a", "delete", "m", "ctrl+r", "enter", "z")
        assert {task.id for task in seat.study.tasks.on(env.today()) if task.done} == done
        assert seat.app.screen is seat.screen
        await resize(seat, 120, 40)
        assert seat.app.focused is seat.screen.query_one("ChecklistPane")
        await resize(seat, 30, 10)
        await seat.press("q")
        assert not seat.app.is_running or seat.app._exit


async def test_tab_indents_and_shift_tab_takes_that_back(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "right", "right", "i", "ctrl+end", "enter")
        await seat.press("a", "tab", "b", "enter", "tab", "c")
        assert text_of(seat).endswith("\na   b\n    c")
        await seat.press("shift+tab", "shift+tab")
        assert text_of(seat).endswith("\na   b\nc")
        await seat.press("shift+up", "tab")
        assert text_of(seat).endswith("\n    a   b\n    c")
        assert seat.screen.panes.active == "notes"
        await seat.press("escape", "tab")
        assert seat.screen.panes.active == "mock"


async def test_a_note_that_is_removed_elsewhere_while_it_is_written_is_written_on(env: Environment) -> None:
    async with seated(env) as seat:
        titled = Note(id=seat.study.new_id(), section="", title="Own page", text="Begun.")
        seat.study.commit("Own", titled)
        seat.screen.query_one("NotesPane").turn_to(str(titled.id))
        await seat.press("3", "i")
        other = env.open_study()
        other.commit("Remove", removed=[titled])
        other.close()
        seat.study.refresh()
        await seat.settle()
        await seat.write(" Written on.")
        await seat.press("escape")
        assert [note.text for note in seat.on_disk(Note) if note.title == "Own page"] == ["Begun. Written on."]


async def test_the_mouse_and_a_terminal_that_loses_the_focus_leave_the_note_open(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i")
        await seat.pilot.click("ChecklistPane", offset=(5, 3))
        await seat.press("3")
        await seat.write(" one")
        seat.app.post_message(events.AppBlur())
        await seat.settle()
        seat.app.post_message(events.AppFocus())
        await seat.settle()
        await seat.write(" two")
        assert text_of(seat).endswith(" one two")


async def test_another_theme_and_a_notice_change_nothing(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i")
        await seat.write(" one")
        seat.app.theme = "textual-light"
        seat.app.notify("Something happened.")
        await seat.settle()
        await seat.write(" two")
        assert text_of(seat).endswith(" one two")


async def test_the_end_of_a_mock_asks_for_its_score_when_the_note_is_left(
    env: Environment, clock: FixedClock
) -> None:
    async with seated(env) as seat:
        mock = next(each for each in seat.study.all(Attempt).values() if each.percent is None)
        await seat.press("4", "end", "space")
        running = [each for each in seat.study.all(Attempt).values() if each.running]
        assert running, mock
        await seat.press("3", "i")
        clock.advance(hours=9)
        seat.screen.updates.second_passed()
        await seat.settle()
        seat.screen.updates.second_passed()
        await seat.write(" 88")
        assert text_of(seat).endswith(" 88")
        assert seat.app.screen is seat.screen
        await seat.press("escape")
        seat.screen.updates.second_passed()
        await seat.settle()
        assert isinstance(seat.app.screen, FormDialog)
