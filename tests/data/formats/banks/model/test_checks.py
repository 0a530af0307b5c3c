"""What the learner is told before anything is written."""

import pytest

from data.formats.banks.model.content_key import content_key
from data.formats.banks.model.options_asked_for import asked_for
from data.formats.banks.parsing import parse_bank

TEXT = """### First? (Choose two.)
- [x] one
- [ ] two
- [ ] two

### Second?
![a](there.png)
![b](gone.png)
- [ ] one
- [ ] two

### See the following exhibit. What is it?
- [x] one
- [ ] two

###  third?
- [x] ONE
- [ ] two

### Third ?
- [ ] two
- [x] one

### Fourth?
- [x] one

### Third?
- [ ] one
- [x] two
"""


def test_every_finding_has_its_code_and_line() -> None:
    """Counts by code, each with its line; doubtful questions are kept, unaskable ones refused."""
    parsed_bank = parse_bank(TEXT, "bank.md", has_image=lambda path: path == "there.png")
    assert [(finding.line, finding.code) for finding in parsed_bank.findings] == [
        (1, "identical_options"),
        (1, "choose_mismatch"),
        (6, "no_key"),
        (6, "missing_image"),
        (12, "missing_image"),
        (20, "duplicate"),
        (27, "duplicate"),
    ]
    assert "but another key" in parsed_bank.findings[-1].message
    assert [(refusal.line, refusal.code) for refusal in parsed_bank.refused] == [(24, "one_option")]
    assert parsed_bank.counts()["duplicate"] == 2
    assert len(parsed_bank.questions) == 6


@pytest.mark.parametrize(
    ("stem", "count"),
    [
        ("Which are wet? (Choose two.)", 2), ("Select THREE answers.", 3), ("(Choose 2)", 2), ("Pick any two:", 2),
        ("Which two are wet?", 2), ("알맞은 것을 고르시오. (2개 선택)", 2), ("두 가지를 고르시오", 2),
        ("Elige dos.", 2),
        ("Choose all that apply.", None), ("Choose two or more.", None),
        ("The two sites are wet. Which is dry?", None),
    ],
)  # fmt: skip
def test_how_many_options_a_stem_asks_for(stem: str, count: int | None) -> None:
    """Numbers behind a word of choosing count, other numbers do not."""
    assert asked_for(stem) == count


def test_a_content_key_is_blind_to_dress_and_order_only() -> None:
    """Spacing, case, quotes and the order of options do not matter; words, signs in code and pictures do."""
    key = content_key("Which  “one”?", ["a", "b"], ["x/p.png"])
    assert key == content_key("which 'one'", ["B", "a"], ["p.png"])
    assert key != content_key("which one", ["a", "b"], ["q.png"])
    assert content_key("x", ["++i", "b"]) != content_key("x", ["--i", "b"])


def test_names_and_letters_that_stand_twice_are_told() -> None:
    """Importing again finds a question by its name, and a key names an option by its letter."""
    one = "## q1\n- domain: de\n\nWhich {n}?\n\n- [ ] A. sand\n- [x] B. water\n- [ ] B. rain\n\n"
    parsed_bank = parse_bank(one.format(n=1) + one.format(n=2), "own.md")
    assert [(each.code, each.line) for each in parsed_bank.findings] == [
        ("repeated_letter", 1), ("repeated_letter", 10), ("repeated_name", 10),
    ]  # fmt: skip
    parsed_bank = parse_bank("1. Which is wet?\nA. sand\nB. water\nB. rain\nAnswer: B\n", "text.txt")
    assert [each.code for each in parsed_bank.findings] == ["repeated_letter"]
