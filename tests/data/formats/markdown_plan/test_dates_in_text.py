"""Dates and ranges are found however they are written, and fractions, versions and words are none."""

from datetime import date

import pytest

from data.formats.markdown_plan.dates_in_text import find_spans
from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ReadOptions


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-03-05", (3, 5), None),
        ("2026. 3. 5.(목)", (3, 5), None),
        ("3월 5일 ~ 3월 11일", (3, 5), (3, 11)),
        ("3月5日（木）", (3, 5), None),
        ("2026年3月5日至3月9日", (3, 5), (3, 9)),
        ("Mar 5-11", (3, 5), (3, 11)),
        ("March 5th, 2026", (3, 5), None),
        ("Mon, Dec 29 – Jan 4", (12, 29), (1, 4)),
        ("5 de marzo de 2026", (3, 5), None),
        ("du 2 au 8 juin", (6, 2), (6, 8)),
        ("29 de setembro a 4 de outubro", (9, 29), (10, 4)),
        ("13. Januar 2026", (1, 13), None),
        ("ngày 5 tháng 3", (3, 5), None),
        ("05/03 ~ 11", (5, 3), (5, 11)),
        ("(9.9 ~ 9.12)", (9, 9), (9, 12)),
    ],
)
def test_a_date_is_found(text: str, first: tuple[int, int], last: tuple[int, int] | None) -> None:
    """One date or range, with month and day where the writing tells them."""
    (span,) = find_spans(text)
    assert span.strong
    assert span.first.month_day(day_first=False) == first
    if last is None:
        assert span.last is None
    else:
        assert span.last is not None
        assert (span.last.b if span.last.order == "+" else span.last.month_day(day_first=False)[1]) == last[1]


@pytest.mark.parametrize(
    "text", ["Practice set 1", "3 out of 5", "v1.29.15", "Kubernetes 1.29", "12 weeks", "10:30", "100%"]
)
def test_what_is_no_date(text: str) -> None:
    """Numbers of other kinds are not read as dates that stand on their own."""
    assert not [span for span in find_spans(text) if span.strong]


def days(text: str, options: ReadOptions | None = None) -> list[str]:
    return [task.span.first.text() if task.span else "" for task in parse_plan(text, options).tasks]


def test_the_year_comes_from_the_exam_date_and_rolls_over_new_year() -> None:
    """December before a January exam lies in the year before."""
    text = "# Plan\n\nExam date: January 20, 2027\n\n- [ ] Dec 30: networks\n- [ ] Jan 2: storage\n"
    assert days(text) == ["2026-12-30", "2027-01-02"]


def test_without_a_year_it_is_left_open_and_counted_from_the_first() -> None:
    """Nothing is invented: the dates say how they follow each other, and one warning asks for --year."""
    text = "# Plan\n\n- [ ] Dec 30: networks\n- [ ] Jan 2: storage\n"
    assert days(text) == ["--12-30", "-1-01-02"]
    assert [warning.code for warning in parse_plan(text).warnings] == ["year-open"]
    assert days(text, ReadOptions(year=2030)) == ["2030-12-30", "2031-01-02"]


def test_day_and_month_are_told_apart_for_the_whole_file() -> None:
    """One date above twelve decides for all."""
    text = "# Plan 2026\n\n| Date | Topic | Done |\n|---|---|---|\n| 05/03 | a | |\n| 13/03 | b | |\n"
    assert days(text) == ["2026-03-05", "2026-03-13"]


def test_weekdays_of_another_year_are_told_once() -> None:
    """The stated year stays; the learner hears which year the weekdays fit."""
    rows = "".join(f"| 02/{day:02} ({name}) | x | ⬜ |\n" for day, name in ((2, "Mon"), (3, "Tue"), (4, "Wed")))
    reading = parse_plan(
        f"# Plan\n\nPeriod: 2027.02.01 ~ 2027.02.28\n\n| Date | Topic | Done |\n|---|---|---|\n{rows}"
    )
    (warning,) = [warning for warning in reading.warnings if warning.code == "weekday-mismatch"]
    assert "2026" in warning.message
    assert reading.start is not None
    assert reading.start.known() == date(2027, 2, 1)


def test_a_day_that_does_not_exist_leaves_the_task_undated() -> None:
    """The thirtieth of February is no day; the task is kept."""
    reading = parse_plan("# Plan 2026\n\n- [ ] Feb 30: impossible\n- [ ] Feb 27: possible\n")
    assert [task.span is None for task in reading.tasks] == [True, False]
    assert "no-such-day" in {warning.code for warning in reading.warnings}


def test_a_weekday_inside_a_week_is_its_day() -> None:
    """ "Tuesday" under a week that begins on a Monday is that Tuesday."""
    assert days("# P 2026\n\n## Semana 1 (02/03 - 08/03)\n\n- [ ] Martes: redes\n") == ["2026-03-03"]
