"""The exam clock in a narrow pane, and mocks of other years."""

from datetime import timedelta

import pytest

from widgets.drawing.glyphs import ASCII, UNICODE, Glyphs
from widgets.panes.exam_clock import ClockView
from widgets.panes.mock_timer import MockRow, MockTimerPane


def lines_of(width: int, glyphs: Glyphs = UNICODE) -> list[str]:
    """A running clock and two mocks, as plain text."""
    pane = MockTimerPane(glyphs=glyphs)
    pane.clock = ClockView("running", 4, 65, timedelta(0), timedelta(minutes=15))
    pane.seconds = 9000
    pane.mocks = (MockRow(1, "Practice exam 1", 66, 65, "12 Nov"), MockRow(2, "Old one", 50, None, "12 Nov 2018"))
    return ["".join(text for text, _ in line).rstrip() for line in pane.draw(width).lines]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("width", [34, 37, 60])
def test_question_and_state_are_never_cut(width: int, glyphs: Glyphs) -> None:
    text = "\n".join(lines_of(width, glyphs)[:5])
    assert "Q 4 of 65" in text
    assert "running" in text
    assert "for review" in text


def test_the_list_begins_where_it_did_and_days_stand_in_one_column() -> None:
    for width in (46, 60):
        first, second = lines_of(width)[5:7]
        assert "Practice exam 1" in first or "Practice ex…" in first
        assert first.endswith(" 12 Nov")
        assert second.endswith(" 12 Nov 2018")
        assert len(first) == len(second) == width
