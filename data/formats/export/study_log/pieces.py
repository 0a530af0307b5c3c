"""The Markdown pieces a study log is made of: tables, cells and texts that stay what they are."""

import re
from collections.abc import Iterable, Sequence

_BREAKS = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*")
_FENCE = re.compile(r"`{3,}")
_BORDER = re.compile(r"(?<!\\)\|")


def on_one_line(text: str) -> str:
    """The text without line breaks."""
    return _BREAKS.sub(" ", text).strip()


def cell(text: str) -> str:
    """A text inside a table: no line breaks, and no pipe that would end the cell."""
    return _BORDER.sub(r"\\|", on_one_line(text))


def lines_in_cell(text: str) -> str:
    """A text of several lines inside a table, its breaks written as `<br>`."""
    return "<br>".join(line.strip() for line in text.strip().splitlines() if line.strip())


def table(head: Sequence[str], rows: Iterable[Sequence[str]], align: str) -> list[str]:
    """A table's lines; `align` has a letter a column: l, c or r."""
    rules = {"l": ":---", "c": ":---:", "r": "---:"}
    lines = [_row(head), "|" + "|".join(rules[letter] for letter in align) + "|"]
    lines += [_row([cell(text) for text in row]) for row in rows]
    return [*lines, ""]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def fenced(text: str) -> list[str]:
    """A learner's own text, kept as it is whatever Markdown it holds."""
    longest = max((len(found) for found in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return [f"{fence}text", *text.replace("\r\n", "\n").split("\n"), fence, ""]


def link(title: str, url: str) -> str:
    """A link, or the bare title where there is no address."""
    title = on_one_line(title).replace("[", "(").replace("]", ")")
    address = on_one_line(url).replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    return f"[{title}]({address})" if address else title


def number(value: float) -> str:
    """A number without needless zeros, to two places."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
