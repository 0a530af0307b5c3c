"""A file before it is imported: its records, and its text beside them; nothing is written yet."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.worker import Worker, WorkerState

from app.keys.bindings import bindings, hints_of
from app.keys.commands import Scope
from app.screens.preview.file_reading import FileReading
from app.screens.preview.preview_panes import PreviewPanes
from app.screens.preview.previewed_file import PreviewedFile
from app.screens.study_screen import StudyScreen
from data.language import say
from widgets.bars.key_hints import KeyHints
from widgets.bars.title_bar import TitleBar
from widgets.preview.waiting_line import WaitingLine


class FilePreview(StudyScreen[str | None]):
    """Reads a file in a thread, shows it, and imports it; its result describes the import, None without one."""

    CSS_PATH = "preview.tcss"
    BINDINGS = bindings(Scope.IMPORT)
    SCOPES = (Scope.IMPORT,)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]
    AUTO_FOCUS = None

    title_bar = query_one(TitleBar)
    waiting = query_one(WaitingLine)
    panes = query_one(PreviewPanes)

    def __init__(self, file: PreviewedFile[Any, Any], classes: str = "") -> None:
        """Preview a file."""
        super().__init__(file.session, f"{classes} -ascii" if file.session.glyphs.ascii else classes)
        self.file = file

    def compose(self) -> ComposeResult:
        """Title, records, the file beside them, hints."""
        glyphs = self.session.glyphs
        yield TitleBar(glyphs=glyphs)
        yield WaitingLine(glyphs=glyphs)
        yield PreviewPanes(self.file)
        yield KeyHints(glyphs=glyphs)

    def on_mount(self) -> None:
        """Start to read."""
        hints = hints_of(Scope.IMPORT, self.session.keys)
        self.hints.hints = tuple(hint for hint in hints if self.file.is_editable or hint.command != "import.change")
        self.title_bar.study = self.file.path.name
        self.set_focus(self.panes.records)
        self.reading = FileReading(self, self.waiting, self.file, self._show_reading)
        self.reading.start()

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self.reading.give_up()

    def _show_reading(self) -> None:
        self.title_bar.location = say("Import preview")
        self.show()
        if self.file.has_open_question:
            self.run_worker(self.action_read_otherwise())

    def show(self) -> None:
        """Show the file as it is now."""
        self.panes.show()
        count = len(self.panes.records.left_out)
        self.title_bar.ahead = say("{n} excluded", n=count) if count else ""

    def action_cursor(self, by: int) -> None:
        """Go to another record."""
        self.panes.records.move(by)

    def action_section(self, by: int) -> None:
        """Go to another kind of record."""
        self.panes.records.move_section(by)

    def action_scroll_beside(self, by: int) -> None:
        """Scroll the text beside the records."""
        self.panes.scroll_details(by)

    def action_toggle_excluded(self, which: str = "record") -> None:
        """Exclude or include the selected record, or every record of its `kind`."""
        records = self.panes.records
        if records.current is None:
            return
        if self.file.fixed_reason:
            self.app.notify(self.file.fixed_reason, markup=False)
            return
        self.file.toggle_excluded(records.section() if which == "kind" else range(records.cursor, records.cursor + 1))
        self.show()

    async def action_change(self) -> None:
        """Edit the selected record."""
        if self.file.fixed_reason:
            self.app.notify(self.file.fixed_reason, markup=False)
        elif not await self.file.ask_to_edit(self.app, self.panes.records.cursor, self.show):
            self.app.notify(say("You can only edit the tasks of a plan here."), markup=False)

    async def action_read_otherwise(self) -> None:
        """Ask how to read the file, and read it again."""
        await self.file.ask_for_options(self.app, self.reading.start)

    def action_accept(self) -> None:
        """Import every record that is not excluded."""
        if self.waiting.words:
            self.app.notify(say("Wait until the file is read."), severity="warning", markup=False)
            return

        def commit() -> None:
            changes: list[str | None] = []
            try:
                is_committed = self.do(lambda: changes.append(self.file.commit()))
            finally:
                self.waiting.words = ""
            if is_committed:
                self.dismiss(changes[0])

        self.waiting.words = say("Importing…")
        self.call_after_refresh(commit)

    def action_cancel(self) -> None:
        "Close without importing"
        self.workers.cancel_node(self)
        self.dismiss(None)
