"""Sentences that name a key name the learner's own key."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app.session.environment import Environment
from data.model.domains import Domain
from data.model.notes import Note
from tests.app.cockpit import seated
from tests.app.screens.exam.sitting import EXAM

TRANSLATIONS = Path(__file__).parents[3] / "data/translations/ko.json"
FIXED = {"[Esc]", "[^S]", "[Enter]"}
"""Keys of forms, which belong to no command that can be remapped."""
REMAPPED = """[keys]
"domain.add" = "f6"
"notes.write" = "f7,f8"
"app.commands" = "ctrl+o"
"exam.strike" = "f9"
"exam.leave" = "f10"
"exam.open" = "f11"
"study.undo" = "f12"
"""


@pytest.fixture
def remapped(home: Path, make_environment: Callable[[], Environment]) -> Environment:
    """A machine whose learner has other keys."""
    (home / "config.toml").write_text(REMAPPED, encoding="utf-8")
    return make_environment()


def test_no_sentence_names_a_key_that_can_be_remapped() -> None:
    named = re.compile(r"(?:[Pp]ress|then|or) (\[[^\]{}]+\])|(\[[^\]{}]+\]) 키")
    for english, korean in json.loads(TRANSLATIONS.read_text(encoding="utf-8")).items():
        for sentence in (english, *([korean] if isinstance(korean, str) else korean)):
            assert {match[1] or match[2] for match in named.finditer(sentence)} <= FIXED, sentence
            assert "^P" not in sentence


async def test_panes_name_the_keys_of_the_learner(remapped: Environment) -> None:
    async with seated(remapped, size=(200, 50)) as seat:
        study = seat.study
        study.commit("Empty", removed=[*study.all(Domain).values(), *study.all(Note).values()])
        await seat.settle()
        assert "No domains yet. Press [F6] to add one." in seat.texts("RadarPane")
        assert seat.screen.query_one("NotesPane").reader.placeholder == (
            "Nothing here yet. Press [F7] or [F8] to write."
        )


async def test_the_exam_names_the_keys_of_the_learner(remapped: Environment) -> None:
    async with seated(remapped) as seat:
        await seat.press("f11", *["down"] * EXAM, "enter")
        await seat.fill(questions="12", minutes="30")
        await seat.settle()
        await seat.press("f9")
        assert "or [F10] to cancel." in seat.texts("QuestionCard")
        await seat.press("f10", "f10")
        assert "Press [F11] to come back." in str(seat.app.screen.query_one("#words").content)
        await seat.press("down", "down", "enter")
        assert any("Press [F12] to undo." in sentence for sentence in seat.said())
