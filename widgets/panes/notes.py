"""The notes of a day and of its week, read and written in place."""

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from data.language import say
from widgets.bars.pane_tabs import PaneTabs
from widgets.drawing.glyphs import UNICODE, Glyphs
from widgets.drawing.line_pane import LinePane
from widgets.drawing.spans import Spans, safe, wrapped
from widgets.panes.note_draft import NoteInHand, NotePage

if TYPE_CHECKING:
    from widgets.panes.note_editor import NoteEditor


class NoteText(LinePane):
    """A note as it reads when nobody writes: wrapped, plain."""

    text: var[str] = var("")
    placeholder: var[str] = var("")

    def watch_text(self) -> None:
        """Show another text."""
        self.redraw()

    def watch_placeholder(self) -> None:
        """Show another invitation."""
        self.redraw()

    def draw(self, width: int) -> list[Spans]:
        """The wrapped lines, or an invitation to write."""
        if not self.text.strip():
            return [[(line, "quiet")] for line in wrapped(self.placeholder, width)]
        return [[(safe(line), "")] for line in wrapped(self.text.replace("\t", "    "), width)]


class NotesPane(Container):
    """Pages of notes under tabs; one is written at a time. The editor is made when it is first needed."""

    DEFAULT_CSS = """
    NotesPane > #note-text { height: 1fr; }
    NotesPane > NoteEditor, NotesPane > NoteEditor:focus { height: 1fr; border: none; padding: 0 1; }
    NotesPane > #note-preview { height: 1fr; }
    NotesPane.-writing > #note-text, NotesPane.-preview > #note-text { display: none; }
    """

    pages: var[tuple[NotePage, ...]] = var(())
    page: var[int] = var(0)
    writing: var[bool] = var(False, toggle_class="-writing")
    preview: var[bool] = var(False, toggle_class="-preview")

    tabs = query_one("#note-tabs", PaneTabs)
    reader = query_one("#note-text", NoteText)

    class Written(Message):
        """A page reads differently now."""

        def __init__(self, page: NotePage, text: str, base: str) -> None:
            """Give the page, what it reads now, and what it read when this was begun."""
            super().__init__()
            self.page = page
            self.text = text
            self.base = base

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        """Draw with `glyphs`."""
        super().__init__(id=id)
        self._glyphs = glyphs
        self.in_hand: NoteInHand | None = None
        """The note that is being written."""

    def compose(self) -> ComposeResult:
        """Tabs above the text."""
        yield PaneTabs(glyphs=self._glyphs, id="note-tabs")
        yield NoteText(glyphs=self._glyphs, id="note-text")

    @property
    def current(self) -> NotePage | None:
        """The page that is shown."""
        return self.pages[self.page] if self.page < len(self.pages) else None

    def watch_pages(self) -> None:
        """Show other texts; one that is being written takes in what somebody else wrote."""
        self.tabs.names = tuple(page.title for page in self.pages)
        if self.writing and self.in_hand is not None:
            for editor in self._editors():
                editor.become(self.in_hand.taken_in(self.pages, editor.text))
            if self.pages[self.page].day != self.in_hand.page.day:
                self.call_later(self.stop_writing, False)
        self._show()

    def watch_page(self, old: int, new: int) -> None:
        """Turn to another section."""
        self.tabs.active = new
        self._show()

    def turn(self, by: int) -> None:
        """Turn some pages, as far as there are any."""
        self.page = max(0, min(self.page + by, len(self.pages) - 1))

    def turn_to(self, section: str) -> None:
        """Turn to a section, if there is one of that name."""
        for place, page in enumerate(self.pages):
            if page.section == section:
                self.page = place

    async def write(self) -> None:
        """Start writing the page that is shown."""
        page = self.current
        if page is None or not page.writable or self.writing:
            return
        from widgets.panes.note_editor import NoteEditor

        await self._drop_preview()
        editor = NoteEditor(page.text, soft_wrap=True)
        self.in_hand = NoteInHand(page)
        self.writing = True
        await self.mount(editor)
        editor.move_cursor(editor.document.end)
        self.screen.set_focus(editor)

    async def stop_writing(self, refocus: bool = True) -> None:
        """Go back to reading."""
        if not self.writing:
            return
        self.writing = False
        for editor in self._editors():
            self._report(editor.text)
            await editor.remove()
        self._show()
        if refocus:
            self.screen.set_focus(self.reader)

    def unsaved(self) -> tuple[NotePage, str, str] | None:
        """The page being written with its text and what that began from, where it was not reported yet."""
        for editor in self._editors() if self.writing else ():
            if self.in_hand is not None and editor.text != self.in_hand.told:
                return self.in_hand.page, editor.text, self.in_hand.told
        return None

    def on_note_editor_paused(self, event: "NoteEditor.Paused") -> None:
        """Tell what was written."""
        event.stop()
        if self.writing:
            self._report(event.text)

    async def on_note_editor_left(self, event: "NoteEditor.Left") -> None:
        """The learner is done writing."""
        event.stop()
        await self.stop_writing()

    def _editors(self) -> "list[NoteEditor]":
        from widgets.panes.note_editor import NoteEditor

        return list(self.query(NoteEditor))

    def _report(self, text: str) -> None:
        if self.in_hand is not None and text != self.in_hand.told:
            self.post_message(self.Written(self.in_hand.page, text, self.in_hand.tell(text)))

    async def toggle_preview(self) -> None:
        """Show the page as formatted Markdown, or as it is written."""
        if self.preview:
            await self._drop_preview()
            self.screen.set_focus(self.reader)
        elif not self.writing:
            await self._preview_current()

    async def _preview_current(self) -> None:
        page = self.current
        if page is None:
            return
        from widgets.panes.note_preview import NotePreview

        for known in self.query(NotePreview):
            await known.show(page.text)
            return
        self.preview = True
        await self.mount(NotePreview(page.text, id="note-preview"))

    async def _drop_preview(self) -> None:
        self.preview = False
        await self.query("#note-preview").remove()

    def _show(self) -> None:
        page = self.current
        if page is None:
            return
        self.reader.text = page.text
        self.reader.placeholder = say("Nothing written yet. Enter or i starts writing.") if page.writable else ""
        if self.preview:
            self.call_later(self._preview_current)

    @on(PaneTabs.Picked)
    def _pick_page(self, event: PaneTabs.Picked) -> None:
        event.stop()
        if not self.writing:
            self.page = event.place

    async def on_click(self, event: events.Click) -> None:
        """A double click on the text starts writing."""
        if event.chain == 2 and event.widget is self.reader:
            await self.write()
