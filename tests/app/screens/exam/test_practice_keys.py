"""The bottom line of practice names the key that shows the answer; a timed exam has no such key."""

from app.session.environment import Environment
from tests.app.cockpit import seated
from tests.app.screens.exam.sitting import EXAM, PRACTICE, go_into, keys_here


async def test_practice_names_enter_which_shows_the_answer_and_then_goes_on(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, PRACTICE)
        await seat.press("enter")
        await seat.fill(questions="2")
        assert seat.texts("KeyHints").startswith(" Enter show answer")
        await seat.press(*keys_here(seat), "enter")
        assert seat.texts("KeyHints").startswith(" Enter go on")
        await seat.press("enter")
        assert seat.texts("KeyHints").startswith(" Enter show answer")


async def test_a_timed_exam_shows_no_answers_and_says_so(env: Environment) -> None:
    async with seated(env) as seat:
        await go_into(seat, EXAM, questions="3")
        assert "Enter" not in seat.texts("KeyHints")
