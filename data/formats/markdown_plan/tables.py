"""Rows and cells of pipe tables, also of malformed ones."""

from dataclasses import dataclass, field

from data.formats.markdown_plan.inline import plain
from data.formats.markdown_plan.lines import Line, is_delimiter


@dataclass(slots=True, eq=False)
class Row:
    """One row: its line and its cells, as many as the source gives."""

    line: Line
    cells: list[str]

    @property
    def no(self) -> int:
        """Line number."""
        return self.line.no

    def cell(self, index: int | None) -> str:
        """The cell of a column, empty where the row is too short."""
        return self.cells[index] if index is not None and 0 <= index < len(self.cells) else ""

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return not "".join(self.cells).strip("\u200b\ufeff ")


@dataclass(slots=True, eq=False)
class Table:
    """One table: the head where there is one, its rows, and the lines that carry no content."""

    head: Row | None = None
    rows: list[Row] = field(default_factory=list)
    layout: list[int] = field(default_factory=list)
    borrowed: bool = False
    """Whether the head is that of the table before."""

    @property
    def first_line(self) -> int:
        """Number of the table's first line."""
        own_head = [self.head.no] if self.head and not self.borrowed else []
        return min([row.no for row in self.rows] + self.layout + own_head)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.head.cells) if self.head else max((len(row.cells) for row in self.rows), default=0)


def titled_cell(table: Table, row: Row, index: int) -> str:
    """A cell behind the title of its column."""
    titles = table.head.cells if table.head else []
    title = plain(titles[index]) if index < len(titles) else ""
    return f"{title}: {row.cell(index)}" if title else row.cell(index)


def split_cells(text: str, wanted: int | None = None) -> list[str]:
    """The cells of a row; a pipe inside code or behind a backslash is no border where that fits the head better."""
    text = text.strip(" \t\u200b\ufeff")
    if "`" not in text and "\\|" not in text and "[[" not in text:
        return _outer([cell.strip() for cell in text.split("|")])
    careful = _careful(text)
    if wanted is None or len(careful) == wanted:
        return careful
    simple = _outer([cell.strip() for cell in text.replace("\\|", "\0").split("|")])
    simple = [cell.replace("\0", "|") for cell in simple]
    return simple if len(simple) == wanted else careful


def _careful(text: str) -> list[str]:
    """Split at pipes that stand outside of code spans and of [[links]]."""
    cells: list[str] = []
    begin, index, in_code, in_link = 0, 0, False, False
    code_closes = text.count("`") % 2 == 0
    while index < len(text):
        letter = text[index]
        if letter == "\\":
            index += 2
            continue
        if letter == "`" and code_closes:
            in_code = not in_code
        elif letter == "[" and text.startswith("[[", index):
            in_link = "]]" in text[index : index + 300]
        elif letter == "]" and text.startswith("]]", index):
            in_link = False
        elif letter == "|" and not in_code and not in_link:
            cells.append(text[begin:index].strip())
            begin = index + 1
        index += 1
    cells.append(text[begin:].strip())
    return _outer([cell.replace("\\|", "|") for cell in cells])


def _outer(cells: list[str]) -> list[str]:
    """Drop the empty pieces outside of the first and last pipe."""
    if len(cells) > 1 and not cells[0]:
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return cells


def read_table(block: list[Line], before: Table | None) -> Table:
    """The table in a run of row and delimiter lines; one without a head takes the columns of the table before it."""
    table = Table()
    rule = next(
        (index for index, line in enumerate(block) if line.kind == "delimiter" or is_delimiter(line.raw.strip())),
        None,
    )
    if rule == 1:
        head_cells = split_cells(block[0].raw)
        table.head = Row(block[0], _keep_last(block[0].raw, head_cells))
        block, table.layout = block[2:], [block[1].no]
    elif rule is None and before is not None and before.head is not None and _fits(block, before):
        table.head, table.borrowed = Row(before.head.line, before.head.cells), True
    wanted = len(table.head.cells) if table.head else None
    for line in block:
        if is_delimiter(line.raw.strip()):
            table.layout.append(line.no)
        else:
            table.rows.append(Row(line, split_cells(line.raw, wanted)))
    if table.head is None and len(table.rows) > 1 and rule is None and _is_head(table.rows):
        table.head = table.rows.pop(0)
    return table


def _keep_last(raw: str, cells: list[str]) -> list[str]:
    """Head cells with the empty ones that a closing `| |` leaves."""
    stripped = raw.strip()
    if stripped.endswith("|") and stripped[:-1].rstrip().endswith("|"):
        return [cell.strip() for cell in stripped.strip().removeprefix("|").removesuffix("|").split("|")]
    return cells


def _fits(block: list[Line], before: Table) -> bool:
    """Whether rows without a head can continue the table before them."""
    return abs(len(split_cells(block[0].raw)) - before.width) <= 1


def _is_head(rows: list[Row]) -> bool:
    """Whether the first of several rows without a delimiter names columns: short cells, no digits."""
    cells = rows[0].cells
    return len(cells) > 1 and all(0 < len(cell) <= 20 and not any(c.isdigit() for c in cell) for cell in cells)
