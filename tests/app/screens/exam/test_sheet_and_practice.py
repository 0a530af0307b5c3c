"""The answer sheet for exams taken elsewhere, and practice with the answer at once."""

from datetime import timedelta
from pathlib import Path

from textual.widgets import TextArea

from app.screens.report.screen import ReportScreen
from app.session.environment import Environment
from data.clock import FixedClock
from data.model.attempts import Answer, Attempt
from data.model.domains import Domain
from data.model.questions import Bank, Option, Question
from tests.app.cockpit import Seat, seated
from tests.app.screens.exam.sitting import EXAM, PRACTICE, SHEET, exam_of, go_into, keys_here, newest
from widgets.report.attempt_list import AttemptList


async def fill_sheet(seat: Seat) -> None:
    """Five answers: B, AC, none, D and A changed to E."""
    await go_into(seat, SHEET, title="Course mock", questions="5", minutes="20")
    await seat.press("b", "n", "a", "plus", "c", "n", "f", "n", "d", "u", "n", "a", "e")


async def test_a_sheet_is_marked_by_a_pasted_key(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await fill_sheet(seat)
        clock.advance(minutes=2)
        await seat.press("ctrl+s", "down", "enter")
        await seat.press("enter")
        seat.app.screen.query_one(TextArea).text = "1 B\n2 A C\n3 D\n4 A\n5 E"
        await seat.press("ctrl+s")
        assert "3 of 5 right: 60%" in seat.texts("ReportPage")
        attempt, answers = newest(seat)
        assert [each.chosen for each in answers] == ["B", "AC", "", "D", "E"]
        assert [each.key for each in answers] == ["B", "AC", "D", "A", "E"]
        assert (attempt.percent, answers[4].seconds, answers[4].first_chosen) == (60.0, 120.0, "A")


async def test_a_key_that_cannot_be_read_is_said_and_what_was_typed_stays(env: Environment) -> None:
    async with seated(env) as seat:
        await fill_sheet(seat)
        await seat.press("ctrl+s", "down", "enter", "enter")
        seat.app.screen.query_one(TextArea).text = "1 B, 9 A"
        await seat.press("ctrl+s")
        complaint = seat.app.screen.query_one("#complaint").visual.plain
        assert complaint == "There is no question 9. The sheet has questions 1 to 5."
        assert seat.app.screen.query_one(TextArea).text == "1 B, 9 A"
        await seat.press("escape")
        assert newest(seat)[0].percent is None


async def test_a_key_may_stand_in_a_file(env: Environment, tmp_path: Path) -> None:
    key = tmp_path / "key.txt"
    key.write_text("1) B\n2) A,C\n3) C\n4) D\n5) E\n", encoding="utf-8")
    async with seated(env) as seat:
        await fill_sheet(seat)
        await seat.press("ctrl+s", "down", "enter", "enter")
        seat.app.screen.query_one(TextArea).text = str(key)
        await seat.press("ctrl+s")
        assert "4 of 5 right: 80%" in seat.texts("ReportPage")


async def test_the_score_alone_will_do_with_domains_where_they_are_known(env: Environment) -> None:
    async with seated(env) as seat:
        await fill_sheet(seat)
        await seat.press("ctrl+s", "down", "enter", "down", "enter")
        domain = next(iter(seat.study.all(Domain)))
        await seat.fill(score="47/65", **{f"domain-{domain}": "9/12"})
        report = seat.texts("ReportPage")
        assert "47 of 65 right: 72%" in report
        assert "9/12" in report
        assert "75%" in report


async def test_a_sheet_can_pause_and_time_goes_on_where_it_stopped(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await fill_sheet(seat)
        clock.advance(minutes=5)
        await seat.press("space")
        assert "Paused. Press [Space] to resume." in seat.app.screen.query_one("#pace").visual.plain
        clock.advance(hours=3)
        await seat.press("space")
        assert "0:15:00 left" in seat.texts("TitleBar")
        await seat.press("escape")
        clock.advance(hours=3)
        await seat.press("m", "enter")
        assert "0:15:00 left" in seat.texts("TitleBar")


async def test_practice_shows_at_once_what_was_right_and_why(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, PRACTICE)
        await seat.press("enter")
        await seat.fill(questions="3")
        right = keys_here(seat)
        await seat.press(*right, "enter")
        card = seat.texts("QuestionCard")
        assert "right, your answer: " in card
        assert "wrong: " in card
        await seat.press("a" if "a" not in right else "b")
        assert list(exam_of(seat).exam.paper.answer().chosen.lower()) == right
        await seat.press("enter")
        assert "Question 2 of 3" in seat.texts("TitleBar")
        wrong = [mark for mark in "abcd" if mark not in keys_here(seat)]
        question = exam_of(seat).exam.question
        assert question is not None
        await seat.press(*wrong[: question.picks], "enter", "n", "ctrl+s", "down", "enter")
        assert isinstance(seat.app.screen, ReportScreen)
        assert "1 of 3 right" in seat.texts("ReportPage")
        attempt, answers = newest(seat)
        assert attempt.percent is None
        assert [each.right for each in answers] == [True, False, False]


async def test_what_was_missed_flagged_or_unsure_can_be_practised(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, PRACTICE)
        await seat.press("enter")
        await seat.fill(questions="4")
        await seat.press(*keys_here(seat), "f", "enter", "enter", "u", "ctrl+s", "down", "enter", "escape")
        await go_into(seat, PRACTICE)
        choices = seat.app.screen.query_one("OptionList")
        shown = "\n".join(choices.render_line(y).text for y in range(choices.size.height))
        assert "Missed in the last attempt (3)" in shown
        assert "Flagged (1)" in shown
        assert "Unsure or guessed (1)" in shown
        assert "Modeling (" in shown


async def test_practice_waits_while_it_is_left(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await go_into(seat, PRACTICE)
        await seat.press("enter")
        await seat.fill(questions="2")
        clock.advance(seconds=30)
        await seat.press("escape")
        assert newest(seat)[0].events[-1].kind == "paused"
        clock.advance(hours=8)
        await seat.press("m", "enter")
        assert "0:00:30 used" in seat.texts("TitleBar")


async def test_practice_never_counts_as_a_mock(env: Environment) -> None:
    async with seated(env) as seat:
        before = seat.texts("RadarPane"), seat.texts("MockTimerPane")
        await go_into(seat, PRACTICE)
        await seat.press("enter")
        await seat.fill(questions="2")
        await seat.press("ctrl+s", "down", "enter", "escape")
        assert (seat.texts("RadarPane"), seat.texts("MockTimerPane")) == before
        assert not [each for each in seat.on_disk(Attempt) if each.kind == "practice" and each.has_score]
        assert len(seat.on_disk(Answer)) == 2


async def test_a_begun_sheet_is_gone_back_to_at_the_next_start(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await fill_sheet(seat)
    clock.advance(minutes=4)
    async with seated(env) as seat:
        assert "Question 5 of 5" in seat.texts("TitleBar")
        assert exam_of(seat).exam.paper.time_left(env.clock.now()) == timedelta(minutes=16)


async def test_a_key_is_disputed_in_practice_once_it_is_seen(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, PRACTICE)
        await seat.press("enter")
        await seat.fill(questions="9")
        while exam_of(seat).exam.question is None or (exam_of(seat).exam.question or 0).picks != 1:
            await seat.press("n")
        wrong = next(mark for mark in "abcd" if mark not in keys_here(seat))
        await seat.press("y", wrong, "enter", "y")
        await seat.fill(key=wrong, reason="")
        assert "write why the bank is wrong" in seat.app.screen.query_one("#complaint").visual.plain
        await seat.fill(reason="The documentation says so")
        assert f"Right: {wrong.upper()}" in seat.texts("QuestionCard")
        kept = seat.on_disk(Question)
        assert [each.disputes[-1].reason for each in kept if each.disputed_now] == ["The documentation says so"]
        assert [bank.pack for bank in seat.on_disk(Bank)] == ["mls_c01"]


async def test_a_suggested_domain_is_settled_with_one_key_and_counts_from_then_on(env: Environment) -> None:
    async with seated(env) as seat:
        domains = list(seat.study.all(Domain).values())
        seat.study.commit(
            "Import",
            Bank(id=1, name="모음"),
            Question(id=2, bank=1, stem="What?", options=(Option("a"), Option("b")), key="A", content_key="x",
                     suggested_domain=domains[2].id),
        )  # fmt: skip
        await go_into(seat, EXAM, bank="모음", questions="1", unscored="no")
        await seat.press("a", "ctrl+s", "enter")
        assert newest(seat)[0].domain_scores == ()
        await seat.press("escape")
        await go_into(seat, PRACTICE)
        await seat.press("enter")
        await seat.fill(questions="71")
        await seat.press("j", *"71", "enter")
        assert exam_of(seat).exam.paper.answer().question == 2
        await seat.press("a", "enter")
        assert f"Suggested domain: {domains[2].name}. Press [o] to accept or change it." in seat.texts("QuestionCard")
        await seat.press("o", "enter")
        assert [each.domain for each in seat.on_disk(Question)] == [domains[2].id]
        assert "Suggested" not in seat.texts("QuestionCard")


async def test_what_is_paused_waits_for_m_and_lets_an_exam_be_sat_first(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, PRACTICE)
        await seat.press("enter")
        await seat.fill(questions="2")
        await seat.press("n", "escape")
    async with seated(env) as seat:
        assert seat.app.screen is seat.screen
        await seat.press("m", "down", "enter")
        await seat.fill(title="Mock", questions="3", unscored="no")
        await seat.press("ctrl+s", "down", "enter", "escape")
        await seat.press("m", "enter")
        assert "Question 2 of 2" in seat.texts("TitleBar")
        await seat.press("escape", "m", *["down"] * 4, "enter")
        rows = seat.app.screen.query_one(AttemptList)
        while rows.current is None or rows.current.kind != "under way":
            rows.move(1)
        await seat.press("enter")
        assert "Question 2 of 2" in seat.texts("TitleBar")
