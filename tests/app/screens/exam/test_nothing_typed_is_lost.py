"""What was typed into a dialog is kept, or given up only when asked twice."""

from textual.widgets import Input, TextArea

from app.session.environment import Environment
from data.model.plan import Task
from tests.app.cockpit import seated
from tests.app.screens.exam.sitting import EXAM, SHEET, exam_of, go_into, newest
from widgets.dialogs.form_dialog import FormDialog
from widgets.dialogs.text_dialog import TextDialog


async def test_escape_keeps_the_note_on_a_question_and_the_question_tells_of_it(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, questions="3")
        assert "has a note" not in seat.texts("TitleBar")
        await seat.press("w")
        await seat.write("Kinesis?")
        await seat.press("escape")
        assert exam_of(seat).exam.paper.answer().memo == "Kinesis?"
        assert newest(seat)[1][0].memo == "Kinesis?"
        assert "has a note" in seat.texts("TitleBar")
        assert "has a note" in seat.texts("QuestionCard")


async def test_typed_answers_are_thrown_away_only_when_asked_twice(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, SHEET, title="Course mock", questions="2", minutes="20")
        await seat.press("b", "ctrl+s", "down", "enter", "enter")
        seat.app.screen.query_one(TextArea).text = "1 B"
        await seat.press("escape")
        dialog = seat.app.screen
        assert isinstance(dialog, TextDialog)
        assert "Press [Esc] again" in str(dialog.complaint.content)
        await seat.write("2")
        await seat.press("escape")
        assert seat.app.screen is dialog, "the text is another one"
        await seat.press("escape")
        assert seat.app.screen is not dialog


async def test_a_form_that_was_filled_in_asks_before_it_closes(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("a", "escape")
        assert seat.app.screen is seat.screen, "nothing was typed"
        await seat.press("a")
        await seat.write("Read about S3")
        await seat.press("escape")
        form = seat.app.screen
        assert isinstance(form, FormDialog)
        assert "Press [Esc] again" in str(form.complaint.content)
        assert form.query(Input).first().value == "Read about S3"
        await seat.press("escape")
        assert seat.app.screen is seat.screen
        assert all(task.title != "Read about S3" for task in seat.on_disk(Task))
