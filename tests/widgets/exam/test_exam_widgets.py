"""What exams draw fits its width, keeps markup as text, and is ASCII where that is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.drawing.glyphs import ASCII, UNICODE, Glyphs
from widgets.drawing.spans import Spans, width_of
from widgets.exam.question_card import OptionView, QuestionCard, QuestionView
from widgets.exam.question_grid import CellView, QuestionGrid
from widgets.report.attempt_list import AttemptList, AttemptRow
from widgets.report.report_page import MissedRow, ReportPage, Section
from widgets.report.score_table import ScoreRow, format_percent, score_lines
from widgets.report.trend_line import AXIS, trend_lines

KOREAN = "결측치가 많은 열을 [red]어떻게[/red] 처리하는 것이 가장 적절한가? " * 4
WORDS = st.text(max_size=120)
WIDTHS = st.integers(20, 130)


def plain(lines: list[Spans]) -> str:
    """The lines as text."""
    return "\n".join("".join(text for text, _ in line) for line in lines)


def card(stem: str, note: str = "", glyphs: Glyphs = UNICODE) -> QuestionCard:
    """A card that is marked."""
    pane = QuestionCard(glyphs=glyphs)
    options = (
        OptionView("A", stem, chosen=True, right=False, note=note),
        OptionView("B", "b", struck=True, right=True, note=note),
    )
    view = QuestionView("Question 1 of 2", stem, options, memo=note, verdict="Wrong", right=False, explanation=note)
    pane.set_reactive(QuestionCard.view, view)
    return pane


@given(WORDS, WORDS, WIDTHS)
def test_a_card_of_any_text_keeps_its_width_and_shows_no_control_character(stem: str, note: str, width: int) -> None:
    lines = card(stem, note).draw(width).lines
    text = plain(lines)
    assert all(width_of(line) <= max(width, 46) for line in lines)
    assert not any(ord(character) < 32 and character != "\n" for character in text)


@pytest.mark.parametrize("width", [40, 78, 118])
def test_korean_and_markup_stand_as_they_are(width: int) -> None:
    text = plain(card(KOREAN).draw(width).lines)
    assert "[red]" in text
    assert "(struck out)" in text
    assert all(width_of(line) <= width for line in card(KOREAN).draw(width).lines)


def test_nothing_is_told_by_colour_alone() -> None:
    text = plain(card("Which?", "because").draw(80).lines)
    assert "wrong, your answer: because" in text
    assert "right: because" in text


@pytest.mark.parametrize("glyphs", [ASCII, UNICODE])
@pytest.mark.parametrize("width", [48, 78, 118])
def test_grids_reports_and_lists_fit(width: int, glyphs: Glyphs) -> None:
    grid = QuestionGrid(glyphs=glyphs)
    grid.set_reactive(
        QuestionGrid.cells,
        tuple(CellView(number, "AC", number % 2 == 0, True, "unsure", 613.0) for number in range(1, 131)),
    )
    page = ReportPage(glyphs=glyphs)
    rows = (ScoreRow("데이터 엔지니어링 " * 3, 72.0, "12/15", "20 % of the exam", True), ScoreRow("b", None))
    page.set_reactive(ReportPage.sections, (Section("제목 " * 30, ((KOREAN, ""),), rows),))
    page.set_reactive(ReportPage.missed, (MissedRow(1, 65, "AC", "BD", "12:40", "misread", KOREAN),))
    history = AttemptList(glyphs=glyphs)
    history.set_reactive(
        AttemptList.attempts,
        tuple(
            AttemptRow(n, "27 Jan 2026", KOREAN, "answer sheet", "47/65", 72.0, 70.0, "2:31:07", True) for n in (1, 2)
        ),
    )
    for pane in (grid, page, history):
        lines = pane.draw(width).lines
        assert all(width_of(line) <= width for line in lines), (pane, width)
        if glyphs is ASCII:
            ours = plain(lines).replace(KOREAN, "")
            assert not set("⚑●○▸█░─│·✓✗→–") & set(ours)


def test_100_percent_is_all_and_0_percent_is_none() -> None:
    assert [format_percent(percent, UNICODE) for percent in (100.0, 99.7, 0.2, 0.0, None)] == [
        "100%", "99%", "1%", "0%", "–"
    ]  # fmt: skip


@given(st.lists(st.floats(0, 100), max_size=40), st.none() | st.floats(0, 100), st.integers(5, 120))
def test_a_trend_of_any_scores_fits_or_is_left_out(percents: list[float], mark: float | None, width: int) -> None:
    for glyphs in (ASCII, UNICODE):
        lines = trend_lines(percents, mark, width, glyphs)
        assert all(width_of(line) <= max(width, AXIS + 13) for line in lines)


def test_a_table_keeps_straight_columns() -> None:
    lines = score_lines((ScoreRow("A", 5.0, "1/20"), ScoreRow("데이터", 100.0, "20/20")), 80, UNICODE)
    texts = [plain([line]) for line in lines]
    assert texts[0].index("%") - texts[1].index("%") == 3
