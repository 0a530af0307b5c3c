"""Calendar, JSON, CSV and web page: complete, valid by other people's readers, and harmless."""

import csv
import io
import json
from html.parser import HTMLParser

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.formats.export.html_page import export_html
from data.formats.export.ics import export_ics
from data.formats.export.study_csv import TABLES, export_csv
from data.formats.export.study_json import KINDS, export_json
from data.frozen import as_dict, replace
from data.model.attempts import Attempt
from data.model.plan import Phase, Plan, Task
from data.model.sessions import StudySession
from data.study.study import Study
from tests.conftest import NOW, TODAY
from tests.data.formats.export.written_studies import studies


@given(study=studies(wild=True), todos=st.booleans())
def test_a_calendar_reads_back_with_every_task_on_its_day(study: Study, todos: bool) -> None:
    """Another library understands it: no line above 75 octets, UIDs unique, texts as they were."""
    text = export_ics(study, NOW, todos)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = icalendar.Calendar.from_ical(text)
    entries = [*calendar.walk("VEVENT"), *calendar.walk("VTODO")]
    assert not any(entry.errors for entry in entries)
    uids = [str(entry["UID"]) for entry in entries]
    assert len(uids) == len(set(uids))
    by_uid = dict(zip(uids, entries, strict=True))
    for task in study.all(Task).values():
        entry = by_uid[f"task-{task.id}@study-cockpit"]
        assert entry["DUE" if todos else "DTSTART"].dt == task.day
        written = "".join(char for char in task.title if char >= " " and char != "\x7f")
        assert "".join(str(entry["SUMMARY"]).removeprefix("✓ ").split()) == "".join(written.split())
    for phase in study.all(Phase).values():
        entry = by_uid[f"phase-{phase.id}@study-cockpit"]
        assert (entry["DTSTART"].dt, (entry["DTEND"].dt - phase.end).days) == (phase.start, 1)


def test_a_second_calendar_updates_the_first(study: Study) -> None:
    """A moved and ticked task keeps its UID, and the exam and every mock stand in the calendar."""
    task = next(iter(study.all(Task).values()))
    before = export_ics(study, NOW)
    study.commit("Move", replace(task, day=TODAY, done_at=NOW, title="Another title"))
    after = export_ics(study, NOW)
    uid = f"UID:task-{task.id}@study-cockpit\r\n"
    assert (before.count(uid), after.count(uid)) == (1, 1)
    titles = [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(after).walk("VEVENT")]
    assert study.plan.exam_name in titles
    assert all(any(mock.title in title for title in titles) for mock in study.all(Attempt).values() if mock.day)


@given(study=studies(wild=True))
def test_json_holds_every_field_of_every_record(study: Study) -> None:
    """What a program reads is what the records say."""
    whole = json.loads(export_json(study, TODAY))
    assert (whole["format"], whole["version"], whole["exported"]) == ("study-cockpit", 1, TODAY.isoformat())
    for kind in KINDS:
        assert [each["id"] for each in whole["tables"][kind.table]] == list(study.all(kind))
    task = next(iter(study.all(Task).values()))
    assert whole["tables"]["tasks"][0] == as_dict(task) | {
        "day": str(task.day), "done_at": task.done_at and task.done_at.isoformat()
    }  # fmt: skip


@given(study=studies(wild=True))
def test_csv_has_a_row_a_record_and_no_formula(study: Study) -> None:
    """Texts of several lines stay in one cell, and none begins like something a spreadsheet runs."""
    kinds = {"tasks": Task, "attempts": Attempt, "sessions": StudySession}
    for table in TABLES:
        text = export_csv(study, table)
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        assert len(rows) == 1 + len(study.all(kinds[table]))
        assert not any(cell.lstrip(" ").startswith(tuple("=+-@\t\r＝")) for row in rows for cell in row)


def test_a_formula_in_a_title_becomes_text(study: Study) -> None:
    """An apostrophe stands before it; the title itself is all there."""
    study.commit("Add", Task(id=1, title='=HYPERLINK("http://example.org")'))
    assert "'=HYPERLINK(" in export_csv(study, "tasks")


class Page(HTMLParser):
    """Notes every tag that was opened, and those that were never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@given(study=studies(wild=True))
def test_the_page_is_whole_and_runs_and_loads_nothing(study: Study) -> None:
    """Tags match, every title is on it, and no text of the study becomes a tag, a script or a dangerous link."""
    page = Page()
    page.feed(export_html(study, TODAY))
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "iframe", "link", "object", "b2"}
    addresses = [attributes.get("href") or "" for tag, attributes in page.tags if tag == "a"]
    assert all(address.startswith(("http://", "https://", "mailto:")) for address in addresses)
    assert not any(name.startswith("on") or name == "src" for _, attributes in page.tags for name in attributes)
    words = "".join("".join(page.words).split())
    for task in study.all(Task).values():
        assert "".join(task.title.replace("\x00", "\ufffd").split()) in words.replace("\x00", "\ufffd")


@pytest.mark.parametrize("picture", ["heat", "radar", "trend"])
def test_every_picture_says_in_words_what_it_shows(study: Study, picture: str) -> None:
    """Heatmap, radar and score trend are inline drawings with a label."""
    page = Page()
    page.feed(export_html(study, TODAY))
    drawn = [attributes for tag, attributes in page.tags if tag == "svg" and attributes.get("class") == picture]
    assert [bool(each.get("aria-label")) for each in drawn] == [True]


def test_a_study_with_a_plan_alone_can_be_written_in_every_form(empty_study: Study) -> None:
    """Nothing planned yet is no reason to fail."""
    empty_study.commit("Begin", Plan(id=1, name="Bare", start=TODAY, weeks=0))
    icalendar.Calendar.from_ical(export_ics(empty_study, NOW))
    assert "Bare" in export_html(empty_study, TODAY)
    assert json.loads(export_json(empty_study, TODAY))["tables"]["plan"][0]["name"] == "Bare"
    assert all(export_csv(empty_study, table).count("\n") == 1 for table in TABLES)
