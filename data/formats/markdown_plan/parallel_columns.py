"""Columns of which each holds a task of its own: "Problem 1 | Problem 2", or a school's subjects side by side."""

import re
from collections import Counter

from data.formats.markdown_plan.column_heads import head_words
from data.formats.markdown_plan.dates_in_text import find_spans
from data.formats.markdown_plan.inline import plain
from data.formats.markdown_plan.marks import EMPTY_BRACKETS, word_status
from data.formats.markdown_plan.table_columns import Columns
from data.formats.markdown_plan.tables import Table

_NUMBER = re.compile(r"[#\s]{0,2}\d{1,2}[.)번]?\s?")
SUBJECT = re.compile(
    r"^(?:국어|수학|영어|과학|사회|한국사|물리|화학|생물|지구과학|탐구|언어|수리|数学|英语|政治|语文|物理|化学|生物|历史|地理|"
    r"专业课\d?|计组|计网|数据结构|操作系统|国語|英語|理科|社会|現代文|古文|漢文|世界史|日本史|math(?:s|ematics)?|physics|"
    r"chemistry|biology|history|geography|reading|writing|listening|speaking|verbal|quant(?:itative)?|matemáticas?|"
    r"lengua|ciencias|português|física|química|biología|biologia|história|geografia|mathe(?:matik)?|deutsch|englisch|"
    r"toán|lý|hóa|văn|anh)$"
)


def parallel_columns(table: Table, columns: Columns) -> list[int]:
    """Indexes of the columns that each hold a task; none where one column says what is to be done."""
    heads = [head_words(cell) for cell in table.head.cells] if table.head else []
    free = [at for at, role in enumerate(columns.roles[: len(heads)]) if role in ("", "topic", "domain", "exam")]
    subjects = [at for at in free if SUBJECT.match(heads[at])]
    if len(subjects) > 1 and columns.at("topic") in (None, *subjects):
        return subjects
    families = {at: _NUMBER.sub("", heads[at], count=1).strip() for at in free if _NUMBER.search(heads[at])}
    sizes = Counter(families.values())
    found = [at for at, family in families.items() if sizes[family] > 1 and _names_work(table, at)]
    return found if len(found) > 1 and set(columns.all_of("topic")) <= set(found) else []


def _names_work(table: Table, at: int) -> bool:
    """Whether most cells of a column are words and no marks, dates or scores."""
    cells = [plain(row.cell(at)) for row in table.rows if not EMPTY_BRACKETS.match(row.cell(at))]
    named = [cell for cell in cells if any(map(str.isalpha, cell)) and word_status(cell) is None]
    return len(named) * 3 > len(cells) * 2 and not any(find_spans(cell) for cell in cells[:5])


def is_subject(head: str) -> bool:
    """Whether the head of a column is a subject, which its tasks are named with."""
    return SUBJECT.match(head_words(head)) is not None
