"""The dashboard: five panes on one day."""

from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Static

from app.keys.bindings import bindings
from app.keys.commands import Scope, command
from app.keys.panes import PANES, Pane
from app.screens.today.header import Header
from app.screens.today.hints import WRITING, pane_hints, writing_hints
from app.screens.today.live_updates import LiveUpdates
from app.screens.today.painted_once import PaintedOnce
from app.screens.today.pane_controller import CommandTable, run_command
from app.screens.today.pane_grid import PaneGrid
from app.screens.today.panes.checklist_controller import ChecklistController
from app.screens.today.panes.notes_controller import NotesController
from app.screens.today.too_small import type_unseen
from app.session.session import Session
from data.language import say
from data.model.attempts import Attempt
from widgets.bars.key_hints import KeyHints
from widgets.bars.pane_tabs import PaneTabs
from widgets.bars.title_bar import TitleBar


class TodayScreen(PaintedOnce):
    """Title, panes and hints, and the commands that work in every pane."""

    CSS_PATH = "today.tcss"
    BINDINGS = bindings(Scope.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (100, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-tall")]
    AUTO_FOCUS = ""
    BLANK = True

    panes = query_one(PaneGrid)
    title_bar = query_one(TitleBar)
    checklist = query_one(ChecklistController)
    updates: LiveUpdates

    def compose(self) -> ComposeResult:
        """Title, panes, hints."""
        # The right layout before the first one is made.
        width = self.app.size.width
        self.add_class([name for least, name in self.HORIZONTAL_BREAKPOINTS or [] if width >= least][-1], "-tall")
        glyphs = self.session.glyphs
        yield TitleBar(glyphs=glyphs)
        if self.has_class("-narrow"):
            yield pane_tabs(self.session)
        yield PaneGrid(self.session)
        yield KeyHints(glyphs=glyphs)

    async def on_mount(self) -> None:
        """Start on the checklist and let the seconds run."""
        header = Header(self.title_bar, self.session)
        self.updates = LiveUpdates(self.session, self.panes, header, self.checklist.study_clock.clock)
        self.updates.start()
        self._show_active()
        self.set_focus(self.panes.controller().pane)
        self.watch(self.panes, "active", self._show_active, init=False)
        self.watch(self.panes, "writing", self._show_active, init=False)
        self.set_interval(1.0, self.updates.second_passed)
        self.call_after_refresh(self.panes.query_one(NotesController).offer_recovered)
        self.call_after_refresh(self.checklist.second_passed)
        if any(attempt.under_way for attempt in self.study.all(Attempt).values()):
            from app.screens.flows.exam import ExamFlow

            self.call_after_refresh(ExamFlow(self.app, self.session).go_on)

    async def on_resize(self) -> None:
        """Bring what only a small window needs, and give back the focus that was lost while nothing was seen."""
        if self.has_class("-narrow") and not self.query("#pane-tabs"):
            await self.mount(pane_tabs(self.session), after=self.title_bar)
            self._show_active()
        if not self.too_small:
            self.call_after_refresh(self.panes.focus_again)
        elif not self.query("#too-small"):
            sentence = say("The window is too small. Make it at least 50 columns by 15 lines.")
            await self.mount(Static(sentence, id="too-small"), after=self.title_bar)

    @property
    def too_small(self) -> bool:
        """Whether the window shows one sentence instead of the panes."""
        return self.has_class("-tiny") or self.has_class("-flat")

    def commands(self) -> CommandTable:
        """What each command does that works in every pane."""
        from app.screens.today.study_commands import StudyCommands

        others = StudyCommands(self.app, self.session, self.panes, self.updates.copies).commands()
        redo = partial(self._undone.redo, self.app, self.study.redo)
        return {"study.undo": self.action_undo, "study.redo": redo, **others}

    async def action_run(self, id_: str) -> None:
        """Do what a command does that works in every pane."""
        await run_command(self.commands(), id_)

    def run_command(self, id_: str) -> None:
        """Do what a command does, in the pane it belongs to."""
        wanted = command(id_)
        if isinstance(wanted.scope, Pane):
            self.panes.go_to(wanted.scope.id)
            self.call_later(self.panes.controller().run_action, wanted.action)
        else:
            self.call_later(self.run_action, wanted.action)

    @on(events.Key)
    @on(events.Paste)
    def _typed_unseen(self, event: events.Key | events.Paste) -> None:
        if self.too_small:
            note = self.panes.controller("notes").pane if self.panes.writing else None
            type_unseen(event, note, self.session.keys["app.quit"])

    def _show_active(self) -> None:
        """Name the active pane, and the keys that work in it or in the note that is being written."""
        panes, keys = self.panes, self.session.keys
        for tabs in self.query("#pane-tabs").results(PaneTabs):
            tabs.active = PANES.index(panes.active_pane)
        writing = panes.writing and panes.active == "notes"
        self.hints.hints = writing_hints(keys) if writing else pane_hints(panes.active_pane, keys)

    @on(PaneTabs.Picked, "#pane-tabs")
    def _tab_picked(self, event: PaneTabs.Picked) -> None:
        self.panes.go_to(PANES[event.index].id)

    @on(KeyHints.Pressed)
    async def _hint_pressed(self, event: KeyHints.Pressed) -> None:
        event.prevent_default()
        if self.too_small:
            return
        if self.panes.writing and event.command in WRITING and self.focused is not None:
            self.call_later(self.focused.run_action, WRITING[event.command][2])
        else:
            self.run_command(event.command)


def pane_tabs(session: Session) -> PaneTabs:
    """The names of the panes, which only a narrow window shows."""
    tabs = PaneTabs(glyphs=session.glyphs, id="pane-tabs")
    tabs.set_reactive(PaneTabs.names, tuple(f"{pane.number} {say(pane.label)}" for pane in PANES))
    return tabs
