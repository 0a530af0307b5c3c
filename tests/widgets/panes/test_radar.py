"""The figures of the domains stand in straight columns, however many there are."""

import pytest

from widgets.drawing.spans import cell_len
from widgets.panes.radar import DomainRow, RadarPane


def pane_of(count: int) -> RadarPane:
    """A pane with that many domains of long names."""
    pane = RadarPane()
    pane.domains = tuple(
        DomainRow(n, f"Domain of a rather long name {n}", f"D{n}", 100 / count, 3, 50.0, n / 100)
        for n in range(1, count + 1)
    )
    return pane


@pytest.mark.parametrize("width", [40, 64, 120])
@pytest.mark.parametrize("count", [9, 12, 100])
def test_every_row_ends_with_its_tasks_below_their_heading(count: int, width: int) -> None:
    lines = ["".join(text for text, _ in line) for line in pane_of(count).draw(width).lines]
    head, rows = lines[0], lines[1 : count + 1]
    assert {cell_len(line) for line in (head, *rows)} == {width}
    assert head.endswith("Tasks")
    assert [row.split()[-1] for row in rows] == [f"{n}%" for n in range(1, count + 1)]


@pytest.mark.parametrize(("count", "is_expected"), [(2, True), (3, False), (16, False), (17, True)])
def test_it_is_said_where_no_radar_can_be_drawn(count: int, is_expected: bool) -> None:
    text = "".join(text for line in pane_of(count).draw(60).lines for text, _ in line)
    assert ("The radar needs 3 to 16 domains." in text) == is_expected
