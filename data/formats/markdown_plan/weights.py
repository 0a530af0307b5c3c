"""Exam domains with their weights: in tables, in headings, in lists or in one line."""

import re

from data.formats.markdown_plan.drafts import Findings
from data.formats.markdown_plan.inline import normal, plain, undecorated
from data.formats.markdown_plan.marks import EMPTY_BRACKETS
from data.formats.markdown_plan.ratings import is_unfilled, rating
from data.formats.markdown_plan.reading import PlanNote, WeightedDomain
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.table_columns import CHECKPOINT, CHECKPOINT_TITLE, Columns
from data.formats.markdown_plan.tables import Row, Table
from data.formats.markdown_plan.units import leading_unit

PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?[%％]")
AT_START = re.compile(r"(?:\d{1,3}\s?[-–]\s?)?\d{1,3}\s?[%％]\s*[-–—:：]?\s*(?=[^\W\d_])")
PERCENT_RANGE = re.compile(r"(\d{1,3})\s?[%％]?\s?[-–—~〜～]\s?(\d{1,3})\s?[%％]")
BRACKETED = re.compile(
    r"[(（\[][^()（）\[\]%％]{0,30}?(\d{1,3}(?:[.,]\d{1,2})?)\s?[%％](?:\s?[-–~+]\s?(\d{1,3})\s?[%％])?[^()（）\[\]]{0,30}[)）\]]"
)
AT_END = re.compile(
    r"(?:[:：\-–—=|→]|\s)\s*\**[~≈約约약]?\s?(\d{1,3}(?:[.,]\d{1,2})?)\s?[%％]\**"
    r"(?:\s(?:of (?:the )?(?:exam|test)|del examen|da prova|비중|출제))?\W*$"
)
OF_TIME = re.compile(
    r"method|time|split|daily|routine|schedule|mix|ratio|방법|시간|하루|비율|方法|時間|时间|método|tempo|tiempo|rutina|rotina"
)
"""What a line speaks of that shares out the learner's time and not the exam."""
FEWEST_SHARES = 3
SUM_LOW, SUM_HIGH = 94, 106


def weight_rows(findings: Findings, table: Table, columns: Columns, section: Section) -> bool:
    """Take a table of domains with weights; whether it was one."""
    at = columns.at("weight") if columns.at("weight") is not None else _percent_column(table, columns)
    if at is None or columns.at("date") is not None or findings.domains:
        return False
    rows = [(row, _weight(row.cell(at))) for row in table.rows]
    weighted = [(row, weight) for row, weight in rows if weight is not None and not _is_total(row.cells)]
    name_at = _name_column(columns, at, weighted[0][0].cells if weighted else [])
    if (
        len(weighted) < 2
        or sum(1 for row, _ in weighted if leading_unit_of_time(row.cell(name_at))) > len(weighted) / 2
    ):
        return False
    total = sum(weight for _, weight in weighted)
    if not SUM_LOW <= total <= SUM_HIGH and columns.at("domain") is None:
        return False
    if (
        any("%" not in row.cell(at) and "％" not in row.cell(at) for row, _ in weighted)
        and not SUM_LOW <= total <= SUM_HIGH
    ):
        return False
    checkpoints = _checkpoints(table, columns)
    for row, weight in weighted:
        confidence = tuple((week, rating(row.cell(index))) for index, week in checkpoints)
        name = plain(row.cell(name_at))
        lines = tuple(findings.claim([row.no]))
        findings.domains.append(WeightedDomain(name, weight, row.no, lines, confidence, f"domain:{normal(name)}"))
        read = {index for index, _ in checkpoints if rating(row.cell(index)) or is_unfilled(row.cell(index))}
        rest = _rest(table, row, {at, name_at, *columns.all_of("number"), *read})
        if rest:
            findings.row_notes.append(
                PlanNote(name, rest, row.no, row.no, (), key=f"note:domain:{normal(name)[:80]}")
            )
    return True


def _percent_column(table: Table, columns: Columns) -> int | None:
    """A column of shares that its head calls only "%" or "percentage", beside names of domains."""
    at = columns.at("score")
    if at is None or columns.at("exam") is not None or columns.at("target") is not None:
        return None
    shares = [_weight(row.cell(at)) for row in table.rows]
    total = sum(share for share in shares if share is not None)
    return at if None not in shares and SUM_LOW <= total <= SUM_HIGH else None


def _name_column(columns: Columns, weight_at: int, cells: list[str]) -> int:
    named = columns.at("domain")
    if named is not None and cells[named : named + 1] != [""] and not _is_number(cells[named : named + 1]):
        return named
    for index, cell in enumerate(cells):
        if index != weight_at and columns.roles[index] not in ("number",) and not _is_number([cell]):
            return index
    return 0


def _is_number(cells: list[str]) -> bool:
    return bool(cells) and plain(cells[0]).strip(" #.").isdigit()


def leading_unit_of_time(cell: str) -> bool:
    """Whether a cell begins with a week, day or month."""
    unit = leading_unit(cell)
    return unit is not None and unit.kind in ("week", "day", "month", "weekday")


def _weight(cell: str) -> float | None:
    ranged = PERCENT_RANGE.search(cell)
    if ranged:
        return (float(ranged.group(1)) + float(ranged.group(2))) / 2
    found = PERCENT.search(cell)
    if found:
        return float(found.group(1).replace(",", "."))
    bare = plain(cell).strip(" ~≈")
    return float(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 3 else None


def _is_total(cells: list[str]) -> bool:
    return bool(
        re.match(r"^(?:total|합계|총|計|合計|合计|总计|suma|gesamt|tổng|σ)", normal(plain(" ".join(cells))).strip())
    )


def _checkpoints(table: Table, columns: Columns) -> list[tuple[int, int]]:
    """Columns of confidence with the week of each; 0 for the first that names none."""
    found = []
    for index, title in enumerate(table.head.cells if table.head else []):
        words = normal(plain(title))
        week = CHECKPOINT.search(words)
        if week and len(words) <= CHECKPOINT_TITLE:
            found.append((index, int(week.group(1) or week.group(2))))
    unnamed = columns.at("confidence")
    return found or ([(unnamed, 0)] if unnamed is not None else [])


def _rest(table: Table, row: Row, read: set[int]) -> str:
    """What the other cells of a row say, each with the title of its column."""
    titles = table.head.cells if table.head else []
    return "\n".join(
        f"{plain(titles[index])}: {cell}" if index < len(titles) and titles[index] else cell
        for index, cell in enumerate(row.cells)
        if index not in read and not EMPTY_BRACKETS.match(cell)
    )


def weights_outside_tables(findings: Findings) -> None:
    """Take the first set of headings or list items that share out about a hundred percent."""
    if findings.domains:
        return
    for candidates in _sets(findings.root):
        total = sum(weight for _, weight, _, _ in candidates)
        if len(candidates) < 2 or not SUM_LOW <= total <= SUM_HIGH:
            continue
        for name, weight, line, own in candidates:
            lines = tuple(findings.claim([line])) if own else ()
            findings.domains.append(WeightedDomain(name, weight, line, lines, key=f"domain:{normal(name)}"))
        return


Candidate = tuple[str, float, int, bool]


def _sets(root: Section) -> list[list[Candidate]]:
    """Sibling headings, sibling items and single lines with percentages, in the order of the file."""
    sets: list[tuple[int, list[Candidate]]] = []
    for section in root.walk():
        if any(outer.unit is not None and outer.unit.kind in ("week", "day", "month") for outer in section.around()):
            continue
        headings = [_of_title(child.title, child.line.no, False) for child in section.children if child.line]
        found = [candidate for candidate in headings if candidate]
        if found:
            sets.append((found[0][2], found))
        for block in section.blocks:
            items = [
                _of_item(item.text, item.line.no, not item.line.box and item.line.box != "") for item in block.items
            ]
            listed = [candidate for candidate in items if candidate]
            if listed and len(listed) * 2 >= len(block.items):
                sets.append((listed[0][2], listed))
            for line in block.lines:
                shares = line.kind in ("text", "bullet", "quote") and line.raw.count("%") >= FEWEST_SHARES
                if shares and not OF_TIME.search(normal(line.text)):
                    sets.append((line.no, _in_line(line.text, line.no)))
    return [found for _, found in sorted(sets, key=lambda pair: pair[0])]


def _has_percent(text: str) -> bool:
    return "%" in text or "％" in text


def _of_title(title: str, line: int, own: bool) -> Candidate | None:
    """Name and weight of a heading or an item that ends in brackets with a percentage."""
    if not _has_percent(title):
        return None
    text = plain(title)
    found = BRACKETED.search(text)
    if found is None:
        return None
    weight = (None if "+" in found.group() else _weight(found.group())) or float(found.group(1).replace(",", "."))
    if found.group(2) and "+" in found.group():
        weight += float(found.group(2))
    name = undecorated(text[: found.start()]).strip(" :：-–—")
    unit = leading_unit(name)
    if unit is not None and unit.kind in ("week", "day", "weekday") and unit.rest:
        name = unit.rest
    elif unit is not None and unit.kind == "day":
        return None
    return (re.sub(r"^\d{1,2}[.)]\s+", "", name), weight, line, own) if 0 < weight <= 100 and name else None


def _of_item(text: str, line: int, own: bool) -> Candidate | None:
    if not _has_percent(text):
        return None
    found = _of_title(text, line, own)
    if found:
        return found
    text = plain(text)
    begin = AT_START.match(text)
    if begin is not None and len(text) <= 120:
        return undecorated(text[begin.end() :]), _weight(begin.group()) or 0.0, line, own
    end = AT_END.search(text)
    if end is None or len(text) > 120:
        return None
    ranged = PERCENT_RANGE.search(text, max(0, end.start() - 8))
    name = undecorated(text[: ranged.start() if ranged else end.start()]).strip(" :：-–—")
    weight = _weight(ranged.group() if ranged else end.group()) or 0.0
    return (name, weight, line, own) if 0 < weight <= 100 and name else None


def _in_line(text: str, line: int) -> list[Candidate]:
    """The shares in one line such as "Compute 30% · Storage 20% · Network 50%"."""
    found: list[Candidate] = []
    begin = 0
    words = plain(text)
    for share in PERCENT.finditer(words):
        name = words[begin : share.start()].strip(" ·,/|:：()（）-–—+和及와과")
        begin = share.end()
        name = name if found else re.sub(r"^[^:：]{1,40}[:：]\s*", "", name)  # the label of the whole line
        if name and len(name) <= 60:
            found.append((name, float(share.group(1).replace(",", ".")), line, False))
    return found
