"""Lines are measured in terminal cells: whatever is written, columns stay straight."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.drawing.spans import centred, clipped, ends, joined, left, right, safe, width_of, wrapped

words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Mn", "Me", "Cf")), max_size=60)
mixed = st.text("abc 한글데이터日本éß—…1", max_size=60)
widths = st.integers(0, 50)


@given(words | mixed, widths)
def test_left_right_and_centred_take_exactly_their_width(text: str, width: int) -> None:
    for padded in (left(text, width), right(text, width), centred(text, width)):
        assert cell_len(padded) == width


@given(words | mixed, widths)
def test_clipping_never_exceeds_and_says_that_something_is_missing(text: str, width: int) -> None:
    cut = clipped(text, width)
    assert cell_len(cut) <= width
    assert cut == text or cut.endswith("…") or not cut


@given(mixed, st.integers(4, 40))
def test_wrapping_loses_no_letter_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_wrapping_keeps_paragraphs_and_breaks_at_spaces() -> None:
    assert wrapped("하나 둘\n\nthree four", 8) == ["하나 둘", "", "three", "four"]


@given(mixed, mixed, st.integers(10, 60))
def test_a_line_with_two_ends_fills_its_width_when_both_fit(one: str, other: str, width: int) -> None:
    line = ends([(one, "")], [(other, "quiet")], width)
    if cell_len(one) + cell_len(other) + 1 <= width:
        assert width_of(line) == width


def test_neighbours_of_one_ink_are_joined() -> None:
    assert joined([("a", "x"), ("b", "x"), ("", "y"), ("c", "y")]) == [("ab", "x"), ("c", "y")]


def test_what_a_learner_typed_never_reaches_the_terminal_as_a_command() -> None:
    assert safe("a\x1b[2Jb\nc\td") == "a␛[2Jb c d"
