"""A field of a form with a few values to choose from, with the arrows or by the first letter."""

from textual import events
from textual.binding import Binding
from textual.message import Message

from data.text_folding import fold
from widgets.dialogs.choice_row import ChoiceRow
from widgets.dialogs.field import Options


class FormChoice(ChoiceRow):
    """A choice row with values; Enter accepts the form."""

    BINDINGS = [
        Binding("enter", "submit", "Accept", show=False, tooltip="Accept the form.", id="choice.submit"),
    ]

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, options: Options, value: str, *, id: str | None = None) -> None:
        """Start on the option of a value."""
        super().__init__(tuple(words for _, words in options), id=id)
        self._values = tuple(option for option, _ in options)
        self.set_reactive(ChoiceRow.chosen, self._values.index(value))

    @property
    def value(self) -> str:
        """The value of the option that is chosen."""
        return self._values[self.chosen]

    def action_submit(self) -> None:
        """Accept the form."""
        self.post_message(self.Submitted())

    def on_key(self, event: events.Key) -> None:
        """Choose the next option that starts with the typed letter."""
        if event.character is None or not event.is_printable or event.character.isspace():
            return
        letter, count = fold(event.character), len(self.choices)
        for step in range(1, count + 1):
            if fold(self.choices[(self.chosen + step) % count]).startswith(letter):
                event.stop()
                event.prevent_default()
                self.action_choose(step)
                return
