"""How sure a learner says to be of a domain is read in every usual writing; the rest of the row is kept beside it."""

import pytest

from data.formats.markdown_plan.ratings import is_unfilled, rating
from data.formats.markdown_plan.reader import parse_plan


@pytest.mark.parametrize(
    ("cell", "value"),
    [("★★★☆☆", 3), ("2/5", 2), ("**4**", 4), ("상", 5), ("중", 3), ("하", 1), ("Low", 1), ("中", 3), ("高い", 5)],
)
def test_ratings(cell: str, value: int) -> None:
    """Stars, parts of five, numbers and words in four languages."""
    assert rating(cell) == value


@pytest.mark.parametrize("cell", ["so so", "7/10", "6", "60%"])
def test_what_is_no_rating_of_five(cell: str) -> None:
    """Nothing is guessed."""
    assert rating(cell) is None
    assert not is_unfilled(cell)


def test_a_domain_table_keeps_every_cell() -> None:
    """What is no rating stays as a note of its row; an empty cell waits for one."""
    rows = "| Knots | 40% | ★★★☆☆ | |\n| Sails | 30% | wobbly | reef often |\n| Oars | 30% | _/5 | |\n"
    reading = parse_plan(f"# P\n\n| Domain | Weight | Confidence | Memo |\n|---|---|---|---|\n{rows}")
    assert reading.accounted() == reading.nonblank
    assert [domain.confidence for domain in reading.domains] == [((0, 3),), ((0, None),), ((0, None),)]
    assert [(note.title, note.text) for note in reading.notes if note.line == 6] == [
        ("Sails", "Confidence: wobbly\nMemo: reef often")
    ]
