"""Every command once, with a name, a sentence and somebody who does it."""

import ast
import re
from pathlib import Path

from app.keys.bindings import bindings
from app.keys.commands import COMMANDS, Place

ROOT = Path(__file__).parents[3]


def test_ids_are_dotted_and_each_there_once() -> None:
    ids = [each.id for each in COMMANDS]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+\.[a-z0-9_]+", id_) for id_ in ids)


def test_every_command_says_what_it_does_in_one_sentence() -> None:
    assert all(re.fullmatch(r"[A-Z].+\.", each.sentence) for each in COMMANDS)
    assert len({(each.sentence, each.place) for each in COMMANDS}) == len(COMMANDS)
    assert all(len(each.hint) <= 24 for each in COMMANDS)


def test_somebody_on_screen_does_each_of_them() -> None:
    """There is an `action_…` method for every action named."""
    made = {
        node.name.removeprefix("action_")
        for folder in ("app", "widgets")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("action_")
    }
    textual = {"app.command_palette", "app.change_theme", "app.quit"}
    assert {each.action.split("(")[0] for each in COMMANDS} <= made | textual


def test_bindings_carry_id_tooltip_and_key_of_their_command() -> None:
    for place in Place:
        mine = {each.id: each for each in COMMANDS if each.place is place and each.keys}
        made = bindings(place)
        assert [binding.id for binding in made] == list(mine)
        assert all(binding.tooltip == mine[binding.id].sentence for binding in made)
        assert all(binding.key == mine[binding.id].keys for binding in made)
