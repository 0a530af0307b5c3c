"""The text field notes are written in."""

from difflib import SequenceMatcher

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea


class NoteEditor(TextArea):
    """A plain text field; says when the learner pauses and when they are done."""

    BINDINGS = [
        Binding("escape", "leave", "Done", tooltip="Stop writing and go back to reading.", id="notes.done"),
    ]
    PAUSE = 0.3
    """Seconds of silence after which a text counts as written."""
    LONGEST = 1.0
    """Seconds after which a text is reported even when typing goes on."""

    class Paused(Message):
        """The learner stopped typing for a moment, or moved on."""

        def __init__(self, editor: "NoteEditor", text: str) -> None:
            """Give the editor and what stands in it."""
            super().__init__()
            self.editor = editor
            self.text = text

        @property
        def control(self) -> "NoteEditor":
            """The editor it was typed in."""
            return self.editor

    class Left(Message):
        """The learner is done writing."""

    def on_mount(self) -> None:
        """Prepare the timers."""
        self.show_line_numbers = False
        self._pause = self.set_timer(self.PAUSE, self.report, pause=True)
        self._longest: Timer | None = None

    def on_text_area_changed(self) -> None:
        """Every key starts the pause anew."""
        self._pause.stop()
        self._pause = self.set_timer(self.PAUSE, self.report)
        if self._longest is None:
            self._longest = self.set_timer(self.LONGEST, self.report)

    def report(self) -> None:
        """Tell what stands here now."""
        self._pause.stop()
        if self._longest is not None:
            self._longest.stop()
            self._longest = None
        self.post_message(self.Paused(self, self.text))

    def become(self, text: str) -> None:
        """Read differently, the cursor staying with the words it stood behind."""
        if text == self.text:
            return
        here = len(self.document.get_text_range((0, 0), self.cursor_location))
        steps = SequenceMatcher(None, self.text, text, autojunk=False).get_opcodes()
        changes = [step for step in steps if step[0] != "equal"]
        for _, start, end, from_, to in reversed(changes):
            self.replace(text[from_:to], self._place(start), self._place(end))
        longer = sum((to - from_) - (end - start) for _, start, end, from_, to in changes if start < here >= end)
        self.move_cursor(self._place(here + longer))

    def _place(self, index: int) -> tuple[int, int]:
        """Row and column of the character at an index."""
        before = self.text[:index].split("\n")
        return len(before) - 1, len(before[-1])

    def on_blur(self, event: events.Blur) -> None:
        """Leaving the field ends the pause at once."""
        self.report()

    def action_leave(self) -> None:
        """Go back to reading."""
        self.report()
        self.post_message(self.Left())
