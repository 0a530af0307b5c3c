"""Copies of a course's review page: options are plain lines, and a line of its own marks the right ones."""

import pytest

from data.formats.banks.model.model import UNCLEAR_MARK
from data.formats.banks.parsing import parse_bank

ABOVE = (
    "Question 1\nSkipped\nA company stores data. Which service is cheap?\nCorrect answer\nGlacier\nEBS\n"
    "Overall explanation\nIt is cheap.\nDomain\nStorage\n\n"
    "Question 2\nIncorrect\nWhich trains?\nYour answer is incorrect\nAthena\nCorrect answer\nSageMaker\n"
    "Overall explanation\nIt trains.\n\n"
    "Question 3\nCorrect\nWhich two? (Two)?\nYour selection is correct\nOne\nYour selection is correct\nTwo\nSix\n"
)
BELOW = (
    "Question 1:\nA company stores data. Which service is cheap?\n\nEBS\nGlacier\nYour answer is correct\n\n"
    "Overall explanation\nIt is cheap.\n\nQuestion 2:\nWhich service trains?\n\nSageMaker\nCorrect answer\nAthena\n"
    "Your answer is incorrect\nGlue\n\nOverall explanation\nIt trains.\n"
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (ABOVE, ["A", "B", "AB"]),
        (BELOW, ["B", "A"]),
        ("Which?\n\nAthena\nSageMaker (Correct)\nGlue\n\nExplanation\nIt does.\n", ["B"]),
        (
            "Which stores?\n\nS3\nEC2\n\nCorrect answer: S3\n\nWhich runs?\n\nS3\nEC2\n\nCorrect answer: EC2\n",
            ["A", "B"],
        ),
        ("문제 1\n무엇이 저렴합니까?\n정답\n글레이셔\nEBS\n\n해설\n저렴하다.\n", ["A"]),
    ],
)
def test_plain_lines_with_a_mark_are_options(text: str, keys: list[str]) -> None:
    """Every line is used, and no mark is part of an option."""
    parsed_bank = parse_bank(text, "copy.txt")
    assert [question.key for question in parsed_bank.questions] == keys
    assert not parsed_bank.outside
    assert not any(
        "answer" in option.text.lower() for question in parsed_bank.questions for option in question.options
    )


def test_marks_that_may_belong_above_or_below_give_no_key() -> None:
    """The question is taken, and it says why its key is not."""
    text = "Question 1:\nWhich?\n\nOne\nYour answer is correct\nTwo\nThree\n\nOverall explanation\nIt is.\n"
    parsed_bank = parse_bank(text, "copy.txt")
    assert [(question.key, len(question.options)) for question in parsed_bank.questions] == [("", 3)]
    assert UNCLEAR_MARK in parsed_bank.counts()
