"""Which of the five panes has the focus, and what the screen shows of that."""

from textual import events, on
from textual.reactive import reactive

from app.keys.command_hints import hints_of
from app.keys.commands import Scope
from app.keys.keymap import shown_key
from app.keys.text_fields import as_typed, clean_paste
from app.screens.study_screen import StudyScreen
from app.screens.today.pane_controller import PaneController
from data.language import say
from widgets.bars.key_hints import Hint
from widgets.bars.pane_tabs import PaneTabs

SCOPES = {
    "roadmap": Scope.ROADMAP,
    "checklist": Scope.CHECKLIST,
    "notes": Scope.NOTES,
    "mock": Scope.MOCK,
    "domains": Scope.DOMAINS,
}
CONTROLLERS = tuple(SCOPES)
"""Ids of the controllers in the order in which they are numbered."""


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


WORKS_UNSEEN = frozenset({"ctrl+q", "ctrl+c", "ctrl+z"})
"""Keys that work, beside that for leaving, while the window is too small to show anything."""

EDITS_UNSEEN = {
    "tab": "indent(1)",
    "shift+tab": "indent(-1)",
    "backspace": "delete_left",
    "delete": "delete_right",
}
"""What some keys do to the note that is being written while nothing is seen."""


class PaneFocus(StudyScreen[None]):
    """Moves between the panes and keeps tabs, frames and hints in step."""

    writing: bool = False
    """Whether letters go into a note."""

    active: reactive[str] = reactive("checklist", init=False)
    zoomed: reactive[bool] = reactive(False, init=False, toggle_class="-zoomed")

    @property
    def tabs(self) -> list[PaneTabs]:
        """The names of the panes, which only a narrow window shows."""
        return list(self.query("#pane-tabs").results(PaneTabs))

    def controller(self, name: str = "") -> PaneController:
        """The controller of that name, or the active one."""
        return self.query_one(f"#{name or self.active}", PaneController)

    @property
    def scope(self) -> Scope:
        """Where the learner is."""
        return SCOPES[self.active]

    async def action_help(self) -> None:
        "Show the keys for this screen"
        from app.screens.dialogs.help import HelpScreen

        await self.app.push_screen(HelpScreen(self.session, self.scope, Scope.EVERYWHERE))

    def watch_active(self) -> None:
        """Another pane has the focus."""
        if self.is_mounted:
            self.show_active()

    def show_active(self) -> None:
        """Frame the active pane, and name the keys that work in it."""
        for tabs in self.tabs:
            tabs.names = tuple(
                f"{number} {say(scope.value)}" for number, scope in enumerate(SCOPES.values(), start=1)
            )
            tabs.active = CONTROLLERS.index(self.active)
        for name in CONTROLLERS:
            self.controller(name).set_class(name == self.active, "-active")
        self._show_hints()

    def show_writing(self, writing: bool) -> None:
        """While a note is written, name the keys that work in it."""
        self.writing = writing
        self._show_hints()

    def _show_hints(self) -> None:
        keys = self.session.keys
        if self.writing and self.active == "notes":
            self.hints.hints = tuple(
                Hint(id_, shown_key(keys.get(id_, key)), say(words)) for id_, (key, words, _) in WRITING.items()
            )
            return
        self.hints.hints = hints_of(self.scope, keys) + hints_of(Scope.EVERYWHERE, keys)

    @property
    def too_small(self) -> bool:
        """Whether the window shows one sentence instead of the panes."""
        return self.has_class("-tiny") or self.has_class("-flat")

    def on_key(self, event: events.Key) -> None:
        """While nothing is seen no key is a command; letters still go into the note that is being written."""
        if not self.too_small:
            return
        typed = as_typed(event)
        if self.writing and (event.is_printable or event.key == "enter" or isinstance(typed, events.Paste)):
            event.stop()
            self.controller("notes").pane.post_message(typed if isinstance(typed, events.Paste) else typed.copy())
        elif self.writing and event.key in EDITS_UNSEEN:
            event.stop()
            note = self.controller("notes").pane
            note.call_later(note.run_action, EDITS_UNSEEN[event.key])
        elif event.key not in WORKS_UNSEEN.union(self.session.keys["app.quit"].split(",")):
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted goes into the note that is being written, seen or not."""
        if self.too_small and self.writing:
            event.stop()
            self.controller("notes").pane.post_message(clean_paste(event, None))

    def focus_again(self) -> None:
        """Give the focus back to what lost it while nothing was seen."""
        if self.focused is None and not self.too_small:
            self.set_focus(self.controller().pane)

    def action_focus_pane(self, name: str) -> None:
        """Go to a pane."""
        self.active = name
        self.set_focus(self.controller(name).pane)

    def action_next_pane(self, by: int) -> None:
        """Go around the panes."""
        self.action_focus_pane(CONTROLLERS[(CONTROLLERS.index(self.active) + by) % len(CONTROLLERS)])

    def action_zoom(self) -> None:
        """Show the active pane alone, or all of them."""
        self.zoomed = not self.zoomed

    @on(events.DescendantFocus)
    def _pane_focused(self, event: events.DescendantFocus) -> None:
        for node in event.widget.ancestors_with_self:
            if isinstance(node, PaneController) and node.id:
                self.active = node.id

    @on(PaneTabs.Picked, "#pane-tabs")
    def _tab_picked(self, event: PaneTabs.Picked) -> None:
        self.action_focus_pane(CONTROLLERS[event.index])
