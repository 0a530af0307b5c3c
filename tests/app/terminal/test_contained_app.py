"""A fault of the program becomes one sentence and a file; the study stays open, with what was typed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual import events
from textual.geometry import Size
from textual.widgets import Input

from app.screens.dialogs.help import HelpScreen
from app.screens.today.checklist import task_changes
from app.screens.today.panes import checklist_controller
from app.screens.today.screen import TodayScreen
from app.session.environment import Environment
from app.session.faults import FaultLog
from data.model.plan import Task
from tests.app.cockpit import Seat, seated
from widgets.dialogs.form_dialog import FormDialog
from widgets.panes.checklist import ChecklistPane
from widgets.panes.radar import RadarPane

SENTENCE = "The cockpit had an error"


class Mistake(Exception):
    """Nobody expects it."""


def failing(*_: object, **__: object) -> None:
    raise Mistake("ouch")


@pytest.fixture
def log(env: Environment) -> FaultLog:
    return FaultLog(env.fault_folder, env.clock)


@contextmanager
def broken(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, failing, raising=False)
        yield


def told(seat: Seat) -> list[str]:
    return [sentence for sentence in seat.said() if SENTENCE in sentence]


async def test_a_failing_command_is_one_sentence_and_a_file(env, log, monkeypatch) -> None:
    async with seated(env, faults=log) as seat:
        with broken(monkeypatch, task_changes.TaskChanges, "postpone"):
            await seat.press("greater_than_sign")
        assert len(told(seat)) == 1
        assert str(log.path) in told(seat)[0]
        details = log.path.read_text(encoding="utf-8")
        assert "ouch" in details
        assert "postpone" in details or "failing" in details
        assert "textual 8" in details
        await seat.press("space")
        assert any(task.done for task in seat.on_disk(Task) if task.day == env.today())


async def test_a_form_that_fails_keeps_focus_and_text(env, log, monkeypatch) -> None:
    async with seated(env, faults=log) as seat:
        await seat.press("a")
        await seat.write("Read about Glue")
        form = seat.app.screen
        assert isinstance(form, FormDialog)
        with monkeypatch.context() as patch:
            patch.setattr(form, "_accept", failing)
            await seat.press("enter")
        assert told(seat)
        assert seat.app.screen is form
        assert isinstance(seat.app.focused, Input)
        assert seat.app.focused.value == "Read about Glue"
        await seat.press("enter")
        assert "Read about Glue" in {task.title for task in seat.on_disk(Task)}


async def test_a_pane_that_cannot_be_drawn_shows_a_sentence_until_it_can(env, log, monkeypatch) -> None:
    async with seated(env, faults=log) as seat:
        with broken(monkeypatch, ChecklistPane, "draw"):
            await seat.press("space", "j", "k", "j")
            assert "cannot be shown" in pane_text(seat, ChecklistPane)
            assert "cannot be shown" not in pane_text(seat, RadarPane)
            await seat.press("5", "j", "2")
        await seat.press("space")
        assert "cannot be shown" not in pane_text(seat, ChecklistPane)


async def test_a_line_that_fails_at_each_picture_fails_once(env, log, monkeypatch) -> None:
    count = 0

    def render_line(self: object, y: int) -> None:
        nonlocal count
        count += 1
        raise Mistake

    async with seated(env, faults=log) as seat:
        with monkeypatch.context() as patch:
            patch.setattr(RadarPane, "render_line", render_line)
            pane = seat.app.screen.query_one(RadarPane)
            pane.refresh()
            seat.app.report(_raised(pane))
            for _ in range(3):
                assert "cannot be shown" in pane_text(seat, RadarPane)
            assert count == 1, log.path.read_text()
            await seat.settle()
            assert len(told(seat)) == 1


def _raised(pane: RadarPane) -> Exception:
    try:
        pane.render_lines(pane.size.region)
    except Mistake as error:
        return error
    raise AssertionError


async def test_what_fails_every_second_is_said_once(env, log, monkeypatch) -> None:
    async with seated(env, faults=log) as seat:
        with broken(monkeypatch, checklist_controller.ChecklistController, "second_passed"):
            for _ in range(4):
                seat.screen.updates.second_passed()
                await seat.settle()
        assert len(told(seat)) == 1
        await seat.press("space")
        assert any(task.done for task in seat.on_disk(Task) if task.day == env.today())


async def test_a_controller_that_fails_does_not_stop_the_others(env, log, monkeypatch) -> None:
    async with seated(env, faults=log) as seat:
        with broken(monkeypatch, checklist_controller, "groups"):
            await seat.press("space")
            assert "cannot be shown" in pane_text(seat, ChecklistPane)
            assert any(task.done for task in seat.on_disk(Task) if task.day == env.today())
        await seat.press("u")
        assert "cannot be shown" not in pane_text(seat, ChecklistPane)


async def test_a_worker_that_fails_ends_nothing(env, log) -> None:
    async with seated(env, faults=log) as seat:

        async def work() -> None:
            raise Mistake("in a worker")

        seat.screen.run_worker(work())
        await seat.settle()
        assert len(told(seat)) == 1
        assert "in a worker" in log.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("step", ["compose", "on_mount"])
async def test_a_dialog_that_cannot_open_is_closed(env, log, monkeypatch, step: str) -> None:
    async with seated(env, faults=log) as seat:
        with broken(monkeypatch, HelpScreen, "compose" if step == "compose" else "on_mount"):
            await seat.press("question_mark")
            await seat.settle()
        assert seat.app.screen is seat.screen
        await seat.press("question_mark")
        assert isinstance(seat.app.screen, HelpScreen)


def pane_text(seat: Seat, kind: type) -> str:
    pane = seat.screen.query_one(kind)
    return " ".join(" ".join(strip.text for strip in pane.render_lines(pane.size.region)).split())


async def test_two_enters_close_a_form_once(env) -> None:
    async with seated(env) as seat:
        await seat.press("a")
        await seat.write("Once")
        for _ in range(3):
            seat.app.post_message(events.Key("enter", "\r"))
        await seat.settle()
        assert seat.app.screen is seat.screen
        assert [task.title for task in seat.on_disk(Task)].count("Once") == 1


async def test_sizes_that_arrive_faster_than_they_are_drawn_end_with_the_newest(env, monkeypatch) -> None:
    drawn = 0

    async def on_resize(screen: TodayScreen) -> None:
        nonlocal drawn
        drawn += 1
        if drawn < 100:
            screen.call_after_refresh(lambda: None)

    async with seated(env) as seat:
        monkeypatch.setattr(TodayScreen, "on_resize", on_resize)
        newest = seat.app.size
        older = Size(newest.width - 20, newest.height - 5)
        for size in (older, newest, older, newest):
            seat.screen.post_message(events.Resize(size, size))
            seat.screen.call_later(lambda: None)
        await seat.pilot.pause()
        assert seat.screen.size == newest
        assert drawn < 10
