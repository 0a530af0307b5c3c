"""A pane of things to choose from: a cursor that stays on the list and shows only where keys go."""

from textual.reactive import var

from widgets.drawing.line_pane import PAGE_KEYS, LinePane


class CursorPane(LinePane, inherit_bindings=False):
    """Keeps a cursor among `count` things."""

    BINDINGS = PAGE_KEYS
    cursor: var[int] = var(0)
    """Place of the chosen thing, 0 for the first."""

    def count(self) -> int:
        """How many things there are to choose from."""
        raise NotImplementedError

    def watch_cursor(self) -> None:
        """Choose another thing."""
        self.redraw()

    def watch_has_focus(self, focused: bool) -> None:
        """The cursor shows only where keys go."""
        super().watch_has_focus(focused)
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor by some places, as far as there are any."""
        self.cursor = max(0, min(self.cursor + by, self.count() - 1))

    def list_changed(self) -> None:
        """Other things are shown: the cursor stays among them."""
        self.cursor = min(self.cursor, max(0, self.count() - 1))
        self.redraw()
