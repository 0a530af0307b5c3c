"""The text field for notes."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from widgets.panes.note_draft import taken_in_at


class NoteEditor(TextArea):
    """A plain text field; reports when the learner pauses and when they are done."""

    BINDINGS = [
        Binding("escape", "leave", "Done", tooltip="Stop writing and go back to reading.", id="notes.done"),
        Binding("tab", "indent(1)", "Indent", show=False, tooltip="Indent the line.", id="notes.indent"),
        Binding("shift+tab", "indent(-1)", "Dedent", show=False, tooltip="Indent the line less.", id="notes.dedent"),
    ]
    DEFAULT_CSS = """
    NoteEditor, NoteEditor:focus { height: 1fr; border: none; padding: 0 1; }
    """
    PAUSE = 0.3
    """Seconds without a key after which the text is reported."""
    INDENT = 4
    """Columns from one tab stop to the next."""
    LONGEST = 1.0
    """Seconds after which the text is reported even if typing goes on."""

    @dataclass
    class Paused(Message):
        """The learner stopped typing for a moment, or moved on."""

        editor: "NoteEditor"
        text: str

        @property
        def control(self) -> "NoteEditor":
            """The editor of the text."""
            return self.editor

    class Left(Message):
        """The learner is done writing."""

    def on_mount(self) -> None:
        """Prepare the timers."""
        self.show_line_numbers = False
        self._pause = self.set_timer(self.PAUSE, self.report, pause=True)
        self._longest: Timer | None = None

    def on_text_area_changed(self) -> None:
        """Each key starts the pause again."""
        self._pause.stop()
        self._pause = self.set_timer(self.PAUSE, self.report)
        if self._longest is None:
            self._longest = self.set_timer(self.LONGEST, self.report)

    def report(self) -> None:
        """Report the text now."""
        self._pause.stop()
        if self._longest is not None:
            self._longest.stop()
            self._longest = None
        self.post_message(self.Paused(self, self.text))

    def apply(self, text: str) -> None:
        """Change the text; the cursor stays behind the same words."""
        if text == self.text:
            return
        here = len(self.document.get_text_range((0, 0), self.cursor_location))
        text, here = taken_in_at(here, self.text, text)
        steps = SequenceMatcher(None, self.text, text, autojunk=False).get_opcodes()
        for kind, start, end, from_, to in reversed(steps):
            if kind != "equal":
                self.replace(text[from_:to], self._index(start), self._index(end))
        self.move_cursor(self._index(here))

    def _index(self, index: int) -> tuple[int, int]:
        """Row and column of the character at an index."""
        before = self.text[:index].split("\n")
        return len(before) - 1, len(before[-1])

    def on_blur(self, event: events.Blur) -> None:
        """Leaving the field ends the pause at once."""
        self.report()

    def on_paste(self, event: events.Paste) -> None:
        """Keep a pasted text from the widgets above."""
        event.stop()

    def action_indent(self, by: int) -> None:
        """Indent at the cursor, or each of several selected lines; dedent for a negative `by`."""
        (first, column), (last, _) = sorted(self.selection)
        if by > 0 and first == last:
            self.insert(" " * (self.INDENT - column % self.INDENT))
            return
        for row in range(first, last + 1):
            line = self.document.get_line(row)
            if by > 0 and line:
                self.insert(" " * self.INDENT, (row, 0), maintain_selection_offset=True)
            elif by < 0:
                width = 1 if line.startswith("\t") else min(self.INDENT, len(line) - len(line.lstrip(" ")))
                self.delete((row, 0), (row, width), maintain_selection_offset=True)

    def action_leave(self) -> None:
        """Go back to reading."""
        self.report()
        self.post_message(self.Left())
