"""What the tests of exams do again and again: go in, answer by the key, hand in."""

from app.screens.exam.screen import ExamScreen
from data.exams.draws.option_order import as_shown, option_order
from data.formats.banks.study.question_pool import question_pool
from data.model.attempts import Answer, Attempt
from tests.app.cockpit import Seat

EXAM, SHEET, PRACTICE, ATTEMPTS = range(4)


async def go_into(seat: Seat, choice: int, **fields: str) -> None:
    """Open the chooser with m, take a choice and fill its form."""
    await seat.press("m", *["down"] * choice, "enter")
    if fields:
        await seat.fill(**fields)
        await seat.settle()


def exam_of(seat: Seat) -> ExamScreen:
    """The exam that is on the screen."""
    screen = seat.app.screen
    assert isinstance(screen, ExamScreen), screen
    return screen


def keys_here(seat: Seat) -> list[str]:
    """The letters, as shown, that answer the question on the screen rightly."""
    exam = exam_of(seat)
    question = exam.exam.question
    assert question is not None
    return list(as_shown(question.key, option_order(exam.exam.paper.attempt, question)).lower())


def newest(seat: Seat) -> tuple[Attempt, list[Answer]]:
    """The newest attempt as another program reads it, with its answers."""
    attempt = max((each for each in seat.on_disk(Attempt) if each.is_sitting), key=lambda each: each.day or each.id)
    answers = [each for each in seat.on_disk(Answer) if each.attempt == attempt.id]
    return attempt, sorted(answers, key=lambda each: each.number)


def held(seat: Seat) -> int:
    """How many questions can be asked."""
    return len(question_pool(seat.study).in_bank(None))
