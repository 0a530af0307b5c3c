"""The mouse selects text by character in every pane, however wide the characters are; a click still chooses."""

from collections.abc import Callable
from datetime import date

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from widgets.dialogs.top_screen import TopScreen
from widgets.drawing.line_pane import LinePane
from widgets.drawing.list_pane import ListPane
from widgets.exam.question_card import OptionView, QuestionCard, QuestionView
from widgets.exam.question_grid import CellView, QuestionGrid
from widgets.panes.checklist import ChecklistPane, TaskGroup, TaskRow
from widgets.panes.mock_timer import MockRow, MockTimerPane
from widgets.panes.month import MonthView
from widgets.panes.notes import NoteText
from widgets.panes.phase_bars import PhaseBar
from widgets.panes.radar import DomainRow, RadarPane
from widgets.panes.roadmap import RoadmapPane
from widgets.preview.record_list import RecordList, RecordRow
from widgets.preview.source_view import SourceView
from widgets.report.attempt_list import AttemptList, AttemptRow
from widgets.report.report_page import MissedRow, ReportPage, Section

TEXT = "가중치를 공유한다"
"""Nine characters in seventeen cells."""


class Stage(App[None]):
    """One pane, with a frame and padding as on our screens, and what it says of clicks."""

    CSS = "LinePane { border: round white; padding: 1 2 0 2; }"

    def __init__(self, *panes: LinePane) -> None:
        super().__init__()
        self.panes = panes
        self.opened: list[int] = []

    def get_default_screen(self) -> Screen[None]:
        """Our own kind of screen."""
        panes = self.panes

        class PaneScreen(TopScreen[None]):
            def compose(self) -> ComposeResult:
                yield from panes

        return PaneScreen()

    def on_list_pane_opened(self, event: ListPane.Opened) -> None:
        """Remember which row was opened."""
        self.opened.append(event.index)


def checklist() -> ChecklistPane:
    """Tasks."""
    pane = ChecklistPane()
    rows = (
        TaskRow(1, "First", False, 20),
        TaskRow(2, f"앞 {TEXT} 뒤", False, 30, "도메인"),
        TaskRow(3, "Last", True),
    )
    pane.groups = (TaskGroup("오늘", rows),)
    return pane


def mocks() -> MockTimerPane:
    """The clock and mocks."""
    pane = MockTimerPane()
    pane.mocks = (MockRow(1, "First", 60.0, 70.0), MockRow(2, TEXT, None, 72.0))
    return pane


def domains() -> RadarPane:
    """Three domains."""
    pane = RadarPane()
    pane.domains = tuple(DomainRow(n, name, name, 30.0, 3, 60.0, 0.5) for n, name in enumerate(("A", TEXT, "C"), 1))
    return pane


def roadmap() -> RoadmapPane:
    """A month and a phase."""
    pane = RoadmapPane()
    pane.month = MonthView(date(2026, 3, 4), date(2026, 3, 2))
    pane.phases = (PhaseBar("1-3", TEXT, date(2026, 3, 1), date(2026, 3, 20), "planned", 2, 5),)
    return pane


def attempts() -> AttemptList:
    """Attempts."""
    pane = AttemptList()
    pane.attempts = tuple(
        AttemptRow(n, "2026-03-01", title, "mock", "40/60", 66.0, 70.0, "1:30", True)
        for n, title in enumerate(("First", TEXT, "Last"), 1)
    )
    return pane


def report() -> ReportPage:
    """A report with missed questions."""
    pane = ReportPage()
    pane.sections = (Section("Summary", (("A line", ""),)),)
    pane.missed = (MissedRow(1, 1, "A", "B", "1:00", "", "First"), MissedRow(2, 2, "A", "B", "1:00", "", TEXT))
    return pane


def report_words() -> ReportPage:
    """The words of a report."""
    pane = ReportPage()
    pane.sections = (Section("Summary", ((f"앞 {TEXT} 뒤", ""),)),)
    return pane


def question() -> QuestionCard:
    """A question."""
    pane = QuestionCard()
    pane.view = QuestionView("Question 1", f"무엇이 {TEXT}?", (OptionView("A", "One"), OptionView("B", "Two")))
    return pane


def option() -> QuestionCard:
    """An option of a question."""
    pane = QuestionCard()
    pane.view = QuestionView("Question 1", "Which?", (OptionView("A", "One"), OptionView("B", TEXT)))
    return pane


def records() -> RecordList:
    """The records of a file."""
    pane = RecordList()
    pane.rows = (RecordRow("Tasks", heading=True), RecordRow("First", 3), RecordRow(TEXT, 4, day="2026-03-01"))
    return pane


def source() -> SourceView:
    """The text of a file."""
    pane = SourceView()
    pane.lines = ("# Plan", f"- [ ] {TEXT} (30m)")
    return pane


def note() -> NoteText:
    """A note."""
    pane = NoteText()
    pane.text = f"처음\n\n앞 {TEXT} 뒤"
    return pane


PANES = (checklist, mocks, domains, roadmap, attempts, report, report_words, question, option, records, source, note)


def cell_of(pane: LinePane, text: str) -> tuple[int, int]:
    """Offset in the pane, frame and padding counted, of the first cell of a text that is seen."""
    for y in range(pane.size.height):
        line = pane.render_line(y).text
        if text in line:
            return cell_len(line[: line.index(text)]) + 3, y + 2
    raise AssertionError(text)


async def drag(pilot: Pilot[None], pane: LinePane, start: tuple[int, int], end: tuple[int, int]) -> str | None:
    """Press on one cell, move over the text, release on another; what is selected then."""
    await pilot.mouse_down(pane, offset=start)
    await pilot.hover(pane, offset=end)
    await pilot.mouse_up(pane, offset=end)
    await pilot.pause()
    return pilot.app.screen.get_selected_text()


@pytest.mark.parametrize("make", PANES)
async def test_a_drag_selects_exactly_the_characters_under_it(make: Callable[[], LinePane]) -> None:
    pane = make()
    async with Stage(pane).run_test(size=(140, 30)) as pilot:
        x, y = cell_of(pane, TEXT)
        chosen = getattr(pane, "cursor", None)
        last = cell_len(TEXT) - 1
        for start, end in ((0, last), (1, last - 1), (last, 0)):
            assert await drag(pilot, pane, (x + start, y), (x + end, y)) == TEXT
            await pilot.press("ctrl+c")
            assert pilot.app.clipboard == TEXT
        assert await drag(pilot, pane, (x + 2, y), (x + 5, y)) == TEXT[1:3]
        assert await drag(pilot, pane, (x + 3, y), (x + 2, y)) == TEXT[1]
        assert getattr(pane, "cursor", None) == chosen, "a drag chooses nothing"
        strip = pane.render_line(y - 2)
        colour = pilot.app.screen.get_component_rich_style("screen--selection").bgcolor
        assert "".join(text for text, style, _ in strip if style and style.bgcolor == colour) == TEXT[1]


@pytest.mark.parametrize("make", PANES)
async def test_several_lines_are_copied_without_frame_and_padding(make: Callable[[], LinePane]) -> None:
    pane = make()
    async with Stage(pane).run_test(size=(140, 30)) as pilot:
        shown = [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]
        selected = await drag(pilot, pane, (1, 2), (pane.outer_size.width - 1, pane.outer_size.height - 1))
        assert selected == "\n".join(shown).rstrip("\n")


@pytest.mark.parametrize("make", [checklist, mocks, domains, attempts, report, records])
async def test_a_click_chooses_a_row_and_a_double_click_opens_it(make: Callable[[], ListPane[object]]) -> None:
    pane = make()
    stage = Stage(pane)
    async with stage.run_test(size=(140, 30)) as pilot:
        cell = cell_of(pane, TEXT)
        index = next(n for n, row in enumerate(pane.listed()) if TEXT in repr(row))
        pane.cursor = index - 1
        await pilot.pause()
        await pilot.click(pane, offset=cell)
        assert (pane.cursor, stage.opened) == (index, [])
        await pilot.click(pane, offset=cell, times=2)
        assert (stage.opened, stage.screen.selections) == ([index], {})
        await pilot.click(pane, offset=cell, times=3)
        assert stage.screen.selections == {}


async def test_a_drag_over_an_option_or_a_cell_picks_nothing() -> None:
    messages: list[object] = []
    card, grid = option(), QuestionGrid()
    grid.cells = tuple(CellView(number, "A") for number in range(1, 40))

    class Listening(Stage):
        def on_question_card_picked(self, event: QuestionCard.Picked) -> None:
            messages.append(event.index)

        def on_question_grid_opened(self, event: QuestionGrid.Opened) -> None:
            messages.append(event.number)

    async with Listening(card, grid).run_test(size=(100, 40)) as pilot:
        x, y = cell_of(card, TEXT)
        await drag(pilot, card, (x, y), (x + 3, y))
        x, y = cell_of(grid, "12 ")
        assert await drag(pilot, grid, (x, y), (x + 1, y)) == "12"
        assert messages == []
        await pilot.click(grid, offset=(x, y))
        assert messages == [12]


async def test_a_scrolled_pane_is_selected_where_the_mouse_is_also_from_its_padding() -> None:
    pane = NoteText()
    pane.text = "\n".join(f"줄 {number}" for number in range(200))
    async with Stage(pane).run_test(size=(40, 20)) as pilot:
        pane.scroll_to(y=100, animate=False, immediate=True, force=True)
        await pilot.pause()
        x, y = cell_of(pane, "줄 105")
        assert await drag(pilot, pane, (1, y), (x + 5, y + 1)) == "줄 105\n줄 106"


async def test_a_selection_ends_when_its_text_changes_and_stays_when_other_text_does() -> None:
    pane = note()
    async with Stage(pane).run_test(size=(140, 30)) as pilot:
        x, y = cell_of(pane, TEXT)
        await drag(pilot, pane, (x, y), (x + 16, y))
        pane.text = pane.text.replace("처음", "다음")
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == TEXT
        pane.text = pane.text.replace(TEXT, "다른 글이 여기에 있다")
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() is None


async def test_a_gap_that_is_selected_leaves_the_clipboard_alone() -> None:
    pane = note()
    async with Stage(pane).run_test(size=(140, 30)) as pilot:
        pilot.app.copy_to_clipboard("mine")
        x, y = cell_of(pane, TEXT)
        await drag(pilot, pane, (x + 30, y), (x + 40, y))
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "mine"


@pytest.mark.parametrize("text", ["각각각", "é́éé", "👩‍💻👍🏽⚑", "ab漢c"])
async def test_characters_of_several_code_points_are_selected_whole(text: str) -> None:
    pane = NoteText()
    pane.text = f"x{text}y"
    async with Stage(pane).run_test(size=(40, 10)) as pilot:
        x, y = cell_of(pane, text)
        assert await drag(pilot, pane, (x, y), (x + cell_len(text) - 1, y)) == text


async def test_nothing_is_prepared_for_the_mouse_while_lines_are_painted() -> None:
    pane = checklist()
    async with Stage(pane).run_test(size=(140, 30)):
        for strip in pane.render_lines(pane.outer_size.region):
            assert not any(style and "offset" in style.meta for _, style, _ in strip)
