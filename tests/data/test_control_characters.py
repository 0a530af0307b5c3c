"""What a learner typed never reaches the terminal as a control sequence."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from data.control_characters import on_one_line, shown

BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def harmful(text: str) -> list[str]:
    """Characters a terminal would obey, or cannot be written at all."""
    return [each for each in text if unicodedata.category(each) in ("Cc", "Cs") or ord(each) in BIDI]


@given(st.text(st.characters(exclude_categories=())) | st.text(st.characters(categories=["Cc", "Cf", "Cs"])))
def test_nothing_harmful_is_left_and_nothing_else_is_touched(text: str) -> None:
    kept = shown(text)
    assert set(harmful(kept)) <= {"\t", "\n"}
    assert not harmful(on_one_line(text))
    assert len(kept) == len(on_one_line(text)) == len(text)
    assert all(after == before for before, after in zip(text, kept, strict=True) if not harmful(before))
    kept.encode()


def test_control_characters_are_shown_as_signs() -> None:
    assert shown("a\x1b[31m\x07\x7f\x9b\u202e") == "a␛[31m␇␡��"
    assert on_one_line("a\tb\nc\r") == "a b c␍"
