"""Lines are made and painted only where they are seen and differ."""

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from widgets.drawing.line_pane import Drawn, LinePane
from widgets.drawing.lines import Drawing, LazyLines, RowLines, list_drawing, rows_below
from widgets.preview.record_list import RecordList, RecordRow


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 3))
def test_each_line_of_a_row_belongs_to_it_and_no_other_line_to_any(top: int, count: int, height: int) -> None:
    rows = rows_below(top, count, height)
    lines = [rows.index_at(line) for line in range(top + count * height + 5)]
    assert lines == [None] * top + [index for index in range(count) for _ in range(height)] + [None] * 5


def test_a_heading_between_rows_belongs_to_none() -> None:
    rows = RowLines([1, 2, 5], [2, 4, 6])
    assert [rows.index_at(line) for line in range(7)] == [None, 0, 1, 1, None, 2, None]


def test_the_chosen_row_stays_in_view_and_with_the_first_one_everything_above_it() -> None:
    rows = rows_below(4, 3)
    assert [list_drawing([], rows, cursor).in_view for cursor in (-1, 0, 1, 2, 3)] == [0, 0, 5, 6, 0]


def test_lazy_lines_read_like_a_list() -> None:
    lines = LazyLines(4, lambda number: [(str(number), "")])
    assert list(lines) == lines[:] == [[(str(number), "")] for number in range(4)]
    assert (len(lines), lines[-1], lines[1:3]) == (4, [("3", "")], [[("1", "")], [("2", "")]])


class Letters(LinePane):
    """One line for each letter; remembers which lines were painted again."""

    letters: Drawn[str] = Drawn("")
    repainted: tuple[int, ...] = ()

    def draw(self, width: int) -> Drawing:
        """The letters."""
        return Drawing([[(letter, "")] for letter in self.letters])

    def refresh_line(self, y: int) -> None:
        """Remember the line."""
        self.repainted = (*self.repainted, y)
        super().refresh_line(y)


class Stage(App[None]):
    """One pane."""

    CSS = "LinePane { padding: 0; }"

    def __init__(self, pane: LinePane) -> None:
        super().__init__()
        self.pane = pane

    def compose(self) -> ComposeResult:
        """The pane."""
        yield self.pane


async def test_only_lines_that_differ_are_painted_also_after_the_styles_were_updated() -> None:
    pane = Letters()
    pane.letters = "abcdef"
    async with Stage(pane).run_test(size=(20, 10)) as pilot:
        for styles, letters, differing in ((0, "abXdeY", (2, 5)), (1, "abXdZ", (4, 5)), (1, "abXdZ", ())):
            pane.repainted = ()
            if styles:
                pane.notify_style_update()
            pane.letters = letters
            await pilot.pause()
            assert pane.repainted == differing
            assert [pane.render_line(y).text.strip() for y in range(len(letters))] == list(letters)


async def test_of_a_long_list_only_the_lines_in_view_are_drawn(monkeypatch) -> None:
    pane = RecordList()
    pane.rows = tuple(RecordRow(f"Record {number}", number) for number in range(1, 10_001))
    async with Stage(pane).run_test(size=(60, 20)) as pilot:
        lines = 0
        spans_of = LazyLines.__getitem__

        def counted(self: LazyLines, index: int) -> object:
            nonlocal lines
            lines += 1
            return spans_of(self, index)

        monkeypatch.setattr(LazyLines, "__getitem__", counted)
        for by in (1, 5000, 1, -3000):
            pane.move(by)
            await pilot.pause()
            assert "Record" in pane.render_line(0).text
        assert pane.render_line(pane.cursor - pane.scroll_offset.y).text.startswith("▸")
        assert lines < 4 * 3 * 20
