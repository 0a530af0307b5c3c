"""Recognizes options without letters or boxes: a plain list below the question that a key confirms."""

import re

from data.formats.banks.text.collecting import drafted
from data.formats.banks.text.lines import BLANK, LETTER, TEXT, Line
from data.formats.banks.text.question_builder import keyed
from data.model.questions import OPTION_LIMIT, letter

_ITEM = re.compile(r"(?:[-*+•]\s+|\(?\d{1,2}[.)]\s+)(?P<text>\S.*)", re.S)


LISTS = 4
"""Number of a segment's lists that are tried as its options."""


def list_runs(lines: list[Line]) -> list[list[int]]:
    """Runs of at least two list items of one indent, with only blank lines between."""
    runs: list[list[int]] = []
    current: list[int] = []
    for index, line in enumerate(lines):
        if line.kind == BLANK:
            continue
        item = line.kind == TEXT and _ITEM.fullmatch(line.text)
        if item and current and line.level == lines[current[0]].level:
            current.append(index)
            continue
        if len(current) > 1:
            runs.append(current)
        current = [index] if item else []
    return [*runs, current] if len(current) > 1 else runs


def as_lettered(stem: str, body: list[Line]) -> tuple[list[Line], int] | None:
    """The segment with its list as options, and the first one's index; None if no key confirms the list."""
    for run in list_runs(body)[:LISTS]:
        question = stem + " ".join(line.text for line in body[: run[0]])
        if len(run) > OPTION_LIMIT or not question.rstrip(" *_").endswith(("?", "？", ":", ")", ".", "_")):
            continue
        lines = _lettered(body, run)
        trial = drafted(None, "", stem, lines, run[0])
        if (
            len(trial.options) > 1
            and keyed(trial)
            and (trial.key_source == "answer" or "?" in question or ":" in question)
        ):
            return lines, run[0]
    return None


def _lettered(body: list[Line], run: list[int]) -> list[Line]:
    """The segment with list items as options; an exclamation mark before some of them marks these."""
    lines = list(body)
    texts = []
    for index in run:
        item = _ITEM.fullmatch(body[index].text)
        texts.append(item["text"].strip() if item else body[index].text)
    exclaimed = [text.startswith("!") and not text.startswith("![") for text in texts]
    some_exclaimed = any(exclaimed) and not all(exclaimed)
    for at, (index, text) in enumerate(zip(run, texts, strict=True)):
        marked = some_exclaimed and exclaimed[at]
        lines[index] = body[index]._replace(
            kind=LETTER,
            mark=letter(at % OPTION_LIMIT),
            text=text[1:] if marked else text,
            checked="✓" if marked else "",
        )
    return lines
