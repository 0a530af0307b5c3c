"""The line at the top says where one is in the plan, however long the study's name is."""

import pytest

from widgets.bars.title_bar import TitleBar
from widgets.drawing.spans import cell_len

NAME = "Everything about machine learning that anybody could ever be asked 기계 학습 특별 과정"


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_a_long_name_is_shortened_and_week_and_progress_stay(width: int) -> None:
    bar = TitleBar()
    bar.study, bar.location = NAME, "Week 3 of 12 · EDA · Feature engineering · 17 % done"
    bar.ahead = "41 days to the exam · 6-day streak"
    line = "".join(text for text, _ in bar.spans(width))
    assert cell_len(line) == width
    assert line.startswith(" Everything")
    assert "Week 3 of 12" in line
    assert "17 % done" in line
    assert "41 days to the exam" in line
    assert ("Feature" in line) == (width == 200)


def test_a_short_name_leaves_the_phase_its_room() -> None:
    bar = TitleBar()
    bar.study, bar.location, bar.ahead = "AWS", "Week 3 of 12 · EDA · 17 % done", "41 days"
    line = "".join(text for text, _ in bar.spans(60))
    assert " ".join(line.split()) == "AWS Week 3 of 12 · EDA · 17 % done 41 days"


@pytest.mark.parametrize("width", [20, 50, 80, 100, 160])
@pytest.mark.parametrize("name", [NAME, "AWS"])
@pytest.mark.parametrize(
    ("clock", "days"), [("◷ 1 h 25 min", "41 days to the exam"), ("@ 1시간 25분", "시험까지 41일")]
)
def test_a_running_clock_stays_in_view_and_the_streak_gives_way(width: int, name: str, clock: str, days: str) -> None:
    bar = TitleBar()
    bar.study, bar.location = name, "Week 3 of 12 · EDA · 17 % done"
    bar.ahead, bar.clock = f"{days} · 6-day streak", clock
    line = "".join(text for text, _ in bar.spans(width))
    assert cell_len(line) == width
    assert clock in line
    if width >= 80:
        assert days in line
        assert "Week 3 of 12" in line
        assert line.startswith(f" {name[:8]}")
    assert ("streak" in line) == (width >= 100)
