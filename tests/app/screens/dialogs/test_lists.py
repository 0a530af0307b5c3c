"""The lists of all dialogs look alike: one frame, that of the dialog."""

import pytest
from textual.widgets import OptionList

from app.session.environment import Environment
from data.model.sessions import StudySession
from tests.app.cockpit import seated


@pytest.mark.parametrize("command", ["study.sessions", "study.resources", "study.find", "exam.open"])
@pytest.mark.parametrize("empty", [False, True])
async def test_a_list_has_no_frame_of_its_own(env: Environment, command: str, empty: bool) -> None:
    async with seated(env) as seat:
        if empty:
            seat.study.commit("Clear", removed=[*seat.study.all(StudySession).values()])
        seat.screen.run_command(command)
        await seat.settle()
        rows = seat.app.screen.query_one(OptionList)
        seat.app.screen.set_focus(rows)
        await seat.settle()
        assert rows.gutter.height == 0
        assert rows.styles.background == seat.app.screen.query_one("Vertical").styles.background
