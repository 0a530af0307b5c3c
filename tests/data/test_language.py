"""Every sentence formats with what it is given, in English and in every translation."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from app.cli.command_line import COMMANDS as LINE_COMMANDS
from app.cli.usage_errors import SENTENCES as USAGE_ERRORS
from app.keys.commands import COMMANDS
from data import language
from data.language import (
    MONTHS,
    WEEKDAYS,
    say,
    say_count,
    say_day,
    say_minutes,
    say_month,
    say_short_day,
)
from data.model.task_fields import TASK_FIELDS
from data.planning.notebook import SECTION_TITLES, TAB_TITLES
from data.planning.progress import PhaseState
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
FILES = sorted(path for room in ("app", "widgets", "data") for path in (ROOT / room).rglob("*.py"))
CODES = language.languages()[1:]
DATE_SENTENCES = {
    "{weekday} {day} {month}",
    "{day} {month}",
    "{day} {month} {year}",
    "{month} {year}",
    "{weekday} {day} {month} {year}",
    "{day} {month} {full_year}",
}
"""Sentences in which another language may say the month by its number."""


def placeholders(sentence: str) -> set[str]:
    """Names in braces; raises ValueError where the braces do not fit."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function of `data.language`, with its place."""
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of one of our modules."""
    return ast.parse(path.read_text(encoding="utf-8"))


def said_literally() -> list[tuple[str, str, set[str]]]:
    """(place, sentence, names given) of every sentence that is said as it stands; what `**` gives is taken to fit."""
    found = []
    for place, call in (*calls("say"), *calls("Notice")):
        texts = [call.args[0]]
        if isinstance(texts[0], ast.IfExp):
            texts = [texts[0].body, texts[0].orelse]
        given = {keyword.arg for keyword in call.keywords}
        found += [
            (place, text.value, placeholders(text.value) if None in given else given)
            for text in texts
            if isinstance(text, ast.Constant)
        ]
    for place, call in calls("say_count"):
        given = {"n", *(keyword.arg for keyword in call.keywords)}
        found += [(place, text.value, given) for text in call.args[1:] if isinstance(text, ast.Constant)]
    return found


def sentences() -> set[str]:
    """Every piece of text in our code, and what is made of them before it is said."""
    texts = {
        node.value for path in FILES for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }  # fmt: skip
    return texts | {text.replace("_", " ") for text in texts} | set(named_texts())


def named_texts() -> list[str]:
    """Texts that are said by way of a table, such as the commands."""
    texts = [*WEEKDAYS, *(day[:2] for day in WEEKDAYS), *MONTHS, *(month[:3] for month in MONTHS)]
    texts += [*SECTION_TITLES.values(), *TAB_TITLES.values(), *(state.value for state in PhaseState)]
    texts += [text for each in COMMANDS for text in (each.hint, each.sentence, each.scope.label)]
    texts += [*LINE_COMMANDS.values(), *(sentence for _, sentence in USAGE_ERRORS)]
    texts += [field.name.upper() for field in TASK_FIELDS if field.option]
    return [text for text in texts if text]


def sentences_of(code: str) -> Iterator[tuple[str, str]]:
    """Each English sentence with its translation; one with several plural forms comes several times."""
    for english, translated in language.translations(code).items():
        if not english.startswith(("@", "log|")):
            yield from ((english, form) for form in ([translated] if isinstance(translated, str) else translated))


def test_every_sentence_gets_exactly_the_values_it_has_places_for() -> None:
    said = said_literally()
    assert len(said) > 100
    wrong = [
        f"{place}: “{text}” is given {sorted(given)}"
        for place, text, given in said
        if (given and not placeholders(text) <= given) or (not given and placeholders(text))
    ]
    spare = [
        f"{place}: “{text}” has no place for {sorted(given - placeholders(text))}"
        for place, text, given in said
        if given - placeholders(text) - {"number"}
    ]
    assert not wrong + spare, "\n" + "\n".join(wrong + spare)


@pytest.mark.parametrize("code", CODES)
def test_every_translation_has_the_places_of_its_sentence_and_stands_in_the_code(code: str) -> None:
    known, wrong = sentences(), []
    for sentence, translated in sentences_of(code):
        wanted, found = placeholders(sentence), placeholders(translated)
        if sentence in DATE_SENTENCES:
            wanted, found = wanted - {"month", "number", "weekday"}, found - {"month", "number", "weekday"}
        if wanted != found:
            wrong.append(f"“{sentence}”: {sorted(wanted)} became {sorted(found)}")
        if not translated.strip():
            wrong.append(f"“{sentence}” has no words")
        if sentence not in known:
            wrong.append(f"“{sentence}” is said nowhere")
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("code", CODES)
def test_everything_that_is_said_is_translated(code: str) -> None:
    words = language.translations(code)
    missing = {f"{place}: “{text}”" for place, text, _ in said_literally() if text not in words}
    missing |= {f"“{text}”" for text in named_texts() if text not in words}
    assert not missing, "\n" + "\n".join(sorted(missing))


@pytest.mark.parametrize("code", language.languages())
def test_days_months_and_lengths_are_said_in_every_language(code: str) -> None:
    language.use(code)
    for said in (say_day(TODAY), say_short_day(TODAY), say_month(TODAY), say_minutes(90), say_minutes(0)):
        assert said.strip()
        assert not re.search(r"[{}]", said)


def test_english_is_said_as_it_is_written() -> None:
    assert say_day(TODAY) == "Tue 27 Jan"
    assert say_short_day(date(2026, 5, 1)) == "1 May"
    assert say_day(date(2018, 3, 5), TODAY) == "Mon 5 Mar 2018"
    days = [date(2026, 12, 31), date(2025, 12, 1), date(2025, 5, 1), date(2027, 1, 1)]
    assert [say_short_day(day, TODAY) for day in days] == ["31 Dec", "1 Dec", "1 May 2025", "1 Jan 2027"]
    assert say_month(TODAY) == "January 2026"
    assert [say_minutes(minutes) for minutes in (0, 45, 60, 90, 59.6, 1440)] == [
        "0 min", "45 min", "1 h", "1 h 30 min", "1 h", "24 h",
    ]  # fmt: skip
    assert [say_count(count, "{n} day", "{n} days") for count in (0, 1, 1234)] == ["0 days", "1 day", "1,234 days"]


def test_braces_in_what_a_learner_typed_are_only_text() -> None:
    assert say("Add “{title}”", title="{0} {title} {") == "Add “{0} {title} {”"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("LANG", "ko_KR.UTF-8", "ko"), ("LANG", "ko", "ko"), ("LC_ALL", "de_DE@euro", "de"),
        ("LANG", "C.UTF-8", "en"),
        ("LC_MESSAGES", "fr.UTF-8", "fr"), ("LANG", "", "en"), ("LANG", "POSIX", "en"), ("LANG", "C", "en"),
    ],
)  # fmt: skip
def test_the_language_of_the_system(monkeypatch: pytest.MonkeyPatch, name: str, value: str, code: str) -> None:
    monkeypatch.setenv(name, value)
    assert language.of_the_system() == code


@pytest.mark.parametrize("code", ["", "xx", "../en", "en/../ko", "한국어"])
def test_a_language_without_words_is_spoken_in_english(code: str) -> None:
    language.use(code)
    assert say("Overdue") == "Overdue"
