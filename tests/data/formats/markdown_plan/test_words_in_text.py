"""Labels, lengths of time and marks are understood in the languages learners write."""

import pytest

from data.formats.markdown_plan.damaged_words import KNOWN
from data.formats.markdown_plan.durations import cell_duration, find_duration, title_duration
from data.formats.markdown_plan.language import language_of
from data.formats.markdown_plan.marks import Legend
from data.formats.markdown_plan.units import leading_unit
from data.formats.markdown_plan.vocabulary import role_of


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("Week 3: Storage", "week", (3, 3)),
        ("🚀 **Days 6-7** – labs", "day", (6, 7)),
        ("3주차 (5/5 ~ 5/11)", "week", (3, 3)),
        ("1~2주차 개요", "week", (1, 2)),
        ("12일차", "day", (12, 12)),
        ("第二周：网络", "week", (2, 2)),
        ("第3-4周", "week", (3, 4)),
        ("2週目", "week", (2, 2)),
        ("Semanas 1-2: base", "week", (1, 2)),
        ("Día 4: redes", "day", (4, 4)),
        ("Tuần 5: mạng", "week", (5, 5)),
        ("2. Woche", "week", (2, 2)),
        ("Phase II – practice", "phase", (2, 2)),
        ("Giai đoạn 1: nền tảng", "phase", (1, 1)),
    ],
)
def test_labels(text: str, kind: str, numbers: tuple[int, int]) -> None:
    """Kind and numbers of the label a text begins with."""
    unit = leading_unit(text)
    assert unit is not None
    assert (unit.kind, unit.numbers) == (kind, numbers)


@pytest.mark.parametrize(
    "text", ["12주 로드맵", "10-Day challenge", "D4: access", "Plan de 2 semanas", "Daylight", "W"]
)
def test_what_is_no_label(text: str) -> None:
    """Lengths of a whole plan and codes of domains label nothing."""
    assert leading_unit(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1.5h", 90),
        ("2h30", 150),
        ("90 min", 90),
        ("1시간 30분", 90),
        ("2時間", 120),
        ("45 phút", 45),
        ("1,5 Std", 90),
        ("40 x 0.25 = 10h", 600),
        ("30분 ~ 1시간", 30),
    ],
)
def test_lengths(text: str, minutes: int) -> None:
    """Minutes, the lower end of a range."""
    found = find_duration(text)
    assert found is not None
    assert found.minutes == minutes


def test_a_number_in_a_sentence_is_no_length_of_its_task() -> None:
    """Only brackets, the beginning and the end of a title state a length."""
    assert title_duration("Write a 2 hour summary of everything") is None
    assert title_duration("Quiz (30 min)") is not None
    bare = cell_duration("2")
    assert bare is not None
    assert bare.minutes == 120


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("☑", "done"),
        ("[V]", "done"),
        ("완료", "done"),
        ("已完成", "done"),
        ("🔄 진행중", "in_progress"),
        ("未着手", "open"),
        ("100%", "done"),
        ("40 %", "in_progress"),
        ("[link](https://example.org)", None),
        ("Chapter 3", None),
    ],
)
def test_marks(cell: str, status: str | None) -> None:
    """What a cell says of its row."""
    assert Legend().cell(cell) == status


def test_a_legend_decides() -> None:
    """The file's own legend wins over what a sign usually means, the learner's over both."""
    legend = Legend()
    assert legend.learn("Legend: 🔴 done | 🟢 todo", 1)
    assert (legend.cell("🔴"), legend.cell("🟢")) == ("done", "open")
    mine = Legend.stated({"🔴": "todo"})
    mine.learn("Legend: 🔴 done | 🟢 todo", 1)
    assert mine.cell("🔴") == "open"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("학습 자료", "resources"),
        ("Completion criteria", "criteria"),
        ("Consejos", "tips"),
        ("Lernplan", "plan"),
        ("学习计划", "plan"),
        ("毎日のルーティン", "routine"),
        ("Kubernetes", ""),
    ],
)
def test_roles_of_headings(title: str, role: str) -> None:
    """What stands under a heading."""
    assert role_of(title) == role


def test_a_word_with_a_lost_letter_is_read_where_it_can_be_only_one() -> None:
    """The text itself is never changed by it."""
    assert KNOWN.mend("체\ufffd리스트") in ("체크리스트", "체\ufffd리스트")
    assert role_of("학습 자\ufffd") in ("resources", "")


def test_languages() -> None:
    """The language decides between day/month and month/day where nothing else does."""
    assert language_of("이번 주에는 복습을 한다") == "ko"
    assert language_of("今日は復習をする") == "ja"
    assert language_of("今天复习第一章") == "zh"
    assert language_of("la semana del examen y las horas de estudio") == "es"
