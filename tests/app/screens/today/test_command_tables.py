"""Every command of the dashboard has a function, and every function a command."""

import re
from pathlib import Path

import pytest

from app.keys.commands import COMMANDS, Scope
from app.keys.panes import PANES, Pane
from app.screens.today.pane_controller import PaneController
from app.screens.today.pane_grid import controller_type
from app.session.environment import Environment
from tests.app.cockpit import seated

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize("pane", PANES, ids=[pane.id for pane in PANES])
async def test_a_controller_does_the_commands_of_its_pane_and_no_others(env: Environment, pane: Pane) -> None:
    async with seated(env) as seat:
        controller = seat.screen.panes.controller(pane.id)
        assert list(controller.commands()) == [id_ for id_, *_ in pane.commands]
        assert all(callable(function) for function in controller.commands().values())


async def test_the_dashboard_does_the_commands_that_work_everywhere(env: Environment) -> None:
    """Those of the program itself are Textual's actions."""
    async with seated(env) as seat:
        ids = {
            command.id
            for command in COMMANDS
            if command.scope is Scope.EVERYWHERE and not command.action.startswith("app.")
        }
        assert set(seat.screen.commands()) == ids
        assert all(callable(function) for function in seat.screen.commands().values())


def test_commands_that_the_code_runs_itself_are_there() -> None:
    files = [path for folder in ("app", "widgets") for path in (ROOT / folder).rglob("*.py")]
    ids = {id_ for path in files for id_ in re.findall(r"run\('([a-z_.]+)'\)", path.read_text(encoding="utf-8"))}
    assert len(ids) > 3
    assert ids <= {command.id for command in COMMANDS}


async def test_panes_are_composed_titled_and_named_as_they_are_declared(env: Environment) -> None:
    async with seated(env, size=(70, 30)) as seat:
        controllers = list(seat.screen.query("PaneController").results(PaneController))
        assert [controller.id for controller in controllers] == [pane.id for pane in PANES]
        assert [type(controller) for controller in controllers] == [controller_type(pane) for pane in PANES]
        tabs = seat.texts("#pane-tabs")
        shown = [pane for pane in PANES if f"{pane.number} {pane.label}" in tabs]
        assert len(shown) > 2
    assert [pane.number for pane in PANES] == list(range(1, len(PANES) + 1))
    assert [command.keys for command in COMMANDS if command.id in {f"pane.{pane.id}" for pane in PANES}] == [
        str(pane.number) for pane in PANES
    ]


def test_the_cells_fill_both_rows_of_a_window_of_normal_width() -> None:
    rows, free = 0, 0
    for pane in PANES:
        if pane.columns > free:
            assert free == 0, f"{pane.id} leaves a gap before it"
            rows, free = rows + 1, 12
        free -= pane.columns
    assert (rows, free) == (2, 0)
    assert sum(pane.wide_columns * pane.wide_rows for pane in PANES) == 24
