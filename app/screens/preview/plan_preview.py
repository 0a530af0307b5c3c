"""A plan or log before it is imported."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.keys.keymap import shown_key
from app.screens.preview.file_preview import FilePreview
from app.screens.preview.plan_rows import (
    GuessedLines,
    PlanRows,
    guesses_in,
    introduction,
    lines_of,
    plan_rows,
    remarks,
)
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
"""Rows up to which it is said at once what taking them would change."""


class _Understood(Values):
    text: DecodedText
    reading: ParsedPlan
    log: "LogRecords"


class PlanPreview(FilePreview[_Understood]):
    """Shows what was understood of a plan; years, marks, days and titles can be set right before it is imported.

    A log of this very study is merged as a whole: its records are found again in the study, not one by one.
    """

    def __init__(self, session: Session, path: Path, raw: bytes) -> None:
        """Preview the bytes of a file."""
        super().__init__(session, path, raw)
        self.options = ReadOptions(today=session.today, file_name=path.name)
        self.found: _Understood | None = None
        self._shown = PlanRows((), ())
        self._left_out: set[RecordId] = set()
        self._changed: dict[RecordId, TaskChange] = {}

    def parse(self) -> _Understood:
        """Decode and read the file as the options say."""
        from app.use_cases.import_plan import read_plan_file, way_of

        text, plan = read_plan_file(self.raw, self.options, self.waiting.told, self.found and self.found.text)
        # The screen may draw ids of the study meanwhile.
        log = self.found.log if self.found else way_of(text.text, self.study, self.session.env.ids().new)
        return _Understood(text, plan, log)

    def show_parsed(self, found: _Understood) -> None:
        """Show records and source."""
        if self.found is None or self.found.text is not found.text:
            self.source.lines = tuple(found.text.text.split("\n"))
        self.found = found
        self._show()

    def show_beside(self, index: int) -> None:
        """Mark the lines of the chosen record."""
        if self.found is not None and index < len(self._shown.items):
            item = self._shown.items[index]
            self.source.marked = lines_of(item)
            told = remarks(item, self.found.reading, self._key("import.otherwise"))
            self.source.remarks = (*told, *guesses_in(self.found.text, self.source.marked))

    def toggle_excluded(self, indexes: range) -> None:
        """Exclude records, or include them again; doubts and repairs are not imported anyway."""
        if self._is_whole():
            return
        ids = {id_ for index in indexes if (id_ := self._record_id(index)) is not None}
        if ids <= self._left_out:
            self._left_out -= ids
        else:
            self._left_out |= ids
        self._show_left_out()

    def commit(self) -> str | None:
        """Import the plan as the learner amended it, or what is new in a log of this study."""
        from app.use_cases.import_plan import Way, import_plan
        from data.formats.markdown_plan.into_study import has_open_year

        if self.found is None:
            return None
        plan, log = self._amended(self.found.reading), self.found.log
        if log.way is Way.ADD and has_open_year(plan):
            raise BadInput(say("The file has no year. Press {key} to enter it.", key=self._key("import.otherwise")))
        return import_plan(log, plan, self.study, self.path.name, self.session.today, self.options.start)

    def _is_whole(self) -> bool:
        """Whether the file is imported as a whole, which is said at once."""
        from app.use_cases.import_plan import Way

        if self.found is None or self.found.log.way is Way.ADD:
            return False
        self.app.notify(say("This study log is merged as a whole. You cannot exclude or edit its records."),
                        markup=False)  # fmt: skip
        return True

    async def action_change(self) -> None:
        """Ask for another title or day of the chosen task."""
        from app.forms.parsed_record import change_form

        if self._is_whole():
            return
        item = self._shown.items[self.records.cursor] if self._shown.items else None
        if not isinstance(item, PlannedTask):
            await super().action_change()
            return
        id_ = record_id(item)

        def change(wanted: TaskChange) -> None:
            self._changed[id_] = wanted
            if wanted == TaskChange(item.title):
                del self._changed[id_]
            self._show()

        await ask(self.app, change_form(item, self._changed.get(id_), self.session.today), change)

    async def action_read_otherwise(self) -> None:
        """Ask for year, start, plan, person, kind and marks, and read again."""
        from app.forms.import_options import import_options_form

        if self.found is None:
            return

        def read(options: ReadOptions) -> None:
            self.options = options
            self.read()

        await ask(self.app, import_options_form(self.options, self.found.reading), read)

    def _key(self, id_: str) -> str:
        return shown_key(self.session.keys[id_])

    def _show(self) -> None:
        if self.found is None:
            return
        text, reading, _ = self.found
        self._shown = plan_rows(text, reading, self._changed, self.session.glyphs)
        self.title_bar.location = say("Import preview")
        self.records.rows = self._shown.rows
        self._show_left_out()
        self.show_beside(self.records.cursor)

    def _amended(self, reading: ParsedPlan) -> ParsedPlan:
        return amended(reading, Amendments(frozenset(self._left_out), self._changed))

    def _comparison(self, reading: ParsedPlan) -> str:
        """What taking it would change in the study; not said of what is large or has no year yet."""
        from app.use_cases.import_plan import Way, planned_plan_import
        from data.formats.markdown_plan.into_study import has_open_year

        if self.found is None:
            return ""
        plan, log = self._amended(reading), self.found.log
        if log.way is Way.ADD and (len(self._shown.rows) > COMPARED or has_open_year(plan)):
            return ""
        planned = planned_plan_import(log, plan, self.study, self.path.name, self.session.today, self.options.start)
        return describe_change(planned)

    def _introduction(self, found: _Understood) -> tuple[tuple[str, str], ...]:
        from app.use_cases.import_plan import Way

        words = introduction(found.text, found.reading, self._comparison(found.reading))
        if found.log.way is not Way.MERGE:
            return words
        return ((say("A log of this study. Only what is new is imported."), "accent"), *words)

    def _show_left_out(self) -> None:
        if self.found is not None:
            self.records.intro = self._introduction(self.found)
        out = frozenset(
            index
            for index in range(len(self._shown.items))
            if self._left_out and self._record_id(index) in self._left_out
        )
        self.records.left_out = out
        self.title_bar.ahead = say("{n} excluded", n=len(out)) if out else ""

    def _record_id(self, index: int) -> RecordId | None:
        """The record at an index; None for headings, doubts and repairs."""
        item = self._shown.items[index]
        return None if item is None or isinstance(item, PlanWarning | LineChange | GuessedLines) else record_id(item)
