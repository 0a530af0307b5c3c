"""Runs of lines under a heading: lists as trees, tables, code, quotes and text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from data.formats.markdown_plan.lines import Line
from data.formats.markdown_plan.tables import Table, read_table


@dataclass(slots=True, eq=False)
class Item:
    """A list item with what stands under it."""

    line: Line
    children: list["Item"] = field(default_factory=list)
    more: list[Line] = field(default_factory=list)
    """Continuation lines, code included."""

    @property
    def text(self) -> str:
        """The item's text without bullet and box."""
        return self.line.text

    def all_lines(self) -> Iterable[Line]:
        """Every line of the item and of those under it."""
        return self._all_lines() if self.children or self.more else (self.line,)

    def _all_lines(self) -> Iterator[Line]:
        stack = [self]
        while stack:
            item = stack.pop()
            yield item.line
            yield from item.more
            stack.extend(item.children)

    def walk(self) -> Iterable["Item"]:
        """The item and all under it, in order."""
        return self._walk() if self.children else (self,)

    def _walk(self) -> Iterator["Item"]:
        stack = [self]
        while stack:
            item = stack.pop()
            yield item
            stack.extend(reversed(item.children))


@dataclass(slots=True, eq=False)
class Block:
    """A run of lines of one sort under a heading: list, table, code, quote, html, rule or text."""

    sort: str
    lines: list[Line] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    table: Table | None = None


def read_blocks(lines: list[Line]) -> list[Block]:
    """The blocks of the lines under one heading."""
    blocks: list[Block] = []
    before: Table | None = None
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.kind == "blank":
            index += 1
        elif line.kind in ("row", "delimiter"):
            end = index
            while end < len(lines) and lines[end].kind in ("row", "delimiter"):
                end += 1
            block = Block("table", lines[index:end], table=read_table(lines[index:end], before))
            before = block.table
            blocks.append(block)
            index = end
        elif line.is_item:
            block, index = _list(lines, index)
            blocks.append(block)
        else:
            index = _text(lines, index, blocks)
    return blocks


def _text(lines: list[Line], index: int, blocks: list[Block]) -> int:
    """Take a line of text, code, quote, html or rule into a block of its sort; the index after it."""
    line = lines[index]
    sort = {
        "fence": "code",
        "code": "code",
        "quote": "quote",
        "html": "html",
        "rule": "rule",
        "underline": "rule",
        "front": "front",
    }.get(line.kind, "text")
    if (blocks and blocks[-1].sort == sort and sort != "text") or (
        blocks and sort == "text" and blocks[-1].sort == "text" and lines[index - 1].kind == "text"
    ):
        blocks[-1].lines.append(line)
    else:
        blocks.append(Block(sort, [line]))
    return index + 1


def _list(lines: list[Line], index: int) -> tuple[Block, int]:
    """The list that begins at an index, as a tree by indentation, and the index after it."""
    block = Block("list")
    stack: list[Item] = []
    in_indented_fence = False
    while index < len(lines):
        line = lines[index]
        if line.kind in ("code", "fence"):
            in_indented_fence = _indented_fence(lines, index, in_indented_fence)
        if line.is_item:
            item = Item(line)
            while stack and line.indent <= stack[-1].line.indent:
                stack.pop()
            (stack[-1].children if stack else block.items).append(item)
            stack.append(item)
        elif line.kind == "blank":
            if not _goes_on(lines, index, block):
                break
        elif stack and (
            line.indent > block.items[0].line.indent or (line.kind in ("code", "fence") and in_indented_fence)
        ):
            stack[-1].more.append(line)
        else:
            break
        if line.kind != "blank":
            block.lines.append(line)
        index += 1
    return block, index


def _indented_fence(lines: list[Line], index: int, before: bool) -> bool:
    """Whether code belongs to a fence that is indented under an item; `before` says so of the line above."""
    if lines[index].kind == "code":
        above = lines[index - 1] if index else None
        if above is None or above.kind == "code":
            return above is not None and before
        return above.raw[:1] in (" ", "\t")
    return lines[index].raw[:1] in (" ", "\t")


def _goes_on(lines: list[Line], index: int, block: Block) -> bool:
    """Whether a list continues after a blank line."""
    while index < len(lines) and lines[index].kind == "blank":
        index += 1
    if index == len(lines):
        return False
    line = lines[index]
    return line.is_item or (
        bool(block.items) and line.kind in ("text", "fence", "code", "quote") and line.raw[:1] in (" ", "\t")
    )
