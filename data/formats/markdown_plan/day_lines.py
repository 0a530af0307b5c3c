"""Plans written without Markdown: "12/1: maps" as a paragraph of its own, and squares to fill in under a date."""

from data.formats.markdown_plan.blocks import Block, read_blocks
from data.formats.markdown_plan.lines import Line
from data.formats.markdown_plan.sections import Section, is_dated_entry

SQUARES = {"□": " ", "☐": " ", "■": "x", "☑": "x"}
FEWEST = 2
"""Dated paragraphs in a file from which on they are a plan and not prose."""


def read_day_lines(root: Section) -> None:
    """Turn dated paragraphs into items, and squares under a date into boxes."""
    sections = list(root.walk())
    dated = {
        line.no
        for section in sections
        for block in section.blocks
        if block.sort == "text"
        for line in block.lines
        if is_dated_entry(line.text)
    }
    for section in sections:
        if len(dated) >= FEWEST and any(line.no in dated for block in section.blocks for line in block.lines):
            section.blocks = [found for block in section.blocks for found in _split(block, dated)]
        if any(outer.begins_with_date for outer in section.around()):
            _box(section)


def _split(block: Block, dated: set[int]) -> list[Block]:
    if block.sort != "text" or not any(line.no in dated for line in block.lines):
        return [block]
    for line in block.lines:
        if line.no in dated:
            line.kind = "bullet"
    return read_blocks(block.lines)


def _box(section: Section) -> None:
    for block in section.blocks:
        for item in block.items:
            for under in item.walk():
                _fill(under.line)


def _fill(line: Line) -> None:
    if line.box is None and line.text[:1] in SQUARES:
        line.box = SQUARES[line.text[0]]
        line.text = line.text[1:].lstrip("\ufe0f \t\u00a0\u3000")
