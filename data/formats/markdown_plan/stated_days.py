"""First day, last day and exam day that a file states, and the day its other dates lie near."""

import re
from dataclasses import dataclass, field
from datetime import date

from data.formats.markdown_plan.calendar_words import MONTH_OF
from data.formats.markdown_plan.date_patterns import DIGIT, LONE_YEAR, YEAR_MONTH
from data.formats.markdown_plan.dates_in_text import RawSpan, find_spans
from data.formats.markdown_plan.drafts import Findings
from data.formats.markdown_plan.durations import find_duration
from data.formats.markdown_plan.front_matter import EXAM_KEYS, PUBLISHED_KEYS, START_KEYS, first_of
from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.lines import Line
from data.formats.markdown_plan.vocabulary import MOCK, START_DAY, names_exam_day, role_of
from data.language import say

PERIOD = re.compile(
    r"period|duration|기간|期間|期间|período|periodo|zeitraum|période|thời gian học|study dates|"
    r"일정|timeline"
)
DAILY = re.compile(
    r"daily|(?:per|a) day|/ ?day|하루|일일|매일|1日|毎日|每天|每日|al día|diari|(?:por|ao) dia|pro tag|täglich|"
    r"par jour|mỗi ngày"
)
EXAM_LABEL = re.compile(
    r"\W{0,4}(?:[^\W\d_][\w./-]{0,20}\s){0,4}?(?:[^\W\d_]{0,12}(?:exam|exame|examen|examens|prova|klausur|prüfung"
    r"|экзамен|экзамена|sınav|sınavı|ujian|egzamin|egzaminu|esame|certificación|certificação|zertifizierung)"
    r"|(?:certification |real |official )?test date|exam window|시험 ?(?:일정|날짜)|試験日程|考试日期)"
    r"(?:\s(?:date|day|tarihi|agendada|marcada))?\W{0,3}[:：]"
)
"""A label such as "AWS exam:" or "Data prevista para certificação:"."""
UNDECIDED = re.compile(
    r"미정|未定|待定|尚未|没有|tbd|tba\b|not (?:yet )?(?:decided|booked|scheduled|set)|chưa (?:có|biết)"
)
ONLY_A_DAY = re.compile(r"[\W\d]*[^\W\d_]?[\W\d]*$")
"""Numbers with one letter at the most, such as "01/03 (월)": they state nothing else."""
NEAR, CLOSE = 40, 12
"""Characters between the words for the exam and its day, behind them and before them."""
DAILY_LINES = 60
SHORTEST_DAY, LONGEST_DAY = 10, 960
SCANNED = 400
"""Lines from the top that are searched for stated days; headings and labels further down are searched too."""


@dataclass(slots=True)
class StatedDays:
    """What the file states, as written, with the anchor that gives other dates their year."""

    start: RawSpan | None = None
    period: RawSpan | None = None
    exam: RawSpan | None = None
    full: list[RawSpan] = field(default_factory=list)
    anchor: date | None = None
    """A day with a year that the plan lies near."""
    year: int | None = None
    """Year of the plan's first date, where only that is known."""
    reason: str = ""

    def first_day(self, day_first: bool) -> date | None:
        """The start as stated, under the file's order of day and month; None where its year is not stated."""
        return _date(self.start, day_first)


def find_stated_days(findings: Findings, front: dict[str, object]) -> StatedDays:
    """Search front matter, title, headings and labelled lines."""
    stated = StatedDays()
    first_unit = min((section.line.no for section in findings.sections if section.line and section.is_dated),
                     default=len(findings.lines) + 1)  # fmt: skip
    for line in findings.lines:
        if line.kind not in ("heading", "text", "bullet", "number", "quote", "row") or len(line.raw) > 1000:
            continue
        if line.no > SCANNED and line.kind not in ("heading",):
            continue
        if DIGIT.search(line.raw):
            _look(stated, line, in_preamble=line.no < first_unit)
    for keys, name in ((START_KEYS, "start"), (EXAM_KEYS, "exam")):
        value = first_of(front, keys)
        spans = find_spans(value) if value else []
        if spans:
            setattr(stated, name, spans[0])
    return stated


def _look(stated: StatedDays, line: Line, in_preamble: bool) -> None:
    """Take what one line states; after the first week or day a range is that week's own and no period of the plan."""
    words = normal(plain(line.text or line.raw))
    if line.kind == "row":
        words = _as_label(words) or words
    spans = [span for span in find_spans(words) if span.strong or span.first.year]
    for span in spans:
        span.line = line.no
    stated.full += [span for span in spans if span.first.year is not None]
    if not spans or ONLY_A_DAY.match(words):
        return
    exam = _exam_named(words)
    if exam is not None and stated.exam is None:
        stated.exam = _day_of_exam(words, exam, spans, line.kind == "heading")
    if line.kind == "row":
        return
    if exam is None and stated.start is None and START_DAY.search(words) and spans[0].last is None:
        stated.start = spans[0]
    ranged = next((span for span in spans if span.last is not None), None)
    if (
        exam is None
        and stated.period is None
        and ranged is not None
        and (PERIOD.search(words) or (in_preamble and ranged.first.year))
    ):
        stated.period = ranged


def _as_label(words: str) -> str:
    """A row of two cells, such as "exam date | april 1", as a label with its value."""
    cells = [cell.strip() for cell in words.strip(" |").split("|")]
    return f"{cells[0]}: {cells[1]}" if len(cells) == 2 and _exam_named(cells[0] + ":") else ""


def _exam_named(words: str) -> re.Match[str] | None:
    """Where a line names the real exam's day, and does not say that it is still open."""
    found = EXAM_LABEL.match(words) or names_exam_day(words)
    if found is None or MOCK.search(words[: found.end()]) or UNDECIDED.search(words):
        return None
    return found


def _day_of_exam(words: str, exam: re.Match[str], spans: list[RawSpan], in_heading: bool) -> RawSpan | None:
    """The day right behind the words for the exam, or right before them."""
    if in_heading:
        return spans[0] if spans[0].last is None else None
    for span in spans:
        between = words[exam.end() : span.begin]
        if span.begin >= exam.end() and len(between) < NEAR and not YEAR_MONTH.search(between):
            return span if span.last is None or exam.re is EXAM_LABEL else None
        if span.end <= exam.start() and len(words[span.end : exam.start()]) < CLOSE and span.last is None:
            return span
    return None


def minutes_a_day(findings: Findings) -> int | None:
    """Minutes to study each day, where a line near the top says so; the upper end of a range."""
    for line in findings.lines[:DAILY_LINES]:
        if line.kind not in ("text", "bullet", "quote") or not DAILY.search(normal(plain(line.text[:200]))):
            continue
        found = find_duration(plain(line.text))
        minutes = (found.upper or found.minutes) if found is not None else 0
        if SHORTEST_DAY <= minutes <= LONGEST_DAY:
            return minutes
    return None


def set_anchor(stated: StatedDays, findings: Findings, front: dict[str, object], day_first: bool) -> None:
    """Find a day with a year that the plan's dates lie near: given, stated, or at least a year in a title."""
    options = findings.options
    dated = next((span for span in stated.full if _date(span, day_first) is not None), None)
    known = [
        (stated.period, say("the period on line {n}", n=_line(stated.period))),
        (stated.start, say("the start date on line {n}", n=_line(stated.start))),
        (stated.exam, say("the exam date on line {n}", n=_line(stated.exam))),
        (dated, say("the date on line {n}", n=_line(dated))),
    ]
    if options.start is not None:
        stated.anchor, stated.reason = options.start, say("the given start date")
        return
    for span, reason in known:
        found = _date(span, day_first)
        if found is not None:
            stated.anchor, stated.reason = found, reason
            break
    if options.year is not None:
        stated.anchor, stated.year, stated.reason = None, options.year, say("the given year")
        return
    if stated.anchor is None:
        _anchor_from_words(stated, findings)
    if stated.anchor is None and stated.year is None:
        _anchor_from_publication(stated, front, day_first)


def _line(span: RawSpan | None) -> int:
    """The line a day stands on; front matter counts as the first."""
    return (span.line if span is not None else 0) or 1


def _date(span: RawSpan | None, day_first: bool) -> date | None:
    if span is None or span.first.year is None:
        return None
    month, day = span.first.month_day(day_first)
    try:
        return date(span.first.year, month, day) if month <= 12 else date(span.first.year, day, month)
    except ValueError:
        return None


def _anchor_from_words(stated: StatedDays, findings: Findings) -> None:
    """Take "January 2026" or the one year that headings and labelled lines name."""
    titles: list[tuple[int, int]] = []
    for line in findings.lines[:SCANNED]:
        if line.kind not in ("heading", "text", "bullet", "quote"):
            continue
        words = normal(plain(line.text))[:300]
        found = YEAR_MONTH.search(words)
        if found:
            part = found.groupdict()
            month = MONTH_OF[part["n"]] if part["n"] else int(part["m"] or part["q"] or part["t"])
            if 1 <= month <= 12 and (
                line.kind == "heading" or names_exam_day(words) or START_DAY.search(words) or PERIOD.search(words)
            ):
                stated.anchor, stated.reason = (
                    date(int(part["y"] or part["z"] or part["p"] or part["u"]), month, 15),
                    say("the month on line {n}", n=line.no),
                )
                return
        if line.kind == "heading" and (line.level == 1 or role_of(line.text) == "plan"):
            titles += [(int(year), line.no) for year in LONE_YEAR.findall(words)]
    if titles and len({year for year, _ in titles}) == 1:
        stated.year, stated.reason = titles[0][0], say("the year in the heading on line {n}", n=titles[0][1])


def _anchor_from_publication(stated: StatedDays, front: dict[str, object], day_first: bool) -> None:
    value = first_of(front, PUBLISHED_KEYS)
    spans = find_spans(value) if value else []
    found = _date(spans[0], day_first) if spans else None
    if found is not None:
        stated.anchor, stated.reason = found, say("the publication date in the front matter")
