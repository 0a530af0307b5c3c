"""The history of attempts: trend, comparison, sitting again, export, import, removal."""

from pathlib import Path

from app.session.environment import Environment
from data.clock import FixedClock
from data.model.attempts import Answer, Attempt
from tests.app.cockpit import Seat, seated
from tests.app.screens.exam.sitting import ATTEMPTS, EXAM, exam_of, go_into, keys_here, newest


async def sit(seat: Seat, right: int) -> None:
    """Sit six questions of the same draw, the first ones right, and close the report."""
    await go_into(seat, EXAM, title=f"Mock {right}", questions="6", minutes="30", seed="5", unscored="no")
    await answer(seat, right)


async def answer(seat: Seat, right: int) -> None:
    """Answer the first questions rightly, leave the others, hand in."""
    for _ in range(right):
        await seat.press(*keys_here(seat), "n")
    await seat.press("ctrl+s", *(["down"] if right < 6 else []), "enter")
    await seat.settle()
    await seat.press("escape")


async def test_scores_make_a_line_and_a_table(env: Environment) -> None:
    async with seated(env) as seat:
        await sit(seat, 6)
        await go_into(seat, ATTEMPTS)
        shown = seat.texts("AttemptList")
        assert "From 66% to 100% in 3 attempts" in shown
        assert "Mock 6" in shown
        assert "6/6" in shown
        assert "100%" in shown


async def test_the_same_draw_again_and_both_compared(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await sit(seat, 2)
        clock.advance(hours=20)
        await go_into(seat, ATTEMPTS)
        await seat.press("s")
        await seat.settle()
        first = next(each for each in seat.on_disk(Attempt) if each.title == "Mock 2")
        again = exam_of(seat).exam.paper.attempt
        assert (again.draw, again.title, again.id == first.id) == (first.draw, "Mock 2, again", False)
        await answer(seat, 4)
        await go_into(seat, ATTEMPTS)
        await seat.press("v", "j", "c")
        shown = seat.texts("ReportPage")
        assert "6 questions in both: 2 newly right, 0 newly wrong, 2 right both times, 2 wrong" in shown
        assert "“Mock 2” and “Mock 2, again”" in shown


async def test_an_attempt_goes_out_and_comes_back(env: Environment, tmp_path: Path) -> None:
    file = tmp_path / "mock.json"
    async with seated(env) as seat:
        await sit(seat, 3)
        before = newest(seat)
        await go_into(seat, ATTEMPTS)
        await seat.press("e")
        await seat.fill(file=str(file))
        await seat.press("i")
        await seat.fill(file=str(file))
        assert "“Mock 3” is already in this study." in seat.app.screen.query_one("#complaint").visual.plain
        await seat.press("escape", "delete")
        assert not seat.on_disk(Answer)
        await seat.press("i")
        await seat.fill(file=str(file))
        attempt, answers = newest(seat)
        assert (attempt.percent, attempt.draw, attempt.events) == (50.0, before[0].draw, before[0].events)
        assert [each.right for each in answers] == [each.right for each in before[1]]


async def test_export_never_writes_over_a_file(env: Environment, tmp_path: Path) -> None:
    file = tmp_path / "mock.json"
    file.write_text("precious", encoding="utf-8")
    async with seated(env) as seat:
        await sit(seat, 3)
        await go_into(seat, ATTEMPTS)
        await seat.press("e")
        await seat.fill(file=str(file))
        assert "already exists. Choose another name." in seat.app.screen.query_one("#complaint").visual.plain
        assert file.read_text(encoding="utf-8") == "precious"


async def test_removing_takes_the_answers_along_and_undo_brings_all_back(env: Environment) -> None:
    async with seated(env) as seat:
        await sit(seat, 3)
        before = newest(seat)
        await go_into(seat, ATTEMPTS)
        await seat.press("delete")
        assert "Mock 3" not in seat.texts("AttemptList")
        assert not seat.on_disk(Answer)
        await seat.press("u")
        assert "Mock 3" in seat.texts("AttemptList")
        assert newest(seat) == before


async def test_a_mock_recorded_as_a_score_has_a_report_too(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, ATTEMPTS)
        await seat.press("enter")
        shown = seat.texts("ReportPage")
        assert "47 of 65 right: 72%" in shown
        assert "Estimated score: " in shown
        assert "By domain" in shown
