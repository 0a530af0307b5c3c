"""Exams of a plan of one's own: nothing is taken from another exam, and what is known of it can be said."""

from textual.widgets import Input

from app.session.environment import Environment
from data.clock import FixedClock
from data.frozen import replace
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Bank, Option, Question
from tests.app.cockpit import Seat, seated
from tests.app.screens.exam.sitting import ATTEMPTS, EXAM, PRACTICE, SHEET, exam_of, go_into, newest

HELD = 16


def own_study(env: Environment) -> None:
    """A plan without exam facts, and a bank of which half has a domain."""
    study = env.open_study()
    options = (Option("sand"), Option("water"))
    study.commit(
        "Set up",
        Plan(id=1, name="Bar exam", start=env.today(), weeks=4),
        Domain(id=2, name="Torts", weight=50.0),
        Bank(id=3, name="Own"),
        *(
            Question(id=10 + n, bank=3, stem=f"Which {n}?", options=options, key="B", domain=2 if n % 2 else None)
            for n in range(HELD)
        ),
    )
    study.close()


def value(seat: Seat, name: str) -> str:
    """What a field of the open form holds, else what it shows while it is empty."""
    field = seat.app.screen.query_one(f"#field-{name}", Input)
    return field.value or field.placeholder


async def test_without_facts_the_whole_bank_is_offered_and_no_pace(env: Environment) -> None:
    own_study(env)
    async with seated(env) as seat:
        await go_into(seat, EXAM)
        assert (value(seat, "questions"), value(seat, "minutes")) == (str(HELD), "no limit")
        assert not seat.app.screen.query("#field-unscored, #field-extra")
        await seat.press("enter")
        assert (newest(seat)[0].minutes, newest(seat)[0].questions) == (None, HELD)
        assert "0:00:00 used" in seat.texts("TitleBar")


async def test_a_limit_of_ones_own_keeps_no_time_for_review(env: Environment) -> None:
    own_study(env)
    async with seated(env) as seat:
        await go_into(seat, EXAM, minutes="16")
        assert newest(seat)[0].minutes == 16
        assert exam_of(seat).exam.paper.time_left(env.clock.now()).total_seconds() == 16 * 60
        assert "for review" not in str(exam_of(seat).room.pace_line.content)


async def test_what_is_known_of_the_exam_can_be_said_and_taken_back(env: Environment) -> None:
    own_study(env)
    async with seated(env) as seat:
        seat.screen.run_command("study.plan")
        await seat.settle()
        await seat.fill(time="soon")
        assert "is not a whole number (minutes)" in seat.app.screen.query_one("#complaint").visual.plain
        await seat.fill(time="90", questions="0")
        assert "1 to 1000 questions" in seat.app.screen.query_one("#complaint").visual.plain
        await seat.fill(questions="30", **{"pass": "101"})
        assert "is not a pass mark" in seat.app.screen.query_one("#complaint").visual.plain
        await seat.fill(**{"pass": "62,5 %"})
        (plan,) = seat.on_disk(Plan)
        assert (plan.exam_minutes, plan.exam_questions, plan.pass_percent) == (90, 30, 62.5)
        pane = seat.texts("MockTimerPane")
        assert "Q 1 of 30" in pane
        assert "for review" not in pane
        await go_into(seat, EXAM)
        assert value(seat, "minutes") == "as in the exam: 48 min for 16 questions"
        await seat.press("escape")
        await go_into(seat, SHEET)
        assert (value(seat, "questions"), value(seat, "minutes")) == ("30", "90")
        await seat.press("escape")
        seat.screen.run_command("study.plan")
        await seat.settle()
        await seat.fill(time="", questions="", **{"pass": ""})
        assert seat.on_disk(Plan) == [replace(plan, exam_minutes=0, exam_questions=0, pass_percent=None)]


async def test_questions_without_a_domain_can_be_practised(env: Environment) -> None:
    own_study(env)
    async with seated(env) as seat:
        await go_into(seat, PRACTICE)
        choices = seat.app.screen.query_one("OptionList")
        shown = "\n".join(choices.render_line(y).text for y in range(choices.size.height))
        assert "Torts (8)" in shown
        assert "Without a domain (8)" in shown


async def test_left_practice_shows_one_time_everywhere_and_is_no_mock(env: Environment, clock: FixedClock) -> None:
    own_study(env)
    async with seated(env) as seat:
        await go_into(seat, EXAM)
        assert value(seat, "title") == "Mock exam 1"
        await seat.press("escape")
        await go_into(seat, PRACTICE)
        await seat.press("enter")
        await seat.fill(questions="2")
        clock.advance(seconds=2)
        await seat.press("n")
        clock.advance(seconds=30)
        await seat.press("escape", "m")
        menu = seat.app.screen.query_one("OptionList")
        assert "0:00:32 used" in menu.render_line(0).text
        await seat.press("escape")
        await go_into(seat, ATTEMPTS + 1)
        assert "0:00:32" in seat.texts("AttemptList")
        await seat.press("escape")
        await go_into(seat, EXAM + 1)
        assert value(seat, "title") == "Mock exam 1"
