"""Tables as people make them: which column is the task, which rows are scores, words or marks and no tasks."""

import pytest

from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ParsedPlan


def table(*rows: str, under: str = "# P 2026") -> ParsedPlan:
    """What is read of a table, given as rows with the head first."""
    head, *body = (f"| {row} |\n" for row in rows)
    rule = "|" + "---|" * (rows[0].count("|") + 1) + "\n"
    reading = parse_plan(f"{under}\n\n{head}{rule}{''.join(body)}")
    assert reading.accounted() == reading.nonblank
    return reading


def titles(reading: ParsedPlan) -> list[str]:
    return [task.title for task in reading.tasks]


def test_each_column_of_problems_holds_a_task() -> None:
    """A family of columns, numbered, or the subjects of a school."""
    problems = table("주차 | 문제1 | 문제2", "1주차 (03.25~03.31) | 체스판 | 정렬", "2주차 (04.01~04.07) | 소수 | 큐")
    assert titles(problems) == ["체스판", "정렬", "소수", "큐"]
    assert all(task.span for task in problems.tasks)
    subjects = table("周次 | 数学 | 英语", "第1周 | 第一章 | 单词100", "第2周 | 第二章 | 单词200")
    assert titles(subjects) == ["数学: 第一章", "英语: 单词100", "数学: 第二章", "英语: 单词200"]


def test_rounds_to_tick_are_no_tasks_of_their_own() -> None:
    """Columns of marks say what was done."""
    reading = table("단원 | 1회독 | 2회독", "산 | ✅ | ⬜", "강 | ✅ | ✅")
    assert titles(reading) == ["산", "강"]


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [("월", "3월", "4월"), ("时间", "5月上旬", "5月下旬"), ("시기", "2026년 4~5월", "2026년 6월")],
)
def test_months_are_rows_of_a_roadmap(head: str, first: str, second: str) -> None:
    """Each month is a group of its own."""
    reading = table(f"{head} | 내용", f"{first} | 개념", f"{second} | 기출")
    assert titles(reading) == ["개념", "기출"]
    assert [group.title for group in reading.groups] == [first, second]


@pytest.mark.parametrize(
    ("head", "row", "title"),
    [
        ("順序 | 分類 | 座学テーマ | 状態", "1 | テクノロジ | 数値表現 | 完了", "数値表現"),
        ("날짜 | 챕터 | 주제", "3/3 | Ch.3 | 배열", "배열"),
        ("Date | Module | Topic | Status", "3/3 | Mod 4 | Routing | ⬜", "Routing"),
        ("회차 | 공부 | 복습", "1화 | ✅ | 예정", "1화"),
        ("Dzień | Temat | Czas", "1 | Zmienne | 2h", "Zmienne"),
    ],
)
def test_the_title_is_what_says_something(head: str, row: str, title: str) -> None:
    """Numbers, places and marks are no titles."""
    assert titles(table(head, row, row.replace("3/3", "3/4"))) == [title, title]


def test_a_tick_behind_another_cell_ticks_the_row() -> None:
    """Where no column is one of ticks."""
    reading = table("Date | Topic | Problem", "Jan 5 | Arrays | Two Sum ✅", "Jan 6 | Arrays | 3 Sum")
    assert [task.done for task in reading.tasks] == [True, False]


def test_the_total_of_an_exam_in_parts_is_its_score() -> None:
    """The parts beside it are no tasks."""
    reading = table("회차 | 날짜 | LC | RC | 총점", "1회 | 2026.03.02 | 320 | 280 | 600", under="## 모의고사")
    assert not reading.tasks
    assert [(score.name, score.score) for score in reading.scores] == [("1회", 600.0)]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("語彙 | 読み | 意味 | 日付", "措置 | そち | やり方 | 2026-06-12"),
        ("Symbol | Meaning", "🟢 | extra"),
        ("Week | Count | Graph", "2026-W48 | 2 | █"),
        ("理由 | 内容", "✅ 費用 | 安い"),
    ],
)
def test_words_marks_and_statistics_are_notes(head: str, row: str) -> None:
    """Nothing in them is to be done."""
    assert table(head, row, row.replace("費用", "期間").replace("✅", "❌")).kind == "notes"


def test_marks_with_words_of_any_language_are_a_status() -> None:
    """What comes again and again beside a mark says what the mark says."""
    rows = ("Listy | ✅ Zrobione", "Słowniki | ✅ Zrobione", "Zbiory | ❌ Do zrobienia", "Grafy | ❌ Do zrobienia")
    assert [task.done for task in table("Struktury | Jak idzie", *rows).tasks] == [True, True, False, False]


def test_boxes_under_templates_one_learns_are_tasks() -> None:
    """A form to fill in is none."""
    reading = parse_plan(
        "# AWS\n\n## CloudFormation templates\n- [ ] parameters\n- [x] outputs\n\n"
        "## EC2\n- [ ] worked examples\n  - [ ] sizes\n\n## Daily template\n- [ ] ____\n- [ ] study\n"
    )
    assert titles(reading) == ["parameters", "outputs", "worked examples", "sizes"]


def test_weeks_under_a_plain_heading_are_groups_whatever_stands_beside_it() -> None:
    """A last check list does not swallow them."""
    reading = parse_plan("# P\n\n## Checklist\n### Week 1\n- [ ] a\n### Week 2\n- [ ] b\n\n## Exam day\n- [ ] pens\n")
    assert [group.title for group in reading.groups] == ["Week 1", "Week 2", "Exam day"]


def test_the_only_week_of_a_file_is_a_group_of_its_days() -> None:
    """It is no heading that merely wraps the plan."""
    reading = parse_plan(
        "# P\n\n## Week 1 (2026-11-21 - 2026-11-27)\n### 2026-11-23\n- [ ] a\n### 2026-11-24\n- [ ] b\n"
    )
    assert [(group.title, group.depth) for group in reading.groups][:2] == [
        ("Week 1 (2026-11-21 - 2026-11-27)", 0),
        ("2026-11-23", 1),
    ]


def test_plain_text_with_numbered_days_is_a_plan() -> None:
    """Three days that count on are headings; dashes without a space are items."""
    reading = parse_plan("Day 1: Arrays\nread\n\nDay 2: Graphs\nread\n\nDay 3: Trees\n-leaf\n-root\n")
    assert titles(reading) == ["Day 1: Arrays", "Day 2: Graphs", "leaf", "root"]


def test_times_of_the_day_are_no_lengths() -> None:
    """From eight to nine is an hour."""
    reading = parse_plan("# P\n\n- [ ] Ler (20h-21h)\n- [ ] 21h30–22h30: revisão\n- [ ] Lab (1h-2h)\n")
    assert [task.minutes for task in reading.tasks] == [60, 60, 60]


def test_shares_of_time_are_no_domains() -> None:
    """Neither those of a method nor those of a month."""
    reading = parse_plan(
        "# P\n\n- **Method:** 60% questions + 30% review + 10% theory\n\nDomains: A 20%, B 80%, C 0%\n"
    )
    assert [domain.name for domain in reading.domains] == ["A", "B", "C"]
