"""One line with a choice that the arrow keys change."""

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from widgets.drawing.inks import inks
from widgets.drawing.spans import clipped, safe


class ChoiceRow(Widget, can_focus=True):
    """Shows one of several texts between arrows."""

    BINDINGS = [
        Binding("left,h", "choose(-1)", "Before", show=False, tooltip="Take the choice before.", id="choice.before"),
        Binding("right,l,space", "choose(1)", "Next", show=False, tooltip="Take the next choice.", id="choice.next"),
    ]
    DEFAULT_CSS = """
    ChoiceRow { height: 1; width: 1fr; background: $panel; }
    ChoiceRow:focus { background: $primary 25%; }
    """

    choices: reactive[tuple[str, ...]] = reactive(())
    chosen: reactive[int] = reactive(0)
    """Index of the choice."""

    @dataclass
    class Changed(Message):
        """Another choice was made."""

        row: "ChoiceRow"
        chosen: int
        """Index of the choice."""

        @property
        def control(self) -> "ChoiceRow":
            """The row of the choice."""
            return self.row

    def __init__(self, choices: tuple[str, ...], *, id: str | None = None) -> None:
        """Offer `choices`, of which the first is chosen."""
        super().__init__(id=id)
        self.set_reactive(ChoiceRow.choices, choices)

    def action_choose(self, by: int) -> None:
        """Go around the choices."""
        self.chosen = (self.chosen + by) % len(self.choices)
        self.post_message(self.Changed(self, self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose the next one on a click."""
        self.action_choose(1)

    def render_line(self, y: int) -> Strip:
        """The one line."""
        base = self.rich_style
        accent = base + inks(self.app.theme_variables)["accent"]
        text = clipped(safe(self.choices[self.chosen]), max(1, self.size.width - 6))
        segments = [Segment(" ‹ ", accent), Segment(text, base), Segment(" › ", accent)]
        return Strip(segments).adjust_cell_length(self.size.width, base)
