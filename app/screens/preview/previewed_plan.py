"""A plan or study log before it is imported."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from app.keys.keymap import shown_key
from app.screens.preview.plan_rows import (
    GuessedLines,
    PlanRows,
    guesses_in,
    introduction,
    lines_of,
    plan_rows,
    remarks,
)
from app.screens.preview.previewed_file import Lines, MarkedLines, PreviewedFile
from app.session.session import Session
from data.errors import BadInput
from data.formats.markdown_plan.amending import Amendments, RecordId, TaskChange, amended, record_id
from data.formats.markdown_plan.counting import describe_change
from data.formats.markdown_plan.reading import ParsedPlan, PlannedTask, PlanWarning, ReadOptions
from data.formats.text.text_repair import DecodedText, LineChange
from data.language import say
from data.values import Values
from widgets.dialogs.form_dialog import ask

if TYPE_CHECKING:
    from app.use_cases.import_plan import LogRecords

COMPARED = 3000
"""Rows up to which the preview compares the plan with the study."""


class ParsedFile(Values):
    """The text of a file, the plan in it, and the records if it is a log that the cockpit exported."""

    text: DecodedText
    plan: ParsedPlan
    log: "LogRecords"


class PreviewedPlan(PreviewedFile[ParsedFile, RecordId]):
    """A plan whose year, marks, days and titles can be corrected before the import.

    A log of this very study is merged as a whole: its records are looked up in the study, not one by one.
    """

    def __init__(self, session: Session, path: Path, raw: bytes) -> None:
        """Take the bytes of a plan; nothing is read yet."""
        super().__init__(session, path, raw)
        self.options = ReadOptions(today=session.today, file_name=path.name)
        self._parsed: ParsedFile | None = None
        self._shown = PlanRows((), ())
        self._changes: dict[RecordId, TaskChange] = {}
        self._titles: tuple[str, ...] = ()
        """Titles in the whole file, of which one may be the plan to import."""

    def parse(self, progress: Callable[[float], None]) -> ParsedFile:
        """Decode and read the file with the options."""
        from app.use_cases.import_plan import read_plan_file, way_of

        before, session = self._parsed, self.session
        text, plan = read_plan_file(self.raw, self.options, progress, before and before.text)
        # The screen may draw ids of the study meanwhile.
        log = before.log if before else way_of(text.text, session.study, session.env.ids().new)
        return ParsedFile(text, plan, log)

    def switch_to(self, parsed: ParsedFile) -> None:
        """Show another reading of the file."""
        from app.use_cases.import_plan import Way

        if self._parsed is None or self._parsed.text is not parsed.text:
            self.source_lines = tuple(parsed.text.text.split("\n"))
        if not self.options.plan_name and not self.options.person:
            self._titles = tuple(dict.fromkeys(group.title for group in parsed.plan.groups if group.title))
        self._parsed = parsed
        is_whole = parsed.log.way is not Way.ADD
        self.fixed_reason = (
            say("This study log is merged as a whole. You cannot exclude or edit its records.") if is_whole else ""
        )
        self._make_rows(parsed)

    def introduction(self) -> Lines:
        """What the plan is, and what its import would change."""
        from app.use_cases.import_plan import Way

        if self._parsed is None:
            return ()
        text, plan, log = self._parsed
        lines = introduction(text, plan, self._comparison(self._parsed))
        if log.way is not Way.MERGE:
            return lines
        return ((say("A log of this study. Only what is new is imported."), "accent"), *lines)

    def key_at(self, index: int) -> RecordId | None:
        """The key of the record in a row; None for headings, warnings and repairs."""
        item = self._shown.items[index]
        return None if item is None or isinstance(item, PlanWarning | LineChange | GuessedLines) else record_id(item)

    def details_at(self, index: int) -> MarkedLines | None:
        """The lines of the record in a row, with remarks on them."""
        if self._parsed is None:
            return None
        item, numbers = self._shown.items[index], lines_of(self._shown.items[index])
        on_item = remarks(item, self._parsed.plan, self._options_key())
        return MarkedLines(numbers, (*on_item, *guesses_in(self._parsed.text, numbers)))

    async def ask_to_edit(self, app: App[None], index: int, edited: Callable[[], None]) -> bool:
        """Ask for another title or day of the task in a row."""
        from app.forms.imports.parsed_record import change_form

        parsed = self._parsed
        task = self._shown.items[index] if index < len(self._shown.items) else None
        if parsed is None or not isinstance(task, PlannedTask):
            return False
        key = record_id(task)

        def change(wanted: TaskChange) -> None:
            self._changes[key] = wanted
            if wanted == TaskChange(task.title):
                del self._changes[key]
            self._make_rows(parsed)
            edited()

        await ask(app, change_form(task, self._changes.get(key), self.session.today), change)
        return True

    async def ask_for_options(self, app: App[None], chosen: Callable[[], None]) -> None:
        """Ask for year, start, plan, person, kind and marks."""
        from app.forms.imports.import_options import import_options_form

        if self._parsed is None:
            return

        def choose(options: ReadOptions) -> None:
            self.options = options
            chosen()

        await ask(app, import_options_form(self.options, self._parsed.plan, self._titles), choose)

    def commit(self) -> str | None:
        """Import the plan as the learner amended it, or what is new in a log of this study."""
        from app.use_cases.import_plan import Way, import_plan
        from data.formats.markdown_plan.into_study import has_open_year

        if self._parsed is None:
            return None
        plan, log, session = self._amended(self._parsed.plan), self._parsed.log, self.session
        if log.way is Way.ADD and has_open_year(plan):
            raise BadInput(say("The file has no year. Press {key} to enter it.", key=self._options_key()))
        return import_plan(log, plan, session.study, self.path.name, session.today, self.options.start)

    def _make_rows(self, parsed: ParsedFile) -> None:
        self._shown = plan_rows(parsed.text, parsed.plan, self._changes, self.session.glyphs)
        self.rows = self._shown.rows

    def _options_key(self) -> str:
        return shown_key(self.session.keys["import.otherwise"])

    def _amended(self, plan: ParsedPlan) -> ParsedPlan:
        return amended(plan, Amendments(frozenset(self.excluded), self._changes))

    def _comparison(self, parsed: ParsedFile) -> str:
        """What the import would change in the study; empty for a large plan and for one without a year."""
        from app.use_cases.import_plan import Way, planned_plan_import
        from data.formats.markdown_plan.into_study import has_open_year

        plan, log, session = self._amended(parsed.plan), parsed.log, self.session
        if log.way is Way.ADD and (len(self.rows) > COMPARED or has_open_year(plan)):
            return ""
        planned = planned_plan_import(log, plan, session.study, self.path.name, session.today, self.options.start)
        return describe_change(planned)
