"""The Markdown log is complete, reads like a log kept by hand, and imports back to the same study."""

import re
from collections import Counter
from datetime import date

from hypothesis import given

from data.attempts import Attempt
from data.domains import Confidence, Domain
from data.formats.markdown_plan.inline import plain
from data.formats.markdown_plan.reader import read_plan
from data.formats.study_log.log import export_markdown
from data.notes import Note
from data.plan import Phase, Task
from data.resources import Resource
from data.sessions import StudySession
from data.study import Study
from tests.conftest import TODAY
from tests.data.formats.written_studies import studies


@given(study=studies())
def test_a_log_reads_back_as_the_study_it_was_written_from(study: Study) -> None:
    """Tasks with day, minutes and tick, mocks, weights, confidence, study time, resources and dates all return."""
    read = read_plan(export_markdown(study, TODAY))
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


@given(study=studies(wild=True))
def test_nothing_a_study_holds_breaks_its_log(study: Study) -> None:
    """Any characters in titles, details and notes leave every task in its row and every note in its own words."""
    text = export_markdown(study, TODAY)
    rows = re.findall(r"^\| \d\d/\d\d \(.{1,3}\) \|.*\| [✅⬜] \|", text, re.MULTILINE)
    assert len(rows) == len(study.all(Task))
    for note in study.all(Note).values():
        assert note.text.replace("\r\n", "\n") in text or not note.text.strip()
    read_plan(text)


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
    from dataclasses import replace

    tasks = sorted(study.all(Task).values(), key=lambda task: task.day or date.max)
    shifted = date(2026, 12, 1).toordinal() - study.plan.start.toordinal()
    move = [replace(task, day=date.fromordinal(task.day.toordinal() + shifted)) for task in tasks if task.day]
    study.commit("Move", replace(study.plan, start=date(2026, 12, 1), exam_day=None), *move)
    read = read_plan(export_markdown(study, TODAY))
    days = sorted(task.span.first.text() for task in read.tasks if task.span)
    assert days == sorted(str(task.day) for task in move)
