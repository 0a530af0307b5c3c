"""Forms fit the smallest terminal people have: what is wrong and what the keys do is always seen."""

from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, Label

from app.forms.exams.answer_sheet import jump_form
from app.forms.exams.exam_setup import exam_form, sheet_form
from app.forms.exams.score import score_form
from app.forms.export import export_form
from app.forms.imports.bank_options import BankOptions, bank_form
from app.forms.inputs.choices import switch
from app.forms.plan_settings import plan_form
from app.forms.task import task_form
from app.session.environment import Environment
from data.formats.banks.study.question_pool import question_pool
from data.frozen import replace
from data.model.plan import Task
from tests.app.cockpit import Seat, seated
from tests.conftest import TODAY
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog
from widgets.dialogs.form_fields import FormFields
from widgets.panes.checklist import ChecklistPane

SMALL = (80, 24)


async def test_a_refused_score_is_told_and_every_field_reached_in_80_by_24(env: Environment) -> None:
    async with seated(env, size=SMALL) as seat:
        await seat.press("4", "enter")
        await seat.fill(score="lots")
        _fits(seat)
        fields = list(seat.app.screen.query(Input))
        await seat.press("up")
        assert fields[-1].has_focus
        assert fields[-1].region.bottom <= seat.app.screen.query_one("#below").region.y
        await seat.press(*["up"] * (len(fields) - 1))
        assert fields[0].has_focus
        box = seat.app.screen.query_one(FormFields)
        assert seat.app.screen.query(Label).first().region.y >= box.region.y
        _fits(seat)


@pytest.mark.parametrize("name", ["exam", "sheet", "task", "plan", "score", "export", "jump", "bank"])
async def test_complaint_and_keys_of_every_form_are_seen_in_80_by_24(env: Environment, name: str) -> None:
    async with seated(env, size=SMALL) as seat:
        forms: dict[str, Callable[[], FormDialog[Any]]] = {
            "exam": lambda: exam_form(seat.app.session, question_pool(seat.study)),
            "sheet": lambda: sheet_form(seat.app.session),
            "task": lambda: task_form(seat.study, TODAY, TODAY),
            "plan": lambda: plan_form(seat.study.plan, TODAY),
            "score": lambda: score_form(seat.study, TODAY),
            "export": lambda: export_form(seat.app.session),
            "jump": lambda: jump_form(65),
            "bank": lambda: bank_form(BankOptions()),
        }
        form = forms[name]()
        seat.app.push_screen(form)
        await seat.settle()
        form.complaint.update("No. " * 30)
        await seat.settle()
        _fits(seat)


@pytest.mark.parametrize("gone", ["FormFields > Label", "FormFields > Input", "FormFields"])
async def test_a_form_that_is_being_taken_apart_makes_no_fault(env: Environment, gone: str) -> None:
    """What was to be shown after a refresh finds less than the form opened with."""
    async with seated(env, size=SMALL) as seat:
        form = task_form(seat.study, TODAY, TODAY)
        seat.app.push_screen(form)
        await seat.settle()
        await seat.press("down")
        form.call_after_refresh(form.query(gone).remove)
        form.complaint.update("No.")
        form.post_message(events.DescendantFocus(form.query(Input).last()))
        await seat.settle()
        assert seat.app.screen is form


async def test_a_title_is_gone_on_with_and_a_number_is_replaced_by_typing(env: Environment) -> None:
    async with seated(env) as seat:
        row = seat.screen.query_one(ChecklistPane).current
        assert row is not None
        await seat.press("e")
        await seat.write("!")
        await seat.press("down", "down")
        await seat.write("25")
        await seat.press("enter")
        task = seat.study.get(Task, row.id)
        assert (task.title, task.minutes) == (f"{row.title}!", 25)


async def test_the_end_of_a_long_name_is_in_view_where_it_is_gone_on_with(env: Environment) -> None:
    async with seated(env) as seat:
        form = plan_form(replace(seat.study.plan, name="long " * 30 + "end"), TODAY)
        seat.app.push_screen(form)
        await seat.settle()
        name = form.query_one("#field-name", Input)
        assert name.render_line(0).text.rstrip().endswith("end")


def _fits(seat: Seat) -> None:
    for part in ("#complaint", "#how"):
        region = seat.app.screen.query_one(part).region
        assert region.height >= 1, part
        assert region.bottom < SMALL[1], part


async def test_a_choice_is_made_with_arrows_letters_or_a_click_and_accepted_with_enter(env: Environment) -> None:
    """Typing changes nothing but the choice; what was chosen is what the form gives."""
    accepted: list[dict[str, str]] = []
    options = (("md", "Markdown"), ("html", "HTML"), ("json", "JSON"))
    form = FormDialog("Export", (Field("format", "Format", options=options), switch("replace", "Replace", False)),
                      lambda values: accepted.append(dict(values)) or True)  # fmt: skip
    async with seated(env) as seat:
        seat.app.push_screen(form)
        await seat.settle()
        await seat.press("j")
        assert form.values() == {"format": "json", "replace": "no"}
        await seat.press("right", "left", "z", "h")
        assert form.values()["format"] == "html"
        await seat.press("down")
        await seat.pilot.click("#field-replace")
        assert form.values() == {"format": "html", "replace": "yes"}
        assert form.is_touched()
        await seat.press("enter")
        assert accepted == [{"format": "html", "replace": "yes"}]
        assert seat.app.screen is seat.screen
