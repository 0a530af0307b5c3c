"""The parts a written study log consists of: headings with the rows, items and fenced texts under them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

_HEADING = re.compile(r"(#{1,6}) (.*)")
_FENCE = re.compile(r"(`{3,})text")
_BORDER = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class Block:
    """One heading and what stands under it, up to the next heading."""

    level: int
    title: str
    rows: list[dict[str, str]] = field(default_factory=list)
    """Rows of its table by the words of the head."""
    items: list[str] = field(default_factory=list)
    """Lines of its list, without the dash; lines that belong to an item follow it after a line break."""
    text: str | None = None
    """Its fenced text."""


def blocks(text: str) -> list[Block]:
    """Every heading of the log in order; what stands before the first one is left out."""
    found: list[Block] = []
    head: list[str] | None = None
    lines = iter(text.split("\n"))
    for line in lines:
        heading = _HEADING.fullmatch(line)
        if heading:
            found.append(Block(len(heading[1]), heading[2]))
            head = None
        elif not found:
            continue
        elif fence := _FENCE.fullmatch(line):
            found[-1].text = _until(lines, fence[1])
        elif line.startswith("| "):
            head = _row(found[-1], line, head)
        elif line.startswith("- "):
            found[-1].items.append(line[2:])
        elif line.startswith("  ") and found[-1].items:
            found[-1].items[-1] += "\n" + line.strip()
    return found


def _until(lines: Iterator[str], fence: str) -> str:
    return "\n".join(takewhile(lambda line: line != fence, lines))


def _row(block: Block, line: str, head: list[str] | None) -> list[str]:
    """Take a table's line in; the first one names the columns."""
    cells = [cell.strip().replace("\\|", "|") for cell in _BORDER.split(line)[1:-1]]
    if head is None:
        return cells
    block.rows.append(dict(zip(head, cells, strict=False)))
    return head
