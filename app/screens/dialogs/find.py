"""Finds words in all tasks and notes and in the reference notes; choosing a hit goes there."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from data.language import say, say_count, say_day
from data.model.plan import Plan
from data.packs.reference import reference_text
from data.planning.search import REFERENCE, Finder, Hit
from data.study.study import Study
from widgets.dialogs.choice_list import ChoiceList
from widgets.dialogs.dialog import Dialog
from widgets.dialogs.field_input import FieldInput
from widgets.drawing.spans import safe

MOST = 100
"""Hits that are shown."""


class FindScreen(Dialog[Hit | None]):
    """A field and the list of hits."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "Close", tooltip="Close and stay here.", id="find.close"),
        Binding("down", "into_list", "List", show=False, tooltip="Go to the list of hits", id="find.list"),
    ]
    DEFAULT_CSS = """
    FindScreen > Vertical { width: 90; height: 24; }
    FindScreen Input { border: none; height: 1; background: $panel; padding: 0 1; }
    FindScreen Input:focus { border: none; }
    FindScreen OptionList { height: 1fr; }
    FindScreen #count { color: $text-muted; }
    """

    field = query_one(Input)
    rows = query_one(OptionList)
    count = query_one("#count", Static)

    def __init__(self, study: Study, today: date) -> None:
        """Search the study; `today` decides which days are written with their year."""
        super().__init__()
        plan = next(iter(study.all(Plan).values()), None)
        reference = reference_text(plan.pack, plan.language) if plan is not None and plan.pack else ""
        self._finder = Finder(study, reference)
        self._today = today
        self._hits: list[Hit] = []

    def compose(self) -> ComposeResult:
        """Field above list."""
        with Vertical() as box:
            box.border_title = say("Find")
            yield FieldInput(placeholder=say("Words from any task or note, in any order"))
            yield Static("", markup=False, id="count")
            yield ChoiceList(markup=False)

    def on_mount(self) -> None:
        """The field has the focus before the next key arrives."""
        self.set_focus(self.field)

    def action_into_list(self) -> None:
        """Go from the field to the list."""
        self.rows.focus()

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        hits = self._finder.find(event.value, MOST + 1)
        self._hits = hits[:MOST]
        self.rows.clear_options()
        self.rows.add_options([Option(_hit_line(hit, self._today)) for hit in self._hits])
        if self._hits:
            self.rows.highlighted = 0
        self.count.update(_count(len(hits)) if event.value.strip() else "")

    @on(Input.Submitted)
    def _take_first(self) -> None:
        if self._hits:
            self.dismiss(self._hits[self.rows.highlighted or 0])

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._hits[event.option_index])


def _count(hits: int) -> str:
    """How many hits there are; from `MOST` on they are not counted."""
    if hits > MOST:
        return say("First {n} places. Type more to narrow the search.", n=MOST)
    return say_count(hits, "{n} place", "{n} places")


def _hit_line(hit: Hit, today: date) -> Content:
    """Where a hit is and what it says, with the words of the search marked."""
    day = say_day(hit.day, today) if hit.day else "" if hit.section == REFERENCE else say("Any time")
    shown = Content(safe(hit.excerpt))
    for begin, end in hit.spans:
        shown = shown.stylize("bold underline", begin, end)
    return Content.assemble((f"{' · '.join(part for part in (day, hit.location) if part)}  ", "dim"), shown)
