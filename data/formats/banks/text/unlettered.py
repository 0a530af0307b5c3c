"""Options without letters or boxes: a plain list below the question, taken only where a key tells that it is one."""

import re

from data.formats.banks.text.lines import BLANK, LETTER, TEXT, Line
from data.formats.banks.text.question_builder import drafted, keyed
from data.model.questions import OPTION_LIMIT, letter

_ITEM = re.compile(r"(?:[-*+•]\s+|\(?\d{1,2}[.)]\s+)(?P<text>\S.*)", re.S)


LISTS = 4
"""Lists of a segment that are tried as its options."""


def list_places(lines: list[Line]) -> list[list[int]]:
    """Runs of at least two list items of one indent with nothing but blank lines between."""
    runs: list[list[int]] = []
    current: list[int] = []
    for place, line in enumerate(lines):
        if line.kind == BLANK:
            continue
        item = line.kind == TEXT and _ITEM.fullmatch(line.text)
        if item and current and line.level == lines[current[0]].level:
            current.append(place)
            continue
        if len(current) > 1:
            runs.append(current)
        current = [place] if item else []
    return [*runs, current] if len(current) > 1 else runs


def as_lettered(stem: str, body: list[Line]) -> tuple[list[Line], int] | None:
    """The segment with its list as options, and the first one's place; None where no key tells that it is one."""
    for run in list_places(body)[:LISTS]:
        asked = stem + " ".join(line.text for line in body[: run[0]])
        if len(run) > OPTION_LIMIT or not asked.rstrip(" *_").endswith(("?", "？", ":", ")", ".", "_")):
            continue
        lines = _lettered(body, run)
        trial = drafted(None, "", stem, lines, run[0])
        if len(trial.options) > 1 and keyed(trial) and (trial.used == "answer" or "?" in asked or ":" in asked):
            return lines, run[0]
    return None


def _lettered(body: list[Line], run: list[int]) -> list[Line]:
    """The segment with the items of a list as options; an exclamation mark before some of them marks these."""
    lines = list(body)
    texts = []
    for place in run:
        item = _ITEM.fullmatch(body[place].text)
        texts.append(item["text"].strip() if item else body[place].text)
    called = [text.startswith("!") and not text.startswith("![") for text in texts]
    telling = any(called) and not all(called)
    for at, (place, text) in enumerate(zip(run, texts, strict=True)):
        marked = telling and called[at]
        lines[place] = body[place]._replace(
            kind=LETTER,
            mark=letter(at % OPTION_LIMIT),
            text=text[1:] if marked else text,
            checked="✓" if marked else "",
        )
    return lines
