"""JSON in the shapes that quiz programs and question lists commonly have; JSON Lines too."""

import json
from collections.abc import Iterator
from typing import Any

from data.errors import BadFile
from data.formats.banks.fields.field_key import base_of, numbers_in
from data.formats.banks.fields.field_names import roles_of
from data.formats.banks.fields.field_question import question_of
from data.formats.banks.fields.fields import flat_text, marked_options
from data.formats.banks.model.model import BankReading, Finding, FoundQuestion, Refused
from data.language import say

Item = dict[str, Any]
DEPTH = 12
"""Levels of lists and objects in which questions are looked for."""
MISSES = 100
"""Questions not found in the text after which no more are looked for."""


def read_json_bank(text: str, file_name: str) -> BankReading:
    """Read questions from JSON; raises `BadFile` for JSON that is broken or nested beyond reason."""
    try:
        return _read(_parsed(text, file_name), text)
    except RecursionError as error:
        raise BadFile(say("{file} nests its lists too deeply to be a question bank.", file=file_name)) from error


def _read(root: Any, text: str) -> BankReading:
    items = list(_items(root, DEPTH))
    roles = [roles_of(item) for item in items]
    keys = (
        (item.get(name), len(marked_options(item, own)[0]))
        for item, own in zip(items, roles, strict=True)
        for name in own.get("key", ())[:1]
        if numbers_in(item.get(name))
    )
    base = base_of(keys, 0)
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    findings: list[Finding] = []
    for item, own, line in zip(items, roles, _lines(text, items), strict=True):
        result, found = question_of(item, own, line, base)
        if isinstance(result, Refused):
            refused.append(result)
        else:
            questions.append(result)
            findings += found
    title = flat_text(root.get("title") or root.get("name")) if isinstance(root, dict) else ""
    return BankReading("json", tuple(questions), tuple(refused), tuple(findings), title)


def _parsed(text: str, file_name: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        lines = _json_lines(text)
        if lines is not None:
            return lines
        if not isinstance(error, json.JSONDecodeError):
            raise BadFile(say("{file} is broken JSON: correct it and import it again.", file=file_name)) from error
        raise BadFile(
            say("{file} is broken JSON in line {n}: correct it and import it again.", file=file_name, n=error.lineno)
        ) from error


def _json_lines(text: str) -> list[Any] | None:
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            found.append(json.loads(line))
        except ValueError:
            return None
    return found if len(found) > 1 else None


def _items(node: Any, depth: int) -> Iterator[Item]:
    """Every object that asks something, wherever it stands, in order."""
    if depth == 0:
        return
    if isinstance(node, list):
        for child in node:
            yield from _items(child, depth - 1)
    elif isinstance(node, dict):
        if _asks(node):
            yield node
            return
        for name, child in node.items():
            if isinstance(child, dict | list):
                yield from _items(_keyed(str(name), child), depth - 1)


def _keyed(name: str, child: Any) -> Any:
    """A question that stands under its own text: {"What is …?": {"options": …}}."""
    if isinstance(child, dict) and name.rstrip().endswith(("?", "？")) and not _asks(child):
        return {"question": name, **child}
    return child


def _asks(node: Item) -> bool:
    named = roles_of(str(name) for name in node)
    said = next((node.get(name) for name in named.get("question", ()) if isinstance(node.get(name), str)), None)
    if said is None:
        return False
    if any(_holds_questions(value) for value in node.values()):
        return False
    return bool(named.keys() & {"options", "key", "wrong"}) or any(role.startswith("option:") for role in named)


def _holds_questions(value: Any) -> bool:
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return False
    named = roles_of(str(name) for name in value[0])
    return "question" in named and bool(named.keys() & {"options", "wrong"})


def _lines(text: str, items: list[Item]) -> list[int]:
    """Line in which each question's text stands: each is looked for behind the one before."""
    lines: list[int] = []
    place, line, missed = 0, 1, 0
    for item in items:
        found = _place(text, item, place) if missed < MISSES else -1
        if found >= 0:
            line += text.count("\n", place, found)
            place = found
        else:
            missed += 1
        lines.append(line)
    return lines


def _place(text: str, item: Item, place: int) -> int:
    """Where the first text of an item stands behind a place; -1 where it is written in another way."""
    said = next((value for value in item.values() if isinstance(value, str) and len(value) > 3), "")
    for wanted in (json.dumps(said, ensure_ascii=False)[:60], json.dumps(said)[:60]) if said else ():
        found = text.find(wanted, place)
        if found >= 0:
            return found
    return -1
