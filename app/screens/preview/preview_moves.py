"""Going about in the preview of a file."""

from typing import ClassVar

from textual import on
from textual.getters import query_one
from textual.widgets import ContentSwitcher

from app.screens.study_screen import StudyScreen
from widgets.bars.title_bar import TitleBar
from widgets.drawing.list_pane import ListPane
from widgets.exam.question_card import QuestionCard
from widgets.preview.record_list import RecordList
from widgets.preview.source_view import SourceView
from widgets.preview.waiting_line import WaitingLine


class PreviewMoves(StudyScreen[str | None]):
    """Moves among the records and in what stands beside them."""

    DISABLED: ClassVar[frozenset[str]] = frozenset()
    """Commands that do nothing here."""

    title_bar = query_one(TitleBar)
    waiting = query_one(WaitingLine)
    records = query_one(RecordList)
    source = query_one(SourceView)
    card = query_one(QuestionCard)
    beside = query_one("#beside", ContentSwitcher)

    def action_cursor(self, by: int) -> None:
        """Go to another record."""
        self.records.move(by)

    def action_section(self, by: int) -> None:
        """Go to another kind of record."""
        self.records.move_section(by)

    def action_scroll_beside(self, by: int) -> None:
        """Read on, or back, beside the records."""
        pane = self.card if self.beside.current == "card" else self.source
        pane.scroll_to(y=pane.scroll_offset.y + by, animate=False, immediate=True)

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        if "import.change" not in self.DISABLED:
            await self.run_action("change")
