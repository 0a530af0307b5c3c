"""The sentences of the exam room are whole ones in every language."""

from collections.abc import Iterator

import pytest

from app.screens.exam.labels import hand_in_question
from data import language
from data.exams.paper import Paper
from data.model.attempts import Answer, Attempt

CASES = [
    ("en", 0, 1, "All questions are answered. 1 question is flagged."),
    ("en", 1, 0, "1 question is unanswered. 0 questions are flagged."),
    ("en", 12, 2, "12 questions are unanswered. 2 questions are flagged."),
    ("ko", 0, 1, "모든 문제에 답했습니다. 표시한 문제는 1개입니다."),
    ("ko", 12, 2, "답하지 않은 문제가 12개 있습니다. 표시한 문제는 2개입니다."),
]


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    """Speak English again."""
    yield
    language.use("en")


@pytest.mark.parametrize(("code", "unanswered", "flagged", "sentences"), CASES)
def test_what_is_open_is_said_before_the_exam_is_handed_in(
    code: str, unanswered: int, flagged: int, sentences: str
) -> None:
    language.use(code)
    answers = tuple(Answer(id=n, attempt=1, number=n, flagged=n <= flagged) for n in range(1, 15))
    words, choices = hand_in_question(Paper(attempt=Attempt(id=1, title="Mock"), answers=answers), unanswered)
    assert words == sentences
    assert choices[0][0] == ("stay" if unanswered else "hand in")
