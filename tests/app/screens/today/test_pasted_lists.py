"""Text of several lines pasted where one line is expected."""

import pytest
from textual import events
from textual.widgets import Input

from app.session.environment import Environment
from data.model.plan import TITLE_LIMIT, Task
from tests.app.cockpit import Seat, seated
from widgets.dialogs.choice_dialog import ChoiceDialog
from widgets.dialogs.field_input import pasted_lines
from widgets.dialogs.form_dialog import FormDialog
from widgets.panes.note_editor import NoteEditor


async def paste(seat: Seat, text: str) -> None:
    """Paste a text as a terminal does."""
    seat.app.post_message(events.Paste(text))
    await seat.settle()


def titles(seat: Seat) -> list[str]:
    """The tasks of the day in their order."""
    return [task.title for task in seat.study.tasks.on(seat.screen.panes.day)]


async def test_a_list_pasted_into_the_checklist_is_several_tasks_after_one_question(env: Environment) -> None:
    async with seated(env) as seat:
        before = titles(seat)
        await seat.press("2")
        await paste(seat, "- [ ] one\r\n* two\r\n3) [x] three\r\n\r\n\u2022 한글 넷\r\n5 GB of logs\r\n")
        assert "one" in str(seat.app.screen.query_one("#words").render())
        await seat.press("enter")
        assert titles(seat) == [*before, "one", "two", "three", "한글 넷", "5 GB of logs"]
        assert [task.title for task in seat.study.tasks.on(seat.screen.panes.day) if task.done] == ["three"]
        await seat.press("u")
        assert titles(seat) == before, "one step of undo"


async def test_the_question_can_be_refused(env: Environment) -> None:
    async with seated(env) as seat:
        before = titles(seat)
        await seat.press("2")
        await paste(seat, "one\ntwo")
        await seat.press("escape")
        assert titles(seat) == before


async def test_a_line_that_is_too_long_for_a_title_is_kept_whole_in_the_details(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("2")
        await paste(seat, "x" * (TITLE_LIMIT + 1))
        await seat.press("enter")
        assert [task.details for task in seat.on_disk(Task) if task.title.startswith("xxx")] == [
            "x" * (TITLE_LIMIT + 1)
        ]


@pytest.mark.parametrize(("choice", "kept"), [("enter", ["one", "two"]), ("down", ["one two"])])
async def test_in_the_title_of_a_new_task_it_is_asked_what_the_lines_are(
    env: Environment, choice: str, kept: list[str]
) -> None:
    async with seated(env) as seat:
        before = titles(seat)
        await seat.press("2", "a")
        await paste(seat, "one\ntwo\n")
        assert isinstance(seat.app.screen, ChoiceDialog)
        await seat.press(*dict.fromkeys((choice, "enter")))
        if choice == "down":
            await seat.press("enter")
        assert titles(seat) == [*before, *kept]
        assert seat.app.screen is seat.screen


@pytest.mark.parametrize("typed", [("A", "B"), ("down", "down", "4", "5", "up", "up")], ids=["title", "minutes"])
async def test_what_was_typed_before_stays_in_the_form_when_the_lines_become_tasks(
    env: Environment, typed: tuple[str, ...]
) -> None:
    async with seated(env) as seat:
        before = titles(seat)
        await seat.press("2", "a", *typed)
        form = seat.app.screen
        assert isinstance(form, FormDialog)
        values = form.values()
        await paste(seat, "one\ntwo\n")
        await seat.press("enter")
        assert titles(seat) == [*before, "one", "two"]
        assert seat.app.screen is form
        assert form.values() == values


@pytest.mark.parametrize("keys", [("5", "a"), ("slash",), ("2", "e"), ("ctrl+p",)])
async def test_other_fields_join_the_lines_and_drop_no_word(env: Environment, keys: tuple[str, ...]) -> None:
    async with seated(env) as seat:
        await seat.press(*keys)
        field = seat.app.focused
        assert isinstance(field, Input)
        await paste(seat, " one\r  two\tthree\x1b\x07\r\n")
        assert field.value.endswith("one two three")
        assert field.value.isprintable()


async def test_a_note_takes_the_lines_as_they_are(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "i", "enter")
        await paste(seat, "one\r\n\ttwo\rthree\x07\u2028four")
        assert seat.screen.query_one(NoteEditor).text.endswith("\none\n\ttwo\nthree\nfour")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("\n\n", ()),
        ("a", ("a",)),
        (" a \r\n\r\n b\tc", ("a", "b c")),
        ("a\x0bb\x0cc\u2029d", tuple("abcd")),
    ],
)
def test_lines(text: str, lines: tuple[str, ...]) -> None:
    assert pasted_lines(text) == lines
