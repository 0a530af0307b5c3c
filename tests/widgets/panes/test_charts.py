"""The drawings: calendar, phase bars, radar, digits."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.drawing.braille import BLANK, BrailleCanvas
from widgets.drawing.glyphs import ASCII, UNICODE
from widgets.drawing.spans import width_of
from widgets.panes.exam_clock import big_digits
from widgets.panes.month import MonthView, day_at, draw_month, legend, weeks_of
from widgets.panes.phase_bars import PhaseBar, bar, draw_phases
from widgets.panes.radar_chart import LEAST_AXES, MOST_AXES, Series, draw_radar

START = date(2026, 1, 1)
days = st.dates(date(1970, 1, 1), date(2200, 12, 31))


@given(days)
def test_a_month_holds_each_of_its_days_once_and_weeks_start_on_monday(day: date) -> None:
    weeks = weeks_of(day)
    shown = [other for week in weeks for other in week if (other.month, other.year) == (day.month, day.year)]
    assert len(shown) == len(set(shown)) >= 28
    assert day in shown
    assert all(week[0].weekday() == 0 for week in weeks)
    assert 4 <= len(weeks) <= 6


@given(days, st.booleans(), st.integers(31, 80))
def test_the_day_under_the_pointer_is_the_one_that_is_drawn_there(day: date, numbers: bool, width: int) -> None:
    view = MonthView(day, day, week_numbers=numbers)
    lines = ["".join(text for text, _ in line) for line in draw_month(view, width, UNICODE)]
    for y, line in enumerate(lines):
        for x in range(width):
            pointed = day_at(view, x, y, width)
            if (
                pointed is not None
                and x < len(line)
                and line[x].isdigit()
                and day_at(view, x - 1, y, width) != pointed
            ):
                assert int(line[x : x + 2]) == pointed.day


def test_shading_is_full_only_when_all_is_done_and_empty_only_when_nothing_is() -> None:
    day = date(2026, 1, 12)
    shares = {day + timedelta(days=n): share for n, share in enumerate((0.0, 0.01, 0.5, 0.99, 1.0))}
    text = "".join(
        t for t, _ in draw_month(MonthView(date(2026, 1, 1), date(2026, 2, 1), None, shares), 40, UNICODE)[4]
    )
    assert "12· 13▁ 14▄ 15▆ 16█" in text


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 60))
def test_a_bar_is_as_wide_as_asked_and_honest_at_both_ends(done: int, more: int, width: int) -> None:
    total = done + more
    (full, _), (empty, _) = bar(done, total, width, UNICODE)
    assert len(full) + len(empty) == width
    assert bool(empty) == (done < total or not total) or width == 1
    assert bool(full) == bool(done)


@given(st.integers(24, 80), st.integers(3, 40), st.text("가나다abc ", max_size=40))
def test_phases_fit_their_width_with_any_title(width: int, height: int, title: str) -> None:
    phase = PhaseBar("10-11", title, date(2026, 1, 1), date(2026, 12, 31), "in progress", 3, 14, current=True)
    for line in draw_phases((phase, phase._replace(current=False)), width, height, UNICODE, START):
        assert width_of(line) <= width


def test_a_radar_takes_exactly_its_cells_and_numbers_every_axis() -> None:
    for axes in range(LEAST_AXES, MOST_AXES + 1):
        series = (Series("one", tuple(n / axes for n in range(axes))), Series("two", (None,) * axes))
        lines = draw_radar(axes, series, 24, 12)
        assert [width_of(line) for line in lines] == [24] * 12
        text = "".join(text for line in lines for text, _ in line)
        assert all(str(number) in text for number in range(1, axes + 1))


def test_a_full_series_reaches_the_tips_and_an_empty_one_draws_nothing() -> None:
    inks = {ink for line in draw_radar(4, (Series("full", (1.0,) * 4),), 20, 10) for _, ink in line}
    assert "first" in inks
    inks = {ink for line in draw_radar(4, (Series("none", (None,) * 4),), 20, 10) for _, ink in line}
    assert "first" not in inks


@given(st.floats(-50, 50), st.floats(-50, 50), st.floats(-50, 50), st.floats(-50, 50))
def test_lines_outside_the_canvas_do_no_harm(x: float, y: float, u: float, v: float) -> None:
    canvas = BrailleCanvas(5, 3)
    canvas.line((x, y), (u, v), "first")
    assert all(BLANK <= ord(text) <= BLANK + 255 for line in canvas.spans() for text, _ in line)


def test_digits_are_three_lines_of_one_width() -> None:
    rows = big_digits("02:59:01", UNICODE)
    assert len({len(row) for row in rows}) == 1
    assert big_digits("02:59:01", ASCII) == ["", "02:59:01", ""]


def test_the_counts_of_thousands_of_tasks_are_never_cut() -> None:
    phase = PhaseBar("1-52", "All of it", date(2026, 1, 1), date(2026, 12, 31), "in progress", 1584, 3600, True)
    few = PhaseBar("53", "The rest", date(2027, 1, 1), date(2027, 1, 31), "planned", 0, 3)
    for height in (2, 9):
        for width in (36, 60):
            lines = [
                "".join(text for text, _ in line) for line in draw_phases((phase, few), width, height, UNICODE, START)
            ]
            assert any("1584/3600" in line for line in lines)
            assert any(" 0/3" in line for line in lines)


def test_days_of_another_year_are_told_with_it() -> None:
    spans = ((date(2018, 3, 5), date(2018, 4, 1)), (date(2024, 12, 28), date(2025, 1, 3)), (START, date(2026, 2, 1)))
    bars = tuple(PhaseBar("1", "", start, end, "planned", 0, 3) for start, end in spans)
    lines = ["".join(text for text, _ in line) for line in draw_phases(bars, 60, 9, UNICODE, START)]
    assert "5 Mar – 1 Apr 2018 " in lines[1]
    assert "28 Dec 2024 – 3 Jan 2025 " in lines[3]
    assert "1 Jan – 1 Feb " in lines[5]


@pytest.mark.parametrize("width", [20, 29, 34, 60])
def test_the_legend_of_the_calendar_is_whole_at_any_width(width: int) -> None:
    lines = ["".join(text for text, _ in line) for line in legend(width, UNICODE)]
    assert " ".join(" ".join(lines).split()) == "· open ▄ part done █ done ◆ exam"
    assert max(map(len, lines)) <= width
