"""The floor every figure is measured against: a Textual app with one Static."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Floor(App[None]):
    """Shows one line and changes it at every key."""

    def compose(self) -> ComposeResult:
        """One Static."""
        yield Static("floor 0")

    def on_key(self, event: events.Key) -> None:
        """Count the keys."""
        static = self.query_one(Static)
        static.update(f"floor {int(str(static.content).split()[1]) + 1}")


if __name__ == "__main__":
    Floor().run()
