"""How each translation is written, and that sentences chosen from a table are translated too."""

import ast
import json
import re
from gettext import c2py
from pathlib import Path

import pytest

from app.keys.commands import COMMANDS
from app.palette import OTHER_WORDS
from app.screens.attempts.attempt_view import KINDS
from app.screens.exam.question_view import FELT
from app.screens.report.report_view import REASON_WORDS, SURENESS_WORDS
from app.screens.today.hints import WRITING
from data.formats.banks.known import foreign
from data.formats.banks.known.moodle_xml import OTHER_KINDS
from data.formats.banks.model import model as found
from data.formats.export.study_log.words import Words
from data.korean_particles import PARTICLES
from data.language import TRANSLATIONS, WEEKDAYS, translations
from data.model.task_fields import TASK_FIELDS
from data.packs import demo
from tests.data.test_language import CODES, FILES, ROOT, named_texts, said_literally, sentences_of, tree
from widgets.drawing.spans import cell_len

HINT_ROOM = 16
"""Cells of the longest hint that leaves room for the others on a line of 80."""
HEADS = {"Confidence": 10, "Mock": 6, "Tasks": 6, "target {n}": 10, "{n}m": 6}
"""Words above and in columns, with the cells of their column."""
CLOCK_STATES = ("ready", "running", "paused", "ended", "started", "resumed", "lap")
NOTE_KINDS = ("text", "heading", "legend", "front matter", "code", "criteria")


def words_of(code: str) -> dict[str, str]:
    """English to the language; of several plural forms the last."""
    return dict(sentences_of(code))


def sentences_in_pairs() -> set[str]:
    """Sentences that reach `say` as one of a pair: for one task or for several, for a tick or its taking back."""
    return {
        node.value
        for path in FILES
        if path.name in ("task_changes.py", "tick.py", "counting.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if "{n}" in node.value or "{title}" in node.value
    }


def said_from_tables() -> set[str]:
    """Words that are chosen from a table of the code before they are said."""
    codes = {value for name, value in vars(found).items() if name.isupper() and isinstance(value, str)}
    words = {*FELT.values(), *KINDS.values(), *REASON_WORDS.values(), *SURENESS_WORDS.values(), *OTHER_KINDS.values()}
    words |= {word for others in OTHER_WORDS.values() for word in others} | {word for _, word, _ in WRITING.values()}
    words |= {text for row in (*foreign.ZIPPED, *foreign.BINARY, *foreign.TEXTS) for text in row[1:]}
    words |= {"a zip archive", foreign.UNPACK_WAY, *demo.NOTES.values()}
    words |= {text for field in TASK_FIELDS for text in (field.label, field.example, field.refusal)} - {"", "45"}
    words |= {text for field in TASK_FIELDS if field.option for text in (field.option, field.name.upper())}
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
    wrong = {
        english: said
        for english, said in sentences_of(code)
        if (english.endswith((".", "?")) and said[-1] not in ".?")
        or (not english.endswith((".", "?", "…")) and said.endswith("."))
    }  # fmt: skip
    assert not wrong


@pytest.mark.parametrize("code", CODES)
def test_the_plural_rule_names_a_form_for_every_number(code: str) -> None:
    entries = translations(code)
    forms = {len(value) for value in entries.values() if isinstance(value, list)}
    rule = c2py(str(entries.get("@plural", "n != 1")))
    assert not forms or {rule(n) for n in range(1000)} <= set(range(min(forms)))


@pytest.mark.parametrize("code", CODES)
def test_the_words_of_a_written_log_are_all_there_or_none(code: str) -> None:
    """Each word a log is written with; without any, the log is English."""
    written = {key.removeprefix("log|") for key in translations(code) if key.startswith("log|")}
    folder = ROOT / "data" / "formats" / "export"
    asked = {
        node.args[0].value
        for path in folder.rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("words.say")
        if isinstance(node.args[0], ast.Constant)
    }
    asked |= {field.column for field in TASK_FIELDS if field.column}
    assert len(asked) > 30
    assert Words(code).language == (code if written else "en")
    assert not written or not asked - written


# The ten rules of the Korean sentences

NOUN_ENDINGS = ("요", "다", "오", "까")
"""What a command, a button or a line of help does not end in: it is a noun."""
WRITTEN_WORDS = (
    "까닭",
    "저절로",
    "가운데",
    "되살",
    "받아들",
    "더하",
    "지우",
    "추첨",
    "이 학습에 대해",
    "열람",
    "하십",
)
"""Words of written Korean that are sentence in another way in this product."""
PARTICLE = "(?:" + "|".join(("은", "는", "이", "가", "을", "를", "과", "와", "으로", "로")) + ")"


def korean(*, statements: bool = False) -> list[str]:
    """Every Korean translation, or those that are statements and requests."""
    return [sentence for _, sentence in sentences_of("ko") if not statements or sentence.endswith(("요.", "다."))]


def test_korean_speaks_in_one_manner() -> None:
    """Statements end in -습니다, requests in -세요; never -십시오, -해요 or -한다."""
    sentences = [
        sentence for text in korean(statements=True) for sentence in re.split(r"(?<=[다요])\. ", text.rstrip("."))
    ]
    assert len(sentences) > 300
    assert not [
        sentence for sentence in sentences if sentence[-1] in "다요" and not sentence.endswith(("니다", "세요"))
    ]
    assert not [sentence for sentence in korean() if "십시오" in sentence or "시기 바랍니다" in sentence]


def test_korean_commands_are_nouns() -> None:
    """Commands, hints and palette entries are noun phrases without a full stop."""
    words = words_of("ko")
    commands = [words[text] for each in COMMANDS for text in (each.sentence, each.hint) if text]
    bare = [re.sub(r" ?\([^()]*\)$", "", sentence) for sentence in commands]
    assert not [sentence for sentence in bare if sentence.endswith((".", *NOUN_ENDINGS))]


def test_korean_errors_do_not_scold() -> None:
    """An error says what is wrong and what to do, and not what has to be."""
    assert not [
        sentence
        for sentence in korean()
        if re.search("있어야 합니다|해야 합니다|안 됩니다|이\\(가\\) 아닙니다", sentence)
    ]
    assert not [sentence for sentence in korean() if re.search("[함됨]\\.$", sentence)]


def test_korean_has_no_bare_particle_behind_a_value() -> None:
    """A noun or a unit stands between, or the double mark; behind brackets, the noun before them decides."""
    assert not [sentence for sentence in korean() if re.search(rf"}}[”’]*{PARTICLE}(?![가-힣(])", sentence)]
    mark = "(?:" + "|".join(map(re.escape, PARTICLES)) + ")"
    assert not [sentence for sentence in korean() if re.search(rf"(?<![}}”’%]){mark}", sentence)], (
        "a noun needs no double mark"
    )


def test_korean_numbers_units_and_signs_are_written_in_one_way() -> None:
    """62%, 60분, 1~5, and no punctuation of English: semicolons, a space before “…”, a sentence behind a colon."""
    units = "%|분|주|개|점|번|회|일|문제|줄|칸|건|명|초"
    assert not [sentence for sentence in korean() if re.search(rf"[\d}}] (?:{units})(?![가-힣])", sentence)]
    undated = [re.sub(r"\d{4}-\d\d-\d\d|\^63-1|Weeks 1-2", "", sentence) for sentence in korean()]
    assert not [sentence for sentence in undated if re.search(r"[\d}][-–][\d{]", sentence)]
    assert not [sentence for sentence in korean() if ";" in sentence or re.search("[가-힣}] …", sentence)]


def test_korean_uses_one_word_for_one_thing() -> None:
    """The glossary: 컴퓨터 시계 is the system's, 터미널 창 the terminal's; spoken words, not written ones."""
    assert not [sentence for sentence in korean() if any(word in sentence for word in WRITTEN_WORDS)]
    assert not [
        sentence for sentence in korean() if re.search("(?<!컴퓨터 )시계|(?<!터미널 )창(?![가-힣])", sentence)
    ]


def test_percent_is_written_in_one_way() -> None:
    """As in 62%; only the head of a column of the CSV export keeps its space, as scripts read it."""
    spaced = re.compile(r"(?:\}|\d) %(?=[\"')},.;])")
    lines = [line.strip() for path in FILES for line in (ROOT / path).read_text(encoding="utf-8").splitlines()]
    written = [line for line in lines if '"' in line and '"""' not in line and spaced.search(line)]
    assert [line for line in written if "domain.name} %" not in line] == []
    sentences = [text for code in CODES for pair in sentences_of(code) for text in pair]
    assert [text for text in sentences if spaced.search(f"{text} ")] == []
