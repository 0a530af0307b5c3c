"""A question bank before it is imported."""

from collections.abc import Mapping
from pathlib import Path

from app.forms.bank_options import BankOptions, bank_form, columns_form
from app.screens.preview.bank_rows import BankRows, bank_rows, introduction, question_at, whole
from app.screens.preview.file_preview import FilePreview
from app.session.session import Session
from app.use_cases.import_labels import describe_bank_import, describe_suggested
from data.errors import BadInput
from data.formats.banks.model.model import FoundQuestion, ParsedBank
from data.formats.banks.study.into_study import PlannedImport
from data.language import say
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Bank, Question
from data.values import Values
from widgets.dialogs.form_dialog import ask


class _Understood(Values):
    lines: tuple[str, ...]
    reading: ParsedBank
    planned: PlannedImport
    """What taking all of it would change."""
    guesses: Mapping[tuple[int, str], str]
    """Suggested domains of new questions."""
    columns: tuple[str, ...] = ()
    """Columns of a table that do not say what they hold."""
    refusal: str = ""


class BankPreview(FilePreview[_Understood]):
    """Shows what was found in a bank; questions can be left out before it is taken."""

    CSS_PATH = "preview.tcss"
    DISABLED = frozenset({"import.change"})

    def __init__(self, session: Session, path: Path, raw: bytes) -> None:
        """Preview the bytes of a file."""
        super().__init__(session, path, raw)
        self.options = BankOptions()
        self.found: _Understood | None = None
        self._shown = BankRows((), ())
        self._left_out: set[tuple[int, str]] = set()
        """Questions that are not to be taken, by line and text: some formats hold many on one line."""
        for kind in (Plan, Domain, Bank, Question):
            self.study.all(kind)

    def parse(self) -> _Understood:
        """Read the bank as the options say."""
        from app.use_cases.import_bank import read_bank_file, stated_columns
        from data.formats.banks.fields.columns import UnknownColumns
        from data.formats.banks.study.for_study import import_for
        from data.formats.text.text_repair import decode

        options = self.options
        columns = stated_columns(options.columns or None)
        lines = self.found.lines if self.found else tuple(decode(self.raw).text.split("\n"))
        unknown: tuple[str, ...] = ()
        refusal = ""
        try:
            reading = read_bank_file(self.path, self.raw, options.key_text, columns, options.true_false)
        except UnknownColumns as error:
            reading, unknown, refusal = ParsedBank("table"), error.columns, str(error)
        planned = import_for(self.study, reading, self.path.name, options.domains, options.accept_suggested)
        return _Understood(lines, reading, planned, self._guesses(planned), unknown, refusal)

    def show_parsed(self, found: _Understood) -> None:
        """Show findings and questions."""
        if self.found is None:
            self.source.lines = found.lines
        self.found = found
        self._shown = bank_rows(found.reading, self.session.glyphs)
        self.title_bar.location = say("Import preview")
        self.records.intro = introduction(found.reading, self.path.name, found.planned)
        self.records.rows = self._shown.rows
        if found.refusal:
            self.records.intro = ((found.refusal, "warn"), ("", ""))
            self.run_worker(self._ask_columns(found.columns))
        self._show_left_out()
        self.show_beside(self.records.cursor)

    async def _ask_columns(self, columns: tuple[str, ...]) -> None:
        """Ask which column holds what, and read the table again."""
        await ask(self.app, columns_form(self.options, columns), self._read_with)

    def _read_with(self, options: BankOptions) -> None:
        self.options = options
        self.read()

    def show_beside(self, index: int) -> None:
        """Show the chosen question whole, or the line of what was refused."""
        if self.found is None or index >= len(self._shown.items):
            return
        item = self._shown.items[index]
        if item is None:
            return
        reading = self.found.reading
        question = item if isinstance(item, FoundQuestion) else question_at(reading, item.line)
        self.beside.current = "source" if question is None else "card"
        if question is not None:
            self.card.view = whole(question, reading, self.found.guesses.get(_key(question), ""))
        else:
            row = self._shown.rows[index]
            self.source.marked = (item.line,) if item.line else ()
            self.source.remarks = ((row.title, "warn"),)

    def toggle_excluded(self, indexes: range) -> None:
        """Leave questions out, or take them in again."""
        items = (self._shown.items[index] for index in indexes)
        keys = {_key(item) for item in items if isinstance(item, FoundQuestion)}
        if keys <= self._left_out:
            self._left_out -= keys
        else:
            self._left_out |= keys
        self._show_left_out()

    def commit(self) -> str | None:
        """Import the questions that are not left out."""
        from app.use_cases.import_bank import commit_bank
        from data.formats.banks.study.for_study import import_for

        if self.found is None:
            return None
        kept = tuple(each for each in self.found.reading.questions if _key(each) not in self._left_out)
        if self.found.refusal:
            raise BadInput(self.found.refusal)
        options, reading = self.options, self.found.reading
        planned = import_for(
            self.study, reading._replace(questions=kept), self.path.name, options.domains, options.accept_suggested
        )
        commit_bank(self.study, planned)
        sentences = (describe_bank_import(planned, reading), describe_suggested(planned))
        return "\n".join(filter(None, sentences))

    async def action_read_otherwise(self) -> None:
        """Ask for domains, keys, columns and kinds of questions, and read again."""
        from data.formats.banks.study.for_study import default_mode

        if self.found is not None and self.found.columns:
            await self._ask_columns(self.found.columns)
            return
        await ask(self.app, bank_form(self.options, default_mode(self.study)), self._read_with)

    def _guesses(self, planned: PlannedImport) -> dict[tuple[int, str], str]:
        domains = self.study.all(Domain)
        found = {}
        for each in planned.changed:
            if isinstance(each, Question) and each.suggested_domain is not None and each.suggested_domain in domains:
                found[_line_of(each), each.stem] = domains[each.suggested_domain].label
        return found

    def _show_left_out(self) -> None:
        out = frozenset(
            index
            for index, item in enumerate(self._shown.items)
            if isinstance(item, FoundQuestion) and _key(item) in self._left_out
        )
        self.records.left_out = out
        self.title_bar.ahead = say("{n} excluded", n=len(out)) if out else ""


def _key(question: FoundQuestion) -> tuple[int, str]:
    return question.line, question.stem


def _line_of(question: Question) -> int:
    """The line that the source of a new question ends in."""
    number = question.source.rpartition(":")[2]
    return int(number) if number.isdecimal() else 0
