"""Orders, pairs and questions in comments are no choice questions, and the report says what they are."""

import json

import pytest

from data.formats.banks.model.model import COMMENTED
from data.formats.banks.model.other_kinds import matching, ordering
from data.formats.banks.parsing import parse_bank

REAL = "\n\n9. What is S3?\nA. storage\nB. compute\nAnswer: A\n"


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("1. Put the steps in the correct order:\nA. Train\nB. Collect\nC. Deploy\nAnswer: B, A, C", "order"),
        ("1. Arrange the following in order\nA. one\nB. two", "order"),
        ("1. What comes first?\nA. one\nB. two\nC. three\nAnswer: C > A > B", "order"),
        ("1. 다음을 순서대로 나열하시오.\nA. 하나\nB. 둘\nC. 셋\n정답: C, A, B", "order"),
        ("1. 正しい順番に並べてください。\nA. 一\nB. 二\n", "order"),
        ("1. Match the services with their use:\nA. S3\nB. EC2\n1. storage\n2. compute\nAnswer: A-1, B-2", "pairs"),
        ("1. Services and uses\nA. S3\nB. EC2\nAnswer: A-2, B-1", "pairs"),
        ("1. 서로 관련 있는 것끼리 알맞게 연결하시오.\nA. 하나\nB. 둘\n", "pairs"),
    ],
)
def test_an_order_or_pairs_in_text(item: str, kind: str) -> None:
    """They are refused with their kind; the choice question beside them stays."""
    parsed_bank = parse_bank(item + REAL, "bank.txt")
    assert [question.key for question in parsed_bank.questions] == ["A"]
    assert [refusal.reason for refusal in parsed_bank.refused] == [ordering() if kind == "order" else matching()]


def test_an_order_without_a_key_in_json() -> None:
    """The same in other formats."""
    item = {"question": "Put these steps in order.", "options": ["a", "b", "c"]}
    parsed_bank = parse_bank(
        json.dumps([item, {"question": "Q?", "options": ["a", "b"], "answer": "B"}]), "bank.json"
    )
    assert [refusal.reason for refusal in parsed_bank.refused] == [ordering()]


@pytest.mark.parametrize(
    "stem",
    ["Which is the correct order of the steps?", "Put the steps in order. Which list is right?", "Match: which?"],
)
def test_a_choice_between_orders_stays_a_choice(stem: str) -> None:
    """It has a key that leaves options out, or asks which."""
    for key in ("Answer: B\n", ""):
        parsed_bank = parse_bank(f"1. {stem}\nA. 1, 2, 3\nB. 3, 2, 1\n{key}{REAL}", "bank.txt")
        assert len(parsed_bank.questions) == 2


@pytest.mark.parametrize(
    ("name", "commented", "shown"),
    [
        ("bank.md", "1. Old?\nA. x\nB. y\nAnswer: A", "2. New?\nA. x\nB. y\nAnswer: B"),
        ("bank.txt", "Old?\nA) x\nB) y\nANSWER: A", "New?\nA) x\nB) y\nANSWER: B"),
        ("bank.gift", "::Q0:: Old? {=x ~y}", "::Q1:: New? {~x =y}"),
        ("boxes.md", "## Question 1\nOld?\n- [x] x\n- [ ] y", "## Question 2\nNew?\n- [ ] x\n- [x] y"),
    ],
)
def test_questions_in_comments(name: str, commented: str, shown: str) -> None:
    """They are counted with their line and not imported."""
    parsed_bank = parse_bank(f"<!--\n{commented}\n-->\n\n{shown}\n", name)
    assert [(question.stem, question.key) for question in parsed_bank.questions] == [("New?", "B")]
    assert [(refusal.line, refusal.code) for refusal in parsed_bank.refused] == [(2, COMMENTED)]


def test_a_question_in_a_comment_of_xml() -> None:
    """The parser drops it, the report does not."""
    item = (
        '<question type="multichoice"><questiontext><text>{}</text></questiontext>'
        '<answer fraction="100"><text>x</text></answer><answer fraction="0"><text>y</text></answer></question>'
    )
    parsed_bank = parse_bank(f"<quiz>\n<!-- {item.format('Old?')} -->\n{item.format('New?')}</quiz>", "bank.xml")
    assert [question.stem for question in parsed_bank.questions] == ["New?"]
    assert [(refusal.line, refusal.code) for refusal in parsed_bank.refused] == [(2, COMMENTED)]


def test_comments_in_code_and_keys_in_comments_stay() -> None:
    """A key may hide in a comment, and a fence may show one."""
    text = "1. Code?\n```html\n<!--\nA. not\nB. these\n-->\n```\nA. x\nB. y\n<!-- Answer: B -->\n"
    (question,) = parse_bank(text, "bank.md").questions
    assert "B. these" in question.stem
    assert question.key == "B"
