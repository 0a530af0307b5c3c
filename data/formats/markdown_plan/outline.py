"""Plans written without Markdown, in which nothing but the indentation tells what belongs to which week or day."""

from data.formats.markdown_plan.dates_in_text import find_spans
from data.formats.markdown_plan.lines import SIGN_BOXES, Line
from data.formats.markdown_plan.units import leading_unit

MARKED = frozenset({"bullet", "number", "row", "delimiter", "fence", "code", "html"})
"""Kinds of lines of a file that says itself what its items are."""
SIGNS = frozenset(f"[{SIGN_BOXES}")
FEWEST = 2
"""Weeks or days with lines indented under them from which on a file is an outline."""
LEAST_STEP = 2
"""Columns by which what belongs to a line is indented."""
LONGEST_ITEM = 80
SENTENCE_ENDS = (".", "!", "?", ",", ";", "。", "！", "？", "、", "，", "…")
MOST_PROSE = 1 / 3
"""Share of the indented lines that may be long or end as sentences do."""


def read_outline(lines: list[Line]) -> None:
    """Turn the lines of an outline into list items and headings; any other file stays as it is."""
    if any(line.kind in MARKED and not _is_sign(line) for line in lines):
        return
    pairs = _pairs(lines)
    parents = {parent.no: parent for parent, _ in pairs}
    times = {number for number, parent in parents.items() if _is_time(parent)}
    inner = [line for _, line in pairs]
    if len(times) < FEWEST or _is_prose(inner):
        return
    # What weeks and days are indented under is a title or a part of the plan.
    parts = {parent.no for parent, line in pairs if line.no in times} - times
    for line in (*parents.values(), *inner):
        if line.kind == "text" and line.no in parts:
            line.kind, line.level = "heading", 1 if len(parts) == 1 else 2
        elif line.kind == "text":
            line.kind = "bullet"


def _pairs(lines: list[Line]) -> list[tuple[Line, Line]]:
    """Each indented line behind the line that it is indented under."""
    pairs: list[tuple[Line, Line]] = []
    around: list[Line] = []
    for line in lines:
        if line.kind == "heading":
            around = [line]
        if not (line.kind == "text" and line.text) and not _is_sign(line):
            continue
        while around and line.indent < around[-1].indent + LEAST_STEP:
            around.pop()
        if around:
            pairs.append((around[-1], line))
        around.append(line)
    return pairs


def _is_sign(line: Line) -> bool:
    """Whether nothing but a sign or a box of its own makes a line an item."""
    return line.kind == "bullet" and line.raw.strip()[:1] in SIGNS


def _is_time(line: Line) -> bool:
    """Whether a line begins with a week, a day or a date."""
    spans = find_spans(line.text)
    return leading_unit(line.text) is not None or (bool(spans) and spans[0].begin == 0)


def _is_prose(inner: list[Line]) -> bool:
    prose = [line for line in inner if len(line.text) > LONGEST_ITEM or line.text.endswith(SENTENCE_ENDS)]
    return len(prose) > len(inner) * MOST_PROSE
