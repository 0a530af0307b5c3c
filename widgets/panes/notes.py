"""The notes of a day and of its week, read and written in place."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from data.language import say
from widgets.bars.pane_tabs import PaneTabs
from widgets.drawing.glyphs import UNICODE, Glyphs
from widgets.drawing.line_pane import Drawn, LinePane
from widgets.drawing.lines import Drawing
from widgets.drawing.spans import safe, wrapped
from widgets.panes.note_draft import NoteDraft, NotePage

if TYPE_CHECKING:
    from widgets.panes.note_editor import NoteEditor


class NoteText(LinePane):
    """A note while nobody writes: plain text, wrapped."""

    text: Drawn[str] = Drawn("")
    placeholder: Drawn[str] = Drawn("")

    class Opened(Message):
        """The text was double-clicked."""

    def draw(self, width: int) -> Drawing:
        """The wrapped lines, or an invitation to write."""
        if not self.text.strip():
            return Drawing([[(line, "quiet")] for line in wrapped(self.placeholder, width)])
        return Drawing([[(safe(line), "")] for line in wrapped(self.text.replace("\t", "    "), width)])

    def clicked(self, x: int, line: int, count: int) -> None:
        """Open the note for writing on a double click."""
        if count == 2:
            self.post_message(self.Opened())

    def show_line(self, number: int) -> None:
        """Bring a line of the text to the top, 0 being the first."""
        above = "\n".join(self.text.replace("\t", "    ").split("\n")[:number])
        lines = len(wrapped(above, self.size.width)) if number else 0
        self.scroll_to(y=lines, animate=False, immediate=True, force=True)


class NotesPane(Container, inherit_css=False):
    """Pages of notes under tabs; one is written at a time. The editor is made when it is first needed."""

    DEFAULT_CSS = """
    NotesPane > #note-text { height: 1fr; }
    NotesPane.-writing > #note-text, NotesPane.-preview > #note-text { display: none; }
    """

    pages: var[tuple[NotePage, ...]] = var(())
    page: var[int] = var(0)
    writing: var[bool] = var(False, toggle_class="-writing")
    preview: var[bool] = var(False, toggle_class="-preview")

    tabs = query_one("#note-tabs", PaneTabs)
    reader = query_one("#note-text", NoteText)

    @dataclass
    class Written(Message):
        """The text of a page changed."""

        page: NotePage
        text: str
        base: str
        """The text that was reported before."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        """Draw with `glyphs`."""
        super().__init__(id=id)
        self._glyphs = glyphs
        self.write_keys = ""
        """The keys that start writing, as people write them."""
        self.in_hand: NoteDraft | None = None
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
        """Show other texts; the one being written stays, with the changes of others merged into it."""
        if self.editor is not None and self.in_hand is not None:
            self.editor.apply(self.in_hand.taken_in(self.pages, self.editor.text))
            page = self.in_hand.page
            keys = [(shown.section, shown.day) for shown in self.pages]
            if (page.section, page.day) in keys:
                self.page = keys.index((page.section, page.day))
            elif page.day is None:
                # It was removed elsewhere; the text being written stays.
                self.page = len(keys)
                self.set_reactive(NotesPane.pages, (*self.pages, page))
            else:
                self.call_later(self.stop_writing, False)
        self.tabs.names = tuple(page.title for page in self.pages)
        self._show()

    def watch_page(self, old: int, new: int) -> None:
        """Turn to another section."""
        self.tabs.active = new
        self._show()

    def turn(self, by: int) -> None:
        """Turn some pages, at most to the first or last."""
        self.page = max(0, min(self.page + by, len(self.pages) - 1))

    def turn_to(self, section: str) -> None:
        """Turn to a section, if there is one of that name."""
        for index, page in enumerate(self.pages):
            if page.section == section:
                self.page = index

    @property
    def editor(self) -> "NoteEditor | None":
        """The field in which a note is being written."""
        if not self.writing:
            return None
        from widgets.panes.note_editor import NoteEditor

        return next(iter(self.query(NoteEditor)), None)

    async def write(self) -> None:
        """Start writing the page that is shown."""
        page = self.current
        if page is None or not page.writable or self.writing:
            return
        from widgets.panes.note_editor import NoteEditor

        await self._drop_preview()
        editor = NoteEditor(page.text, soft_wrap=True)
        self.in_hand = NoteDraft(page)
        self.writing = True
        await self.mount(editor)
        editor.move_cursor(editor.document.end)
        self.screen.set_focus(editor)

    async def stop_writing(self, refocus: bool = True) -> None:
        """Go back to reading."""
        if not self.writing:
            return
        editor = self.editor
        self.writing = False
        if editor is not None:
            self._report(editor.text)
            await editor.remove()
        self._show()
        if refocus:
            self.screen.set_focus(self.reader)

    def unsaved(self) -> tuple[NotePage, str, str] | None:
        """The page being written, its text and the text reported before; None if there is nothing to report."""
        editor = self.editor
        if editor is None or self.in_hand is None or editor.text == self.in_hand.reported:
            return None
        return self.in_hand.page, editor.text, self.in_hand.reported

    def on_note_editor_paused(self, event: "NoteEditor.Paused") -> None:
        """Report the text to the owner of the pane."""
        event.stop()
        if self.writing:
            self._report(event.text)

    async def on_note_editor_left(self, event: "NoteEditor.Left") -> None:
        """The learner is done writing."""
        event.stop()
        await self.stop_writing()

    def _report(self, text: str) -> None:
        if self.in_hand is not None and text != self.in_hand.reported:
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

        for shown in self.query(NotePreview):
            await shown.show(page.text)
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
        self.reader.placeholder = (
            say("Nothing here yet. Press {keys} to write.", keys=self.write_keys) if page.writable else ""
        )
        if self.preview:
            self.call_later(self._preview_current)

    @on(PaneTabs.Picked)
    def _pick_page(self, event: PaneTabs.Picked) -> None:
        event.stop()
        if not self.writing:
            self.page = event.index

    @on(NoteText.Opened)
    async def _write_opened(self, event: NoteText.Opened) -> None:
        event.stop()
        await self.write()
