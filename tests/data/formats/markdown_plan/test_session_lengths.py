"""Sessions get the minutes that their log or plan states, in the ways people write them."""

import pytest

from data.formats.markdown_plan.durations import find_duration, title_duration
from data.formats.markdown_plan.reader import parse_plan


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("学習時間：1時間30分", 90),
        ("勉強時間：45分", 45),
        ("공부 시간: 1시간 30분", 90),
        ("공부 시간: 19:00~20:30", 90),
        ("시간: 오후 7시 ~ 8시 30분", 90),
        ("学习时长：1小时30分钟", 90),
        ("时间：19:00－20:30", 90),
        ("Time: 19:00-20:30", 90),
        ("Time: 7pm - 8:30pm", 90),
        ("Time: 11-1pm", 120),
        ("Time: 23:30-00:15", 45),
        ("Duration: 1:30", 90),
        ("Minutes: 90", 90),
        ("Studied for 1 hour and 15 minutes", 75),
        ("Zeit: 1 Std 30 Min", 90),
        ("Lernzeit: 1,5 Std.", 90),
        ("Zeit: 19.00–20.30 Uhr", 90),
        ("Durée : 1 h 30", 90),
        ("Horaire : de 19h à 20h30", 90),
        ("Tiempo de estudio: 90'", 90),
        ("Время: с 19:00 до 20:30", 90),
    ],
)
@pytest.mark.parametrize("bullet", ["", "- "])
def test_a_line_under_a_day_gives_its_session_minutes(text: str, minutes: int, bullet: str) -> None:
    """As a paragraph and as an item."""
    reading = parse_plan(f"# Study log\n\n## 2026-03-01\n{bullet}{text}\n{bullet}read\n")
    assert [entry.minutes for entry in reading.log] == [minutes]


@pytest.mark.parametrize("stated", ["90 min", "1h30", "90'", "1:30 h", "(1:30)", "19:00-20:30", "1시간 반"])
def test_the_heading_of_a_day_gives_its_session_minutes(stated: str) -> None:
    """No part of the date before it belongs to the length."""
    reading = parse_plan(f"# Study log\n\n## 2026-03-02 — {stated}\nread\n\n## 2026-03-03 — {stated}\nquiz\n")
    assert [entry.minutes for entry in reading.log] == [90, 90]


@pytest.mark.parametrize("stated", ["90 min - read", "1h30 read", "19:00-20:30 read", "(90') read"])
def test_items_of_days_have_their_lengths(stated: str) -> None:
    """Behind a date at the beginning."""
    reading = parse_plan(f"# Study log\n\n- 2026-03-01: {stated}\n- 2026-03-02: {stated}\n")
    assert [entry.minutes for entry in reading.log] == [90, 90]


def test_a_plan_indented_by_weekday() -> None:
    """The weekday is the label of what stands behind it."""
    reading = parse_plan(
        "# Plan de estudio\n\nSemana 1\n- Lunes\n  - 1 hora: capítulo 3\n  - 30 minutos de repaso\n"
        "- Martes (1h30): preguntas\n- Miércoles: 2 h - laboratorio\n- Jueves: leer — 45'\n"
        "- Viernes 19:00 a 20:30: examen\n"
    )
    assert [task.minutes for task in reading.tasks] == [60, 30, 90, 120, 45, 90]


@pytest.mark.parametrize(
    "text",
    [
        "Time: 19:00",
        "Read 3.1-3.4",
        "Version 10.2-10.4",
        "Chapters 2-3",
        "It's the '90s",
        "Pages 10-45",
        "2026-03-01",
    ],
)
def test_what_is_no_length(text: str) -> None:
    """Times of the day, versions, pages and years."""
    assert find_duration(text) is None
    assert title_duration(text) is None
