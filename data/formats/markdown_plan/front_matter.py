"""The YAML or TOML head of a file: plain keys and values, read and never executed."""

import re

from data.formats.markdown_plan.lines import Line

KEY = re.compile(r"^([^\s:=#][^:=]{0,80}?)\s*[:=]\s?(.*)$")
START_KEYS = (
    "study_start_date",
    "start_date",
    "start",
    "study_start",
    "begin",
    "시작일",
    "开始日期",
    "inicio",
)
EXAM_KEYS = (
    "exam_date",
    "exam",
    "target_date",
    "target",
    "exam_day",
    "deadline",
    "due",
    "시험일",
    "考试日期",
    "試験日",
    "fecha_examen",
)
PUBLISHED_KEYS = ("date", "last_updated", "updated", "created", "lastmod", "modified", "pubdate")


def read_front_matter(lines: list[Line]) -> dict[str, object]:
    """Keys in lower case with their values: text, whole numbers or lists of text."""
    found: dict[str, object] = {}
    key = ""
    for line in lines:
        if line.kind != "front":
            continue
        stripped = line.raw.strip()
        pair = KEY.match(stripped) if not line.raw.startswith((" ", "\t")) and not stripped.startswith("- ") else None
        if pair:
            key = pair.group(1).strip().strip("\"'").casefold()
            found[key] = _value(pair.group(2))
        elif stripped.startswith("- ") and key:
            before = found.get(key)
            found[key] = [*(before if isinstance(before, list) else []), _text(stripped[2:])]
    return found


def _value(text: str) -> object:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_text(piece) for piece in text[1:-1].split(",") if piece.strip()]
    bare = _text(text)
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 9 else bare


def _text(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text.partition(" #")[0].strip()


def first_of(found: dict[str, object], keys: tuple[str, ...]) -> str | None:
    """The first of several keys that has a value, as text."""
    return next((str(found[key]) for key in keys if found.get(key) not in (None, "", [])), None)
