"""The records of a previewed file, and beside the selected one its lines or the whole question."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.widgets import ContentSwitcher

from app.screens.preview.previewed_file import MarkedLines, PreviewedFile
from widgets.drawing.list_pane import ListPane
from widgets.exam.question_card import QuestionCard
from widgets.preview.record_list import RecordList
from widgets.preview.source_view import SourceView


class PreviewPanes(Container):
    """Draws a previewed file and scrolls in it."""

    records = query_one(RecordList)
    source = query_one(SourceView)
    card = query_one(QuestionCard)
    beside = query_one("#beside", ContentSwitcher)

    def __init__(self, file: PreviewedFile[Any, Any]) -> None:
        """Draw a file; it may still be unread."""
        super().__init__(id="preview")
        self._file = file

    def compose(self) -> ComposeResult:
        """Records, and the file or a question beside them."""
        glyphs = self._file.session.glyphs
        yield RecordList(glyphs=glyphs)
        with ContentSwitcher(initial="source", id="beside"):
            yield SourceView(glyphs=glyphs, id="source")
            yield QuestionCard(glyphs=glyphs, id="card")

    def show(self) -> None:
        """Show the file as it is now."""
        self.source.lines = self._file.source_lines
        self.records.rows = self._file.rows
        self.records.intro = self._file.introduction()
        self.records.left_out = self._file.excluded_rows()
        self._show_details(self.records.cursor)

    def scroll_details(self, by: int) -> None:
        """Scroll the details beside the records by some lines."""
        pane = self.card if self.beside.current == "card" else self.source
        pane.scroll_to(y=pane.scroll_offset.y + by, animate=False, immediate=True)

    @on(RecordList.Chosen)
    def _row_chosen(self, event: RecordList.Chosen) -> None:
        self._show_details(event.index)

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        if self._file.is_editable:
            await self.screen.run_action("change")

    def _show_details(self, index: int) -> None:
        details = self._file.details_at(index) if index < len(self._file.rows) else None
        if details is None:
            return
        if isinstance(details, MarkedLines):
            self.beside.current = "source"
            self.source.marked, self.source.remarks = details.numbers, details.remarks
        else:
            self.beside.current = "card"
            self.card.view = details
