"""Finding words: any order, any spelling, in tasks, notes and reference notes, quickly in ten years of study."""

import time
import unicodedata

import pytest

from data.model.notes import Note
from data.model.plan import Task
from data.planning.search import REFERENCE, Finder, Hit, find
from data.study.study import Study
from data.text_folding import fold
from tests.conftest import TODAY

REFERENCE_NOTES = "# Exam\n\n## Data engineering\n\n- Kinesis shards take 1 MB/s.\n- Glue crawls.\n"


def marked(hit: Hit) -> list[str]:
    """The parts of a hit's excerpt that are shown as found."""
    return [hit.excerpt[begin:end] for begin, end in hit.spans]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Read a Café chapter", "chapter cafe"),
        ("Ôn tập Đường cong ROC", "duong roc ON"),
        (unicodedata.normalize("NFD", "하이퍼파라미터 튜닝"), "튜닝 하이퍼파라미터"),
        ("ＳａｇｅＭａｋｅｒ pipelines", "pipelines sagemaker"),
        ("ﾃﾞｰﾀ 準備", "データ"),
        ("Straße", "strasse"),
    ],
)
def test_words_are_found_in_any_order_and_spelling_and_marked_as_typed(
    empty_study: Study, title: str, query: str
) -> None:
    empty_study.commit("Add", Task(id=1, title=title, day=TODAY), Task(id=2, title="Other", day=TODAY))
    (hit,) = find(empty_study, query)
    assert (hit.id, hit.excerpt) == (1, title)
    assert {fold(word) for word in query.split()} <= set(map(fold, marked(hit)))
    assert find(empty_study, f"{query} nowhere") == []


def test_one_word_may_stand_in_the_title_and_another_in_the_details(empty_study: Study) -> None:
    empty_study.commit("Add", Task(id=1, title="Lab", details="Steps\n" * 40 + "deploy the endpoint\nrest"))
    (hit,) = find(empty_study, "endpoint lab")
    assert marked(hit) == ["Lab", "endpoint"]
    assert "\n" not in hit.excerpt


def test_a_note_tells_the_line_the_words_stand_on(empty_study: Study) -> None:
    empty_study.commit("Write", Note(id=1, section="learned", text="one\ntwo\nFlink computes", day=TODAY))
    (hit,) = find(empty_study, "computes flink")
    assert (hit.line, marked(hit)) == (2, ["Flink", "computes"])


def test_reference_notes_are_searched_with_the_headings_above_each_line(empty_study: Study) -> None:
    (hit,) = find(empty_study, "kinesis ENGINEERING", reference=REFERENCE_NOTES)
    assert (hit.section, hit.line, marked(hit)) == (REFERENCE, 4, ["Kinesis"])
    assert find(empty_study, "kinesis crawls", reference=REFERENCE_NOTES) == []


def test_the_second_letter_of_a_query_over_ten_years_costs_little(empty_study: Study) -> None:
    titles = ("학습 XGBoost 조정 {n}", "Café reading {n}", "Plain words {n}")
    tasks = [Task(id=n, title=titles[n % 3].format(n=n), details="면접 준비 — notes\n" * 3) for n in range(1, 20_001)]
    empty_study.commit("Add", *tasks)
    finder = Finder(empty_study)
    assert len(finder.find("cafe", 101)) == 101
    start = time.process_time()
    assert [hit.id for hit in finder.find("reading 19999 cafe")] == [19999]
    assert time.process_time() - start < 0.25


def test_a_changed_text_is_found_as_it_is_now(empty_study: Study) -> None:
    empty_study.commit("Add", Task(id=1, title="Old words"))
    finder = Finder(empty_study)
    assert finder.find("old")
    empty_study.commit("Edit", Task(id=1, title="New words"))
    assert not finder.find("old")
    assert finder.find("new")
