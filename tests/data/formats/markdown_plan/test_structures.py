"""Every structure learners write is read: tables, lists, days, calendars, scores, domains, quizzes, logs."""

from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ParsedPlan, ReadOptions


def read(text: str, options: ReadOptions | None = None) -> ParsedPlan:
    reading = parse_plan(text, options)
    assert reading.accounted() == reading.nonblank
    return reading


def titles(reading: ParsedPlan) -> list[str]:
    return [task.title for task in reading.tasks]


def test_daily_table() -> None:
    """One task a row with date, length and status; the total is none."""
    reading = read(
        "# Trail plan 2026\n\n| Date | Day | Topic | Time | Done |\n|---|---|---|---|---|\n"
        "| Mar 2 | Mon | Maps | 1.5h | ☑ |\n| Mar 3 | Tue | Compass | 30 min | ☐ |\n| Total | | | 2h | |\n"
    )
    assert [(task.title, task.done, task.minutes) for task in reading.tasks] == [
        ("Maps", True, 90),
        ("Compass", False, 30),
    ]


def test_boxes_under_weeks_and_parents_as_groups() -> None:
    """A box with boxes under it is a group of theirs and a task of its own."""
    reading = read("# P\n\n## Week 1\n- [x] Read\n- [ ] Labs\n  - [ ] one\n  - [x] two\n")
    assert [(task.title, task.done) for task in reading.tasks] == [
        ("Read", True),
        ("Labs", False),
        ("one", False),
        ("two", True),
    ]
    assert [group.title for group in reading.groups] == ["Week 1", "Labs"]


def test_plain_items_under_weeks_are_tasks_and_empty_weeks_too() -> None:
    """Tips are notes; a tick in a heading ticks nothing."""
    reading = read("# P\n\n## ✅ 1주차\n- 산\n- 강\n\n## ✅ 2주차: 복습\n\n## 팁\n- 잠을 자자\n")
    assert titles(reading) == ["산", "강", "✅ 2주차: 복습"]
    assert not any(task.done for task in reading.tasks)
    assert "tick-in-heading" in {warning.code for warning in reading.warnings}


def test_labelled_items_describe_their_week() -> None:
    """ "Goal:" and "Time:" again and again: the week is the task."""
    weeks = "".join(f"## Tuần {n}: phần {n}\n- Thời gian: 2 giờ\n- Mục tiêu: hiểu phần {n}\n\n" for n in (1, 2, 3))
    reading = read(f"# Kế hoạch\n\n{weeks}")
    assert [(task.title, task.minutes) for task in reading.tasks] == [(f"Tuần {n}: phần {n}", 120) for n in (1, 2, 3)]


def test_bold_lines_as_days() -> None:
    """A bold paragraph is a heading."""
    reading = read(
        "# P\n\n**Day 1 (Mon, Jun 1): Rivers**\n- swim\n\n**Day 2 (Tue, Jun 2): Hills**\n- climb\n",
        ReadOptions(year=2026),
    )
    assert [(task.title, task.span and task.span.first.text()) for task in reading.tasks] == [
        ("swim", "2026-06-01"),
        ("climb", "2026-06-02"),
    ]


def test_roadmap_beside_daily_tables_becomes_phases() -> None:
    """Rows that restate weeks whose days stand elsewhere are no tasks."""
    reading = read(
        "# P 2026\n\n| Week | Dates | Topic | Status |\n|---|---|---|---|\n| 1-2 | 03/02 ~ 03/15 | Ground | ⬜ |\n"
        "| 3 | 03/16 ~ 03/22 | Sky | ⬜ |\n\n"
        + "".join(
            f"## Week {n}\n| Date | Topic | Done |\n|---|---|---|\n| 03/{day:02} | item {n} | ⬜ |\n\n"
            for n, day in ((1, 2), (2, 9), (3, 16))
        )
    )
    assert titles(reading) == ["item 1", "item 2", "item 3"]
    assert [group.title for group in reading.groups if group.depth == 0][:2] == ["1-2: Ground", "3: Sky"]


def test_calendar_grid_with_dates_above() -> None:
    """A row of dates and a row of what is done on them; marks stand in the cells."""
    head = "| Mon | Tue | Wed | Thu | Fri | Sat | Sun |\n|---|---|---|---|---|---|---|\n"
    reading = read(
        f"# P\n\n{head}| 6/1 | 6/2 | 6/3 | 6/4 | 6/5 | 6/6 | 6/7 |\n| ants<br>☑ | bees | | | | | rest |\n",
        ReadOptions(year=2026),
    )
    assert [(task.title, task.span and task.span.first.text(), task.done) for task in reading.tasks] == [
        ("ants", "2026-06-01", True),
        ("bees", "2026-06-02", False),
        ("rest", "2026-06-07", False),
    ]


def test_calendar_with_day_numbers() -> None:
    """The month stands in the heading."""
    head = "| 월 | 화 | 수 | 목 | 금 | 토 | 일 |\n|---|---|---|---|---|---|---|\n"
    reading = read(f"# 2026년 6월\n\n{head}| 1 시작 | 2 | 3 중간 | 4 | 5 | 6 | 7 |\n")
    assert [(task.title, task.span and task.span.first.text()) for task in reading.tasks] == [
        ("시작", "2026-06-01"),
        ("중간", "2026-06-03"),
    ]


def test_table_turned_on_its_side() -> None:
    """Days across, what to do below."""
    reading = read("# P\n\n| | Day 1 | Day 2 |\n|---|---|---|\n| Topic | sun | moon |\n| Done | ✅ | ⬜ |\n")
    assert [(task.title, task.days, task.done) for task in reading.tasks] == [
        ("sun", (1, 1), True),
        ("moon", (2, 2), False),
    ]


def test_several_items_in_one_cell() -> None:
    """Marked items in a cell are tasks each; plain lines are one."""
    reading = read("# P\n\n| Week | Tasks |\n|---|---|\n| Week 1 | - [x] a<br>- [ ] b |\n| Week 2 | c<br>d |\n")
    assert [(task.title, task.done) for task in reading.tasks] == [("a", True), ("b", False), ("c / d", False)]


def test_malformed_tables() -> None:
    """No closing pipes, a pipe inside code, a short row, rows cut off by a rule."""
    reading = read(
        "# P\n\n|Day|Topic|Do|Status\n|---|---|---|---\n|Day 1|pipes|`a | b`|☐\n|Day 2|short|☑\n\n---\n\n"
        "| Day 3 | later | read | ☑ |\n"
    )
    assert [(task.title, task.days, task.done) for task in reading.tasks] == [
        ("pipes", (1, 1), False),
        ("short", (2, 2), True),
        ("later", (3, 3), True),
    ]


def test_mock_scores_filled_and_planned() -> None:
    """Fractions, percents, blanks and targets; a row that says "to do" is a task as well."""
    reading = read(
        "# P\n\n## Mock exams\n| Exam | Score | Target | Status |\n|---|---|---|---|\n"
        "| Set A | 27/30 | 80% | Done |\n"
        "| Set B | /100 | 85+ | |\n| Set C | New | | To do |\n"
    )
    assert [(score.name, score.percent, score.target) for score in reading.scores] == [
        ("Set A", 90.0, 80.0),
        ("Set B", None, 85.0),
        ("Set C", None, None),
    ]
    assert titles(reading) == ["Set C"]


def test_domains_with_weights_and_confidence() -> None:
    """Weights in a table, or in brackets behind headings and items, but not the shares of a day."""
    table = read(
        "# P\n\n| Domain | Weight | Week 4 | Week 8 |\n|---|---|---|---|\n| Birds | 60% | 3/5 | /5 |\n"
        "| Fish | 40% | 2/5 | |\n"
    )
    assert [(domain.name, domain.weight, domain.confidence) for domain in table.domains] == [
        ("Birds", 60.0, ((4, 3), (8, None))),
        ("Fish", 40.0, ((4, 2), (8, None))),
    ]
    listed = read("# P\n\n## Areas\n1. Birds (60%)\n2. Fish (40%)\n")
    assert [domain.weight for domain in listed.domains] == [60.0, 40.0]
    assert not read(
        "# P\n\n| Day | Topic | Share |\n|---|---|---|\n| Day 1 | a | 50% |\n| Day 2 | b | 50% |\n"
    ).domains


def test_quiz_with_folded_answers() -> None:
    """Question, choices, answer and explanation; folded notes are no questions."""
    reading = read(
        "# Q\n\n### Question 1\nWhich is warm?\n\nA) Ice\nB) Fire\n\n<details>\n<summary>Answer</summary>\n\n"
        "**Correct Answer:** B\n\nFire burns.\n</details>\n\n### Notes\n<details>\n"
        "<summary>Summary of week 1</summary>\ntext\n</details>\n"
    )
    (quiz,) = reading.questions
    assert (quiz.question, quiz.answer, len(quiz.options), quiz.explanation) == (
        "Which is warm?",
        "B",
        2,
        "Fire burns.",
    )
    assert reading.kind == "questions"


def test_front_matter_is_read_and_never_run() -> None:
    """Start and exam come from it; odd values stay text."""
    reading = read(
        '---\ntitle: "Field guide"\nstart: 2026-01-05\ntarget_date: 2026-03-01\n'
        "run: !!python/object\ntags: [a, b]\n---\n\n- [ ] x\n"
    )
    assert reading.title == "Field guide"
    assert reading.start is not None
    assert reading.exam_date is not None
    assert (reading.start.text(), reading.exam_date.text()) == ("2026-01-05", "2026-03-01")
    assert reading.front_matter["run"] == "!!python/object"


def test_logs_are_what_was_done() -> None:
    """A time log, a hundred days and dated items under "Log" become entries, not open tasks."""
    table = read(
        "# Time log 2026\n\n| Date | What | Hours |\n|---|---|---|\n| 5/3 | rocks | 2 |\n| 5/4 | | 0 |\n"
        "| Total | | 2 |\n"
    )
    assert [(entry.title, entry.minutes) for entry in table.log] == [("rocks", 120), ("", 0)]
    hundred = read(
        "# 100 Days of Moss\n\n### Day 1: June 1\n**Today's Progress**: looked\n\n### Day 2: June 2\n"
        "**Today's Progress**: saw\n"
    )
    assert (len(hundred.log), len(hundred.tasks), hundred.kind) == (2, 0, "log")
    mixed = read("# P 2026\n\n## Log\n- 2026-01-05: stones (1h30)\n\n## To do\n- [ ] sand\n")
    assert [(entry.title, entry.minutes) for entry in mixed.log] == [("stones (1h30)", 90)]
    assert titles(mixed) == ["sand"]


def test_code_and_comments_are_text() -> None:
    """Boxes inside fences and comments are no tasks, also in a fence that is never closed."""
    reading = read("# P\n\n```\n- [ ] no\n```\n<!-- - [ ] no\n- [ ] no -->\n- [ ] yes\n\n```\n- [ ] no\n")
    assert titles(reading) == ["yes"]


def test_criteria_and_blanks_are_no_tasks() -> None:
    """What must be true every week, and lines to fill in."""
    reading = read(
        "# P\n\n## Week 1\n- [ ] walk\n\n## Completion criteria\n- [ ] every walk noted\n\n## Goals\n"
        "- [ ] Goal 1: ________\n"
    )
    assert titles(reading) == ["walk"]


def test_resources() -> None:
    """Items of a section that names resources, and items that are one outside link."""
    reading = read("# P\n\n## Week 1\n- [ ] walk\n\n## Resources\n- [Site](https://example.org) - $15\n- A book\n")
    assert [(resource.title, resource.url) for resource in reading.resources] == [
        ("Site", "https://example.org"),
        ("A book", ""),
    ]


def test_one_of_several_plans() -> None:
    """All are taken with a warning, or the one asked for; the rest is kept as notes."""
    text = "# P\n\n## 2-week plan\n### Week 1\n- [ ] fast\n\n## 4-week plan\n### Week 1\n- [ ] slow\n"
    assert "alternative-plans" in {warning.code for warning in read(text).warnings}
    assert titles(read(text, ReadOptions(plan_name="4-week"))) == ["slow"]


def test_everything_ticked_alike_is_decoration() -> None:
    """Unless a legend says so."""
    text = "# P\n\n## Week 1\n- ✅ a\n- ✅ b\n"
    assert [task.done for task in read(text).tasks] == [False, False]
    assert [task.done for task in read(text, ReadOptions(legend={"✅": "done"})).tasks] == [True, True]
