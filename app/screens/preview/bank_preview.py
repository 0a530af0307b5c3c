"""A question bank before it is imported."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from app.forms.bank_options import BankOptions, bank_form
from app.screens.preview.bank_rows import BankRows, bank_rows, counts_of, guesses_of, introduction, question_at, whole
from app.screens.preview.file_preview import FilePreview
from app.session.session import Sitting
from data.formats.banks.model.model import BankReading, FoundQuestion
from data.formats.banks.study.into_study import PlannedImport
from data.language import say
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Bank, Question
from widgets.dialogs.form_dialog import ask


class _Understood(NamedTuple):
    lines: tuple[str, ...]
    reading: BankReading
    planned: PlannedImport
    """What taking all of it would change."""
    guesses: Mapping[tuple[int, str], str]
    """Suggested domains of new questions."""


class BankPreview(FilePreview[_Understood]):
    """Shows what was found in a bank; questions can be left out before it is taken."""

    CSS_PATH = "preview.tcss"
    WITHOUT = frozenset({"import.change"})

    def __init__(self, sitting: Sitting, path: Path, raw: bytes) -> None:
        """Preview the bytes of a file."""
        super().__init__(sitting, path, raw)
        self.options = BankOptions()
        self.found: _Understood | None = None
        self._shown = BankRows((), ())
        self._left_out: set[tuple[int, str]] = set()
        """Questions that are not to be taken, by line and text: some formats hold many on one line."""
        for kind in (Plan, Domain, Bank, Question):
            self.study.all(kind)

    def understand(self) -> _Understood:
        """Read the bank as the options say."""
        from app.use_cases.import_bank import read_bank_file, stated_columns
        from data.formats.banks.study.for_study import import_for
        from data.formats.text.text_repair import decode

        options = self.options
        columns = stated_columns(options.columns or None)
        reading = read_bank_file(self.path, self.raw, options.key_text, columns, options.true_false)
        lines = self.found.lines if self.found else tuple(decode(self.raw).text.split("\n"))
        planned = import_for(self.study, reading, self.path.name)
        return _Understood(lines, reading, planned, self._guesses(planned))

    def understood(self, found: _Understood) -> None:
        """Show findings and questions."""
        if self.found is None:
            self.source.lines = found.lines
        self.found = found
        self._shown = bank_rows(found.reading, self.sitting.glyphs)
        self.title_bar.place = say("Import preview")
        self.records.intro = introduction(found.reading, self.path.name, found.planned)
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
            self.card.view = whole(question, reading, self.found.guesses.get(_key(question), ""))
        else:
            row = self._shown.rows[place]
            self.source.marked = (item.line,) if item.line else ()
            self.source.remarks = ((row.title, "warn"),)

    def leave_out(self, places: range) -> None:
        """Leave questions out, or take them in again."""
        items = (self._shown.items[place] for place in places)
        keys = {_key(item) for item in items if isinstance(item, FoundQuestion)}
        if keys <= self._left_out:
            self._left_out -= keys
        else:
            self._left_out |= keys
        self._show_left_out()

    def take(self) -> str | None:
        """Import the questions that are not left out."""
        from data.formats.banks.study.for_study import import_for

        if self.found is None:
            return None
        kept = tuple(each for each in self.found.reading.questions if _key(each) not in self._left_out)
        planned = import_for(self.study, replace(self.found.reading, questions=kept), self.path.name)
        if planned.changed:
            self.study.commit(say("Import “{title}”", title=planned.bank.name), *planned.changed)
        guesses = f"\n{guesses_of(planned)}" if planned.suggested else ""
        return f"{say('Imported')}: {counts_of(planned)}{guesses}"

    async def action_read_otherwise(self) -> None:
        """Ask for keys, columns and kinds of questions, and read again."""

        def read(options: BankOptions) -> None:
            self.options = options
            self.read()

        await ask(self.app, bank_form(self.options), read)

    def _guesses(self, planned: PlannedImport) -> dict[tuple[int, str], str]:
        domains = self.study.all(Domain)
        found = {}
        for each in planned.changed:
            if isinstance(each, Question) and each.suggested_domain is not None and each.suggested_domain in domains:
                found[_line_of(each), each.stem] = domains[each.suggested_domain].label
        return found

    def _show_left_out(self) -> None:
        out = frozenset(
            place
            for place, item in enumerate(self._shown.items)
            if isinstance(item, FoundQuestion) and _key(item) in self._left_out
        )
        self.records.left_out = out
        self.title_bar.ahead = say("{n} left out", n=len(out)) if out else ""


def _key(question: FoundQuestion) -> tuple[int, str]:
    return question.line, question.stem


def _line_of(question: Question) -> int:
    """The line that the source of a new question ends in."""
    number = question.source.rpartition(":")[2]
    return int(number) if number.isdigit() else 0
