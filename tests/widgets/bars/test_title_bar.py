"""The line at the top says where one is in the plan, however long the study's name is."""

import pytest

from widgets.bars.title_bar import TitleBar
from widgets.drawing.spans import cell_len

NAME = "Everything about machine learning that anybody could ever be asked 기계 학습 특별 과정"


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_a_long_name_is_shortened_and_week_and_progress_stay(width: int) -> None:
    bar = TitleBar()
    bar.study, bar.place = NAME, "Week 3 of 12 · EDA · Feature engineering · 17 % done"
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
    bar.study, bar.place, bar.ahead = "AWS", "Week 3 of 12 · EDA · 17 % done", "41 days"
    line = "".join(text for text, _ in bar.spans(60))
    assert " ".join(line.split()) == "AWS Week 3 of 12 · EDA · 17 % done 41 days"
