"""What is typed into a field arrives as it was typed, and the terminal's cursor stands where it will."""

import pytest
from textual import events
from textual.widgets import Input

from app.session.environment import Environment
from data.model.notes import Note
from tests.app.cockpit import Seat, seated
from widgets.panes.note_editor import NoteEditor

SWALLOWED = "\u3000\u00a0\u200d\u200c\u2009\u200e\ufeff\u00ad\ue0b0"
COMBINING = "e\u0301\u1100\u1161\u0e01\u0e33\ufe0f"


async def type_characters(seat: Seat, text: str) -> None:
    """Type characters, each as the terminal's parser hands it on."""
    for character in text:
        seat.app.post_message(events.Key(f"character_{ord(character)}", character))
    await seat.settle()


@pytest.mark.parametrize("text", [SWALLOWED, COMBINING, "a\u3000b\u200dc", "\U0001f469\u200d\U0001f4bb\U0001fadf"])
async def test_no_typed_character_is_swallowed(env: Environment, text: str) -> None:
    async with seated(env) as seat:
        await seat.press("2", "a")
        await type_characters(seat, text)
        field = seat.app.focused
        assert isinstance(field, Input)
        assert field.value == text
        await seat.press("escape", "escape", "3", "i")
        await type_characters(seat, text)
        await seat.press("escape")
        assert any(note.text.endswith(text) for note in seat.on_disk(Note))


async def test_control_characters_are_no_text(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("2", "a")
        await type_characters(seat, "\x07\x1f\x85\u2028")
        field = seat.app.focused
        assert isinstance(field, Input)
        assert field.value == ""


async def cell_under_cursor(seat: Seat, before: str) -> None:
    """The cell where the terminal's cursor stands comes right behind the text `before`."""
    field = seat.app.focused
    assert field is not None
    x, y = seat.app.cursor_position - field.content_region.offset
    shown = field.render_line(y).crop(0, x).text
    assert shown.endswith(before), (shown, before)


async def test_the_terminals_cursor_stands_at_the_end_of_the_text_from_the_first_moment(env: Environment) -> None:
    async with seated(env) as seat:
        task = seat.study.tasks.on(seat.screen.panes.day)[0]
        await seat.press("2", "e")
        await cell_under_cursor(seat, task.title)
        await type_characters(seat, " 한글\u3000")
        await cell_under_cursor(seat, "한글\u3000")
        await seat.press("left", "left")
        await cell_under_cursor(seat, "한")
        await type_characters(seat, "가" * 60)
        await cell_under_cursor(seat, "가가가")
        await seat.pilot.resize_terminal(60, 30)
        await seat.settle()
        await cell_under_cursor(seat, "가가가")
        await seat.press("escape", "escape")
        await seat.pilot.resize_terminal(120, 40)
        await seat.press("3", "i")
        await cell_under_cursor(seat, "computes.")
        await type_characters(seat, " 한글")
        await cell_under_cursor(seat, "한글")
        await seat.pilot.resize_terminal(101, 20)
        await seat.settle()
        await cell_under_cursor(seat, "한글")
        editor = seat.screen.query_one(NoteEditor)
        editor.load_text("\n".join(f"줄 {n}" for n in range(60)))
        editor.move_cursor(editor.document.end)
        await seat.settle()
        await cell_under_cursor(seat, "줄 59")
