"""The Markdown log is complete, reads like a log kept by hand, and imports back to the same study."""

import re
from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.clock import FixedClock
from data.formats.export.study_log.log import export_markdown
from data.formats.export.study_log.read_back import read_back
from data.formats.export.study_log.task_columns import COLUMNS
from data.formats.markdown_plan.inline import plain
from data.formats.markdown_plan.reader import parse_plan
from data.ids import IdSource
from data.model.attempts import Attempt
from data.model.domains import Confidence, Domain
from data.model.notes import Note
from data.model.plan import Phase, Task
from data.model.resources import Resource
from data.model.sessions import StudySession
from data.packs.demo import demo_study
from data.packs.pack import open_pack
from data.planning.task_values import plain_value
from data.study.study import Study
from tests.conftest import NOW, TODAY, MemoryStore
from tests.data.formats.export.written_studies import studies


@given(study=studies())
def test_a_log_reads_back_as_the_study_it_was_written_from(study: Study) -> None:
    """Tasks with day, minutes and tick, mocks, weights, confidence, study time, resources and dates all return."""
    read = parse_plan(export_markdown(study, TODAY))
    assert Counter(
        (task.title, task.span and task.span.first.text(), task.minutes, task.done) for task in read.tasks
    ) == (Counter((plain(task.title), str(task.day), task.minutes, task.done) for task in study.all(Task).values()))
    assert {(mock.name, mock.percent, mock.target) for mock in read.scores} == {
        (mock.title, mock.percent, mock.target) for mock in study.all(Attempt).values()
    }
    rated = {(each.domain, each.checkpoint): each.value for each in study.all(Confidence).values()}
    assert [(domain.name, domain.weight, domain.confidence) for domain in read.domains] == [
        (domain.name, domain.weight, ((study.plan.weeks, rated.get((domain.id, study.plan.weeks))),))
        for domain in study.all(Domain).values()
    ]
    assert Counter((each.title, each.minutes, each.span and each.span.first.text()) for each in read.log) == Counter(
        (plain(each.title), each.minutes, str(each.day)) for each in study.all(StudySession).values()
    )
    assert [each.url for each in read.resources] == [each.url for each in study.all(Resource).values()]
    assert read.exam_date is None or read.exam_date.known() == study.plan.exam_day
    assert read.start is not None
    assert read.start.known() == study.plan.start
    assert read.accounted() == read.nonblank


def told(study: Study) -> dict[str, list[object]]:
    """What a log tells of a study, without ids."""
    domains = {domain.id: domain.name for domain in study.all(Domain).values()}
    phases = {phase.id: phase.title for phase in study.all(Phase).values()}
    tasks = {task.id: task.title for task in study.all(Task).values()}
    plan = study.plan
    return {
        "plan": [plan.name, plan.start, plan.weeks, plan.exam_day, plan.language, plan.minutes_a_day,
                 plan.checkpoints, plan.exam_name, plan.exam_questions, plan.exam_minutes, plan.weekly_hours],
        "phases": [(each.title, each.start, each.end, each.weeks) for each in study.all(Phase).values()],
        "tasks": sorted((str(each.day), each.title, each.week, each.done, phases.get(each.phase or 0),
                         *(str(plain_value(study, each, field)) for field in COLUMNS.values()))
                        for each in study.all(Task).values()),
        "notes": sorted((each.section, str(each.day), each.title, each.text) for each in study.all(Note).values()),
        "domains": [(each.name, each.short, each.weight) for each in study.all(Domain).values()],
        "confidence": [(domains[each.domain], each.checkpoint, each.value)
                       for each in study.all(Confidence).values()],
        "attempts": sorted((str(each.day), each.title, each.percent, each.right, each.total, each.target, each.memo,
                            [(domains[score.domain], score.percent) for score in each.domain_scores])
                           for each in study.all(Attempt).values()),
        "sessions": sorted((each.day, each.minutes, each.title or tasks.get(each.task or 0))
                           for each in study.all(StudySession).values()),
        "resources": [(each.title, each.url, each.price, each.remark) for each in study.all(Resource).values()],
    }  # fmt: skip


def restored(text: str) -> Study:
    """A new study out of a log."""
    clock = FixedClock(NOW)
    ids = IdSource(clock, Random(1))
    records = read_back(text, NOW, ids.new)
    assert records is not None
    study = Study(MemoryStore(), clock, ids)
    study.commit("Read back", *records)
    return study


@given(study=studies())
def test_a_new_study_made_from_a_log_is_the_same_study(study: Study) -> None:
    """Everything a log tells comes back record by record, and writing it again gives the same log."""
    text = export_markdown(study, TODAY)
    back = restored(text)
    assert told(back) == told(study)
    assert export_markdown(back, TODAY) == text


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_whole_study_comes_back_from_its_log(empty_study: Study, ids: IdSource, language: str) -> None:
    """The demo with its details, mocks, notes, prices and checkpoints in either language."""
    empty_study.commit("Open the demo", *demo_study(open_pack("mls_c01"), language, TODAY, NOW, ids, Random(1)))
    assert told(restored(export_markdown(empty_study, TODAY))) == told(empty_study)


@given(study=studies(wild=True))
def test_a_log_with_any_characters_is_stable_once_read(study: Study) -> None:
    """Line breaks in titles are gone after one writing; from then on nothing changes, and notes never did."""
    back = restored(export_markdown(study, TODAY))
    text = export_markdown(back, TODAY)
    assert export_markdown(restored(text), TODAY) == text
    assert len(back.all(Task)) == len(study.all(Task))
    assert Counter(note.text for note in back.all(Note).values()) == Counter(
        note.text.replace("\r\n", "\n") for note in study.all(Note).values() if note.text.strip()
    )


@given(text=st.text(max_size=300) | st.text(max_size=100).map(lambda rest: "# X: study log\n\n## Goals\n\n" + rest))
def test_a_text_that_is_no_log_of_ours_is_left_to_the_importer(text: str) -> None:
    """Whatever it holds, it is refused with None and not with an error."""
    assert read_back(text, NOW, iter(range(1, 1000)).__next__) is None


@given(study=studies(wild=True))
def test_nothing_a_study_holds_breaks_its_log(study: Study) -> None:
    """Any characters in titles, details and notes leave every task in its row and every note in its own words."""
    text = export_markdown(study, TODAY)
    rows = re.findall(r"^\| \d\d/\d\d \(.{1,3}\) \|.*\| [✅⬜] \|", text, re.MULTILINE)
    assert len(rows) == len(study.all(Task))
    for note in study.all(Note).values():
        assert note.text.replace("\r\n", "\n") in text or not note.text.strip()
    parse_plan(text)


def test_a_log_tells_everything_in_the_language_of_the_plan(study: Study) -> None:
    """Every part stands under its heading, weeks in order, each phase with its state."""
    text = export_markdown(study, TODAY)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "Goals", "Roadmap", "Weekly checklists", "Mock exam scores", "Domains and confidence", "Study time log",
        "Resources",
    ]  # fmt: skip
    assert text.count("\n### Week ") == study.plan.weeks
    for phase in study.all(Phase).values():
        assert f"| {phase.weeks} | {phase.start} ~ {phase.end} | {phase.title} |" in text
    assert all(note.text in text for note in study.all(Note).values())


def test_weeks_over_new_year_keep_their_years(study: Study) -> None:
    """Rows say month and day, headings the year, so that a plan into January comes back whole."""
    from data.frozen import replace

    tasks = sorted(study.all(Task).values(), key=lambda task: task.day or date.max)
    shifted = date(2026, 12, 1).toordinal() - study.plan.start.toordinal()
    move = [replace(task, day=date.fromordinal(task.day.toordinal() + shifted)) for task in tasks if task.day]
    study.commit("Move", replace(study.plan, start=date(2026, 12, 1), exam_day=None), *move)
    read = parse_plan(export_markdown(study, TODAY))
    days = sorted(task.span.first.text() for task in read.tasks if task.span)
    assert days == sorted(str(task.day) for task in move)
