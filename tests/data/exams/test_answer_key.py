"""Answer keys as people type and paste them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import BadInput
from data.exams.answer_key import parsed_key, written_key


@pytest.mark.parametrize(
    "text",
    [
        "1 B, 2 AC 3. d",
        "1) B\n2) A, C\n3) D",
        "1B 2AC 3D",
        "Q1: B; Q2: A and C; Q3 - D",
        "Question 1: Correct answer: B\nQuestion 2: Answer: A & C\nQuestion 3: Answer: D",
        "B AC D",
        "b, ac, d",
    ],
)
def test_the_same_key_in_many_ways(text: str) -> None:
    assert parsed_key(text, 3) == {1: "B", 2: "AC", 3: "D"}


def test_letters_in_one_word_are_one_answer_each_where_there_are_as_many_as_questions() -> None:
    assert parsed_key("BCD", 3) == {1: "B", 2: "C", 3: "D"}
    assert parsed_key("BC", 3) == {1: "BC"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("1 B 1 C", "two keys"),
        ("9 A", "no question 9"),
        ("0 A", "no question 0"),
        ("1 Z", "letters from A to H"),
        ("", "no key"),
        ("1 2 3", "no key"),
        ("A B C D", "4 answers for 3"),
        ("A1 B2", "“A” is not an answer. Use letters from A to H"),
    ],
)
def test_what_cannot_be_a_key_is_said(text: str, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        parsed_key(text, 3)


@given(st.dictionaries(st.integers(1, 65), st.sets(st.sampled_from("ABCDEFGH"), min_size=1, max_size=8), min_size=1))
def test_a_written_key_is_read_as_it_was(keys: dict[int, set[str]]) -> None:
    wanted = {number: "".join(sorted(letters)) for number, letters in keys.items()}
    assert parsed_key(written_key(wanted), 65) == wanted


@given(st.text(max_size=300))
def test_any_text_is_a_key_or_one_sentence(text: str) -> None:
    with suppress(BadInput):
        found = parsed_key(text, 65)
        assert found
        assert all(1 <= number <= 65 and set(letters) <= set("ABCDEFGH") for number, letters in found.items())
