"""A question bank before it is imported."""

from collections.abc import Callable, Mapping
from pathlib import Path

from textual.app import App

from app.forms.imports.bank_options import BankOptions, bank_form, columns_form
from app.screens.preview.bank_rows import BankRows, bank_rows, introduction, question_at, whole
from app.screens.preview.previewed_file import Lines, MarkedLines, PreviewedFile
from app.session.session import Session
from app.use_cases.import_labels import describe_bank_import, describe_suggested
from data.errors import BadInput
from data.formats.banks.model.model import FoundQuestion, ParsedBank
from data.formats.banks.study.into_study import PlannedImport
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Bank, Question
from data.study.study import Study
from data.values import Values
from widgets.dialogs.form_dialog import ask
from widgets.exam.question_card import QuestionView

QuestionKey = tuple[int, str]
"""Line and text of a question: some formats put many questions on one line."""


class ParsedFile(Values):
    """The lines of a file, the bank in them, and what its import would change."""

    lines: tuple[str, ...]
    bank: ParsedBank
    planned: PlannedImport
    suggestions: Mapping[QuestionKey, str]
    """Suggested domains of new questions."""
    unknown_columns: tuple[str, ...] = ()
    """Columns of a table that do not say what they hold."""
    refusal: str = ""


class PreviewedBank(PreviewedFile[ParsedFile, QuestionKey]):
    """A bank whose questions can be excluded before the import."""

    is_editable = False

    def __init__(self, session: Session, path: Path, raw: bytes) -> None:
        """Take the bytes of a bank; nothing is read yet."""
        super().__init__(session, path, raw)
        self.options = BankOptions()
        self._parsed: ParsedFile | None = None
        self._shown = BankRows((), ())
        self._columns: tuple[str, ...] = ()
        """Columns of a table whose names did not say what they hold."""
        # The thread that parses must not be the first to read these tables.
        for kind in (Plan, Domain, Bank, Question):
            session.study.all(kind)

    def parse(self, progress: Callable[[float], None]) -> ParsedFile:
        """Read the bank with the options; `progress` is not called."""
        from app.use_cases.import_bank import read_bank_file, stated_columns
        from data.formats.banks.fields.columns import UnknownColumns
        from data.formats.text.text_repair import decode

        options = self.options
        columns = stated_columns(options.columns or None)
        lines = self._parsed.lines if self._parsed else tuple(decode(self.raw).text.split("\n"))
        unknown: tuple[str, ...] = ()
        refusal = ""
        try:
            bank = read_bank_file(self.path, self.raw, options.key_text, columns, options.true_false)
        except UnknownColumns as error:
            bank, unknown, refusal = ParsedBank("table"), error.columns, str(error)
        planned = self._planned(bank)
        return ParsedFile(lines, bank, planned, suggested_domains(self.session.study, planned), unknown, refusal)

    def switch_to(self, parsed: ParsedFile) -> None:
        """Show another reading of the file."""
        self.source_lines = parsed.lines
        self._columns = parsed.unknown_columns or self._columns
        self._parsed = parsed
        self._shown = bank_rows(parsed.bank, self.session.glyphs)
        self.rows = self._shown.rows
        self.has_open_question = bool(parsed.refusal)

    def introduction(self) -> Lines:
        """What the bank is, and what its import would change, or why it cannot be read."""
        if self._parsed is None:
            return ()
        if self._parsed.refusal:
            return ((self._parsed.refusal, "warn"), ("", ""))
        return introduction(self._parsed.bank, self.path.name, self._parsed.planned)

    def key_at(self, index: int) -> QuestionKey | None:
        """The key of the question in a row; None for headings and findings."""
        item = self._shown.items[index]
        return question_key(item) if isinstance(item, FoundQuestion) else None

    def details_at(self, index: int) -> MarkedLines | QuestionView | None:
        """The whole question of a row, or the line of what was refused."""
        item = self._shown.items[index]
        if self._parsed is None or item is None:
            return None
        bank = self._parsed.bank
        question = item if isinstance(item, FoundQuestion) else question_at(bank, item.line)
        if question is not None:
            return whole(question, bank, self._parsed.suggestions.get(question_key(question), ""))
        return MarkedLines((item.line,) if item.line else (), ((self.rows[index].title, "warn"),))

    async def ask_to_edit(self, app: App[None], index: int, edited: Callable[[], None]) -> bool:
        """Questions cannot be edited here."""
        return False

    async def ask_for_options(self, app: App[None], chosen: Callable[[], None]) -> None:
        """Ask for domains, keys and kinds of questions, or for the columns of a table if they are unknown."""
        from data.formats.banks.study.for_study import default_mode

        def choose(options: BankOptions) -> None:
            self.options = options
            chosen()

        if self._parsed is not None and self._parsed.unknown_columns:
            await ask(app, columns_form(self.options, self._parsed.unknown_columns), choose)
        else:
            form = bank_form(self.options, default_mode(self.session.study), self._columns)
            await ask(app, form, choose)

    def commit(self) -> str | None:
        """Import the questions that are not excluded."""
        from app.use_cases.import_bank import commit_bank

        if self._parsed is None:
            return None
        if self._parsed.refusal:
            raise BadInput(self._parsed.refusal)
        bank = self._parsed.bank
        included = tuple(question for question in bank.questions if question_key(question) not in self.excluded)
        planned = self._planned(bank._replace(questions=included))
        commit_bank(self.session.study, planned)
        sentences = (describe_bank_import(planned, bank), describe_suggested(planned))
        return "\n".join(filter(None, sentences))

    def _planned(self, bank: ParsedBank) -> PlannedImport:
        """What the import of a bank would change."""
        from data.formats.banks.study.for_study import import_for

        options = self.options
        return import_for(self.session.study, bank, self.path.name, options.domains, options.accept_suggested)


def question_key(question: FoundQuestion) -> QuestionKey:
    """The key of a question in its file."""
    return question.line, question.stem


def suggested_domains(study: Study, planned: PlannedImport) -> dict[QuestionKey, str]:
    """Names of the suggested domains of new questions."""
    domains = study.all(Domain)
    return {
        (_line_of(record), record.stem): domains[record.suggested_domain].label
        for record in planned.changed
        if isinstance(record, Question) and record.suggested_domain is not None and record.suggested_domain in domains
    }


def _line_of(question: Question) -> int:
    """The line that the source of a new question ends in."""
    number = question.source.rpartition(":")[2]
    return int(number) if number.isdecimal() else 0
