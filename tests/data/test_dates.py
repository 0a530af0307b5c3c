"""Days as people say them: every sensible way is understood, everything else is refused in one sentence."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import FIRST_YEAR, LAST_YEAR, WEEKDAY_NAMES, nearest_year, next_weekday, parse_day
from data.errors import BadInput

TUESDAY = date(2026, 1, 27)
days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
todays = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", TUESDAY),
        (" Tomorrow ", date(2026, 1, 28)),
        ("yesterday", date(2026, 1, 26)),
        ("오늘", TUESDAY),
        ("내일", date(2026, 1, 28)),
        ("모레", date(2026, 1, 29)),
        ("어제", date(2026, 1, 26)),
        ("fri", date(2026, 1, 30)),
        ("next FRI", date(2026, 1, 30)),
        ("tue", date(2026, 2, 3)),
        ("금", date(2026, 1, 30)),
        ("금요일", date(2026, 1, 30)),
        (unicodedata.normalize("NFD", "금요일"), date(2026, 1, 30)),
        ("ｆｒｉ", date(2026, 1, 30)),
        ("＋３", date(2026, 1, 30)),
        ("２０２６－０３－０１", date(2026, 3, 1)),
        ("+3", date(2026, 1, 30)),
        ("-1", date(2026, 1, 26)),
        ("+ 2w", date(2026, 2, 10)),
        ("+1m", date(2026, 2, 27)),
        ("2026-03-01", date(2026, 3, 1)),
        ("2026.3.1", date(2026, 3, 1)),
        ("3/1", date(2026, 3, 1)),
        ("12-30", date(2025, 12, 30)),
        ("3월 1일", date(2026, 3, 1)),
        ("2027년 3월 1일", date(2027, 3, 1)),
        ("1 March", date(2026, 3, 1)),
        ("mar 1", date(2026, 3, 1)),
        ("March 1, 2027", date(2027, 3, 1)),
        ("29 feb 2028", date(2028, 2, 29)),
    ],
)
def test_ways_to_say_a_day(said: str, meant: date) -> None:
    assert parse_day(said, TUESDAY) == meant


@pytest.mark.parametrize(
    "said",
    [
        "", " ", "32 Jan", "2026-02-30", "2026-13-01", "13/32", "13월 1일", "march", "mar", "2026", "2026 mar",
        "+", "+99999", "0000-01-01", "1969-12-31", "2201-01-01", "+9999m", "30 feb", "sun 25", "10:30", "someday",
        "1 jan 99999", "1 mar 1 apr", "\x00", "+-3", "1 mar utc+99:99", "jan " + "9" * 5000, "a1b2" * 25000,
        "1 jan " * 20000, "-" * 100_000, "9" * 100_000,
    ],
    ids=lambda said: repr(said[:20]),
)  # fmt: skip
def test_what_is_no_day_is_refused_in_one_short_sentence(said: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_day(said, TUESDAY)
    assert len(str(refused.value)) < 200


def test_a_leap_day_without_a_year_is_the_nearest_one() -> None:
    assert parse_day("29 feb", date(2027, 12, 1)) == date(2028, 2, 29)
    assert parse_day("2/29", date(2027, 12, 1)) == date(2028, 2, 29)
    with pytest.raises(BadInput):
        parse_day("29 feb", date(2026, 1, 27))


@given(day=days, today=todays)
def test_a_day_written_as_iso_or_in_korean_is_that_day_whatever_today_is(day: date, today: date) -> None:
    assert parse_day(day.isoformat(), today) == day
    assert parse_day(f"{day.year}. {day.month}. {day.day}".replace(" ", ""), today) == day
    assert parse_day(f"{day.year}년 {day.month}월 {day.day}일", today) == day


@given(day=days, today=todays)
def test_a_day_written_out_in_english_is_that_day(day: date, today: date) -> None:
    assert parse_day(f"{day:%B} {day.day}, {day:%Y}", today) == day
    assert parse_day(f"{day.day} {day:%b} {day:%Y}", today) == day


@given(count=st.integers(-9999, 9999), today=todays)
def test_an_offset_counts_days_or_weeks(count: int, today: date) -> None:
    for unit, length in (("", 1), ("d", 1), ("w", 7)):
        meant = today + timedelta(days=count * length)
        if FIRST_YEAR <= meant.year <= LAST_YEAR:
            assert parse_day(f"{count:+d}{unit}", today) == meant


@given(name=st.sampled_from(sorted(WEEKDAY_NAMES)), today=todays)
def test_a_weekday_is_always_one_of_the_next_seven_days(name: str, today: date) -> None:
    meant = parse_day(name, today)
    assert meant.weekday() == WEEKDAY_NAMES[name]
    assert 1 <= (meant - today).days <= 7
    assert meant == next_weekday(today, WEEKDAY_NAMES[name])


@given(day=days, today=todays)
def test_a_day_without_a_year_is_the_nearest_of_that_name(day: date, today: date) -> None:
    if (day.month, day.day) != (2, 29):
        meant = nearest_year(day.month, day.day, today)
        assert (meant.month, meant.day) == (day.month, day.day)
        assert abs((meant - today).days) <= 183
        assert parse_day(f"{day:%b} {day.day}", today) == meant


pieces = st.sampled_from(
    [*WEEKDAY_NAMES, "+", "-", "m", "w", "jan", "march", "2026", "31", "/", ".", " ", "월", "일", ":"]
)


@given(said=st.one_of(st.text(max_size=60), st.lists(pieces, max_size=8).map("".join)), today=todays)
def test_garbage_is_understood_or_refused_and_never_anything_else(said: str, today: date) -> None:
    try:
        meant = parse_day(said, today)
    except BadInput:
        return
    assert FIRST_YEAR <= meant.year <= LAST_YEAR
