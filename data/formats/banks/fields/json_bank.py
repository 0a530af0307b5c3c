"""Reads JSON and JSON Lines in the usual forms of quiz programs and question lists."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.errors import BadFile
from data.formats.banks.fields.columns import UnknownColumns, asks, mapped
from data.formats.banks.fields.field_names import bare, roles_of
from data.formats.banks.fields.fields import flat_text
from data.formats.banks.fields.json_positions import Positioned, positions
from data.formats.banks.fields.records import FieldRecord, read_records
from data.formats.banks.model.bank_format import BankFormat
from data.formats.banks.model.model import ParsedBank
from data.language import say
from data.values import Values

Item = dict[str, Any]
_JSON_BEGINS = re.compile(r"\{\s*(?:\"|\})|\[\s*(?:[\[{\"\]\d-]|true|false|null)")
_BRACKETED_WORD = re.compile(r"\[\w{1,12}\]")
DEPTH = 12
"""Levels of lists and objects that are searched for questions."""
_SAYS_QUESTION = {"question", "questiontext", "questionstem", "stem", "prompt", "ques", "문제", "질문", "문항"}
SEARCHED = 20_000
"""Characters after the start of an entry that are searched for its first text."""


class _Entry(Values):
    """A possible question, and its position in the text."""

    item: Item
    start: int


def read_json_bank(text: str, file_name: str, columns: Mapping[str, str] | None = None) -> ParsedBank:
    """Read questions from JSON; raises `BadFile` for JSON that is broken or too deeply nested.

    `columns` maps roles to fields, as for a table; raises `UnknownColumns` if no field identifies questions.
    """
    try:
        return _read(*_parsed(text, file_name), text, file_name, columns)
    except RecursionError as error:
        raise BadFile(say("{file} is nested too deeply to be a question bank.", file=file_name)) from error


def _read(
    root: Any, position: Positioned, text: str, file_name: str, columns: Mapping[str, str] | None
) -> ParsedBank:
    if isinstance(root, str) and root.lstrip()[:1] in ("[", "{"):
        root = _parsed(root, file_name)[0]
    if columns:
        entries = list(_listed_items(root, position, DEPTH, frozenset(columns.values())))
        roles = [mapped(_present(columns, entry.item), map(str, entry.item), file_name) for entry in entries]
        if not entries:
            mapped(columns, _names(root, DEPTH), file_name)
    else:
        entries = list(_items(root, position, DEPTH))
        roles = [roles_of(map(str, entry.item)) for entry in entries]
    if not any(asks(field_roles) for field_roles in roles) and (names := _names(root, DEPTH)):
        raise UnknownColumns(file_name, names)
    lines = _lines(text, entries, roles)
    items = [entry.item for entry in entries]
    records = [
        FieldRecord(line, item, field_roles) for line, item, field_roles in zip(lines, items, roles, strict=True)
    ]
    title = flat_text(root.get("title") or root.get("name")) if isinstance(root, dict) else ""
    return read_records("json", records, 0, title)


def _present(columns: Mapping[str, str], item: Item) -> dict[str, str]:
    return {role: name for role, name in columns.items() if name in item}


def _listed_items(node: Any, position: Positioned, depth: int, names: frozenset[str]) -> Iterator[_Entry]:
    """Every object that has one of the named fields."""
    if depth == 0:
        return
    if isinstance(node, dict) and names & set(map(str, node)):
        yield _Entry(node, position.start)
    elif isinstance(node, dict | list):
        for key, child in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _listed_items(child, position.part(key), depth - 1, names)


def _names(node: Any, depth: int) -> list[str]:
    """The field names of the first list of objects."""
    if depth == 0 or not isinstance(node, dict | list):
        return []
    if isinstance(node, list) and len(node) > 1 and all(isinstance(child, dict) for child in node[:20]):
        return list(dict.fromkeys(str(name) for child in node[:20] for name in child))
    children = node.values() if isinstance(node, dict) else node
    return next((names for child in children if (names := _names(child, depth - 1))), [])


def _parsed(text: str, file_name: str) -> tuple[Any, Positioned]:
    try:
        return json.loads(text), positions(text)
    except ValueError as error:
        lines = _json_lines(text)
        if lines is not None:
            return lines
        if not isinstance(error, json.JSONDecodeError):
            raise BadFile(say("{file} is not valid JSON. Correct it and import it again.", file=file_name)) from error
        raise BadFile(
            say(
                "{file} is not valid JSON (line {n}). Correct it and import it again.", file=file_name, n=error.lineno
            )
        ) from error


def _json_lines(text: str) -> tuple[list[Any], Positioned] | None:
    values: list[Any] = []
    line_positions: list[Positioned] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            try:
                values.append(json.loads(line))
            except ValueError:
                return None
            line_positions.append(positions(line, start))
        start += len(line) + 1
    return (values, Positioned(0, line_positions)) if len(values) > 1 else None


def _items(node: Any, position: Positioned, depth: int) -> Iterator[_Entry]:
    """Every object that asks something, at any depth, in order."""
    if depth == 0:
        return
    if isinstance(node, list):
        asking = any(isinstance(child, dict) and _asks(child) for child in node)
        for at, child in enumerate(node):
            child_position = position.part(at)
            items = list(_items(child, child_position, depth - 1))
            yield from items or ((_left_out(child, child_position.start),) if asking else ())
    elif isinstance(node, dict):
        if _asks(node):
            yield _Entry(node, position.start)
            return
        asking = sum(isinstance(child, dict) and _asks(child) for child in node.values()) > 1
        for name, child in node.items():
            child_position = position.part(name)
            if child or not asking:
                yield from _items(_keyed(str(name), child), child_position, depth - 1)
            elif child is None or isinstance(child, dict | list):
                yield _left_out(child, child_position.start)


def _left_out(child: Any, start: int) -> _Entry:
    """An item among questions that is not one: it is refused with its line, not dropped."""
    if isinstance(child, dict) and roles_of(map(str, child)).keys() & {"question", "options", "key"}:
        return _Entry(child, start)
    return _Entry({"question": child if isinstance(child, str) else json.dumps(child, ensure_ascii=False)}, start)


def _keyed(name: str, child: Any) -> Any:
    """A question whose text is its key: {"What is …?": {"options": …}}."""
    if isinstance(child, dict) and name.rstrip().endswith(("?", "？")) and not _asks(child):
        return {"question": name, **child}
    return child


def _asks(node: Item) -> bool:
    roles = roles_of(str(name) for name in node)
    question = next((node.get(name) for name in roles.get("question", ()) if isinstance(node.get(name), str)), None)
    if question is None:
        return False
    if any(_holds_questions(value) for value in node.values()):
        return False
    if any(bare(str(name)) in _SAYS_QUESTION for name in node):
        # Without options it is still a question: it is refused with its line, not dropped.
        return True
    return bool(roles.keys() & {"options", "key", "wrong"}) or any(role.startswith("option:") for role in roles)


def _holds_questions(value: Any) -> bool:
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return False
    roles = roles_of(str(name) for name in value[0])
    return "question" in roles and bool(roles.keys() & {"options", "wrong"})


def _lines(text: str, entries: list[_Entry], roles: Sequence[Mapping[str, list[str]]]) -> list[int]:
    """Line of each entry's first text; line of its start if the file writes that text differently."""
    lines: list[int] = []
    position, line = 0, 1
    for at, (entry, field_roles) in enumerate(zip(entries, roles, strict=True)):
        line += (
            text.count("\n", position, entry.start)
            if entry.start > position
            else -text.count("\n", entry.start, position)
        )
        position = entry.start
        later = entries[at + 1].start if at + 1 < len(entries) else len(text)
        begin = _first_text(text, entry.item, field_roles, position, min(max(later, position), position + SEARCHED))
        lines.append(line + text.count("\n", position, begin) if begin > position else line)
    return lines


def _first_text(text: str, item: Item, roles: Mapping[str, list[str]], start: int, stop: int) -> int:
    """Position of an entry's question, or of a text before it, between `start` and `stop`; -1 if neither is there."""
    questions = [item.get(name) for name in roles.get("question", ())]
    texts = [value for value in item.values() if isinstance(value, str) and value.strip()]
    question = next((value for value in questions if isinstance(value, str) and value.strip()), "".join(texts[:1]))
    begin = _position_of(text, question, start, stop)
    first = _position_of(text, texts[0], start, begin) if texts and begin >= 0 else -1
    return first if first >= 0 else begin


def _position_of(text: str, value: str, start: int, stop: int) -> int:
    """Position of a value between `start` and `stop`; -1 if the file writes it differently."""
    for written in (json.dumps(value, ensure_ascii=False)[:60], json.dumps(value)[:60]) if value else ():
        begin = text.find(written, start, stop)
        if begin >= 0:
            return begin
    return -1


def _looks_like_json(text: str) -> bool:
    """Whether a text that begins with a bracket goes on as JSON does; GIFT and check boxes begin with one too."""
    if text[:2] in ('"[', '"{'):
        return True
    head = text[:2000]
    return _JSON_BEGINS.match(head) is not None and _BRACKETED_WORD.match(head) is None


FORMAT = BankFormat(
    name="json",
    rank=20,
    recognises=_looks_like_json,
    read=lambda source: read_json_bank(source.text, source.file_name, source.columns),
    has_columns=True,
)
