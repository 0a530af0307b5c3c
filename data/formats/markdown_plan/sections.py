"""The tree of headings, bold lines and labelled lines, with the blocks of text under each."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.formats.markdown_plan.blocks import Block, read_blocks
from data.formats.markdown_plan.date_patterns import DIGIT, LONE_MONTH
from data.formats.markdown_plan.dates_in_text import RawSpan, find_spans
from data.formats.markdown_plan.folded_answers import folded_answers
from data.formats.markdown_plan.inline import normal, plain, undecorated
from data.formats.markdown_plan.lines import BOXED, SIGN_BOXES, Line
from data.formats.markdown_plan.quiz_key import states_key
from data.formats.markdown_plan.units import Unit, leading_unit
from data.formats.markdown_plan.vocabulary import STAMP, role_of

BOLD_LINE = re.compile(r"^[^\w*`\[]{0,6}(\*\*|__)(?!\s)(.{1,200}?)\1\s*[:：]?\s*[^\w*`\[(]{0,6}$")
BOLD_LEVEL = 8
UNIT_LEVEL = 7
SEPARATORS = (":", "：", "-", "–", "—", "|")
NUMBERING = re.compile(r"\d{1,3}[.)]\s+")
SHORT_LINE = 200
COUNTED_LINE = 100
"""Characters of a plain line that may be the heading of a day."""


@dataclass(slots=True, eq=False)
class Section:
    """A heading with its blocks and the sections under it."""

    title: str
    level: int
    line: Line | None
    parent: "Section | None" = None
    sort: str = "heading"
    """root, heading, bold or label."""
    box: str | None = None
    """What stands in the brackets of a checkbox before the heading."""
    role: str = ""
    unit: Unit | None = None
    spans: list[RawSpan] = field(default_factory=list)
    date: RawSpan | None = None
    """The first of the spans that stands where dates stand."""
    begins_with_date: bool = False
    blocks: list[Block] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)

    def walk(self) -> Iterator["Section"]:
        """The section and all under it, in the order of the file."""
        stack = [self]
        while stack:
            section = stack.pop()
            yield section
            if section.children:
                stack.extend(reversed(section.children))

    def around(self) -> Iterator["Section"]:
        """The section, the one around it, and so on outwards."""
        section: Section | None = self
        while section is not None:
            yield section
            section = section.parent

    @property
    def is_dated(self) -> bool:
        """Whether the heading begins with a date or labels a unit."""
        return self.unit is not None or self.begins_with_date

    @property
    def is_one_day(self) -> bool:
        """Whether the heading is a single day, which all under it share unless they say another."""
        return self.unit is None and self.begins_with_date and self.spans[0].last is None


def _is_part_of(span: RawSpan, unit: Unit) -> bool:
    """Whether "Week 2 (2/4)" counts weeks instead of naming a day."""
    bare = span.sign == "/" and span.last is None and span.first.weekday is None and span.first.year is None
    return bare and span.first.a == unit.low and span.first.a <= span.first.b


def _begins_with_date(section: Section) -> bool:
    first = section.spans[0] if section.spans else None
    numbered = section.unit is not None and section.unit.kind == "session"
    return first is not None and first.strong and (numbered or _is_early(section.title, first))


def _is_early(title: str, span: RawSpan) -> bool:
    words = normal(plain(title))
    begin = len(words) - len(undecorated(words))
    numbering = NUMBERING.match(words, begin)
    return bool(words) and span.begin <= (numbering.end() if numbering else begin + 1)


def make_section(title: str, level: int, line: Line | None, sort: str) -> Section:
    """A section with what its title says."""
    boxed = BOXED.match(title.strip(" *_"))
    if boxed:
        title = boxed.group(2)
    section = Section(title, level, line, sort=sort, box=boxed.group(1)[1:-1] if boxed else None)
    section.unit = leading_unit(title)
    section.spans = find_spans(plain(title))
    for span in section.spans:
        span.line = line.no if line else 0
        if section.unit is not None and _is_part_of(span, section.unit):
            span.strong = False
    section.date = next((span for span in section.spans if span.strong), None)
    section.begins_with_date = _begins_with_date(section)
    section.role = _role(section)
    if (
        section.unit is None
        and not section.spans
        and LONE_MONTH.match(normal(plain(title)))
        and len(plain(title)) <= 24
    ):
        section.unit = Unit("month", 0, 0, "", plain(title))
    return section


def _role(section: Section) -> str:
    """The role of a heading; "Week 1 notes" has one, "Week 1: my notebook" is a week like any other."""
    if section.unit is not None:
        rest = section.unit.rest
        words = plain(section.title)
        before = words[: words.find(rest)].rstrip() if rest and rest in words else ""
        if not rest or len(rest) > 24 or before.endswith((":", "：", "-", "–", "—", "|", ")")) or rest[0] in "(（[":
            return ""
        return role_of(rest)
    if section.begins_with_date:
        return ""
    return role_of(section.title)


def build(lines: list[Line]) -> Section:
    """The tree of the whole file; the root is what stands before the first heading."""
    root = Section("", 0, None, sort="root")
    current = root
    pending: list[Line] = []
    counted = _counted_labels(lines)
    folded = folded_answers(lines)
    for index, line in enumerate(lines):
        made = None
        if line.no in counted:
            made = make_section(line.text, UNIT_LEVEL, line, "label")
        elif line.no not in folded:
            made = _opening(lines, index, line)
        if made is None:
            pending.append(line)
            continue
        current.blocks = read_blocks(pending)
        pending = []
        while current.level >= made.level:
            assert current.parent is not None
            current = current.parent
        made.parent = current
        current.children.append(made)
        current = made
    current.blocks = read_blocks(pending)
    return root


def _counted_labels(lines: list[Line]) -> set[int]:
    """Lines of plain text such as "Day 1: maps", "Day 2: rivers": headings, where three or more count on."""
    found: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        if line.kind != "text" or not line.text or len(line.text) > COUNTED_LINE or not DIGIT.search(line.text[:20]):
            continue
        unit = leading_unit(line.text)
        if (
            unit is not None
            and unit.low
            and line.text[0].isalpha()
            and unit.kind in ("day", "week", "session", "month")
        ):
            found.setdefault(unit.kind, []).append((unit.low, line.no))
    return {number for labels in found.values() if _count_on(labels) for _, number in labels}


def _count_on(labels: list[tuple[int, int]]) -> bool:
    numbers = [number for number, _ in labels]
    return len(numbers) > 2 and all(later - number == 1 for number, later in itertools.pairwise(numbers))


def _opening(lines: list[Line], index: int, line: Line) -> Section | None:
    """The section that a line opens, if it does."""
    if line.kind == "heading":
        return make_section(line.text, line.level, line, "heading")
    if line.kind != "text" or not line.text or line.indent > 3 or len(line.text) > 220:
        return None
    bold = BOLD_LINE.match(line.text)
    if bold and bold.group(1) not in bold.group(2) and not states_key(bold.group(2)):
        made = make_section(line.text, BOLD_LEVEL, line, "bold")
        if made.is_dated and not _only_label(made):
            made.level = UNIT_LEVEL
        return made
    if len(line.text) > 120 or not (line.text[0].isalnum() or line.text[0] in "*_【[<(📅🗓"):
        return None
    if (
        STAMP.search(normal(line.text))
        or not _opens(lines, index, line)
        or (_among_entries(lines, index) and not _stands_over(lines, index))
    ):
        return None
    if leading_unit(line.text) is not None or _date_line(line.text):
        made = make_section(line.text, UNIT_LEVEL, line, "label")
        return made if made.is_dated else None
    return None


def _only_label(section: Section) -> bool:
    """Whether a bold line such as "Week 1 Goals:" titles a list inside its week."""
    return section.role in ("notes", "overview") or (
        section.unit is not None and section.title.rstrip("*_ ").endswith(":") and len(section.unit.rest) < 16
    )


def _date_line(text: str) -> bool:
    spans = find_spans(text[:40])
    return (
        bool(spans) and spans[0].strong and spans[0].begin <= 2 and (spans[0].end >= len(text) - 3 or len(text) < 60)
    )


BRACKETED = re.compile(r"^[(\[（][^()\[\]（）]{1,20}[)\]）]\s*")
"""What may stand between a date and its separator, as in "1 May (2h): read"."""


def is_dated_entry(text: str) -> bool:
    """Whether a line begins with a date, a separator and something to do."""
    if len(text) > SHORT_LINE:
        return False
    words = normal(plain(text))
    spans = find_spans(words[:40]) if not STAMP.search(words) else []
    if not spans or not spans[0].strong or spans[0].begin > 1:
        return False
    rest = BRACKETED.sub("", words[spans[0].end :].lstrip(), count=1)
    return rest.startswith(SEPARATORS) and any(map(str.isalpha, rest))


def _among_entries(lines: list[Line], index: int) -> bool:
    """Whether a dated line is one of several below each other, blank lines aside."""
    if not is_dated_entry(lines[index].text):
        return False
    above = next((line for line in reversed(lines[max(0, index - 3) : index]) if line.kind != "blank"), None)
    return above is not None and above.kind == "text" and is_dated_entry(above.text)


def _stands_over(lines: list[Line], index: int) -> bool:
    following = next((below for below in lines[index + 1 : index + 4] if below.kind != "blank"), None)
    return following is not None and (following.is_item or following.kind in ("row", "delimiter"))


def _opens(lines: list[Line], index: int, line: Line) -> bool:
    """Whether a labelled line stands alone, or over a list or table: not inside a paragraph."""
    before = lines[index - 1].kind if index else "blank"
    following = next((below for below in lines[index + 1 : index + 4] if below.kind != "blank"), None)
    if before == "text" and leading_unit(lines[index - 1].text) is None:
        squares = following is not None and following.is_item and following.text[:1] in SIGN_BOXES
        return squares and _date_line(line.text)
    if following is None or following.is_item or following.kind in ("row", "delimiter", "heading", "rule"):
        return True
    return following.kind == "text" and leading_unit(following.text) is not None
