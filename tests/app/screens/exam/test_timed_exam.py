"""A timed exam by keyboard, from m to the report, with everything that may happen on the way."""

import asyncio
from datetime import timedelta

import pytest
from textual.events import Key
from textual.widgets import OptionList

from app.screens.exam.room import ExamRoom
from app.screens.report.screen import ReportScreen
from app.session.environment import Environment
from data.clock import FixedClock
from data.model.attempts import Answer, Attempt
from data.model.notes import Note
from data.model.plan import Task
from tests.app.cockpit import seated
from tests.app.screens.exam.sitting import EXAM, exam_of, go_into, keys_here, newest
from widgets.dialogs.choice_dialog import ChoiceDialog

TWELVE = {"title": "Mock", "questions": "12", "minutes": "30", "seed": "5"}


async def test_a_whole_exam_by_keyboard_ends_in_an_honest_100_percent(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE, unscored="no")
        for number in range(1, 13):
            assert f"Question {number} of 12" in seat.texts("TitleBar")
            await seat.press(*keys_here(seat), "s", "n")
        await seat.press("ctrl+s", "enter")
        assert "12 of 12 right: 100%" in seat.texts("ReportPage")
        attempt, answers = newest(seat)
        assert (attempt.right, attempt.total, attempt.percent) == (12, 12, 100.0)
        assert {each.sureness for each in answers} == {"sure"}
        assert all(each.right for each in answers)
        assert {score.percent for score in attempt.domain_scores} == {100.0}
        await seat.press("escape")
        assert seat.texts("RadarPane").count("100%") == 4


async def test_the_palette_knows_the_commands_of_the_exam(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        await seat.press("ctrl+p")
        await seat.write("flag the question")
        await seat.app.workers.wait_for_complete()
        await seat.press("enter")
        await seat.settle()
        assert exam_of(seat).exam.paper.answer().flagged


async def test_an_exam_begun_by_mistake_is_thrown_away_and_u_brings_it_back(env: Environment) -> None:
    async with seated(env) as seat:
        held = len(seat.study.all(Attempt))
        await go_into(seat, EXAM, **TWELVE)
        await seat.press("a", "escape", "down", "down", "enter")
        await seat.settle()
        assert len(seat.study.all(Attempt)) == held
        assert not seat.study.all(Answer)
        await seat.press("u")
        attempt, answers = newest(seat)
        assert attempt.running
        assert [each.chosen for each in answers if each.chosen]


async def test_a_planned_mock_begun_too_early_is_planned_again(env: Environment) -> None:
    async with seated(env) as seat:
        (planned, *_) = [each for each in seat.study.all(Attempt).values() if not each.has_score and each.target]
        await go_into(seat, EXAM, **{**TWELVE, "title": planned.title})
        assert seat.study.get(Attempt, planned.id).running
        await seat.press("a", "escape", "down", "down", "enter")
        await seat.settle()
        assert seat.study.get(Attempt, planned.id) == planned
        assert not seat.study.all(Answer)


async def test_nothing_right_is_0_percent_and_unscored_questions_do_not_count(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        await seat.press("ctrl+s")
        assert "12 questions are unanswered" in seat.app.screen.query_one("#words").visual.plain
        await seat.press("down", "enter")
        assert "0 of 9 right: 0%" in seat.texts("ReportPage")
        assert "12 questions unanswered." in seat.texts("ReportPage")
        assert "Estimated score: " in seat.texts("ReportPage")
        assert newest(seat)[0].percent == 0.0


async def test_flags_doubts_strikes_notes_and_jumps_are_each_on_disk_at_once(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        await seat.press("f", "u", "x", "b", "w")
        await seat.write("다시 [red]")
        await seat.press("enter", "j", "7", "enter", "g")
        first, seventh = newest(seat)[1][0], newest(seat)[1][6]
        assert (first.flagged, first.sureness, first.struck, first.memo) == (True, "unsure", "B", "다시 [red]")
        assert (seventh.sureness, seventh.entered) == ("guess", 0.0)
        await seat.press("p", "p", "p", "p", "p", "p")
        assert "Note: 다시 [red]" in seat.texts("QuestionCard")
        assert "(struck out)" in seat.texts("QuestionCard")


async def test_choose_two_takes_no_third_letter(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        exam = exam_of(seat)
        while exam.exam.question is None or exam.exam.question.picks == 1:
            await seat.press("n")
        await seat.press("a", "b", "c")
        assert exam.exam.paper.answer().chosen == "AB"
        assert "Choose 2: take one of A, B back before you choose C." in seat.said()


async def test_the_grid_filters_and_goes_to_a_question(env: Environment) -> None:
    async with seated(env, size=(80, 24)) as seat:
        await go_into(seat, EXAM, **TWELVE)
        await seat.press(*keys_here(seat), "n", "n", "f", "r")
        assert "[all 12]" in seat.texts("TitleBar")
        await seat.press("tab")
        assert "[unanswered 11]" in seat.texts("TitleBar")
        await seat.press("tab", "enter")
        assert "Question 3 of 12" in seat.texts("TitleBar")


async def test_half_an_hour_more_and_options_in_another_order(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE, extra="yes", shuffle="yes", unscored="no")
        assert "1:00:00 left" in seat.texts("TitleBar")
        for _ in range(12):
            await seat.press(*keys_here(seat), "n")
        await seat.press("ctrl+s", "enter")
        assert "12 of 12 right: 100%" in seat.texts("ReportPage")
        await seat.press("s")
        await seat.settle()
        assert exam_of(seat).exam.paper.attempt.draw == newest(seat)[0].draw


async def test_the_clock_warns_and_hands_in_by_itself_whatever_is_open(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE | {"minutes": "40"})
        exam = exam_of(seat)
        await exam.seconds.pass_second()
        for minutes in (11, 15, 10):
            clock.advance(minutes=minutes)
            await exam.seconds.pass_second()
            await seat.settle()
        assert [text for text in seat.said() if "minutes left" in text] == [
            "30 minutes left.", "15 minutes left.", "5 minutes left."
        ]  # fmt: skip
        await seat.press("r", "question_mark")
        clock.advance(minutes=5)
        await exam.seconds.pass_second()
        await seat.settle()
        assert isinstance(seat.app.screen, ReportScreen)
        assert newest(seat)[0].events[-1].kind == "ended"


async def test_two_seconds_at_once_hand_in_once(env: Environment, clock: FixedClock) -> None:
    """A second that takes long under an open screen meets the next one."""
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        exam = exam_of(seat)
        await seat.press("r", "question_mark")
        clock.advance(minutes=31)
        await asyncio.gather(exam.seconds.pass_second(), exam.seconds.pass_second())
        await seat.settle()
        assert isinstance(seat.app.screen, ReportScreen)
        assert seat.said().count("Time is up. The exam was handed in.") == 1
        assert not [sentence for sentence in seat.said() if "Nothing can be changed now" in sentence]


async def test_an_answer_draws_the_room_once(env: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        drawn: list[str] = []
        draw = ExamRoom.show

        def count(room: ExamRoom) -> None:
            drawn.append(room.run.paper.answer().chosen)
            draw(room)

        monkeypatch.setattr(ExamRoom, "show", count)
        await seat.press("a")
        assert drawn == ["A"]
        await seat.press("x")
        await seat.press("b")
        assert drawn == ["A", "A", "A"]
        assert exam_of(seat).exam.paper.answer().struck == "B"


@pytest.mark.parametrize(("minutes", "told"), [(31, True), (12, False)])
async def test_the_report_of_an_exam_that_ran_out_says_so(
    env: Environment, clock: FixedClock, minutes: int, told: bool
) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
    clock.advance(minutes=minutes)
    async with seated(env) as seat:
        if not told:
            await seat.press("ctrl+s", "down", "enter")
        assert ("Time ran out" in seat.texts("ReportPage")) == told


@pytest.mark.parametrize(("choice", "left"), [(0, "0:25:00 left"), (1, "0:05:00 left")])
async def test_a_suspended_computer_is_asked_about(
    env: Environment, clock: FixedClock, choice: int, left: str
) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        exam = exam_of(seat)
        clock.advance(minutes=5)
        await exam.seconds.pass_second()
        clock.set_wall(clock.now() + timedelta(minutes=20))
        await exam.seconds.pass_second()
        assert isinstance(seat.app.screen, ChoiceDialog)
        await seat.press(*["down"] * choice, "enter")
        await exam.seconds.pass_second()
        assert left in seat.texts("TitleBar")


async def test_sleeping_past_the_end_is_asked_about_before_anything_is_handed_in(
    env: Environment, clock: FixedClock
) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        exam = exam_of(seat)
        clock.set_wall(clock.now() + timedelta(hours=9))
        await exam.seconds.pass_second()
        await exam.seconds.pass_second()
        assert newest(seat)[0].running
        assert seat.app.screen.query_one(OptionList).option_count == 2
        await seat.press("enter")
        await exam.seconds.pass_second()
        assert "0:30:00 left" in seat.texts("TitleBar")


async def test_leaving_stops_no_clock_and_m_goes_back(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        await seat.press("n", "n", "escape", "down", "enter")
        assert seat.app.screen is seat.screen
        clock.advance(minutes=10)
        await seat.press("m", "enter")
        assert "Question 3 of 12" in seat.texts("TitleBar")
        assert "0:20:00 left" in seat.texts("TitleBar")
        await seat.press("space")
        assert "A timed exam cannot be paused: time runs on, as in the real exam." in seat.said()


async def test_the_next_start_stands_in_the_same_question_with_the_right_time(
    env: Environment, clock: FixedClock
) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        await seat.press("a", "n", "b", "n")
    clock.advance(minutes=12)
    async with seated(env) as seat:
        assert "Question 3 of 12" in seat.texts("TitleBar")
        assert "0:18:00 left" in seat.texts("TitleBar")
        await seat.press("p")
        assert exam_of(seat).exam.paper.answer().chosen.startswith("B")
    clock.advance(hours=2)
    async with seated(env) as seat:
        assert isinstance(seat.app.screen, ReportScreen)
        assert newest(seat)[0].events[-1].at == newest(seat)[0].events[0].at + timedelta(minutes=30)


async def test_one_key_turns_misses_into_review_tasks_and_a_note(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        await seat.press("ctrl+s", "down", "enter", "t")
        reviews = [task for task in seat.on_disk(Task) if task.source.startswith("attempt/")]
        assert sum(task.title.startswith("Review ") and task.kind == "review" for task in reviews) == len(reviews) > 3
        assert {task.day for task in reviews} == {
            env.today() + timedelta(days=place_) for place_ in range(1, len(reviews) + 1)
        }
        likely = next(n for n in seat.on_disk(Note) if n.section == "likely" and n.day == env.today())
        assert likely.text.count("→") == 12
        await seat.press("t")
        assert len([task for task in seat.on_disk(Task) if task.source.startswith("attempt/")]) == len(reviews)


async def test_a_reason_for_a_miss_is_kept_and_a_disputed_key_counts(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE, unscored="no")
        wrong = next(mark for mark in "abcd" if mark not in keys_here(seat))
        while exam_of(seat).exam.question is None or (exam_of(seat).exam.question or 0).picks != 1:
            await seat.press("n")
        wrong = next(mark for mark in "abcd" if mark not in keys_here(seat))
        await seat.press(wrong, "ctrl+s", "down", "enter")
        number = newest(seat)[1].index(next(each for each in newest(seat)[1] if each.chosen))
        await seat.press(*["j"] * 30, *["k"] * (11 - number), "2")
        assert newest(seat)[1][number].reason == "misread"
        await seat.press("y")
        await seat.fill(key=wrong, reason="문서에 따르면 다르다")
        attempt, answers = newest(seat)
        assert (attempt.right, answers[number].right, answers[number].key) == (1, True, wrong.upper())
        assert "1 of 12 right: 8%" in seat.texts("ReportPage")
        assert [each.number for each in answers if each.right] == [number + 1]


async def test_keys_typed_faster_than_the_screen_paints_stay_with_their_question(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, **TWELVE)
        for key in "bnancna":
            seat.app.post_message(Key(key, key))
        await seat.settle()
        assert [answer.chosen for answer in newest(seat)[1][:4]] == ["B", "A", "C", "A"]
