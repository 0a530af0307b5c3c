"""The fields of a form as values."""

from data.values import Values

Options = tuple[tuple[str, str], ...]
"""Pairs of value and words."""


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
    """Values to choose from, with their words; nothing is typed then."""
    append_on_focus: bool = False
    """Whether typing continues the value; a field without this selects its value, so that typing replaces it."""

    @property
    def start(self) -> str:
        """The value that the form opens with: with options always one of them."""
        values = [value for value, _ in self.options]
        return self.value if not values or self.value in values else values[0]

    def words_of(self, value: str) -> str:
        """A value as the learner sees it."""
        return dict(self.options).get(value, value)
