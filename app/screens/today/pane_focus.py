"""Which of the five panes has the focus, and what the screen shows of that."""

from textual import events, on
from textual.getters import query_one
from textual.reactive import reactive
from textual.screen import Screen

from app.keys.command_hints import hints_of
from app.keys.commands import Place
from app.keys.keymap import shown_key
from app.screens.today.desk import Desk
from app.session.session import Sitting
from data.language import say
from widgets.bars.key_hints import Hint, KeyHints
from widgets.bars.pane_tabs import PaneTabs

PLACES = {
    "roadmap": Place.ROADMAP,
    "checklist": Place.CHECKLIST,
    "notes": Place.NOTES,
    "mock": Place.MOCK,
    "domains": Place.DOMAINS,
}
DESKS = tuple(PLACES)
"""Ids of the desks in the order in which they are numbered."""


WRITING = {
    "write.done": ("escape", "done writing", "leave"),
    "write.undo": ("ctrl+z", "undo", "undo"),
    "write.redo": ("ctrl+y", "redo", "redo"),
    "write.all": ("f7", "select all", "select_all"),
    "write.cut": ("ctrl+x", "cut", "cut"),
    "write.copy": ("ctrl+c", "copy", "copy"),
    "write.paste": ("ctrl+v", "paste", "paste"),
    "app.commands": ("ctrl+p", "commands", "app.command_palette"),
}
"""Key, words and action of what works while a note is written."""


class PaneFocus(Screen[None]):
    """Moves between the panes and keeps tabs, frames and hints in step."""

    sitting: Sitting
    writing: bool = False
    """Whether letters go into a note."""

    active: reactive[str] = reactive("checklist", init=False)
    zoomed: reactive[bool] = reactive(False, init=False, toggle_class="-zoomed")

    hints = query_one(KeyHints)

    @property
    def tabs(self) -> list[PaneTabs]:
        """The names of the panes, which only a narrow window shows."""
        return list(self.query("#pane-tabs").results(PaneTabs))

    def desk(self, name: str = "") -> Desk:
        """The desk of that name, or the active one."""
        return self.query_one(f"#{name or self.active}", Desk)

    @property
    def place(self) -> Place:
        """Where the learner is."""
        return PLACES[self.active]

    def watch_active(self) -> None:
        """Another pane has the focus."""
        if self.is_mounted:
            self.show_active()

    def show_active(self) -> None:
        """Frame the active pane, and name the keys that work in it."""
        for tabs in self.tabs:
            tabs.names = tuple(
                f"{number} {say(place.value)}" for number, place in enumerate(PLACES.values(), start=1)
            )
            tabs.active = DESKS.index(self.active)
        for name in DESKS:
            self.desk(name).set_class(name == self.active, "-active")
        self._show_hints()

    def show_writing(self, writing: bool) -> None:
        """While a note is written, name the keys that work in it."""
        self.writing = writing
        self._show_hints()

    def _show_hints(self) -> None:
        keys = self.sitting.keys
        if self.writing and self.active == "notes":
            self.hints.hints = tuple(
                Hint(id_, shown_key(keys.get(id_, key)), say(words)) for id_, (key, words, _) in WRITING.items()
            )
            return
        self.hints.hints = hints_of(self.place, keys) + hints_of(Place.EVERYWHERE, keys)

    def action_focus_pane(self, name: str) -> None:
        """Go to a pane."""
        self.active = name
        self.set_focus(self.desk(name).pane)

    def action_next_pane(self, by: int) -> None:
        """Go around the panes."""
        self.action_focus_pane(DESKS[(DESKS.index(self.active) + by) % len(DESKS)])

    def action_zoom(self) -> None:
        """Show the active pane alone, or all of them."""
        self.zoomed = not self.zoomed

    @on(events.DescendantFocus)
    def _pane_focused(self, event: events.DescendantFocus) -> None:
        for node in event.widget.ancestors_with_self:
            if isinstance(node, Desk) and node.id:
                self.active = node.id

    @on(PaneTabs.Picked, "#pane-tabs")
    def _tab_picked(self, event: PaneTabs.Picked) -> None:
        self.action_focus_pane(DESKS[event.place])
