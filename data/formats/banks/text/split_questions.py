"""Finds where each question of a bank in Markdown or plain text starts.

A file numbers or heads its questions in one way. To find it, look at the lines between one run of options and the
next: the kind of line in most gaps (“Question 5”, a heading of one level, “5.”, a rule) starts the questions. If no
kind does, the paragraph before the options is the question.
"""

import re
from bisect import bisect_left
from collections import Counter

from data.formats.banks.keys.answers import answer_text, explanation_text, is_reference
from data.formats.banks.keys.marks import unbolded
from data.formats.banks.text.lines import BLANK, CHECK, CODE, HEADING, IMAGE, LETTER, RULE, TEXT, Line
from data.values import Values

SHARE = 0.6
"""Share of the gaps that must contain a kind of line for it to start the questions."""

_LABEL = re.compile(
    r"(?P<before>[\s*_\[>]*)(?:new\s+)?(?:question|frage|pregunta|domanda|quest[aã]o|문제|問題|問|题目|第|q)s?"
    r"\s{0,2}(?:no\.?|number|nr\.?|nº|n°)?\s{0,2}[:#.]?\s{0,2}#?\s{0,2}(?P<number>\d{1,5})(?!\.?\d)"
    r"(?:\s{0,2}(?:of|/)\s{0,2}\d{1,5})?(?:\s?[题問])?(?P<note>\s?\([^()]{0,60}\))?(?P<end>[\s\]|.):：\-–—]*)",
    re.I,
)
_TITLED = re.compile(r"(?P<before>)exam\w*\s.{0,200}?question\s*#?\s*(?P<number>\d{1,5})\b(?P<end>.*)", re.I)
_NUMBER = re.compile(r"(?P<before>[\s*_\\]*)(?P<number>\d{1,4})\s?\\?(?:[.)、．](?!\d)|번)(?P<end>[\s.)]*)")


_ASKED = re.compile(r"(?P<before>[\s*_]*)(?:Q|질문|문)\s{0,2}[:：.](?P<end>[\s*_]*)(?=\S)")
_ODD_LABEL = re.compile(
    r"[\s*_\[]{0,6}(?:new\s+)?(?:question|frage|pregunta|문제|문항)\s{1,2}(?:no\.?\s)?#?(?=[\w-]{0,20}[A-Z\d])[A-Z\d][\w-]{0,20}"
    r"[\s*_\]]{0,6}(?:$|[:.)：])"
)
_OTHER_KIND = re.compile(
    r"[\s*_#\[(-]{0,8}(?:\d{1,4}[.)]\s{0,3})?(?P<kind>drag[\s-]{0,2}(?:and|&|n)?[\s-]{0,2}drop|hot\s?spot|simulation|simlet|"
    r"fill[\s-]in(?:[\s-]the[\s-]blanks?)?|essay|short\sanswer|matching|ordering|sequenc(?:e|ing)|lab\stask|case\sstudy|"
    r"서술형|주관식|단답형|짝짓기|순서\s?배열)(?P<end>[\s*_\])]{0,4}(?:$|[:.–—-]|\bquestion))",
    re.I,
)
_PARTS = {"discussion", "comments", "hint", "hints", "tip", "tips", "why", "notes", "reason", "options", "choices"}


class Start(Values):
    """A way in which a line can start a question."""

    kind: str
    """label, asked (“Q: …”), number, rule, bullet or h1 to h6."""
    number: int | None
    text: str
    """The rest of the line after its number."""


def starts(line: Line) -> list[Start]:
    """Every way in which a line can start a question, the most specific first."""
    if line.kind == RULE:
        return [Start("rule", None, "")]
    if line.kind == LETTER and line.mark == "Q":
        match = _ASKED.match(line.raw.strip())
        return [Start("asked", None, _after(line.raw.strip(), match))] if match else []
    if line.kind not in (HEADING, TEXT):
        return []
    result = []
    label = _LABEL.match(line.text) or (_TITLED.fullmatch(line.text) if line.kind == HEADING else None)
    if label and _sets_off(line, label):
        result.append(Start("label", int(label["number"]), _after(line.text, label)))
    match = None if result else _ASKED.match(line.text)
    if match:
        result.append(Start("asked", None, _after(line.text, match)))
    number = _NUMBER.match(line.text)
    if line.kind == HEADING:
        text = result[0].text if result else _after(line.text, number) if number else unbolded(line.text)[0]
        result.append(Start(f"h{line.level}", int(number["number"]) if number else None, text))
    elif number and number.end() < len(line.text):
        result.append(Start("number", int(number["number"]), _after(line.text, number)))
    elif not line.level and line.text[0] in "*-+" and line.text[1:2] == " ":
        result.append(Start("bullet", None, unbolded(line.text[1:].strip())[0]))
    return result


def is_part(line: Line) -> bool:
    """Whether a heading titles a part of a question, as “Explanation” does."""
    text = line.text.strip("*_: ")
    return (
        text.casefold() in _PARTS
        or answer_text(text) is not None
        or explanation_text(text) is not None
        or is_reference(text)
    )


def begins_other(line: Line) -> bool:
    """Whether a line starts an item that is not a choice question, or a question with a name instead of a number."""
    if line.kind not in (HEADING, TEXT):
        return False
    return bool(_OTHER_KIND.match(line.text[:120]) or _ODD_LABEL.match(line.text[:120]))


def _sets_off(line: Line, label: re.Match[str]) -> bool:
    """Whether a “Question 5” is a label and not the start of a sentence."""
    bold = "**" in label["before"]
    return line.kind == HEADING or bold or bool(label["end"].strip()) or label.end() == len(line.text)


def _after(text: str, match: re.Match[str]) -> str:
    """The text after a number or label, without the bold type around both."""
    rest = text[match.end() :]
    if "**" in match["before"] and "**" in rest:
        head, _, tail = rest.partition("**")
        rest = head + tail.lstrip(".):： ") if not head else head + tail
    return unbolded(rest.strip())[0]


def first_options(lines: list[Line]) -> list[int]:
    """Indexes of lines that start a run of options: a check box after other text, or an “A” followed by a “B”."""
    firsts: list[int] = []
    last = ""
    pending = -1
    for index, line in enumerate(lines):
        if line.kind == CHECK:
            if last != CHECK:
                firsts.append(index)
            last = CHECK
        elif line.kind == LETTER and line.mark in "Aa":
            pending = index
        elif line.kind == LETTER and line.mark in "Bb" and pending >= 0:
            if lines[pending].mark == "A" or line.mark == "b":
                firsts.append(pending)
            pending = -1
        elif line.kind not in (BLANK, CODE, IMAGE, LETTER) and not _goes_on(lines, index, last):
            last = line.kind
    return sorted(firsts)


def _goes_on(lines: list[Line], index: int, last: str) -> bool:
    """Whether a line continues the check box directly above it, indented or quoted."""
    line = lines[index]
    if last != CHECK or lines[index - 1].kind == BLANK or line.kind != TEXT:
        return False
    return line.level > 0 or line.text.startswith(">")


def beginnings(
    lines: list[Line], firsts: list[int], without: tuple[str, ...] = ("bullet",)
) -> list[tuple[int, Start]]:
    """Indexes where questions start, with the way they start; empty if no kind of line starts them.

    `firsts` are the indexes of the first option of each run of options; kinds in `without` are ignored.
    """
    if not firsts:
        return []
    all_starts = ((index, start) for index, line in enumerate(lines) for start in starts(line))
    candidates = [(index, start) for index, start in all_starts if start.kind not in without]
    kind = _kind(firsts, candidates)
    chosen = [(index, start) for index, start in candidates if start.kind == kind]
    if kind[:1] == "h":
        chosen = [(index, start) for index, start in chosen if not is_part(lines[index])]
    if kind == "number":
        chosen = _counted(lines, firsts, chosen)
    elif kind == "label":
        chosen = [pair for at, pair in enumerate(chosen) if not _repeats(lines, chosen, at)]
    elif kind == "rule":
        chosen = [(-1, Start("rule", None, "")), *chosen]
    return chosen


def _kind(firsts: list[int], candidates: list[tuple[int, Start]]) -> str:
    """The kind of line that starts questions in most gaps; empty if none does."""
    gaps: dict[str, set[int]] = {}
    nearest: Counter[str] = Counter()
    last_of_gap: dict[int, str] = {}
    for index, start in candidates:
        gap = bisect_left(firsts, index)
        if gap < len(firsts):
            gaps.setdefault(start.kind, set()).add(gap)
            last_of_gap[gap] = start.kind
    nearest.update(last_of_gap.values())
    shares = {kind: len(gaps_of_kind) / len(firsts) for kind, gaps_of_kind in gaps.items()}
    if shares.get("label", 0) >= SHARE:
        return "label"
    if shares.get("asked", 0) >= SHARE:
        return "asked"
    headings = [kind for kind in shares if kind[0] == "h" and shares[kind] >= SHARE]
    if headings:
        best = max(shares[kind] for kind in headings)
        if shares.get("number", 0) >= SHARE and nearest["number"] > max(nearest[kind] for kind in headings):
            return "number"
        return max((kind for kind in headings if shares[kind] > 0.9 * best), key=lambda kind: (nearest[kind], kind))
    if shares.get("number", 0) >= SHARE:
        return "number"
    between = len(gaps.get("rule", set()) - {0})
    if len(firsts) > 1 and between >= SHARE * (len(firsts) - 1):
        return "rule"
    return "bullet" if shares.get("bullet", 0) >= SHARE else ""


def _repeats(lines: list[Line], chosen: list[tuple[int, Start]], at: int) -> bool:
    """Whether a label repeats the number of the question before it, as “Question #: 5” under a heading."""
    if at == 0 or chosen[at][1].number != chosen[at - 1][1].number:
        return False
    between = lines[chosen[at - 1][0] + 1 : chosen[at][0]]
    return len(between) < 6 and all(line.kind in (BLANK, TEXT) for line in between)


def _counted(lines: list[Line], firsts: list[int], chosen: list[tuple[int, Start]]) -> list[tuple[int, Start]]:
    """Numbered lines that count from question to question, without the lists inside the questions."""
    numbered: list[tuple[int, Start]] = []
    listed = _listed(lines, chosen)
    by_gap: dict[int, list[tuple[int, Start]]] = {}
    for index, start in chosen:
        by_gap.setdefault(bisect_left(firsts, index), []).append((index, start))
    last = 0
    for gap in sorted(by_gap):
        group = by_gap[gap]
        free = [pair for pair in group if pair[0] not in listed]
        nearest = group[-1]
        went = last
        for index, start in free:
            if start.number is not None and last < start.number <= last + 25:
                numbered.append((index, start))
                last = start.number
        if nearest[1].number == last + 1 and nearest not in free:
            numbered.append(nearest)
            last += 1
        if last == went and free and gap < len(firsts):
            numbered.append(free[-1])
            last = free[-1][1].number or 0
    return numbered


def _listed(lines: list[Line], chosen: list[tuple[int, Start]]) -> set[int]:
    """Indexes of numbered lines that belong to a list: they count from 1 with only blank lines between them."""
    listed: set[int] = set()
    run: list[int] = []
    for index, start in chosen:
        follows = bool(run) and start.number == len(run) + 1 and _adjacent(lines, run[-1], index)
        if not follows:
            run = [index] if start.number == 1 else []
            continue
        run.append(index)
        listed.update(run)
    return listed


def _adjacent(lines: list[Line], before: int, after: int) -> bool:
    return (
        after - before <= 3
        and lines[after].level == lines[before].level
        and all(lines[at].kind == BLANK for at in range(before + 1, after))
    )
