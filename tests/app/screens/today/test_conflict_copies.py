"""A sync tool leaves a copy of the study beside it while the cockpit is open."""

import shutil

from tinydb import TinyDB

from app.session.environment import Environment
from data.model.plan import Task
from tests.app.cockpit import Seat, seated


def a_copy_comes(seat: Seat) -> None:
    """With one task more than the study has."""
    study = seat.env.locations.study
    copy = study.with_name("study (1).json")
    shutil.copy2(study, copy)
    TinyDB(copy).table("tasks").insert({"title": "From the other machine"})


async def test_it_is_taken_in_said_once_and_can_be_undone(env: Environment) -> None:
    env.open_study().close()
    async with seated(env) as seat:
        seat.app.session.study.close()
        a_copy_comes(seat)
        seat.screen.updates.second_passed()
        seat.screen.updates.second_passed()
        await seat.settle()
        said = [words for words in seat.said() if "a copy of this study: 1 record (you can undo this)" in words]
        assert len(said) == 1
        assert [task for task in seat.study.all(Task).values() if task.title == "From the other machine"]
        assert [path.name for path in env.locations.study.parent.glob("*.json")] == ["study.json"]
        await seat.press("u")
        assert not [task for task in seat.study.all(Task).values() if task.title == "From the other machine"]


async def test_the_palette_says_when_there_is_none(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.screen.run_action("run('study.merge')")
        await seat.settle()
        assert "There is no conflict copy of your study." in seat.said()
