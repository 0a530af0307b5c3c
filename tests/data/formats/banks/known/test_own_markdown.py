"""Our own bank format, and the bank that comes with the exam pack."""

from collections import Counter
from textwrap import dedent

import pytest

from data.formats.banks.model.model import ParsedBank
from data.formats.banks.parsing import parse_bank
from data.packs.pack_folder import PACKS

TEXT = dedent(
    """
    # Water
    Questions about it.

    ## water-1
    - domain: de
    - statement: 1.2
    - difficulty: Hard
    - source: https://example.org/water

    Which are wet? (Choose two.)

    ```
    - [ ] not an option
    ```

    - [ ] A. sand
      and stone
    - [x] B. water
    - [X] rain

    > A: It is dry,
    > all year.
    > B: It is.
    >
    > C is water too.

    ## water-2

    Nothing to choose.

    ## water-3
    - [ ] A. this
    - [x] B. that
    """
).strip()


def test_every_part_of_the_format() -> None:
    """Facts, code, options over two lines, notes on options and on the whole question."""
    parsed_bank = parse_bank(TEXT, "water.md")
    assert (parsed_bank.format, parsed_bank.title) == ("own_markdown", "Water")
    (question,) = parsed_bank.questions
    assert (question.name, question.line, question.domain, question.statement) == ("water-1", 4, "de", "1.2")
    assert (question.difficulty, question.link) == ("hard", "https://example.org/water")
    assert question.stem.endswith("```\n- [ ] not an option\n```")
    assert question.key == "BC"
    assert [(option.text, option.note) for option in question.options] == [
        ("sand\nand stone", "It is dry,\nall year."),
        ("water", "It is."),
        ("rain", ""),
    ]
    assert question.explanation == "C is water too."
    assert [(refusal.line, refusal.code) for refusal in parsed_bank.refused] == [
        (27, "not_choice"),
        (31, "not_choice"),
    ]
    assert not parsed_bank.findings


@pytest.fixture(scope="module")
def pack_bank() -> ParsedBank:
    """The bank of the exam pack MLS-C01."""
    return parse_bank((PACKS / "mls_c01" / "questions.md").read_bytes(), "questions.md")


def test_the_packs_bank_reads_without_a_finding(pack_bank: ParsedBank) -> None:
    """At least 65 questions, 12 of them multiple response, every option explained, every key proved by a page."""
    assert not pack_bank.refused
    assert not pack_bank.findings
    assert len(pack_bank.questions) >= 65
    assert sum(len(question.key) > 1 for question in pack_bank.questions) >= 12
    for question in pack_bank.questions:
        assert all(option.note for option in question.options), question.name
        assert question.link.startswith("https://docs.aws.amazon.com/"), question.name
        assert question.difficulty, question.name


def test_the_packs_bank_covers_every_statement_and_balances_its_letters(pack_bank: ParsedBank) -> None:
    """Fifteen task statements over four domains, and no letter that is right much more often than another."""
    assert {question.domain for question in pack_bank.questions} == {"de", "eda", "modeling", "mlops"}
    assert len({question.statement for question in pack_bank.questions}) == 15
    single = [
        question.key for question in pack_bank.questions if len(question.key) == 1 and len(question.options) == 4
    ]
    counted = Counter(single)
    assert max(counted.values()) <= 2 * min(counted[mark] for mark in "ABCD")
