"""Splits a written study log into headings with their tables, list items and fenced texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

_HEADING = re.compile(r"(#{1,6}) (.*)")
_FENCE = re.compile(r"(`{3,})text")
_BORDER = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class Block:
    """One heading and its content, up to the next heading."""

    level: int
    title: str
    rows: list[dict[str, str]] = field(default_factory=list)
    """Rows of its table, by column name."""
    items: list[str] = field(default_factory=list)
    """Items of its list without the dash; continuation lines of an item follow after a line break."""
    text: str | None = None
    """Its fenced text."""


def blocks(text: str) -> list[Block]:
    """Every heading of the log in order; text before the first one is ignored."""
    result: list[Block] = []
    head: list[str] | None = None
    lines = iter(text.split("\n"))
    for line in lines:
        heading = _HEADING.fullmatch(line)
        if heading:
            result.append(Block(len(heading[1]), heading[2]))
            head = None
        elif not result:
            continue
        elif fence := _FENCE.fullmatch(line):
            result[-1].text = _until(lines, fence[1])
        elif line.startswith("| "):
            head = _add_row(result[-1], line, head)
        elif line.startswith("- "):
            result[-1].items.append(line[2:])
        elif line.startswith("  ") and result[-1].items:
            result[-1].items[-1] += "\n" + line.strip()
    return result


def _until(lines: Iterator[str], fence: str) -> str:
    return "\n".join(takewhile(lambda line: line != fence, lines))


def _add_row(block: Block, line: str, head: list[str] | None) -> list[str]:
    """Add a line of a table; the first one names the columns."""
    cells = [cell.strip().replace("\\|", "|") for cell in _BORDER.split(line)[1:-1]]
    if head is None:
        return cells
    block.rows.append(dict(zip(head, cells, strict=False)))
    return head
