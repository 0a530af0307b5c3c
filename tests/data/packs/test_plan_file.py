"""A pack's plan: phases by weeks, one task a line, and every mistake told with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import BadFile
from data.packs.plan_file import PlannedPhase, PlannedTask, read_plan_file

PLAN = """# Twelve days
Read a little.
Every day.

## Weeks 1-2: Data

### Week 1: Pipes
- Day 1 [de] Streams
  Goal: say what a shard is.
    deeper

  After a gap.
- 2일차 [all] {review} (45m) 복습과 퀴즈
## 3주차: 마무리
- Day 21 [all] {mock mock1} (170m) First mock
- Day 22 [all] {exam} Exam: the day
"""


def test_a_plan_is_read_in_any_language() -> None:
    plan = read_plan_file(PLAN, "plan.en.md")
    assert (plan.title, plan.introduction) == ("Twelve days", "Read a little. Every day.")
    assert plan.phases == (PlannedPhase(1, 2, "Data"), PlannedPhase(3, 3, "마무리"))
    details = "Goal: say what a shard is.\n  deeper\n\nAfter a gap."
    assert plan.tasks == (
        PlannedTask(1, "de", "study", "", None, "Streams", details),
        PlannedTask(2, "", "review", "", 45, "복습과 퀴즈", ""),
        PlannedTask(21, "", "mock", "mock1", 170, "First mock", ""),
        PlannedTask(22, "", "exam", "", None, "Exam: the day", ""),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## Data\n", 1),
        ("# T\n## Weeks 1-2 Data\n", 2),
        ("# T\n\n## Weeks 1-2: Data\n- Streams\n", 4),
        ("## Week 1: Data\n- Day 1 Streams\n", 2),
        ("## Week 1: Data\n- Day 1 [de]\n", 2),
        ("## Week 1: Data\nstray words\n", 2),
        ("## Week 1: Data\n- Day " + "1" * 5000 + " [de] Streams\n", 2),
        ("## Week " + "1" * 5000 + ": Data\n", 1),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_mistake_is_told_with_the_file_and_the_line(text: str, line: int) -> None:
    with pytest.raises(BadFile, match=rf"^plan\.en\.md, line {line}: "):
        read_plan_file(text, "plan.en.md")


def test_endless_lines_cost_no_time() -> None:
    for line in (
        "## " + " " * 100_000,
        "- " + " 1" * 50_000,
        "## 1" + " 1" * 50_000,
        "- Day 1" + " " * 100_000 + "[",
    ):
        with pytest.raises(BadFile):
            read_plan_file(f"{line}x\n", "plan.en.md")


signs = st.sampled_from(
    ["# ", "## ", "### ", "- ", "  ", "Day", "1", "22", "-", ":", "[de]", "{mock m}", "(5m)", " ", "주"]
)
lines = st.one_of(st.text(max_size=40), st.lists(signs, max_size=10).map("".join))


@given(st.lists(lines, max_size=12).map("\n".join))
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    try:
        plan = read_plan_file(text, "any.md")
    except BadFile as refused:
        told = str(refused)
        if not told.startswith("any.md, line "):
            raise
        return
    assert all(task.title.strip() == task.title != "" for task in plan.tasks)


titles = st.text("abc 한글-:", min_size=1, max_size=20).map(str.strip).filter(bool)


@given(st.lists(st.tuples(st.integers(1, 999), st.sampled_from(["de", "all"]), titles), max_size=8))
def test_what_is_written_comes_back(tasks: list[tuple[int, str, str]]) -> None:
    text = "# T\n## Weeks 1-9: P\n" + "".join(f"- Day {day} [{key}] {title}\n" for day, key, title in tasks)
    found = [(task.day, task.domain or "all", task.title) for task in read_plan_file(text, "plan.md").tasks]
    assert found == tasks
