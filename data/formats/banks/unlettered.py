"""Options without letters or boxes: a plain list below the question, taken only where a key tells that it is one."""

import re

from data.formats.banks.assembling import drafted, keyed
from data.formats.banks.lines import BLANK, LETTER, TEXT, Line
from data.questions import OPTION_LIMIT, letter

_ITEM = re.compile(r"(?:[-*+•]\s+|\(?\d{1,2}[.)]\s+)(?P<text>\S.*)", re.S)


def list_places(lines: list[Line], bullets_only: bool = False) -> list[list[int]]:
    """Runs of at least two list items with nothing but blank lines between."""
    runs: list[list[int]] = []
    current: list[int] = []
    for place, line in enumerate(lines):
        if line.kind == BLANK:
            continue
        if line.kind == TEXT and _ITEM.fullmatch(line.text) and not (bullets_only and line.text[0].isdigit()):
            current.append(place)
            continue
        if len(current) > 1:
            runs.append(current)
        current = []
    return [*runs, current] if len(current) > 1 else runs


def as_lettered(stem: str, body: list[Line]) -> tuple[list[Line], int] | None:
    """The segment with its list as options, and the first one's place; None where no key tells that it is one."""
    for run in list_places(body):
        asked = stem + " ".join(line.text for line in body[: run[0]])
        if len(run) > OPTION_LIMIT or not asked.rstrip(" *_").endswith(("?", "？", ":", ")", ".", "_")):
            continue
        lines = list(body)
        for at, place in enumerate(run):
            item = _ITEM.fullmatch(body[place].text)
            text = item["text"].strip() if item else body[place].text
            lines[place] = body[place]._replace(kind=LETTER, mark=letter(at), text=text)
        trial = drafted(None, "", stem, lines, run[0])
        if len(trial.options) > 1 and keyed(trial) and (trial.used == "answer" or "?" in asked or ":" in asked):
            return lines, run[0]
    return None
