"""What was studied when, new tasks, note pages and search: questions asked of a whole study."""

from datetime import date, timedelta

import pytest

from data.clock import FixedClock
from data.errors import BadInput
from data.ids import IdSource
from data.model.domains import Domain
from data.model.notes import Note
from data.model.plan import Phase, Task
from data.model.sessions import StudySession
from data.model.task_fields import TASK_FIELDS
from data.planning.new_task import chosen_record, new_task
from data.planning.notebook import note_in, page_day, with_text
from data.planning.progress import phase_on
from data.planning.search import EXCERPT, find
from data.planning.study_time.streak import streak
from data.planning.study_time.study_sessions import running_session, sessions_by_day, studied_since
from data.study.study import Study
from tests.conftest import NOW, TODAY

DOMAIN = next(field for field in TASK_FIELDS if field.name == "domain")


def test_a_tick_after_midnight_counts_for_the_evening_before(empty_study: Study) -> None:
    late = NOW.replace(hour=1) + timedelta(days=1)
    empty_study.commit("Tick", Task(id=1, title="Read", day=TODAY, done_at=late))
    studied = studied_since(empty_study, 4)
    assert [studied(TODAY + timedelta(days=days)) for days in (-1, 0, 1)] == [None, TODAY, None]
    assert studied_since(empty_study, 0)(TODAY + timedelta(days=1))


def test_a_session_counts_for_the_day_it_names(empty_study: Study) -> None:
    empty_study.commit("Log", StudySession(id=1, day=TODAY, minutes=5.0))
    assert studied_since(empty_study, 4)(TODAY)
    assert [session.id for session in sessions_by_day(empty_study)[TODAY]] == [1]
    empty_study.undo()
    assert not studied_since(empty_study, 4)(TODAY)


def test_days_of_sessions_without_a_gap_are_one_stretch(empty_study: Study) -> None:
    for number, ago in enumerate((0, 1, 2, 4), start=1):
        empty_study.commit("Log", StudySession(id=number, day=TODAY - timedelta(days=ago), minutes=5.0))
    empty_study.commit("Tick", Task(id=9, title="Read", done_at=NOW - timedelta(days=3)))
    since = studied_since(empty_study, 4)
    first = [since(TODAY - timedelta(days=ago)) for ago in range(6)]
    assert [first and (TODAY - first).days for first in first] == [2, 2, 2, 3, 4, None]
    assert streak(since, TODAY) == 5


def test_a_day_counts_from_a_minute_on(empty_study: Study, clock: FixedClock) -> None:
    """Seconds of the study clock are no study; several of them may come to a minute."""

    def since() -> date | None:
        return studied_since(empty_study, 4)(TODAY)

    empty_study.commit("Stop", StudySession(id=1, day=TODAY, minutes=0.0))
    assert since() is None
    empty_study.commit("Stop", StudySession(id=2, day=TODAY, minutes=0.6))
    empty_study.commit("Start", StudySession(id=3, day=TODAY, started_at=NOW))
    assert since() is None
    clock.advance(seconds=30)
    assert since() == TODAY
    empty_study.commit("Stop", StudySession(id=3, day=TODAY, started_at=NOW, minutes=0.5))
    assert since() == TODAY


def test_ticks_that_an_import_brought_are_no_study(empty_study: Study, clock: FixedClock, ids: IdSource) -> None:
    brought = Task(id=ids.new(), title="Read", done_at=NOW, source="plan.md#1")
    empty_study.commit("Import", brought, Task(id=ids.new(), title="Write", source="plan.md#2"))
    assert not studied_since(empty_study, 4)(TODAY)
    assert empty_study.tasks.overall.done == 1
    clock.advance(minutes=1)
    empty_study.commit("Again", brought.unticked())
    empty_study.commit("Again", brought.unticked().ticked(clock.now()))
    assert studied_since(empty_study, 4)(TODAY)


def test_one_session_is_running_until_it_is_stopped(empty_study: Study) -> None:
    assert running_session(empty_study) is None
    session = StudySession(id=1, day=TODAY, started_at=NOW)
    empty_study.commit("Start", session)
    assert running_session(empty_study) == session
    empty_study.commit("Stop", session.stopped(NOW + timedelta(minutes=9)))
    assert running_session(empty_study) is None


def test_a_new_task_fits_into_its_study(study: Study) -> None:
    task = new_task(study, "  Read the FAQ ", TODAY, minutes=20, domain=chosen_record(study, DOMAIN, "eda").id)
    assert task.title == "Read the FAQ"
    assert task.phase == phase_on(list(study.all(Phase).values()), TODAY).id
    assert study.get(Domain, task.domain).short == "EDA"
    assert task.position > max(other.position for other in study.tasks.on(TODAY))
    assert new_task(study, "Some day", None).phase is None
    with pytest.raises(BadInput):
        new_task(study, "\t", TODAY)


@pytest.mark.parametrize("words", ["eda", "EDA", " exploratory data analysis ", "Explor", "mlops", "machine"])
def test_a_domain_is_found_by_key_short_name_name_or_beginning(study: Study, words: str) -> None:
    assert chosen_record(study, DOMAIN, words) in study.all(Domain).values()


@pytest.mark.parametrize("words", ["", " ", "m", "cooking", "x" * 5000])
def test_words_for_no_domain_or_for_several_are_refused_with_all_names(study: Study, words: str) -> None:
    with pytest.raises(BadInput, match="DE, EDA, Modeling, MLOps") as refused:
        chosen_record(study, DOMAIN, words)
    assert len(str(refused.value)) < 200


def test_notes_of_a_week_are_kept_under_its_first_day(study: Study) -> None:
    plan = study.plan
    first = plan.week_start(3)
    for days in range(7):
        assert page_day(plan, "ideas", first + timedelta(days=days)) == first
        assert page_day(plan, "learned", first + timedelta(days=days)) == first + timedelta(days=days)
    assert note_in(study, "hard", first) is note_in(study, "hard", first + timedelta(days=6))
    assert note_in(study, "hard", first + timedelta(days=7)) is None


def test_writing_changes_the_note_that_is_there_or_makes_one(study: Study) -> None:
    old = note_in(study, "learned", TODAY)
    assert [note.id for note in with_text(study, "learned", TODAY, "other")] == [old.id]
    (fresh,) = with_text(study, "learned", TODAY + timedelta(days=1), "new")
    assert fresh.id not in study.all(Note)
    study.commit("Write", fresh)
    assert note_in(study, "learned", TODAY + timedelta(days=1)) == fresh


def test_a_page_that_was_begun_twice_shows_both_texts_and_becomes_one(study: Study) -> None:
    day = TODAY + timedelta(days=2)
    for words in ("from one", "from two"):
        study.commit("Write", Note(id=study.new_id(), section="learned", text=words, day=day))
    both = note_in(study, "learned", day)
    assert both is not None
    assert both.text == "from one\n\n----\n\nfrom two"
    study.commit("Write", *with_text(study, "learned", day, "from one and two"))
    now = note_in(study, "learned", day)
    assert now is not None
    assert now.text == "from one and two"


def test_search_finds_titles_details_and_notes_the_latest_first(study: Study) -> None:
    study.commit("Add", Task(id=1, title="XGBoost", day=TODAY, details="boosted shards"))
    hits = find(study, " SHARD ")
    days = [hit.day for hit in hits if not hit.section]
    assert days == sorted(days, reverse=True)
    assert 1 in [hit.id for hit in hits]
    assert hits[-1].section
    assert find(study, "") == find(study, " \n") == find(study, "never written anywhere") == []
    assert len(find(study, "e", limit=5)) == 5


def test_a_hit_shows_what_was_found(empty_study: Study) -> None:
    words = "Ⱥİẞ" * 60 + " the word " + "ß" * 60
    empty_study.commit(
        "Write",
        Note(id=1, section="learned", text=words, day=TODAY),
        Note(id=2, section="hard", text="x" * 100 + " the word " + "y" * 100, day=TODAY),
    )
    for hit in find(empty_study, "THE word"):
        assert "the word" in hit.excerpt
        assert len(hit.excerpt) <= 2 * EXCERPT + len("the word") + 10
