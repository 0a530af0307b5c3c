"""List items that are headings in all but name become sections, so that what stands under them is read alike."""

from data.formats.markdown_plan.blocks import Block, Item
from data.formats.markdown_plan.inline import plain
from data.formats.markdown_plan.marks import CELL_BOX
from data.formats.markdown_plan.sections import Section, make_section

ITEM_LEVEL = 10


def promote(root: Section) -> None:
    """Turn parents of checkboxes, labelled weeks and days, and bold lead-ins into sections."""
    for section in list(root.walk()):
        _promote_in(section)


def _promote_in(section: Section) -> None:
    made: list[Section] = []
    blocks: list[Block] = []
    for block in section.blocks:
        if block.sort != "list":
            blocks.append(block)
            continue
        kept: list[Item] = []
        for item in block.items:
            if _is_heading(item, block):
                made.append(_section_of(item, section))
            else:
                kept.append(item)
        if len(kept) == len(block.items):
            blocks.append(block)
            continue
        if kept:
            block.items = kept
            block.lines = sorted((line for item in kept for line in item.all_lines()), key=lambda line: line.no)
            blocks.append(block)
    section.blocks = blocks
    section.children = made + section.children
    for child in made:
        _promote_in(child)


def _section_of(item: Item, parent: Section) -> Section:
    made = make_section(item.text, max(ITEM_LEVEL, parent.level + 1), item.line, "item")
    made.parent = parent
    lines = [line for child in item.children for line in child.all_lines()]
    if item.more:
        made.blocks.append(Block("text", [line for line in item.more if line.kind != "blank"]))
    made.blocks.append(Block("list", sorted(lines, key=lambda line: line.no), item.children))
    return made


def _is_heading(item: Item, block: Block) -> bool:
    """Whether an item is the heading of what stands under it."""
    if not item.children:
        return False
    if any(under.line.box is not None for child in item.children for under in child.walk()):
        return True
    if item.line.box is not None:
        return False
    named = make_section(item.text, ITEM_LEVEL, item.line, "item")
    if named.begins_with_date or (
        named.unit is not None and named.unit.kind in ("week", "day", "weekend", "phase", "weekday")
    ):
        return True
    text = item.text.strip()
    whole_bold = text.startswith("**") and text.rstrip(" :：").endswith("**") and "**" not in text.strip(" *:：")
    leads = plain(text).endswith((":", "："))
    return (whole_bold or leads) and (named.role != "" or len(block.items) == 1) and CELL_BOX.match(text) is None
