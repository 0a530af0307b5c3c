"""A file before it is imported: what was understood of it, its text beside that, nothing written yet."""

import asyncio
from pathlib import Path
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import ContentSwitcher
from textual.worker import Worker, WorkerState

from app.keys.bindings import bindings, hints_of
from app.keys.commands import Scope
from app.screens.preview.preview_moves import PreviewMoves
from app.session.session import Session
from data.errors import StudyError
from data.language import say
from widgets.bars.key_hints import KeyHints
from widgets.bars.title_bar import TitleBar
from widgets.exam.question_card import QuestionCard
from widgets.preview.record_list import RecordList
from widgets.preview.source_view import SourceView
from widgets.preview.waiting_line import WaitingLine

Found = TypeVar("Found")


class FilePreview(PreviewMoves, Generic[Found]):
    """Reads in a thread, shows, and takes what is not left out; its result says what was taken, None for nothing."""

    CSS_PATH = "preview.tcss"
    BINDINGS = bindings(Scope.IMPORT)
    SCOPES = (Scope.IMPORT,)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]
    AUTO_FOCUS = None

    def __init__(self, session: Session, path: Path, raw: bytes) -> None:
        """Preview the bytes of a file."""
        super().__init__(session, "-ascii" if session.glyphs.ascii else None)
        self.path = path
        self.raw = raw

    def parse(self) -> Found:
        """Read the file; runs beside the screen and touches nothing of it; raises `StudyError`."""
        raise NotImplementedError

    def show_parsed(self, found: Found) -> None:
        """Show what was read."""
        raise NotImplementedError

    def show_beside(self, index: int) -> None:
        """Show what belongs to the row at an index."""
        raise NotImplementedError

    def toggle_excluded(self, indexes: range) -> None:
        """Leave the rows out, or take them in again when all of them are left out."""
        raise NotImplementedError

    def commit(self) -> str | None:
        """Commit what is not left out as one step; a sentence on it; raises `StudyError`."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, records, the file beside them, hints."""
        glyphs = self.session.glyphs
        yield TitleBar(glyphs=glyphs)
        yield WaitingLine(glyphs=glyphs)
        with Container(id="preview"):
            yield RecordList(glyphs=glyphs)
            with ContentSwitcher(initial="source", id="beside"):
                yield SourceView(glyphs=glyphs, id="source")
                yield QuestionCard(glyphs=glyphs, id="card")
        yield KeyHints(glyphs=glyphs)

    def on_mount(self) -> None:
        """Begin reading."""
        offered = hints_of(Scope.IMPORT, self.session.keys)
        self.hints.hints = tuple(hint for hint in offered if hint.command not in self.DISABLED)
        self.title_bar.study = self.path.name
        self.set_focus(self.records)
        self.read()

    def read(self) -> None:
        """Read the file, again if it was read before."""
        self.waiting.words = say("Reading {file}…", file=self.path.name)
        self.run_worker(self._read(), exclusive=True)

    async def _read(self) -> None:
        try:
            found = await asyncio.to_thread(self.parse)
        except StudyError as error:
            self.app.notify(str(error), severity="error", markup=False)
            self._give_up()
            return
        self.waiting.words = ""
        self.show_parsed(found)

    @on(Worker.StateChanged)
    def _reading_failed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self._give_up()

    def _give_up(self) -> None:
        """Close, also where the options are open over the preview."""
        if self in self.app.screen_stack:
            self.pop_until_active()
            self.dismiss(None)

    def action_toggle_excluded(self) -> None:
        "Exclude or include the record"
        if self.records.current is not None:
            self.toggle_excluded(range(self.records.cursor, self.records.cursor + 1))

    def action_toggle_kind_excluded(self) -> None:
        """Leave every record of the kind out, or take them in again."""
        if self.records.current is not None:
            self.toggle_excluded(self.records.section())

    async def action_change(self) -> None:
        """Change the chosen record."""
        self.app.notify(say("You can only edit the tasks of a plan here."), markup=False)

    async def action_read_otherwise(self) -> None:
        """Ask how to read the file, and read it again."""
        raise NotImplementedError

    def action_accept(self) -> None:
        """Take everything that is not left out."""
        if self.waiting.words:
            self.app.notify(say("Wait until the file is read."), severity="warning", markup=False)
            return
        self.waiting.words = say("Importing…")
        self.call_after_refresh(self._commit_now)

    def _commit_now(self) -> None:
        try:
            said = self.commit()
        except StudyError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return
        finally:
            self.waiting.words = ""
        self.dismiss(said)

    def action_cancel(self) -> None:
        "Close without importing"
        self.workers.cancel_node(self)
        self.dismiss(None)

    @on(RecordList.Chosen)
    def _row_chosen(self, event: RecordList.Chosen) -> None:
        self.show_beside(event.index)
