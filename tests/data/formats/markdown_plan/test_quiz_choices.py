"""Quizzes of a plan: what has options and a key becomes a question; the key is never guessed."""

import pytest

from data.formats.markdown_plan.counting import describe_counts
from data.formats.markdown_plan.into_study import import_parsed_plan
from data.formats.markdown_plan.quiz_key import key_of
from data.formats.markdown_plan.reader import parse_plan
from data.model.notes import Note
from data.model.questions import Bank, Question
from data.study.study import Study
from tests.conftest import TODAY

TWO = "1. Which?\n   a) x\n   b) y\n2. What?\n   a) p\n   b) q\n"
FOLDED = "<details><summary>Answer</summary>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q1. Which?\nA) x\nB) y\nAnswer: B\n", [("Which?", "B")]),
        ("Q2: Which two?\na. x\nb. y\nc. z\nAnswers: a, c\n", [("Which two?", "AC")]),
        (f"{TWO}\n## Answers\n1. b\n2. a\n", [("Which?", "B"), ("What?", "A")]),
        (f"{TWO}\nAnswer key: 1-b, 2-a\n", [("Which?", "B"), ("What?", "A")]),
        ("문제 1. 옳은 것은?\n① 가\n② 나\n③ 다\n정답: ③\n", [("옳은 것은?", "C")]),
        ("문제 1. 옳은 것은?\n1) 가\n2) 나\n정답: 2\n", [("옳은 것은?", "B")]),
        ("### 問題1\n正しいのは？\nA. 甲\nB. 乙\n答え：B\n", [("正しいのは？", "B")]),
        ("**1. Which?**\n- [ ] A. x\n- [x] B. y\n- [ ] C. z\n", [("Which?", "B")]),
        ("1. Which?\n  - A) x\n  - B) y ✅\n", [("Which?", "B")]),
        (f"### Q1 Which?\n- A) x\n- B) y\n\n{FOLDED}\n\n**y**\n\nsince\n</details>\n", [("Q1 Which?", "B")]),
        ("2. Which?\n   A. x\n   B. y\n   **Answer: B**\n", [("Which?", "B")]),
        ("문제 1. 옳은 것은?\n① 가\n② 나\n**정답: ②**\n", [("옳은 것은?", "B")]),
        ("1. Set up\n   a) install\n   b) run\n2. Go\n   a) x\n   b) y\n", []),
        ("- [ ] A. read\n- [x] B. do\n", []),
    ],
)
def test_questions_with_a_key(text: str, expected: list[tuple[str, str]]) -> None:
    """Wherever the key stands; every line is accounted for."""
    reading = parse_plan(f"# P\n\n{text}")
    assert [(quiz.question, quiz.right) for quiz in reading.questions] == expected
    assert reading.accounted() == reading.nonblank


def test_a_key_is_never_guessed() -> None:
    """ "A batch job" begins with an article."""
    options = ("A) stream", "B) batch")
    assert key_of(options, "A batch job is right.") == ("", "A batch job is right.")
    assert key_of(options, "B: because it waits") == ("B", "because it waits")
    assert key_of(options, "batch") == ("B", "")
    assert key_of(options, "C")[0] == ""
    assert key_of(("① 가", "② 나"), "2번") == ("B", "")


def test_they_become_a_bank_named_after_the_plan(empty_study: Study) -> None:
    """Short answers stay notes; importing again changes nothing."""
    reading = parse_plan("# Nets\n\nQ1. Which?\nA) x\nB) y\nAnswer: B\nExplanation: it is.\n\nQ: Why?\nA: Because.\n")
    assert "1 question, 1 short answer" in describe_counts(reading)
    import_parsed_plan(reading, empty_study, "p.md", TODAY)
    (bank,) = empty_study.all(Bank).values()
    (question,) = empty_study.all(Question).values()
    assert (bank.name, question.bank, question.stem, question.key) == ("Nets", bank.id, "Which?", "B")
    assert [option.text for option in question.options] == ["x", "y"]
    assert question.explanation == "Explanation: it is."
    assert any(note.text == "Because." for note in empty_study.all(Note).values())
    assert not import_parsed_plan(reading, empty_study, "p.md", TODAY).changed
