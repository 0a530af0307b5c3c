"""Dates as the world writes them: ranges with one month or year, American order, numbers that are no dates."""

import pytest

from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ParsedPlan


def days(reading: ParsedPlan) -> list[str]:
    """The days of every task: one, or first~last; an empty text for none."""
    spans = [task.span for task in reading.tasks]
    return ["~".join(dict.fromkeys((span.first.text(), span.last.text()))) if span else "" for span in spans]


def table(head: str, *cells: str) -> str:
    """A plan with one row for each date."""
    rows = "".join(f"| {cell} | topic {place} |\n" for place, cell in enumerate(cells))
    return f"{head}\n\n| Dates | Topic |\n|---|---|\n{rows}"


def test_american_dates_with_a_year() -> None:
    """One day above twelve tells the order of all."""
    assert days(parse_plan(table("# Plan", "4/3/2022", "4/13/2022"))) == ["2022-04-03", "2022-04-13"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("05.–09.10", "2026-10-05~2026-10-09"),
        ("12.-16.10.", "2026-10-12~2026-10-16"),
        ("19-23.10", "2026-10-19~2026-10-23"),
        ("26.10-30.10", "2026-10-26~2026-10-30"),
        ("9. bis 13.11.2026", "2026-11-09~2026-11-13"),
        ("30.09-04.10.2026", "2026-09-30~2026-10-04"),
        ("11–15/06", "2026-06-11~2026-06-15"),
        ("du 18 au 22/10", "2026-10-18~2026-10-22"),
        ("26/01 - 01/02/2026", "2026-01-26~2026-02-01"),
        ("Dec 30 - Jan 5, 2026", "2025-12-30~2026-01-05"),
        ("3월 4-6", "2026-03-04~2026-03-06"),
        ("May, 30 2026", "2026-05-30"),
        ("3 Mart 2026", "2026-03-03"),
        ("5 ago 2026", "2026-08-05"),
        ("mar 19/05/2026", "2026-05-19"),
        ("08 / 04 (화)", "2026-08-04"),
    ],
)
def test_a_range_is_read_however_much_of_it_is_left_out(written: str, expected: str) -> None:
    """Month or year may stand at one end only; a weekday may look like a month."""
    assert days(parse_plan(table("# Plan 2026\n\nStart: 2025-12-20", written))) == [expected]


def test_the_number_of_a_day_is_no_day_of_the_month() -> None:
    """ "Day 1 - April 9" is one day and no range."""
    text = "# P\n\n## Day 1 - April 9, 2025\n- a\n## Day 2 – April 10, 2025\n- b\n## Day 3 - 13 April\n- c\n"
    assert days(parse_plan(text)) == ["2025-04-09", "2025-04-10", "2025-04-13"]


def test_no_date_lies_months_before_the_stated_start() -> None:
    """More than half a year ahead is still ahead."""
    assert days(parse_plan(table("Start: 2026-01-05", "10.08.", "12.10."))) == ["2026-08-10", "2026-10-12"]


def test_a_leap_day_that_does_not_exist_moves_nothing() -> None:
    """It is told, and the days after it stay in their year."""
    reading = parse_plan(table("Start: February 25, 2025", "Feb 28", "Feb 29", "Mar 1"))
    assert days(reading) == ["2025-02-28", "", "2025-03-01"]
    assert "no-such-day" in {warning.code for warning in reading.warnings}


@pytest.mark.parametrize(
    "item",
    ["12.5 SAM basics", "3.1 Sun protection", "2.1 to 2.5", "3월 4째주: 실기", "3월 3주차: 오답", "SAP 2026年3-6月"],
)
def test_numbers_of_sections_hours_and_weeks_are_no_dates(item: str) -> None:
    """Nothing is invented."""
    assert days(parse_plan(f"# Plan 2026\n\n- [ ] {item}\n- [ ] last\n")) == ["", ""]


def test_hours_and_sections_in_columns_are_no_dates() -> None:
    """A column without a head for dates is none because its cells look like "2.5"."""
    reading = parse_plan(
        "# P\n\n| 주차 | 주제 | 강의 시간 | 상태 |\n|---|---|---|---|\n| 1 | 산 | 2.5 | 완료 |\n| 2 | 강 | 3.5 | |\n"
    )
    assert days(reading) == ["", ""]
    assert not reading.warnings


def test_a_short_english_plan_is_english() -> None:
    """ "Do a quiz" makes no Portuguese of it, so that 4/3 stays the third of April."""
    assert days(parse_plan("# Plan 2026\n\n- [ ] Read chapter 1 (4/3)\n- [ ] Do a quiz (4/4)\n")) == [
        "2026-04-03",
        "2026-04-04",
    ]


def test_one_dated_item_leaves_the_others_their_week() -> None:
    """Its siblings keep the days of the heading."""
    text = "# P\n\n### Week 3 (2025/03/17 ~ 2025/03/23)\n- [ ] maps\n- [x] 03/20: climb\n"
    assert days(parse_plan(text)) == ["2025-03-17~2025-03-23", "2025-03-20"]


def test_progress_in_headings_is_no_day() -> None:
    """ "Arrays - 7/8" counts what is solved."""
    text = "# P 2026\n\n## Arrays - 7/8\n- [x] one\n## Pointers - 3/3\n- [x] two\n## Trees - 2/9\n- [ ] three\n"
    assert days(parse_plan(text)) == ["", "", ""]


def test_week_one_begins_where_its_heading_says() -> None:
    """Also when its first dated task comes later; weekdays fall on the days of that week."""
    reading = parse_plan("# P 2026\n\n## Week 1 (Nov 16 - 22)\n- Mon 16: maps\n- Thursday: rope\n- Nov 20: climb\n")
    assert days(reading) == ["2026-11-16", "2026-11-19", "2026-11-20"]
    later = parse_plan("# P 2026\n\n## Week 1 (Nov 16 - 22)\n- [ ] Nov 20: climb\n")
    assert later.start is not None
    assert later.start.text() == "2026-11-16"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**AWS Exam:** April 1, 2026", "2026-04-01"),
        ("**Test date:** Aug 23, 2025", "2025-08-23"),
        ("Data prevista para certificação: 12/05/2026", "2026-05-12"),
        ("Klausur: 12.05.2026", "2026-05-12"),
        ("Дата экзамена: 12.05.2026", "2026-05-12"),
        ("Sınav tarihi: 12.05.2026", "2026-05-12"),
        ("| Exam Date | April 1, 2026 |", "2026-04-01"),
        ("Mock exam: April 1, 2026", None),
        ("**Target exam date**: ~June 2026 (before the outline changes on July 9, 2026)", None),
        ("截至 2026-07-17，还没有发布公告，不要当作最终考试日。", None),
        ("2026-03-02에 작성함. 시험일은 미정.", None),
    ],
)
def test_the_exam_day_is_read_where_it_is_stated_and_never_guessed(line: str, expected: str | None) -> None:
    """The words for the exam and its day stand together, and nothing says that it is still open."""
    reading = parse_plan(f"# P\n\n{line}\n\n## Week 1\n- [ ] a\n")
    assert (reading.exam_date.text() if reading.exam_date else None) == expected


@pytest.mark.parametrize("heading", ["Exam: 5/1", "시험일: 5월 1일", "시험일 (5/1)"])
def test_a_short_heading_states_the_exam_day_too(heading: str) -> None:
    """However few letters it has."""
    reading = parse_plan(f"# Plan 2026\n\n## {heading}\n\n## Week 1\n- [ ] a\n")
    assert reading.exam_date is not None
    assert reading.exam_date.text() == "2026-05-01"


def test_a_range_of_one_week_is_no_period_of_the_plan() -> None:
    """The plan ends with its last week."""
    reading = parse_plan("## Week 1 - 2026-06-15 to 2026-06-21\n- A\n## Week 2 - 2026-06-22 to 2026-06-28\n- B\n")
    assert reading.start is not None
    assert reading.end is not None
    assert (reading.start.text(), reading.end.text()) == ("2026-06-15", "2026-06-22")


def test_when_the_file_was_written_is_no_task() -> None:
    """Stamps are kept as notes."""
    reading = parse_plan("# P\n2026-03-02에 작성함.\n## 1주차\n- 산\n\n*2025/10/4更新*\n")
    assert [task.title for task in reading.tasks] == ["산"]
