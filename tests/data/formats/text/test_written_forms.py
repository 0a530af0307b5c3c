"""What is stored of a file is what the file says, however its letters are put together; it is compared folded."""

import json
import unicodedata
from datetime import date

import pytest

from data.formats.banks.parsing import parse_bank
from data.formats.banks.study.into_study import PlannedImport, planned_import
from data.formats.markdown_plan.into_study import import_parsed_plan
from data.formats.markdown_plan.reader import parse_plan
from data.formats.text.text_repair import decode
from data.model.plan import Task
from data.model.questions import Bank, Question
from data.model.sessions import StudySession
from data.study.study import Study
from tests.conftest import NOW

TODAY = date(2026, 3, 1)
PLAN = "# 학습 계획 2026\n\n## Domain 1: Réseau\n- [ ] 모델 학습하기 3/2\n- [x] Révision à l’école (30 min)\n"
LOG = "# 학습 일지\n\n## 2026-03-01\n- 공부 시간: 1시간\n- Résumé 복습\n"
QUIZ = "# Réseau\n\n1. 무엇이 맞습니까?\n   a) 첫째 é\n   b) 둘째\nAnswer: b\n"
BANK = "1. 무엇이 맞습니까?\n가. 첫째 é\n나. 둘째\n\n정답: 나\n\n해설: Très 좋은 답.\n"


def decomposed(text: str) -> str:
    """As some systems write it."""
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_titles_are_stored_as_the_file_has_them(form: str, empty_study: Study) -> None:
    """Of tasks, and the file is read as well in either form; the other form adds and changes nothing."""
    text = unicodedata.normalize(form, PLAN)
    import_parsed_plan(parse_plan(decode(text.encode()).text), empty_study, "p.md", TODAY)
    titles = [task.title for task in empty_study.all(Task).values()]
    assert titles == [unicodedata.normalize(form, title) for title in titles]
    assert all(title in text for title in titles)
    assert len(titles) == 2
    for again in ("NFC", "NFD"):
        other = parse_plan(decode(unicodedata.normalize(again, PLAN).encode()).text)
        planned = import_parsed_plan(other, empty_study, "p.md", TODAY)
        assert not planned.changed


def test_sessions_are_stored_as_the_log_has_them(empty_study: Study) -> None:
    """Their minutes are read in either form."""
    import_parsed_plan(parse_plan(decomposed(LOG)), empty_study, "log.md", TODAY)
    (session,) = empty_study.all(StudySession).values()
    assert session.minutes == 60
    assert decomposed("Résumé 복습") in f"{session.title}\n{session.text}"


@pytest.mark.parametrize("name", ["bank.txt", "bank.json", "bank.tsv"])
def test_banks_are_read_and_stored_in_their_own_form(name: str) -> None:
    """The marks of options and keys are found in either form."""
    texts = {
        "bank.txt": BANK,
        "bank.json": json.dumps(
            [
                {
                    "question": "무엇이 맞습니까?",
                    "options": ["첫째 é", "둘째"],
                    "answer": "B",
                    "explanation": "Très 좋은 답.",
                }
            ],
            ensure_ascii=False,
        ),
        "bank.tsv": "question\ta\tb\tanswer\texplanation\n무엇이 맞습니까?\t첫째 é\t둘째\tB\tTrès 좋은 답.\n",
    }
    (question,) = parse_bank(decomposed(texts[name]).encode(), name).questions
    assert question.key == "B"
    assert question.stem == decomposed("무엇이 맞습니까?")
    assert [option.text for option in question.options] == [decomposed("첫째 é"), decomposed("둘째")]
    assert question.explanation == decomposed("Très 좋은 답.")


@pytest.mark.parametrize(("first", "second"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_questions_of_a_plan_keep_their_first_form(first: str, second: str, empty_study: Study) -> None:
    """Options too; the other form is no edit, so no wording is added, and an edit keeps what was asked before."""
    import_parsed_plan(parse_plan(unicodedata.normalize(first, QUIZ)), empty_study, "p.md", TODAY)
    (question,) = empty_study.all(Question).values()
    assert [option.text for option in question.options] == [
        unicodedata.normalize(first, text) for text in ("첫째 é", "둘째")
    ]
    assert question.stem == unicodedata.normalize(first, "무엇이 맞습니까?")
    again = parse_plan(unicodedata.normalize(second, QUIZ))
    assert not import_parsed_plan(again, empty_study, "p.md", TODAY).changed
    edited = parse_plan(unicodedata.normalize(second, QUIZ.replace("둘째", "셋째")))
    import_parsed_plan(edited, empty_study, "p.md", TODAY)
    (wording,) = empty_study.all(Question)[question.id].wordings
    assert (wording.stem, wording.options) == (question.stem, question.options)


@pytest.mark.parametrize(("first", "second"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_bank_in_the_other_form_is_the_same_bank(first: str, second: str, empty_study: Study) -> None:
    """Also where its file's name comes in another form, as from another system."""

    def planned(form: str, text: str = BANK) -> PlannedImport:
        name = unicodedata.normalize(form, "Übung.txt")
        parsed_bank = parse_bank(unicodedata.normalize(form, text).encode(), name)
        banks, questions = empty_study.all(Bank).values(), empty_study.all(Question).values()
        return planned_import(parsed_bank, name, banks, questions, empty_study.new_id, NOW)

    empty_study.commit("Import", *planned(first).changed)
    assert not planned(second).changed
    assert planned(second).unchanged == 1
    (edited,) = planned(second, BANK.replace("답.", "답입니다.")).changed
    assert isinstance(edited, Question)
    assert edited.stem == unicodedata.normalize(first, "무엇이 맞습니까?")
    assert edited.explanation == unicodedata.normalize(second, "Très 좋은 답입니다.")
    assert not edited.wordings


def test_lines_that_are_repaired_leave_the_others_as_they_are() -> None:
    """Only what was misread changes."""
    broken = "Révision générale à l’école".encode().decode("cp1252")
    read = decode(f"{decomposed('Café 학습')}\n{broken}\n{decomposed('둘째')}".encode())
    assert read.text.split("\n") == [decomposed("Café 학습"), "Révision générale à l’école", decomposed("둘째")]
    assert [change.line for change in read.changes] == [2]
