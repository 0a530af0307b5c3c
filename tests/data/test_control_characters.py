"""What a learner typed never reaches the terminal as a control sequence."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.control_characters import dropped, escaped, on_one_line, shown

UNSEEN = {0x61C, *range(0x2028, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0100)}
"""Changes of the writing direction, separators, annotations, tags."""


def harmful(text: str) -> list[str]:
    """Characters a terminal would obey, or cannot be written at all."""
    return [each for each in text if unicodedata.category(each) in ("Cc", "Cs") or ord(each) in UNSEEN]


@given(st.text(st.characters(exclude_categories=())) | st.text(st.characters(categories=["Cc", "Cf", "Cs"])))
def test_nothing_harmful_is_left_and_nothing_else_is_touched(text: str) -> None:
    kept = shown(text)
    assert set(harmful(kept)) <= {"\t", "\n"}
    assert not harmful(on_one_line(text))
    assert len(kept) == len(on_one_line(text)) == len(text)
    assert all(after == before for before, after in zip(text, kept, strict=True) if not harmful(before))
    kept.encode()


@given(st.text(st.characters(exclude_categories=())) | st.text(st.characters(categories=["Cc", "Cf", "Cs"])))
def test_what_is_drawn_obeys_nothing_and_json_means_the_same(text: str) -> None:
    assert not harmful(dropped(text))
    written = escaped(json.dumps(text, ensure_ascii=False))
    assert not harmful(written)
    # JSON cannot say two halves beside each other: they are read as the one character that they make.
    assert json.loads(written) == text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


@pytest.mark.parametrize(
    "text",
    [
        "👩‍🎓 👨‍👩‍👧‍👦 ❤️ 🏳️‍🌈",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "e\u0301 q\u0323\u0307",
        "한글 \u1112\u1161\u11ab",
        "नि क्ष",
        "ab\u00a0c\u3000d\u200b",
    ],
)  # fmt: skip
def test_letters_and_emoji_of_several_characters_survive(text: str) -> None:
    assert shown(text) == dropped(text) == escaped(text) == text


def test_control_characters_are_shown_as_signs() -> None:
    assert shown("a\x1b[31m\x07\x7f\x9b\u202e") == "a␛[31m␇␡��"
    assert on_one_line("a\tb\nc\r") == "a b c␍"
