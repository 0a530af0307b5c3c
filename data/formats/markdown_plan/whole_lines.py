"""What a line says and its record does not goes into the record's details, memo or remark: no word of it is lost."""

from collections.abc import Iterable
from dataclasses import replace

from data.formats.markdown_plan.group_titles import DEEPEST
from data.formats.markdown_plan.inline import links, plain
from data.formats.markdown_plan.lines import Line
from data.formats.markdown_plan.marks import CELL_BOX, SIGN_STATUS, leading_mark, trailing_mark, word_status
from data.formats.markdown_plan.reading import (
    LogEntry,
    MockScore,
    ParsedPlan,
    PlannedTask,
    PlanNote,
    StudyResource,
)
from data.formats.markdown_plan.source_words import says_all
from data.formats.markdown_plan.tables import Row, Table, titled_cell


def with_whole_lines(reading: ParsedPlan) -> ParsedPlan:
    """The reading with the rest of every line in the record that owns the line; call it once, before importing."""
    source = _Source(reading)
    extra: list[PlanNote] = []
    for domain in reading.domains:
        rest = source.rest(domain.lines, domain.name)
        if rest:
            key = f"note:{domain.key}:rest"
            extra.append(PlanNote(domain.name, "\n".join(rest), domain.line, domain.line, (), key=key))
    return replace(
        reading,
        tasks=tuple(source.task(task) for task in reading.tasks),
        log=tuple(source.entry(entry) for entry in reading.log),
        scores=tuple(source.score(score) for score in reading.scores),
        resources=tuple(source.resource(resource) for resource in reading.resources),
        notes=(*reading.notes, *extra),
    )


class _Source:
    """The lines of a file beside what the records of each line say."""

    def __init__(self, reading: ParsedPlan) -> None:
        self._lines = reading.lines
        self._groups = reading.groups
        self._rows: dict[int, tuple[Table, Row]] = {
            row.no: (table, row) for table in reading.tables for row in table.rows
        }
        self._said: dict[int, list[str]] = {}
        for task in reading.tasks:
            self._note(task.line, f"{task.title}\n{task.details}")
        for entry in reading.log:
            self._note(entry.line, f"{entry.title}\n{entry.details}")
        for score in reading.scores:
            self._note(score.line, f"{score.name}\n{score.memo}")
        for note in reading.notes:
            if not note.lines:  # what the row of another record says beside it
                self._note(note.line, note.text)

    def _note(self, line: int, text: str) -> None:
        self._said.setdefault(line, []).append(text)

    def task(self, task: PlannedTask) -> PlannedTask:
        said = f"{task.title}\n{task.details}\n{self._path(task.group)}"
        rest = self.rest(task.lines, said)
        if task.status not in ("open", "done"):  # a task of a study is either: what else the file says stays as it is
            rest += [mark for mark in self._marks(task) if mark not in rest]
        return task._replace(details=_joined(task.details, rest)) if rest else task

    def _marks(self, task: PlannedTask) -> list[str]:
        """The box, sign or cell that tells a task's status, as it stands."""
        if task.line in self._rows:
            table, row = self._rows[task.line]
            cells = [at for at, cell in enumerate(row.cells) if cell and _states(cell, task.status)]
            return [titled_cell(table, row, at) for at in cells]
        line = self._lines[task.line - 1]
        if line.box is not None:
            return [f"[{line.box}]"]
        return [sign for sign in (leading_mark(line.text)[0], trailing_mark(line.text)[0]) if sign]

    def entry(self, entry: LogEntry) -> LogEntry:
        rest = self.rest(entry.lines, f"{entry.title}\n{entry.details}\n{self._path(entry.group)}")
        return replace(entry, details=_joined(entry.details, rest)) if rest else entry

    def score(self, score: MockScore) -> MockScore:
        rest = self.rest(score.lines, f"{score.name}\n{score.memo}")
        if score.out_of == 1000.0 and score.score is not None:
            rest.insert(0, f"{score.score:g}/1000")
        return replace(score, memo=" · ".join(filter(None, (score.memo, *rest)))) if rest else score

    def resource(self, resource: StudyResource) -> StudyResource:
        rest = self.rest(resource.lines, f"{resource.title}\n{resource.url}\n{resource.remark}")
        return replace(resource, remark=" · ".join(filter(None, (resource.remark, *rest)))) if rest else resource

    def _path(self, index: int | None) -> str:
        """Titles of the groups around a record."""
        titles: list[str] = []
        outer = index
        while outer is not None and len(titles) < DEEPEST:
            titles.append(self._groups[outer].title)
            outer = self._groups[outer].parent
        return "\n".join(titles)

    def rest(self, numbers: Iterable[int], said: str) -> list[str]:
        """What some lines say beyond `said` and the texts of all records that begin on them, in pieces."""
        found: list[str] = []
        for number in numbers:
            if number > len(self._lines):
                continue
            others = self._said.get(number, ())
            known = said if len(others) < 2 else "\n".join((said, *others))
            if number in self._rows:
                table, row = self._rows[number]
                pieces = [(cell, titled_cell(table, row, at)) for at, cell in enumerate(row.cells) if cell]
            else:
                text = _text_of(self._lines[number - 1])
                pieces = [(text, text)]
            for text, shown in pieces:
                found += _unsaid_piece(text, shown, known)
        return found


def _states(cell: str, status: str) -> bool:
    words = plain(cell)
    sign = leading_mark(words)[0] or trailing_mark(words)[0]
    return SIGN_STATUS.get(sign) == status or word_status(words) == status or CELL_BOX.match(words) is not None


def _text_of(line: Line) -> str:
    return line.text or line.raw.strip()


def _unsaid_piece(text: str, shown: str, known: str) -> list[str]:
    """A cell or line with a word that is not known, else only those of its addresses that are not."""
    if text in known:
        return []
    if not says_all(text, known):
        return [shown]
    if "://" not in text and "](" not in text:
        return []
    missing = [(title, url) for title, url in links(text) if url not in known and not url.startswith("#")]
    return [url if title == url else f"{plain(title)}: {url}" for title, url in missing]


def _joined(details: str, rest: list[str]) -> str:
    return "\n".join(filter(None, (details, *rest)))
