"""Markdown as it reads on plain lines: without the fences of code and the bars of tables."""

import re

FENCE = re.compile(r"\s*(?:```|~~~)[\w+#.-]*\s*")
RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")
"""The line between a table's head and its rows."""
BAR = re.compile(r"(?<!\\)\|")
CELLS = " · "


def read_plainly(text: str) -> str:
    """The text with fences and rules left out, and the cells of a row after one another."""
    lines, in_code = [], False
    for line in text.split("\n"):
        if FENCE.fullmatch(line):
            in_code = not in_code
        elif in_code:
            lines.append(line)
        elif not RULE.fullmatch(line):
            lines.append(_row(line))
    return "\n".join(lines)


def on_one_plain_line(text: str) -> str:
    """The words of the text after one another."""
    return " ".join(read_plainly(text).replace("```", " ").split())


def _row(line: str) -> str:
    said = line.strip()
    if len(said) < 3 or not (said.startswith("|") and said.endswith("|")):
        return line
    cells = (cell.strip().replace("\\|", "|") for cell in BAR.split(said[1:-1]))
    return CELLS.join(cell for cell in cells if cell)
