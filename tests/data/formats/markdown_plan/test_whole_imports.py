"""An import loses nothing: what a plan or log says is somewhere in the study, beside the record it belongs to."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from data.clock import FixedClock
from data.formats.markdown_plan.amending import Amendments, amended, record_id
from data.formats.markdown_plan.counting import describe_change
from data.formats.markdown_plan.into_study import import_parsed_plan
from data.formats.markdown_plan.merging import PlannedImport
from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ReadOptions
from data.frozen import replace
from data.ids import IdSource
from data.model.attempts import Attempt
from data.model.notes import Note
from data.model.plan import Task
from data.model.sessions import StudySession
from data.study.study import Study
from tests.conftest import NOW, TODAY, MemoryStore
from tests.data.formats.markdown_plan.test_conservation import lines
from tests.faults.hostile_plans import lost_words


def imported(study: Study, text: str, name: str = "plan.md") -> PlannedImport:
    return import_parsed_plan(parse_plan(text, ReadOptions(year=2026)), study, name, TODAY)


def task(study: Study, title: str) -> Task:
    return next(task for task in study.all(Task).values() if task.title == title)


def rest(study: Study) -> str:
    """The note that holds what stands nowhere else."""
    return "\n".join(note.text for note in study.all(Note).values() if note.title == "plan.md")


def test_columns_that_nobody_understands_stay_with_their_task(empty_study: Study) -> None:
    """With the words of the head; a cell that only became a tick does not."""
    imported(
        empty_study,
        "# P 2026\n\n| Date | Topic | Mood | Done |\n|---|---|---|---|\n| 3/2 | Dig | calm | ✅ in the rain |\n"
        "| 3/3 | Sow | | ✅ |\n",
    )
    assert task(empty_study, "Dig").details == "Mood: calm\nDone: ✅ in the rain"
    assert task(empty_study, "Sow").details == ""


def test_headings_that_are_no_phase_lead_the_details(empty_study: Study) -> None:
    """Days and topics do; a heading that only counts the week or names the file does not."""
    imported(
        empty_study,
        "# Knots\n\n## Week 1\n### Monday: bends\n- [ ] sheet bend\n\n## Week 2\n- [ ] bowline\n",
    )
    assert task(empty_study, "sheet bend").details == "Monday: bends"
    assert task(empty_study, "bowline").details == ""


def test_marks_that_are_neither_open_nor_done_stay_as_they_are(empty_study: Study) -> None:
    """Nothing is claimed that the file does not say."""
    imported(empty_study, "# P\n\n- [>] moved\n- [x] done\n- [ ] open\n")
    assert [(each.title, each.done, each.details) for each in empty_study.all(Task).values()] == [
        ("moved", False, "[>]"),
        ("done", True, ""),
        ("open", False, ""),
    ]


def test_addresses_stay(empty_study: Study) -> None:
    """A title shows the words of a link, the details its address."""
    imported(empty_study, "# P\n\n- [ ] Read [the guide](https://example.org/g) and https://example.org/h\n")
    details = task(empty_study, "Read the guide and https://example.org/h").details
    assert details == "the guide: https://example.org/g"


def test_a_log_tells_what_was_studied(empty_study: Study) -> None:
    """Columns, lines under a day, and the heading that was replaced as a title."""
    imported(
        empty_study,
        "# Study log\n\n| Date | Topic | Hours | Place |\n|---|---|---|---|\n| 2026-01-05 | soil | 1.5 | shed |\n\n"
        "### 2026-01-06 rainy\nRead about moss\n- 2 h drawing\n",
    )
    sessions = [(each.title, each.text) for each in empty_study.all(StudySession).values()]
    assert sessions[0] == ("soil", "Place: shed")
    assert {"rainy", "Read about moss", "2 h drawing"} <= {
        word for word in ("rainy", "Read about moss", "2 h drawing") if word in f"{sessions[1]}"
    }


def test_a_score_of_a_thousand_and_odd_columns_stay(empty_study: Study) -> None:
    """The percent alone would not say them."""
    imported(
        empty_study, "# P\n\n| Mock exam | Score | Mood |\n|---|---|---|\n| Set A | 720/1000 | tired |\n", "plan.md"
    )
    (attempt,) = empty_study.all(Attempt).values()
    assert "720" in attempt.memo
    assert "tired" in f"{attempt.title} {attempt.memo}"


def test_what_belongs_to_no_record_is_one_note(empty_study: Study) -> None:
    """Front matter, headings without text and comments, in the order of the file."""
    imported(
        empty_study,
        "---\nauthor: Ines\n---\n# Knots\n\n## Tracker\n\n## Week 1\n- [ ] bowline\n\n## Appendix\n",
    )
    assert rest(empty_study) == "author: Ines\n## Tracker\n## Appendix"


def test_what_the_learner_leaves_out_stays_out(empty_study: Study) -> None:
    """Its line comes back in no note."""
    reading = parse_plan("# Knots\n\n- [ ] bowline forever\n- [ ] hitch\n")
    left = record_id(reading.tasks[0])
    import_parsed_plan(amended(reading, Amendments(frozenset({left}))), empty_study, "plan.md", TODAY)
    assert [each.title for each in empty_study.all(Task).values()] == ["hitch"]
    assert not any("forever" in note.text for note in empty_study.all(Note).values())


def test_the_second_import_says_that_nothing_changed(empty_study: Study) -> None:
    """Also with notes, sessions and questions."""
    text = "---\na: b c\n---\n# P\n\n### 2026-01-06\nRead\n\n1. Which?\n a) x\n b) y\nAnswer: b\n\n- [ ] go [>](http://x.y)\n"
    imported(empty_study, text)
    assert describe_change(imported(empty_study, text)).startswith("no changes")


def test_what_the_learner_adds_to_a_text_stays(empty_study: Study) -> None:
    """Importing the same file again takes no line back."""
    text = "# P 2026\n\n| Date | Topic | Mood |\n|---|---|---|\n| 3/2 | Dig | calm |\n\n## Tips\nWater well.\n"
    imported(empty_study, text)
    (note,) = empty_study.all(Note).values()
    dig = task(empty_study, "Dig")
    empty_study.commit(
        "Add", replace(note, text=f"{note.text}\nMy own."), replace(dig, details=f"First.\n{dig.details}")
    )
    assert not imported(empty_study, text).changed
    assert task(empty_study, "Dig").details == "First.\nMood: calm"


@settings(max_examples=60)
@given(st.lists(lines, max_size=40).map("\n".join))
def test_no_word_is_lost_and_nothing_comes_twice(text: str) -> None:
    """Lines of every sort in any order."""
    reading = parse_plan(text, ReadOptions(year=2026))
    clock = FixedClock(NOW)
    study = Study(MemoryStore(), clock, IdSource(clock, Random(5)))
    import_parsed_plan(reading, study, "plan.md", TODAY)
    assert not lost_words(reading, study)
    assert not import_parsed_plan(reading, study, "plan.md", TODAY).changed
