"""Study resources with their links."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.language import say
from data.model.resources import Resource
from data.study.study import Study
from widgets.dialogs.choice_list import ChoiceList
from widgets.dialogs.dialog import Dialog
from widgets.drawing.spans import safe


class ResourcesScreen(Dialog[None]):
    """The study's resources; Enter copies the link."""

    BINDINGS = [Binding("escape,q", "dismiss(None)", "Close", tooltip="Close the list.", id="resources.close")]
    DEFAULT_CSS = """
    ResourcesScreen > Vertical { width: 96; }
    ResourcesScreen OptionList { height: auto; max-height: 30; }
    """

    def __init__(self, study: Study) -> None:
        """Show the study's resources."""
        super().__init__()
        self._resources = sorted(study.all(Resource).values(), key=lambda resource: (resource.position, resource.id))

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical() as box:
            box.border_title = say("Resources")
            box.border_subtitle = say("Enter copy link · Esc close")
            yield ChoiceList(*(Option(_resource_lines(resource)) for resource in self._resources), markup=False)

    @on(OptionList.OptionSelected)
    def _copy(self, event: OptionList.OptionSelected) -> None:
        url = self._resources[event.option_index].url
        if url:
            self.app.copy_to_clipboard(url)
            self.app.notify(say("Copied: {url}", url=url), markup=False)


def _resource_lines(resource: Resource) -> Content:
    cost = say("free") if resource.free else resource.price or say("paid")
    return Content.assemble(
        (safe(resource.title), "bold"), f"  {safe(cost)}\n", (f"  {safe(resource.url)}", "underline"),
        (f"\n  {safe(resource.remark)}" if resource.remark else "", "dim"),
    )  # fmt: skip
