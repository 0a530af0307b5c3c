"""How each translation is written, and that sentences chosen from a table are translated too."""

import ast
import json
from pathlib import Path

import pytest

from app.keys.commands import COMMANDS
from app.palette import OTHER_WORDS
from app.screens.attempts.attempt_view import KINDS
from app.screens.exam.question_view import FELT
from app.screens.report.report_view import REASON_WORDS, SURENESS_WORDS
from app.screens.today.pane_focus import WRITING
from data.formats.banks.known.moodle_xml import OTHER_KINDS
from data.formats.banks.model import model as found
from data.language import TRANSLATIONS, WEEKDAYS
from tests.data.test_language import CODES, FILES, named_texts, said_literally, tree
from widgets.drawing.spans import cell_len

HINT_ROOM = 16
"""Cells of the longest hint that leaves room for the others on a line of 80."""
HEADS = {"Confidence": 10, "Mock": 6, "Tasks": 6, "target {n}": 10, "{n}m": 6}
"""Words above and in columns, with the cells of their column."""
CLOCK_STATES = ("ready", "running", "paused", "ended", "started", "resumed", "lap")
NOTE_KINDS = ("text", "heading", "legend", "front matter", "code", "criteria")


def words_of(code: str) -> dict[str, str]:
    """English to the language."""
    words: dict[str, str] = json.loads((TRANSLATIONS / f"{code}.json").read_text(encoding="utf-8"))
    return words


def sentences_in_pairs() -> set[str]:
    """Sentences that reach `say` as one of a pair: for one task or for several, for a tick or its taking back."""
    return {
        node.value
        for path in FILES
        if path.name in ("checklist_desk.py", "tick.py", "counting.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if "{n}" in node.value or "{title}" in node.value
    }


def said_from_tables() -> set[str]:
    """Words that are chosen from a table of the code before they are said."""
    codes = {value for name, value in vars(found).items() if name.isupper() and isinstance(value, str)}
    words = {*FELT.values(), *KINDS.values(), *REASON_WORDS.values(), *SURENESS_WORDS.values(), *OTHER_KINDS.values()}
    words |= {word for others in OTHER_WORDS.values() for word in others} | {word for _, word, _ in WRITING.values()}
    return words | {*CLOCK_STATES, *NOTE_KINDS} | sentences_in_pairs() | {each.replace("_", " ") for each in codes}


@pytest.mark.parametrize("code", CODES)
def test_words_chosen_from_a_table_are_translated(code: str) -> None:
    assert not said_from_tables() - set(words_of(code))


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_translated_that_is_not_said(code: str) -> None:
    said = {text for _, text, _ in said_literally()} | set(named_texts()) | said_from_tables()
    assert len(said) > 600
    assert not set(words_of(code)) - said


@pytest.mark.parametrize("code", CODES)
def test_the_file_is_sorted_so_that_a_change_is_one_line(code: str) -> None:
    text = Path(TRANSLATIONS / f"{code}.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@pytest.mark.parametrize("code", CODES)
def test_short_words_fit_where_room_is_short(code: str) -> None:
    words = words_of(code)
    wide = {
        each.hint for each in COMMANDS if each.hint and cell_len(words[each.hint]) > max(HINT_ROOM, len(each.hint))
    }
    wide |= {head for head, room in HEADS.items() if cell_len(words[head].format(n=100)) > room}
    wide |= {day[:2] for day in WEEKDAYS if cell_len(words[day[:2]]) > 2}
    assert not wide


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_stays_one_and_a_label_becomes_none(code: str) -> None:
    words = words_of(code)
    wrong = {
        english: said
        for english, said in words.items()
        if (english.endswith((".", "?")) and said[-1] not in ".?")
        or (not english.endswith((".", "?", "…")) and said.endswith("."))
    }  # fmt: skip
    assert not wrong


def test_korean_speaks_in_one_manner() -> None:
    """Sentences end formally (합니다), none in 해요 or 한다."""
    sentences = [said.rstrip(".") for english, said in words_of("ko").items() if said.endswith(("요.", "다."))]
    assert len(sentences) > 150
    assert not [said for said in sentences if not said.endswith(("니다", "시다"))]
