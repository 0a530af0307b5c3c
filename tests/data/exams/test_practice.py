"""Which questions are offered for practice."""

from data.exams.practice import flagged, missed, practice_draw, times_seen, unsure
from data.model.attempts import Answer
from data.model.questions import Option, Question


def answer(id_: int, question: int, right: bool | None = None, flag: bool = False, how: str = "") -> Answer:
    """An answer of attempt 1."""
    return Answer(
        id=id_, attempt=1, number=id_, question=question, chosen="A", right=right, flagged=flag, sureness=how
    )


def test_missed_in_the_last_attempts_alone() -> None:
    attempts = [[answer(1, 10, False)], [answer(2, 20, False), answer(3, 30, True)], [answer(4, 40, False)]]
    assert missed(attempts, 1) == {40}
    assert missed(attempts, 2) == {20, 40}
    assert missed(attempts, 9) == {10, 20, 40}


def test_a_flag_and_a_doubt_last_until_the_question_is_answered_again() -> None:
    answers = [answer(1, 10, flag=True), answer(2, 20, flag=True), answer(3, 10), answer(4, 30, how="guess")]
    assert flagged(answers) == {20}
    assert unsure(answers) == {30}


def test_the_least_seen_questions_come_first_and_those_without_a_key_never() -> None:
    held = [
        Question(id=n, bank=1, stem="?", options=(Option("a"), Option("b")), key="" if n == 5 else "A")
        for n in range(1, 9)
    ]
    seen = times_seen([answer(1, 2), answer(2, 2), answer(3, 3)])
    draw = practice_draw(held, 7, 4, seen)
    assert draw[-2:] == (3, 2)
    assert 5 not in draw
    assert practice_draw(held, 7, 4, seen) == draw != practice_draw(held, 7, 5, seen)
