"""A reading becomes one undoable commit; importing again updates, doubles nothing and takes no tick back."""

import unicodedata
from collections.abc import Callable
from datetime import date
from types import MappingProxyType

import pytest

from data.errors import BadInput
from data.formats.markdown_plan.into_study import import_parsed_plan
from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ReadOptions
from data.frozen import replace
from data.model.attempts import Attempt
from data.model.domains import Confidence, Domain
from data.model.notes import Note
from data.model.plan import Phase, Plan, Task
from data.model.questions import Question
from data.model.resources import Resource
from data.model.sessions import StudySession
from data.study.study import Study
from tests.conftest import NOW, TODAY

PLAN = """# Garden exam
Exam date: 2026-05-01

## Week 1 (03/02 ~ 03/08): soil
| Date | Topic | Time | Done |
|---|---|---|---|
| 03/02 | Dig | 1h | ☑ |
| 03/03 | Sow | 30 min | ☐ |

## Mock exams
| Exam | Score | Target |
|---|---|---|
| Set A | 24/30 | 70% |
| Set B | | 75% |

| Domain | Weight | Week 4 |
|---|---|---|
| Soil | 60% | 3/5 |
| Seeds | 40% | |

### Q1
What grows?

A) Stones
B) Seeds

<details><summary>Answer</summary>
Answer: B
</details>

## Resources
- [Almanac](https://example.org)

## Tips
Water in the evening.
"""


def imported(study: Study, text: str, start: date | None = None) -> MappingProxyType[str, int]:
    planned = import_parsed_plan(parse_plan(text, ReadOptions(start=start)), study, "garden.md", TODAY, start)
    return MappingProxyType(dict(planned.added))


def test_everything_arrives_and_one_undo_takes_it_back(empty_study: Study) -> None:
    """Plan, phase, tasks, scores, domains, confidence, question, resource and note."""
    imported(empty_study, PLAN)
    plan = empty_study.plan
    assert (plan.name, plan.exam_day, plan.start) == ("Garden exam", date(2026, 5, 1), date(2026, 3, 2))
    (phase,) = empty_study.all(Phase).values()
    assert (phase.start, phase.end, phase.weeks) == (date(2026, 3, 2), date(2026, 3, 8), "1")
    tasks = list(empty_study.all(Task).values())
    assert [(task.title, task.day, task.minutes, task.done, task.phase) for task in tasks] == [
        ("Dig", date(2026, 3, 2), 60, True, phase.id),
        ("Sow", date(2026, 3, 3), 30, False, phase.id),
    ]
    assert [(attempt.title, attempt.percent, attempt.target) for attempt in empty_study.all(Attempt).values()] == [
        ("Set A", 80.0, 70.0),
        ("Set B", None, 75.0),
    ]
    assert [domain.weight for domain in empty_study.all(Domain).values()] == [60.0, 40.0]
    assert [rating.value for rating in empty_study.all(Confidence).values()] == [3]
    assert [question.key for question in empty_study.all(Question).values()] == ["B"]
    assert [resource.url for resource in empty_study.all(Resource).values()] == ["https://example.org"]
    assert any("Water in the evening" in note.text for note in empty_study.all(Note).values())
    empty_study.undo()
    assert not empty_study.all(Task)
    assert not empty_study.all(Plan)


def test_importing_again_updates_and_keeps_ticks(empty_study: Study) -> None:
    """A changed time is taken over; what was ticked here stays ticked though the file says otherwise."""
    imported(empty_study, PLAN)
    sow = next(task for task in empty_study.all(Task).values() if task.title == "Sow")
    empty_study.commit("Tick", sow.ticked(NOW))
    assert not imported(empty_study, PLAN)
    assert not imported(empty_study, PLAN.replace("30 min | ☐", "45 min | ☐"))
    tasks = {task.title: task for task in empty_study.all(Task).values()}
    assert len(tasks) == 2
    assert (tasks["Sow"].minutes, tasks["Sow"].done_at) == (45, NOW)


def test_another_title_is_no_other_task(empty_study: Study) -> None:
    """What was ticked and noted here stays with it; a title with another day, or other words, is new."""
    imported(empty_study, PLAN)
    sow = next(task for task in empty_study.all(Task).values() if task.title == "Sow")
    empty_study.commit("Tick", sow.ticked(NOW))
    assert not imported(empty_study, PLAN.replace("| Sow |", "| Sow it |"))
    assert (empty_study.get(Task, sow.id).title, empty_study.get(Task, sow.id).done) == ("Sow it", True)
    assert not imported(empty_study, PLAN.replace("| Sow |", "| Sow it |"))
    assert imported(empty_study, PLAN.replace("| Sow |", "| Prune the roses |")) == {"tasks": 1}
    assert len(empty_study.all(Task)) == 3


def test_days_and_weeks_are_counted_from_the_start_given(empty_study: Study) -> None:
    """ "Day 3" has a day only where the learner says when it all begins."""
    text = "# P\n\n## Day 1\n- [ ] a\n\n## Day 3\n- [ ] b\n"
    imported(empty_study, text, start=date(2026, 2, 2))
    assert [task.day for task in empty_study.all(Task).values()] == [date(2026, 2, 2), date(2026, 2, 4)]


def test_an_open_year_is_asked_for(empty_study: Study) -> None:
    """Nothing is written with a year that nobody stated."""
    with pytest.raises(BadInput, match="--year"):
        imported(empty_study, "# P\n\n- [ ] Mar 3: x\n")
    assert not empty_study.all(Task)


def test_a_log_becomes_sessions(empty_study: Study) -> None:
    """Minutes on their day, and no open task."""
    imported(empty_study, "# Study log\n\n| Date | Topic | Hours |\n|---|---|---|\n| 2026-01-05 | soil | 1.5 |\n")
    assert [(session.day, session.minutes, session.title) for session in empty_study.all(StudySession).values()] == [
        (date(2026, 1, 5), 90.0, "soil")
    ]
    assert not empty_study.all(Task)


def test_what_a_file_names_alike_stays_apart_and_is_found_again(empty_study: Study) -> None:
    """Two weeks, tasks and links of the same name are two each, also the second time."""
    part = "## Week 1 (03/02 ~ 03/08)\n- [ ] walk\n\n"
    links = "- [a](https://example.org) one\n- [b](https://example.org) two\n"
    text = f"# P 2026\n\n{part}# Q\n\n{part}## Resources\n{links}"
    imported(empty_study, text)
    assert [len(empty_study.all(kind)) for kind in (Phase, Task, Resource)] == [2, 2, 2]
    again = import_parsed_plan(parse_plan(text), empty_study, "garden.md", TODAY)
    assert not again.changed


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: unicodedata.normalize("NFC", text),
        lambda text: text.replace("Café", "CAFE").replace("가을", "가을\u200b"),
        lambda text: text.replace("Gieß", "Ｇｉｅß").replace("ﾃﾞｰﾀ", "データ"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_another_way_to_write_the_same_letters_doubles_nothing(
    empty_study: Study, form: str, change: Callable[[str], str]
) -> None:
    """A file saved on another system, also one that was imported before its letters were put together."""
    text = "# Plan 2026\n\n## 1주차 (03/02 ~ 03/08)\n- [x] 가을 배추\n- [ ] Café lesen\n- [ ] Gieß ﾃﾞｰﾀ\n"
    imported(empty_study, text)
    old = list(empty_study.all(Task).values())
    written = [
        replace(task, title=unicodedata.normalize(form, task.title), source=unicodedata.normalize(form, task.source))
        for task in old
    ]
    empty_study.commit("As it was written", *written)
    assert not imported(empty_study, change(text))
    assert {task.id: task.done for task in empty_study.all(Task).values()} == {task.id: task.done for task in old}


def test_titles_that_differ_in_an_accent_alone_stay_two_tasks(empty_study: Study) -> None:
    """Two lines of one file are two tasks, now and when the file is imported again."""
    text = "# Plan\n\n- [ ] Cafe\n- [ ] Café\n- [ ] CAFÉ\n"
    imported(empty_study, text)
    assert len(empty_study.all(Task)) == 3
    assert not import_parsed_plan(parse_plan(text), empty_study, "garden.md", TODAY).changed
    assert not imported(empty_study, text.replace("- [ ] Cafe\n", ""))
