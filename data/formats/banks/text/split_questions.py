"""Where each question of a bank in Markdown or plain text begins.

A file numbers or heads its questions in one way. Which way is found by looking at what stands between one run of
options and the next: the kind of line that most gaps have (“Question 5”, a heading of one level, “5.”, a rule) begins
the questions. Where no kind does, the paragraph before the options is the question.
"""

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from data.formats.banks.text.lines import BLANK, CHECK, CODE, HEADING, IMAGE, LETTER, RULE, TEXT, Line
from data.formats.banks.text.marks import unbolded

SHARE = 0.6
"""Part of the gaps that must hold a kind of line for it to begin the questions."""

_LABEL = re.compile(
    r"(?P<before>[\s*_\[>]*)(?:new\s+)?(?:question|frage|pregunta|domanda|quest[aã]o|문제|問題|問|题目|第|q)s?"
    r"\s{0,2}(?:no\.?|number|nr\.?|nº|n°)?\s{0,2}[:#.]?\s{0,2}#?\s{0,2}(?P<number>\d{1,5})(?!\.?\d)"
    r"(?:\s{0,2}(?:of|/)\s{0,2}\d{1,5})?(?:\s?[题問])?(?P<note>\s?\([^()]{0,60}\))?(?P<end>[\s\]|.):：\-–—]*)",
    re.I,
)
_TITLED = re.compile(r"(?P<before>)exam\w*\s.{0,200}?question\s*#?\s*(?P<number>\d{1,5})\b(?P<end>.*)", re.I)
_NUMBER = re.compile(r"(?P<before>[\s*_\\]*)(?P<number>\d{1,4})\s?\\?(?:[.)、．](?!\d)|번)(?P<end>[\s.)]*)")


class Start(NamedTuple):
    """How a line could begin a question."""

    kind: str
    """label, number, rule, bullet or h1 to h6."""
    number: int | None
    text: str
    """What the line says behind its number."""


def starts(line: Line) -> list[Start]:
    """Every way in which a line could begin a question, the most telling first."""
    if line.kind == RULE:
        return [Start("rule", None, "")]
    if line.kind not in (HEADING, TEXT):
        return []
    found = []
    label = _LABEL.match(line.text) or (_TITLED.fullmatch(line.text) if line.kind == HEADING else None)
    if label and _sets_off(line, label):
        found.append(Start("label", int(label["number"]), _after(line.text, label)))
    number = _NUMBER.match(line.text)
    if line.kind == HEADING:
        text = found[0].text if found else _after(line.text, number) if number else unbolded(line.text)[0]
        found.append(Start(f"h{line.level}", int(number["number"]) if number else None, text))
    elif number and number.end() < len(line.text):
        found.append(Start("number", int(number["number"]), _after(line.text, number)))
    elif not line.level and line.text[0] in "*-+" and line.text[1:2] == " ":
        found.append(Start("bullet", None, unbolded(line.text[1:].strip())[0]))
    return found


def _sets_off(line: Line, label: re.Match[str]) -> bool:
    """Whether a “Question 5” stands for itself and does not begin a sentence."""
    bold = "**" in label["before"]
    return line.kind == HEADING or bold or bool(label["end"].strip()) or label.end() == len(line.text)


def _after(text: str, found: re.Match[str]) -> str:
    """What follows a number or label, without the bold type that goes with it."""
    rest = text[found.end() :]
    if "**" in found["before"] and "**" in rest:
        head, _, tail = rest.partition("**")
        rest = head + tail.lstrip(".):： ") if not head else head + tail
    return unbolded(rest.strip())[0]


def first_options(lines: list[Line]) -> list[int]:
    """Places of the lines that begin a run of options: a check box after other text, or an “A” that a “B” follows."""
    firsts: list[int] = []
    last = ""
    pending = -1
    for place, line in enumerate(lines):
        if line.kind == CHECK:
            if last != CHECK:
                firsts.append(place)
            last = CHECK
        elif line.kind == LETTER and line.mark in "Aa":
            pending = place
        elif line.kind == LETTER and line.mark in "Bb" and pending >= 0:
            if lines[pending].mark == "A" or line.mark == "b":
                firsts.append(pending)
            pending = -1
        elif line.kind not in (BLANK, CODE, IMAGE, LETTER):
            last = line.kind
    return sorted(firsts)


def beginnings(
    lines: list[Line], firsts: list[int], without: tuple[str, ...] = ("bullet",)
) -> list[tuple[int, Start]]:
    """Places where questions begin, each with how; empty where no kind of line begins them.

    `firsts` are the places of the first option of each run of options, `without` kinds that are not looked at.
    """
    if not firsts:
        return []
    found = ((place, start) for place, line in enumerate(lines) for start in starts(line))
    candidates = [(place, start) for place, start in found if start.kind not in without]
    kind = _kind(firsts, candidates)
    chosen = [(place, start) for place, start in candidates if start.kind == kind]
    if kind == "number":
        chosen = _counted(lines, firsts, chosen)
    elif kind == "label":
        chosen = [pair for at, pair in enumerate(chosen) if not _repeats(lines, chosen, at)]
    elif kind == "rule":
        chosen = [(-1, Start("rule", None, "")), *chosen]
    return chosen


def _kind(firsts: list[int], candidates: list[tuple[int, Start]]) -> str:
    """The kind of line that begins questions in most gaps, empty when none does."""
    gaps: dict[str, set[int]] = {}
    nearest: Counter[str] = Counter()
    last_of_gap: dict[int, str] = {}
    for place, start in candidates:
        gap = bisect_left(firsts, place)
        if gap < len(firsts):
            gaps.setdefault(start.kind, set()).add(gap)
            last_of_gap[gap] = start.kind
    nearest.update(last_of_gap.values())
    shares = {kind: len(held) / len(firsts) for kind, held in gaps.items()}
    if shares.get("label", 0) >= SHARE:
        return "label"
    headings = [kind for kind in shares if kind[0] == "h" and shares[kind] >= SHARE]
    if headings:
        best = max(shares[kind] for kind in headings)
        if shares.get("number", 0) >= SHARE and nearest["number"] > max(nearest[kind] for kind in headings):
            return "number"
        return max((kind for kind in headings if shares[kind] > 0.9 * best), key=lambda kind: (nearest[kind], kind))
    if shares.get("number", 0) >= SHARE:
        return "number"
    if shares.get("rule", 0) >= SHARE and len(firsts) > 1:
        return "rule"
    return "bullet" if shares.get("bullet", 0) >= SHARE else ""


def _repeats(lines: list[Line], chosen: list[tuple[int, Start]], at: int) -> bool:
    """Whether a label only says again which question the one before has begun, as “Question #: 5” under a heading."""
    if at == 0 or chosen[at][1].number != chosen[at - 1][1].number:
        return False
    between = lines[chosen[at - 1][0] + 1 : chosen[at][0]]
    return len(between) < 6 and all(line.kind in (BLANK, TEXT) for line in between)


def _counted(lines: list[Line], firsts: list[int], chosen: list[tuple[int, Start]]) -> list[tuple[int, Start]]:
    """Numbered lines that count on from question to question, leaving out the lists inside them."""
    kept: list[tuple[int, Start]] = []
    listed = _listed(lines, chosen)
    by_gap: dict[int, list[tuple[int, Start]]] = {}
    for place, start in chosen:
        by_gap.setdefault(bisect_left(firsts, place), []).append((place, start))
    last = 0
    for gap in sorted(by_gap):
        group = by_gap[gap]
        free = [pair for pair in group if pair[0] not in listed]
        nearest = group[-1]
        if nearest[1].number == last + 1 and nearest not in free:
            free.append(nearest)
        went = last
        for place, start in free:
            if start.number is not None and last < start.number <= last + 25:
                kept.append((place, start))
                last = start.number
        if last == went and free and gap < len(firsts):
            kept.append(free[-1])
            last = free[-1][1].number or 0
    return kept


def _listed(lines: list[Line], chosen: list[tuple[int, Start]]) -> set[int]:
    """Places of numbered lines that belong to a list: they count from 1 with nothing but blank lines between."""
    listed: set[int] = set()
    run: list[int] = []
    for place, start in chosen:
        follows = bool(run) and start.number == len(run) + 1 and _adjacent(lines, run[-1], place)
        if not follows:
            run = [place] if start.number == 1 else []
            continue
        run.append(place)
        listed.update(run)
    return listed


def _adjacent(lines: list[Line], before: int, after: int) -> bool:
    return after - before <= 3 and all(lines[at].kind == BLANK for at in range(before + 1, after))
