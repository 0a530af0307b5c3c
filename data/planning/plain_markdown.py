"""Converts Markdown to plain lines, without code fences and table bars."""

import re

FENCE = re.compile(r"\s*(?:```|~~~)[\w+#.-]*\s*")
RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")
"""The line between a table's head and its rows."""
BAR = re.compile(r"(?<!\\)\|")
CELLS = " · "


def read_plainly(text: str) -> str:
    """Remove fences and rules, and join the cells of each table row."""
    lines, in_code = [], False
    for line in text.split("\n"):
        if FENCE.fullmatch(line):
            in_code = not in_code
        elif in_code:
            lines.append(line)
        elif not RULE.fullmatch(line):
            lines.append(_plain_row(line))
    return "\n".join(lines)


def on_one_plain_line(text: str) -> str:
    """Join all words of the text on one line."""
    return " ".join(read_plainly(text).replace("```", " ").split())


def _plain_row(line: str) -> str:
    row = line.strip()
    if len(row) < 3 or not (row.startswith("|") and row.endswith("|")):
        return line
    cells = (cell.strip().replace("\\|", "|") for cell in BAR.split(row[1:-1]))
    return CELLS.join(cell for cell in cells if cell)
