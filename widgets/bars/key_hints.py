"""The line at the bottom: which keys do something here; each can be clicked."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive

from data.values import Values
from widgets.drawing.one_line import OneLine
from widgets.drawing.spans import Spans, cell_len


class Hint(Values):
    """One key and what it does, in a word or two."""

    command: str
    """Id of the command."""
    key: str
    words: str


class KeyHints(OneLine):
    """As many hints as fit on one line."""

    hints: reactive[tuple[Hint, ...]] = reactive(())

    @dataclass
    class Pressed(Message):
        """A hint was clicked."""

        command: str
        """Id of the command."""

    def fitting(self, width: int) -> list[tuple[Hint, int]]:
        """The hints that fit, each with the column it starts in; the last hint always does."""
        if not self.hints:
            return []
        *others, last = self.hints
        end = max(1, width - _size(last) - 1)
        columns = []
        column = 1
        for hint in others:
            if column + _size(hint) + 2 > end:
                break
            columns.append((hint, column))
            column += _size(hint) + 2
        return [*columns, (last, end)]

    def spans(self, width: int) -> Spans:
        """The hints in their columns."""
        line: Spans = []
        column = 0
        for hint, start in self.fitting(width):
            line += [(" " * (start - column), ""), (hint.key, "accent"), (f" {hint.words}", "")]
            column = start + _size(hint)
        return line

    def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        for hint, column in self.fitting(self.size.width):
            if column <= event.x < column + _size(hint):
                self.post_message(self.Pressed(hint.command))


def _size(hint: Hint) -> int:
    """Cells a hint takes."""
    return cell_len(hint.key) + 1 + cell_len(hint.words)
