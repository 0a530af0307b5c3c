"""Every command once, with a name, a sentence and somebody who does it."""

import ast
import importlib
import re
from pathlib import Path

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

from app.cockpit import CockpitApp
from app.keys.bindings import bindings
from app.keys.commands import COMMANDS, Scope

ROOT = Path(__file__).parents[3]


def test_ids_are_dotted_and_each_there_once() -> None:
    ids = [each.id for each in COMMANDS]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+\.[a-z0-9_]+", id_) for id_ in ids)


def test_every_command_says_what_it_does_without_a_full_stop() -> None:
    assert all(re.fullmatch(r"[A-Z].+[^.]", each.sentence) for each in COMMANDS)
    assert len({(each.sentence, each.scope) for each in COMMANDS}) == len(COMMANDS)
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
    textual = {"app.command_palette", "app.change_theme", "app.quit", "app.suspend_process"}
    assert {each.action.split("(")[0] for each in COMMANDS} <= made | textual


def test_every_key_of_a_dialog_or_screen_does_an_action_of_its_own_class() -> None:
    """A key whose action nobody has is silent."""
    silent = []
    for folder in ("app", "widgets"):
        for path in (ROOT / folder).rglob("*.py"):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if path.name in ("__init__.py", "__main__.py"):
                continue
            for name, owner in vars(importlib.import_module(module)).items():
                if isinstance(owner, type) and issubclass(owner, DOMNode) and owner.__module__ == module:
                    actions = [
                        each.action for each in owner.__dict__.get("BINDINGS", ()) if isinstance(each, Binding)
                    ]
                    silent += [f"{module}.{name}: {action}" for action in actions if not _is_done(owner, action)]
    assert silent == []


def _is_done(owner: type[DOMNode], action: str) -> bool:
    method = "action_" + action.split("(")[0].rpartition(".")[2]
    scopes = (App, CockpitApp) if action.startswith("app.") else (owner,)
    return any(hasattr(scope, method) for scope in scopes)


def test_bindings_carry_id_tooltip_and_key_of_their_command() -> None:
    for scope in Scope:
        mine = {each.id: each for each in COMMANDS if each.scope is scope and each.keys}
        made = bindings(scope)
        assert [binding.id for binding in made] == list(mine)
        assert all(binding.tooltip == mine[binding.id].sentence for binding in made)
        assert all(binding.key == mine[binding.id].keys for binding in made)
