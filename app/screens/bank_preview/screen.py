"""A question bank before it is imported."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from app.screens.bank_preview.bank_form import BankOptions, bank_form
from app.screens.bank_preview.bank_rows import BankRows, bank_rows, introduction, question_at, whole
from app.screens.import_preview.preview import FilePreview
from app.sitting import Sitting
from data.formats.banks.found import BankReading, FoundQuestion
from data.language import say
from widgets.form_dialog import ask


class _Understood(NamedTuple):
    lines: tuple[str, ...]
    reading: BankReading


class BankPreview(FilePreview[_Understood]):
    """Shows what was found in a bank; questions can be left out before it is taken."""

    CSS_PATH = "../import_preview/preview.tcss"
    WITHOUT = frozenset({"import.change"})

    def __init__(self, sitting: Sitting, path: Path, raw: bytes) -> None:
        """Preview the bytes of a file."""
        super().__init__(sitting, path, raw)
        self.options = BankOptions()
        self.found: _Understood | None = None
        self._shown = BankRows((), ())
        self._left_out: set[int] = set()
        """Lines of the questions that are not to be taken."""

    def understand(self) -> _Understood:
        """Read the bank as the options say."""
        from app.bank_files import read_bank_file, stated_columns
        from data.formats.text_repair import decode

        options = self.options
        columns = stated_columns(options.columns or None)
        reading = read_bank_file(self.path, self.raw, options.key_text, columns, options.true_false)
        lines = self.found.lines if self.found else tuple(decode(self.raw).text.split("\n"))
        return _Understood(lines, reading)

    def understood(self, found: _Understood) -> None:
        """Show findings and questions."""
        if self.found is None:
            self.source.lines = found.lines
        self.found = found
        self._shown = bank_rows(found.reading, self.sitting.glyphs)
        self.title_bar.place = say("Import preview")
        self.records.intro = introduction(found.reading, self.path.name)
        self.records.rows = self._shown.rows
        self._show_left_out()
        self.show_beside(self.records.cursor)

    def show_beside(self, place: int) -> None:
        """Show the chosen question whole, or the line of what was refused."""
        if self.found is None or place >= len(self._shown.items):
            return
        item = self._shown.items[place]
        if item is None:
            return
        reading = self.found.reading
        question = item if isinstance(item, FoundQuestion) else question_at(reading, item.line)
        self.beside.current = "source" if question is None else "card"
        if question is not None:
            self.card.view = whole(question, reading)
        else:
            row = self._shown.rows[place]
            self.source.marked = (item.line,) if item.line else ()
            self.source.remarks = ((row.title, "warn"),)

    def leave_out(self, places: range) -> None:
        """Leave questions out, or take them in again."""
        items = (self._shown.items[place] for place in places)
        lines = {item.line for item in items if isinstance(item, FoundQuestion)}
        if lines <= self._left_out:
            self._left_out -= lines
        else:
            self._left_out |= lines
        self._show_left_out()

    def take(self) -> str | None:
        """Import the questions that are not left out."""
        from data.formats.banks.for_study import import_for

        if self.found is None:
            return None
        kept = tuple(each for each in self.found.reading.questions if each.line not in self._left_out)
        planned = import_for(self.study, replace(self.found.reading, questions=kept), self.path.name)
        if planned.changed:
            self.study.commit(say("Import “{title}”", title=planned.bank.name), *planned.changed)
        counts = say(
            "{added} new, {edited} edited, {unchanged} unchanged, {repeated} repeated",
            added=planned.added,
            edited=planned.edited,
            unchanged=planned.unchanged,
            repeated=planned.repeated,
        )
        guesses = say("{n} domains are guesses: they count once you accept them.", n=planned.suggested)
        return f"{say('Imported')}: {counts}" + (f"\n{guesses}" if planned.suggested else "")

    async def action_read_otherwise(self) -> None:
        """Ask for keys, columns and kinds of questions, and read again."""

        def read(options: BankOptions) -> None:
            self.options = options
            self.read()

        await ask(self.app, bank_form(self.options), read)

    def _show_left_out(self) -> None:
        out = frozenset(
            place
            for place, item in enumerate(self._shown.items)
            if isinstance(item, FoundQuestion) and item.line in self._left_out
        )
        self.records.left_out = out
        self.title_bar.ahead = say("{n} left out", n=len(out)) if out else ""
