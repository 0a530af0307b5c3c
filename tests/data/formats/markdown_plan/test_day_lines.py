"""Days written without Markdown: dated paragraphs, squares under a date, and a heading that is nothing but a day."""

from data.formats.markdown_plan.reader import parse_plan

Row = tuple[str, str, str | None, int | None]


def rows(text: str) -> list[Row]:
    reading = parse_plan(text)
    assert reading.accounted() == reading.nonblank
    return [
        (task.title, task.status, task.span.first.text() if task.span else None, task.minutes)
        for task in reading.tasks
    ]


def test_dated_paragraphs_are_tasks() -> None:
    """Below each other or with blank lines between."""
    expected = [("매듭 40분", "open", "2026-12-01", 40), ("돛 1시간", "open", "2026-12-02", 60)]
    assert rows("# 배 2026\n\n12/1(화) : 매듭 40분\n12/2(수) : 돛 1시간\n") == expected
    assert rows("# 배 2026\n\n12/1(화) : 매듭 40분\n\n12/2(수) : 돛 1시간\n\n## 끝\n") == expected


def test_one_dated_sentence_is_no_plan() -> None:
    """Prose stays a note."""
    assert rows("# Boat 2026\n\nWritten in a hurry.\n3/1: the first draft, to be read again.\n\n- [ ] Sails\n") == [
        ("Sails", "open", None, None)
    ]


def test_squares_under_a_date() -> None:
    """Empty ones are open, filled ones done, beside boxes and in a log too."""
    squares = "□ 매듭\n■ 돛 30분\n☑ 노\n"
    expected = [("매듭", "open"), ("돛 30분", "done"), ("노", "done")]
    for head in ("# 배 2026\n\n오늘은 이것\n12월 2일\n", "# 일지 2026\n\n**12월 2일**\n"):
        assert rows(head + squares) == [(*row, "2026-12-02", 30 if "30" in row[0] else None) for row in expected]


def test_a_heading_that_is_a_day_dates_all_under_it() -> None:
    """Also parents, and those beside a task with a date of its own."""
    text = "# Boat\n\n### 2026-11-30\n- [ ] Sails\n  - [ ] jib\n- [x] Oars\n  - [ ] left\n- [ ] 12/3 Rope\n"
    assert [(title, day) for title, _, day, _ in rows(text)] == [
        ("Sails", "2026-11-30"),
        ("jib", "2026-11-30"),
        ("Oars", "2026-11-30"),
        ("left", "2026-11-30"),
        ("Rope", "2026-12-03"),
    ]
