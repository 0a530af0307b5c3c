"""A field of one line: pasted lines are joined or asked about, none is dropped."""

import re
from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
UNSEEN = dict.fromkeys((*range(32), 127), " ")
"""Control characters: a tab between two words is a space."""


def pasted_lines(text: str) -> tuple[str, ...]:
    """The lines of a pasted text that are not empty."""
    lines = (line.translate(UNSEEN).strip() for line in LINE_END.split(text))
    return tuple(line for line in lines if line)


class FieldInput(Input):
    """An input whose owner may ask what several pasted lines mean."""

    asks_about_lines = False
    """Whether `PastedLines` is posted instead of joining the lines."""

    @dataclass
    class PastedLines(Message):
        """Several lines were pasted."""

        field: "FieldInput"
        lines: tuple[str, ...]

    def on_paste(self, event: events.Paste) -> None:
        """Take a text of any number of lines."""
        event.prevent_default()
        event.stop()
        lines = pasted_lines(event.text)
        if len(lines) > 1 and self.asks_about_lines:
            self.post_message(self.PastedLines(self, lines))
        else:
            self.put(" ".join(lines) if len(lines) > 1 else LINE_END.sub("", event.text).translate(UNSEEN))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        cell = self.cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
        self.scroll_to_region(Region(cell, 0, width=1, height=1), force=True, animate=False)

    def put(self, text: str) -> None:
        """Insert a text at the cursor, in place of what is selected."""
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)
