"""While a note is written, the bottom line names the keys that work then, and no letter."""

import pytest

from app.session.environment import Environment
from tests.app.cockpit import seated
from widgets.bars.key_hints import KeyHints


@pytest.mark.parametrize(("code", "done", "undo"), [("en", "done writing", "undo"), ("ko", "쓰기 마침", "되돌리기")])
async def test_the_bottom_line_tells_what_works_while_writing(
    env: Environment, code: str, done: str, undo: str
) -> None:
    async with seated(env, language=code) as seat:
        env.speak_for(seat.study)
        await seat.press("3")
        reading = seat.texts("KeyHints")
        await seat.press("i")
        writing = seat.texts("KeyHints")
        assert f"Esc {done}" in writing
        assert f"^Z {undo}" in writing
        hints = seat.screen.query_one(KeyHints).hints
        assert all(hint.key.startswith(("^", "F", "Esc")) for hint in hints), "a letter would be typed as text"
        await seat.press("escape")
        assert seat.texts("KeyHints") == reading


async def test_another_pane_shows_its_own_keys_and_the_note_its_own_again(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i")
        await seat.pilot.click("ChecklistPane")
        await seat.settle()
        assert "Space tick" in seat.texts("KeyHints")


async def test_a_click_on_done_stops_writing(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i")
        await seat.write("Trees need no scaling")
        await seat.pilot.click("KeyHints", offset=(2, 0))
        await seat.settle()
        assert not seat.screen.panes.writing
        assert "Trees need no scaling" in seat.texts("#note-text")
