"""What the command line does with files is done in the cockpit too, and can be undone there."""

import shutil
from pathlib import Path

from tinydb import TinyDB

from app.session.environment import Environment
from data.model.plan import Plan, Task
from tests.app.cockpit import Seat, seated
from widgets.dialogs.choice_dialog import ChoiceDialog


def titles(seat: Seat) -> list[str]:
    return sorted(task.title for task in seat.study.all(Task).values())


def written(env: Environment, *extra: str) -> None:
    """Write the study file once for each task, so that there are earlier versions of it."""
    for title in extra:
        study = env.open_study()
        study.commit("Add", Task(id=study.new_id(), title=title))
        study.close()


async def test_a_backup_is_chosen_restored_and_undone(env: Environment) -> None:
    async with seated(env) as seat:
        seat.study.close()
        written(env, "One", "Two")
        seat.study.refresh()
        before = titles(seat)
        seat.screen.run_command("study.backups")
        await seat.settle()
        assert isinstance(seat.app.screen, ChoiceDialog)
        await seat.press("enter")
        assert "1 record restored." in seat.said()
        assert titles(seat) == sorted(set(before) - {"Two"})
        await seat.press("u")
        assert titles(seat) == before


async def test_a_backup_without_a_plan_is_not_restored_over_an_open_study(env: Environment) -> None:
    """The dashboard shows nothing without a plan: the sentence says how it is restored."""
    async with seated(env) as seat:
        study = env.open_study()
        plan = study.plan
        study.commit("Remove", removed=[plan])
        study.close()
        study = env.open_study()
        study.commit("Again", plan)
        study.close()
        seat.study.refresh()
        before = titles(seat)
        seat.screen.run_command("study.backups")
        await seat.settle()
        await seat.press("enter")
        assert "has no plan. Close the cockpit and run `cockpit restore " in seat.said()[-1]
        assert (titles(seat), len(seat.study.all(Plan))) == (before, 1)


async def test_another_copy_is_merged_from_a_file_and_undone(env: Environment, tmp_path: Path) -> None:
    async with seated(env) as seat:
        seat.study.close()
        copy = tmp_path / "from-the-laptop.json"
        shutil.copy2(env.locations.study, copy)
        TinyDB(copy).table("tasks").insert({"title": "From the laptop"})
        left, before = copy.read_bytes(), titles(seat)
        seat.screen.run_command("study.merge_file")
        await seat.settle()
        await seat.fill(file=str(tmp_path / "none.json"))
        assert "none.json" in str(seat.app.screen.query_one("#complaint").visual)
        await seat.fill(file=str(copy))
        assert seat.said()[-1] == "from-the-laptop.json: Merged 1 new or changed record."
        assert titles(seat) == sorted([*before, "From the laptop"])
        assert copy.read_bytes() == left
        await seat.press("u")
        assert titles(seat) == before
