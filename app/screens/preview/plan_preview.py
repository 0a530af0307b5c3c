"""A plan or log before it is imported."""

from pathlib import Path
from typing import NamedTuple

from app.keys.keymap import shown_key
from app.screens.preview.file_preview import FilePreview
from app.screens.preview.plan_rows import PlanRows, change_in_words, introduction, lines_of, plan_rows, remarks
from app.session.session import Sitting
from data.errors import BadInput
from data.formats.markdown_plan.amending import Amendments, RecordId, TaskChange, amended, record_id
from data.formats.markdown_plan.reading import PlannedTask, PlanReading, PlanWarning, ReadOptions
from data.formats.text.text_repair import DecodedText, LineChange
from data.language import say
from widgets.dialogs.form_dialog import ask

COMPARED = 3000
"""Rows up to which it is said at once what taking them would change."""


class _Understood(NamedTuple):
    text: DecodedText
    reading: PlanReading


class PlanPreview(FilePreview[_Understood]):
    """Shows what was understood of a plan; years, marks, days and titles can be set right before it is taken."""

    def __init__(self, sitting: Sitting, path: Path, raw: bytes) -> None:
        """Preview the bytes of a file."""
        super().__init__(sitting, path, raw)
        self.options = ReadOptions(today=sitting.today, file_name=path.name)
        self.found: _Understood | None = None
        self._shown = PlanRows((), ())
        self._left_out: set[RecordId] = set()
        self._changed: dict[RecordId, TaskChange] = {}

    def understand(self) -> _Understood:
        """Decode and read the file as the options say."""
        from data.formats.markdown_plan.no_plan import refuse_no_plan
        from data.formats.markdown_plan.reader import read_plan
        from data.formats.text.text_repair import decode

        text = self.found.text if self.found else decode(self.raw)
        refuse_no_plan(self.raw, text.text, self.path.name)
        return _Understood(text, read_plan(text.text, self.options, self.waiting.told))

    def understood(self, found: _Understood) -> None:
        """Show records and source."""
        if self.found is None or self.found.text is not found.text:
            self.source.lines = tuple(found.text.text.split("\n"))
        self.found = found
        self._show()

    def show_beside(self, place: int) -> None:
        """Mark the lines of the chosen record."""
        if self.found is not None and place < len(self._shown.items):
            item = self._shown.items[place]
            self.source.marked = lines_of(item)
            self.source.remarks = remarks(item, self.found.reading, self._key("import.otherwise"))

    def leave_out(self, places: range) -> None:
        """Leave records out, or take them in again; doubts and repairs are not for taking."""
        ids = {id_ for place in places if (id_ := self._record_id(place)) is not None}
        if ids <= self._left_out:
            self._left_out -= ids
        else:
            self._left_out |= ids
        self._show_left_out()

    def take(self) -> str | None:
        """Import the reading as it was amended."""
        from data.formats.markdown_plan.into_study import has_open_year, import_reading

        if self.found is None:
            return None
        self._refuse_own_log(self.found.text.text)
        reading = self._amended(self.found.reading)
        if has_open_year(reading):
            raise BadInput(
                say("The file states no year: press {key} and give it.", key=self._key("import.otherwise"))
            )
        done = import_reading(reading, self.study, self.path.name, self.sitting.today, self.options.start)
        return f"{self.path.name}: {change_in_words(done)}"

    def _refuse_own_log(self, text: str) -> None:
        """Raise `BadInput` for a log of this very study: record by record it would double everything."""
        from data.formats.export.study_log.merge_log import is_log_of
        from data.formats.export.study_log.read_back import read_back

        own = None if self.study.is_new else read_back(text, self.study.clock.now(), self.study.new_id)
        if own is not None and is_log_of(own, self.study):
            raise BadInput(
                say(
                    "{file} is this study's own log: `cockpit import` takes in what is new of it, "
                    "`cockpit merge` another copy of the study.",
                    file=self.path.name,
                )
            )

    async def action_change(self) -> None:
        """Ask for another title or day of the chosen task."""
        from app.forms.parsed_record import change_form

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

        await ask(self.app, change_form(item, self._changed.get(id_), self.sitting.today), change)

    async def action_read_otherwise(self) -> None:
        """Ask for year, start, plan, person, kind and marks, and read again."""
        from app.forms.import_options import reading_form

        if self.found is None:
            return

        def read(options: ReadOptions) -> None:
            self.options = options
            self.read()

        await ask(self.app, reading_form(self.options, self.found.reading), read)

    def _key(self, id_: str) -> str:
        return shown_key(self.sitting.keys[id_])

    def _show(self) -> None:
        if self.found is None:
            return
        text, reading = self.found
        self._shown = plan_rows(text, reading, self._changed, self.sitting.glyphs)
        self.title_bar.place = say("Import preview")
        self.records.rows = self._shown.rows
        self._show_left_out()
        self.show_beside(self.records.cursor)

    def _amended(self, reading: PlanReading) -> PlanReading:
        return amended(reading, Amendments(frozenset(self._left_out), self._changed))

    def _comparison(self, reading: PlanReading) -> str:
        """What taking it would change in the study; not said of what is large or has no year yet."""
        from data.formats.markdown_plan.into_study import has_open_year, planned_import

        kept = self._amended(reading)
        if len(self._shown.rows) > COMPARED or has_open_year(kept):
            return ""
        return change_in_words(
            planned_import(kept, self.study, self.path.name, self.sitting.today, self.options.start)
        )

    def _show_left_out(self) -> None:
        if self.found is not None:
            self.records.intro = introduction(*self.found, self._comparison(self.found.reading))
        out = frozenset(
            place
            for place in range(len(self._shown.items))
            if self._left_out and self._record_id(place) in self._left_out
        )
        self.records.left_out = out
        self.title_bar.ahead = say("{n} left out", n=len(out)) if out else ""

    def _record_id(self, place: int) -> RecordId | None:
        """The record at a place; None for headings, doubts and repairs."""
        item = self._shown.items[place]
        return None if item is None or isinstance(item, PlanWarning | LineChange) else record_id(item)
