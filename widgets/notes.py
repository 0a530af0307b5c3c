"""The notes of a day and of its week, read and written in place."""

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from data.language import say
from widgets.glyphs import UNICODE, Glyphs
from widgets.line_pane import LinePane
from widgets.pane_tabs import PaneTabs
from widgets.spans import Spans, safe, wrapped


@dataclass(frozen=True, slots=True)
class NotePage:
    """One section that can be turned to."""

    section: str
    title: str
    text: str
    writable: bool = True


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
    NotesPane > NoteEditor { height: 1fr; border: none; padding: 0; }
    NotesPane > #note-preview { height: 1fr; }
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
        """A section reads differently now."""

        section: str
        text: str

    @dataclass
    class PageTurned(Message):
        """Another section is shown."""

        section: str

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        """Draw with `glyphs`."""
        super().__init__(id=id)
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Tabs above the text."""
        yield PaneTabs(id="note-tabs")
        yield NoteText(glyphs=self._glyphs, id="note-text")

    @property
    def current(self) -> NotePage | None:
        """The page that is shown."""
        return self.pages[self.page] if self.page < len(self.pages) else None

    def watch_pages(self) -> None:
        """Show other texts; a text that is being written is left alone."""
        self.tabs.names = tuple(page.title for page in self.pages)
        self._show()

    def watch_page(self, old: int, new: int) -> None:
        """Turn to another section."""
        self.tabs.active = new
        self._show()
        if self.current is not None:
            self.post_message(self.PageTurned(self.current.section))

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
        from widgets.note_editor import NoteEditor

        await self._drop_preview()
        editor = NoteEditor(page.text, soft_wrap=True, name=page.section)
        self.writing = True
        await self.mount(editor)
        editor.move_cursor(editor.document.end)
        editor.focus()

    async def stop_writing(self) -> None:
        """Go back to reading."""
        if not self.writing:
            return
        self.writing = False
        await self.query("NoteEditor").remove()
        self._show()
        self.reader.focus()

    async def toggle_preview(self) -> None:
        """Show the page as formatted Markdown, or as it is written."""
        if self.preview:
            await self._drop_preview()
            self.reader.focus()
            return
        page = self.current
        if page is None or self.writing:
            return
        from widgets.note_preview import NotePreview

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
        for preview in self.query("#note-preview"):
            preview.show(page.text)  # type: ignore[attr-defined]

    @on(PaneTabs.Picked)
    def _pick_page(self, event: PaneTabs.Picked) -> None:
        event.stop()
        if not self.writing:
            self.page = event.place

    async def on_click(self, event: events.Click) -> None:
        """A double click on the text starts writing."""
        if event.chain == 2 and event.widget is self.reader:
            await self.write()
