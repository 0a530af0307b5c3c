"""A note as formatted Markdown."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widgets import Markdown

from data.control_characters import shown


class NotePreview(VerticalScroll):
    """Markdown that scrolls; links are shown but not followed."""

    page = query_one(Markdown)

    def __init__(self, text: str, *, id: str | None = None) -> None:
        """Show `text`."""
        super().__init__(id=id)
        self._text = text

    def compose(self) -> ComposeResult:
        """The formatted text."""
        yield Markdown(shown(self._text), open_links=False)

    def on_mount(self) -> None:
        """Take the focus while it is shown."""
        self.focus()

    async def show(self, text: str) -> None:
        """Show another text from its top; the same one stays where it is."""
        if text == self._text:
            return
        self._text = text
        self.scroll_home(animate=False, immediate=True)
        await self.page.update(shown(text))
