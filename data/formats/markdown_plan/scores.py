"""Tables of mock exams: scores reached, scores aimed at, exams still to be taken."""

import re

from data.formats.markdown_plan.dates_in_text import RawSpan, find_spans
from data.formats.markdown_plan.drafts import Findings, ScoreDraft, TaskDraft
from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.marks import EMPTY_BRACKETS, leading_mark, word_status
from data.formats.markdown_plan.reading import MockScore
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.table_columns import Columns
from data.formats.markdown_plan.tables import Row, Table
from data.formats.markdown_plan.vocabulary import MOCK

FRACTION = re.compile(r"(?<![\d.])(\d{1,4}(?:[.,]\d{1,2})?)\s?(?:/|of|von|de|out of|중)\s?(\d{1,4})(?!\d)")
OUT_OF = re.compile(r"^/\s?(\d{1,4})")
PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?[%％점点分]")
BARE = re.compile(
    r"^[~>≥=+ ]{0,3}(\d{1,4}(?:[.,]\d{1,2})?)\s?\+?(?:점|点|分|pts?|points?|punkte|puntos|"
    r"pontos|điểm)?$"
)
SCORE_SECTION = re.compile(
    r"score|점수|성적|得点|点数|成绩|分数|puntuaci|puntaje|pontua|resultado|ergebnis|điểm|"
    r"results?"
)


def is_score_table(columns: Columns, section: Section, table: Table) -> bool:
    """Whether rows are mock exams: scores beside names of exams or targets."""
    if columns.at("score") is None and columns.at("target") is None:
        return False
    titles = " ".join(normal(plain(outer.title)) for outer in list(section.around())[:2])
    about_mocks = MOCK.search(titles) is not None or SCORE_SECTION.search(titles) is not None
    if columns.at("score") is None:
        return columns.at("exam") is not None and about_mocks
    if columns.at("time") is not None and columns.at("exam") is None and not about_mocks:
        return False
    if columns.at("exam") is not None or columns.at("target") is not None:
        return columns.at("topic") is None or about_mocks or columns.at("exam") is not None
    if _parts_of_score(table, columns) > 1:
        return True
    named = sum(1 for row in table.rows if any(MOCK.search(normal(cell)) for cell in row.cells))
    return about_mocks or named * 2 > len(table.rows)


def _parts_of_score(table: Table, columns: Columns) -> int:
    """How many columns beside the score hold numbers: what each part of the exam gave."""
    free = [index for index, role in enumerate(columns.roles) if role in ("", "topic", "domain", "exam")]
    columns_of_cells = [[row.cell(index) for row in table.rows] for index in free]
    filled = [[plain(cell) for cell in cells if not EMPTY_BRACKETS.match(cell)] for cells in columns_of_cells]
    return sum(1 for cells in filled if cells and all(_is_number(cell) for cell in cells))


def _is_number(cell: str) -> bool:
    return BARE.match(normal(cell)) is not None or FRACTION.fullmatch(normal(cell)) is not None


def score_rows(findings: Findings, table: Table, columns: Columns, section: Section) -> None:
    """Take every row of a table of scores; a row that says "to do" is a task as well."""
    for row in table.rows:
        if row.is_empty or _is_template(row, columns):
            continue
        status = findings.legend.cell(row.cell(columns.at("status"))) if columns.at("status") is not None else None
        name = _name(row, columns)
        lines = tuple(findings.claim([row.no]))
        raw = _raw(row, columns)
        score = _score(row, columns, name, lines)
        findings.scores.append(ScoreDraft(score, raw))
        said = leading_mark(plain(row.cell(columns.at("status"))))[1] if columns.at("status") is not None else ""
        if status == "open" and score.score is None and word_status(said) == "open":
            findings.tasks.append(TaskDraft(name, row.no, [], section, "score", raw, status="open", marked=True))


def _is_template(row: Row, columns: Columns) -> bool:
    """Whether a row holds blanks to fill in and no name."""
    names = [
        row.cell(index)
        for index, role in enumerate(columns.roles)
        if role not in ("score", "target", "status", "pass", "number")
    ]
    return all(EMPTY_BRACKETS.match(name) for name in names) and not any(PERCENT.search(cell) for cell in row.cells)


def _name(row: Row, columns: Columns) -> str:
    """The exam's name, with the domain it is about where a column says so."""
    parts = [plain(row.cell(index)) for index in columns.all_of("domain", "exam", "topic", "") if row.cell(index)]
    parts = [part for part in parts if not _is_number(part)]
    if not parts:
        parts = [
            plain(row.cell(index))
            for index in columns.all_of("resource", "unit", "number", "date", "notes")
            if row.cell(index)
        ][:1]
    return " · ".join(part for part in parts[:3] if part) or f"{row.no}"


def _raw(row: Row, columns: Columns) -> RawSpan | None:
    at = columns.at("date")
    spans = find_spans(plain(row.cell(at))) if at is not None else []
    for span in spans[:1]:
        span.line = row.no
        return span
    return None


def _score(row: Row, columns: Columns, name: str, lines: tuple[int, ...]) -> MockScore:
    """The score of a row: "27/30", "75%", "/100" or a bare number."""
    score, out_of, percent = read_score(row.cell(columns.at("score")))
    target_text = plain(row.cell(columns.at("target")))
    target = read_score(target_text)
    target_percent = target[2] if target[2] is not None else target[0]
    memo = " · ".join(
        plain(row.cell(index))
        for index in columns.all_of("notes", "status", "pass", "time", "resource")
        if row.cell(index)
    )
    return MockScore(
        name,
        row.no,
        lines,
        score,
        out_of,
        percent,
        target_percent,
        target_text,
        None,
        memo,
        f"score:{normal(name)}",
    )


def read_score(cell: str) -> tuple[float | None, float | None, float | None]:
    """Score, its maximum and the percent that a cell states; a bare number up to 100 is a percent."""
    text = normal(plain(cell))
    fraction = FRACTION.search(text)
    if fraction:
        score, out_of = _number(fraction.group(1)), _number(fraction.group(2))
        if out_of and score <= out_of:
            return score, out_of, round(100 * score / out_of, 1)
    shares = PERCENT.search(text)
    if shares and _number(shares.group(1)) <= 100:
        value = _number(shares.group(1))
        return value, 100.0, value
    blank = OUT_OF.match(text)
    if blank:
        return None, _number(blank.group(1)), None
    bare = BARE.match(text)
    if bare:
        value = _number(bare.group(1))
        return value, 100.0 if value <= 100 else 1000.0, value if value <= 100 else None
    return None, None, None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
