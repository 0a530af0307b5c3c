"""A list to choose from that may be empty, or so new that it was never drawn."""

from textual.geometry import Region
from textual.widgets import OptionList


class ChoiceList(OptionList):
    """The list of a dialog; its keys do nothing while it is empty, when Textual's own list raises an exception."""

    DEFAULT_CSS = """
    ChoiceList, ChoiceList:focus { border: none; background: $surface; }
    """

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action may run now."""
        return can_choose(self) and super().check_action(action, parameters)


def can_choose(options: OptionList) -> bool:
    """Whether a list has options and knows on which lines they are.

    It counts the lines only when it is drawn. Keys that arrive in a burst may come first, so it is drawn here.
    """
    if not options.option_count or not options.scrollable_content_region:
        return False
    options.render_lines(Region(0, 0, 1, 1))
    return True
