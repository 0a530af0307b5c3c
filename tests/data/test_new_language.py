"""A language is one file dropped into the folder of translations: nothing else names the languages there are."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.__main__ import main
from data import language
from data.formats.export.study_log.log import export_markdown
from data.formats.export.study_log.read_back import read_back
from data.formats.export.study_log.words import Words, written_languages
from data.language import say, say_count
from data.model.plan import Plan
from data.settings import read_settings
from data.study.study import Study
from tests.conftest import NOW, TODAY

ELVISH = {
    "@name": "Elvish",
    "@plural": "n % 10 == 1 && n % 100 != 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 ? 1 : 2",
    "Overdue": "Telwa",
    "{n} task": ["{n} carië", "{n} cariër", "{n} cariion"],
    "{n} tasks": ["{n} carië", "{n} cariër", "{n} cariion"],
    "log|Goals": "Metti",
    "log|{n}m": "mí{n}",
    "log|{name}: study log": "Parma: {name}",
}


@pytest.fixture
def elvish(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The code of a language that only a dropped-in file knows."""
    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "qya.json").write_text(json.dumps(ELVISH), encoding="utf-8")
    monkeypatch.setattr(language, "TRANSLATIONS", folder)
    return "qya"


def test_a_dropped_in_language_is_offered_and_spoken(elvish: str, tmp_path: Path) -> None:
    """Sentences it does not translate are said in English."""
    assert language.languages() == ["en", elvish]
    assert language.language_name(elvish) == "Elvish"
    (tmp_path / "config.toml").write_text(f'language = "{elvish}"', encoding="utf-8")
    language.use(read_settings(tmp_path / "config.toml").language)
    assert [say("Overdue"), say("Undone")] == ["Telwa", "Undone"]


def test_its_plural_forms_follow_the_rule_in_its_file(elvish: str) -> None:
    language.use(elvish)
    counted = [say_count(n, "{n} task", "{n} tasks") for n in (1, 3, 5, 11, 21, 1022)]
    assert counted == ["1 carië", "3 cariër", "5 cariion", "11 cariion", "21 carië", "1,022 cariër"]


def test_without_a_rule_there_is_one_form_for_one_and_one_for_all_others(elvish: str) -> None:
    plain = {"{n} task": "{n} carië", "{n} tasks": "{n} cariër", "in {n} days": ["ré", "{n} ré"]}
    (language.TRANSLATIONS / "sin.json").write_text(json.dumps(plain), encoding="utf-8")
    language.use("sin")
    assert [say_count(n, "{n} task", "{n} tasks") for n in (0, 1, 2)] == ["0 cariër", "1 carië", "2 cariër"]
    assert [say("in {n} days", n=n) for n in (1, 2, "2.5")] == ["ré", "2 ré", "2.5 ré"]


def test_a_study_log_is_written_and_read_back_in_it(elvish: str, empty_study: Study) -> None:
    empty_study.commit("Plan", Plan(id=1, name="Quenya", start=date(2026, 1, 1), weeks=1, language=elvish))
    text = export_markdown(empty_study, TODAY)
    assert text.startswith("# Parma: Quenya\n")
    assert written_languages() == ["en", elvish]
    assert Words(elvish).read_minutes(Words(elvish).minutes(45)) == 45
    records = read_back(text, NOW, iter(range(1, 100)).__next__)
    assert records is not None
    assert [record.name for record in records if isinstance(record, Plan)] == ["Quenya"]


def test_the_command_line_takes_it(elvish: str, home: Path) -> None:
    assert main(["demo", "--language", elvish, "--keep", str(home / "demo.json")]) == 0
