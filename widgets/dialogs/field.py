"""What a form asks for."""

from data.values import Values

Options = tuple[tuple[str, str], ...]
"""Each as its value and its words."""


class Field(Values):
    """One line of a form."""

    name: str
    label: str
    value: str = ""
    example: str = ""
    """What the empty field shows."""
    choices: tuple[str, ...] = ()
    """Texts that are completed while typing."""
    options: Options = ()
    """Values with their words, of which one is chosen; nothing is typed then."""
    append_on_focus: bool = False
    """Whether what stands there is words to go on with; anything shorter is selected, so that typing replaces it."""

    @property
    def start(self) -> str:
        """The value that the form opens with: of options always one of them."""
        values = [value for value, _ in self.options]
        return self.value if not values or self.value in values else values[0]

    def words_of(self, value: str) -> str:
        """A value as the learner sees it."""
        return dict(self.options).get(value, value)
