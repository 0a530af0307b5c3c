"""Writes the Markdown parts of a study log: tables, cells and fenced texts."""

import re
from collections.abc import Iterable, Sequence

_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")
_FENCE = re.compile(r"`{3,}")
_BORDER = re.compile(r"(?<!\\)\|")


def on_one_line(text: str) -> str:
    """The text without line breaks."""
    return _SPACE.sub(lambda space: " " if _BREAK.search(space[0]) else space[0], text).strip()


def cell(text: str) -> str:
    """A text in a table cell: no line breaks, and every pipe escaped."""
    return _BORDER.sub(r"\\|", on_one_line(text))


def lines_in_cell(text: str) -> str:
    """A text of several lines in a table cell, with `<br>` for line breaks."""
    return "<br>".join(line.strip() for line in text.strip().splitlines() if line.strip())


def table(head: Sequence[str], rows: Iterable[Sequence[str]], align: str) -> list[str]:
    """The lines of a table; `align` has a letter for each column: l, c or r."""
    rules = {"l": ":---", "c": ":---:", "r": "---:"}
    lines = [_table_row(head), "|" + "|".join(rules[letter] for letter in align) + "|"]
    lines += [_table_row([cell(text) for text in row]) for row in rows]
    return [*lines, ""]


def _table_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def fenced(text: str) -> list[str]:
    """A learner's own text, unchanged whatever Markdown it contains."""
    longest = max((len(ticks) for ticks in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return [f"{fence}text", *text.replace("\r\n", "\n").split("\n"), fence, ""]


def link(title: str, url: str) -> str:
    """A link, or the title alone without an address."""
    title = on_one_line(title).replace("[", "(").replace("]", ")")
    address = on_one_line(url).replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    return f"[{title}]({address})" if address else title


def number(value: float) -> str:
    """A number with at most two decimals and no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
