"""The dashboard: five panes on one day."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Static

from app.keys.bindings import bindings
from app.keys.commands import Scope, command
from app.screens.flows.files import FileActions
from app.screens.today.checklist_controller import ChecklistController
from app.screens.today.header_view import current_streak, heading, show_clock
from app.screens.today.mock_controller import MockController
from app.screens.today.notes_controller import NotesController
from app.screens.today.painted_once import PaintedOnce
from app.screens.today.pane_focus import CONTROLLERS, SCOPES, WRITING, PaneFocus
from app.screens.today.radar_controller import RadarController
from app.screens.today.roadmap_controller import RoadmapController
from app.screens.today.study_actions import StudyActions
from app.session.faults import Barrier, raise_again
from app.session.session import Session
from data.clock import FIRST_YEAR, LAST_YEAR
from data.language import say
from data.model.attempts import Attempt
from data.study.study import Changed
from widgets.bars.key_hints import KeyHints
from widgets.bars.pane_tabs import PaneTabs
from widgets.bars.title_bar import TitleBar

if TYPE_CHECKING:
    from data.planning.search import Hit


class TodayScreen(PaneFocus, StudyActions, FileActions, PaintedOnce):
    """Keeps the selected day, and tells the controllers what changed."""

    CSS_PATH = "today.tcss"
    BINDINGS = bindings(Scope.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (100, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-tall")]
    AUTO_FOCUS = ""
    BLANK = True

    day: var[date] = var(date.min, init=False)
    title_bar = query_one(TitleBar)

    def __init__(self, session: Session) -> None:
        """Open on the session's today."""
        super().__init__(session)
        self._today = session.today
        self._streak = current_streak(session)
        self._day_left: date | None = None
        """The day that ended while a note of it was being written."""
        self._told = 0
        self.set_reactive(TodayScreen.day, session.today)

    def compose(self) -> ComposeResult:
        """Title, panes, hints."""
        self._take_size_classes(self.app.size.width)
        glyphs = self.session.glyphs
        yield TitleBar(glyphs=glyphs)
        if self.has_class("-narrow"):
            yield PaneTabs(glyphs=glyphs, id="pane-tabs")
        with Container(id="controllers"):
            for kind, name in zip(
                (RoadmapController, ChecklistController, NotesController, MockController, RadarController),
                CONTROLLERS,
                strict=True,
            ):
                classes = "-active" if name == self.active else None
                yield kind(self.session, id=name, classes=classes).data_bind(day=TodayScreen.day)
        yield KeyHints(glyphs=glyphs)

    def on_mount(self) -> None:
        """Start on the checklist and let the seconds run."""
        self.study.subscribe(self._study_changed)
        self._show_heading()
        self.show_active()
        self.set_focus(self.controller().pane)
        self.watch(self.query_one(NotesController).notes, "writing", self.show_writing, init=False)
        self.set_interval(1.0, self._second_passed)
        _warn(self.app, *self.session.complaints)
        self._tell_news()
        self.call_after_refresh(self.offer_unsaved_texts)
        self.call_after_refresh(self.query_one(ChecklistController).second_passed)
        if any(attempt.under_way for attempt in self.study.all(Attempt).values()):
            from app.screens.flows.exam import ExamFlow

            self.call_after_refresh(ExamFlow(self.app, self.session).go_on)

    async def on_resize(self) -> None:
        """Bring what only a small window needs."""
        if self.has_class("-narrow") and not self.tabs:
            await self.mount(PaneTabs(glyphs=self.session.glyphs, id="pane-tabs"), after=self.title_bar)
            self.show_active()
        self.call_after_refresh(self.focus_again)
        if self.too_small and not self.query("#too-small"):
            sentence = say("The window is too small. Make it at least 50 columns by 15 lines.")
            await self.mount(Static(sentence, id="too-small"), after=self.title_bar)

    def _tell_news(self) -> None:
        """Say what the study has to say that was not said yet."""
        _warn(self.app, *map(str, self.study.notices[self._told :]))
        self._told = len(self.study.notices)

    def watch_day(self) -> None:
        """Another day is selected; the controllers are bound to it."""
        self._show_heading()

    def _take_size_classes(self, width: int) -> None:
        """Have the right layout before the first one is made."""
        breakpoints = [name for least, name in self.HORIZONTAL_BREAKPOINTS or [] if width >= least]
        self.add_class(breakpoints[-1], "-tall")

    def flush(self) -> bool:
        """Save what is being written this moment, and when somebody was here last; whether that could be done."""
        self.query_one(ChecklistController).study_clock.clock.look()
        self.query_one(ChecklistController).study_clock.clock.save()
        self.query_one(MockController).mock_clock.save()
        return self.query_one(NotesController).flush()

    def show_writing(self, writing: bool) -> None:
        """While a note is written, name the keys that work in it; a day that began meanwhile begins after it."""
        super().show_writing(writing)
        if not writing and self.day == self._day_left:
            self.day = self._today
        self._day_left = None

    def run_command(self, id_: str) -> None:
        """Do what a command does, on the pane it belongs to."""
        wanted = command(id_)
        name = next((name for name, scope in SCOPES.items() if scope is wanted.scope), "")
        if name:
            self.action_focus_pane(name)
        self.call_later((self.controller(name) if name else self).run_action, wanted.action)

    def action_day(self, by: int) -> None:
        """Go some days on or back."""
        there = self.day + timedelta(days=by)
        if FIRST_YEAR <= there.year <= LAST_YEAR:
            self.day = there

    def action_today(self) -> None:
        "Go to today"
        self.day = self.session.today

    async def action_mock_exam(self) -> None:
        """Open the way into exams, or back into the one that was begun."""
        from app.screens.flows.exam import ExamFlow

        await ExamFlow(self.app, self.session).open()

    def show_hit(self, hit: "Hit") -> None:
        """Go to the day and the place of something that was found."""
        if hit.day is not None:
            self.day = hit.day
        if hit.section:
            self.action_focus_pane("notes")
            notes = self.query_one(NotesController).notes
            notes.turn_to(hit.section)
            self.call_after_refresh(notes.reader.show_line, hit.line)
        else:
            self.action_focus_pane("checklist")
            self.query_one(ChecklistController).pane.go_to(hit.id)

    @on(RoadmapController.DayChosen)
    def _day_chosen(self, event: RoadmapController.DayChosen) -> None:
        self.day = event.day
        if event.open:
            self.action_focus_pane("checklist")

    @on(KeyHints.Pressed)
    async def _hint_pressed(self, event: KeyHints.Pressed) -> None:
        event.prevent_default()
        if self.too_small:
            return
        if self.writing and event.command in WRITING and self.focused is not None:
            self.call_later(self.focused.run_action, WRITING[event.command][2])
        else:
            self.run_command(event.command)

    def _study_changed(self, changed: Changed) -> None:
        if self.study.is_new:
            return
        for name in CONTROLLERS:
            # A controller that fails keeps no other from its work.
            with Barrier(partial(self.call_later, raise_again)):
                self.controller(name).study_changed(changed)
        if changed.tables & {"tasks", "sessions", "plan"}:
            self._streak = current_streak(self.session)
        self._show_heading()

    def _second_passed(self) -> None:
        today = self.session.today
        if today != self._today:
            if self.day == self._today and self.writing:
                # What is being written belongs to the day on which it was begun.
                self._day_left = self.day
            elif self.day == self._today:
                self.day = today
            self._today = today
            self._study_changed(Changed("", frozenset({"plan"})))
        for name in CONTROLLERS:
            with Barrier(partial(self.call_later, raise_again)):
                self.controller(name).second_passed()
        show_clock(self.title_bar, self.session, self.query_one(ChecklistController).study_clock.clock.minutes())
        self.take_in_copies()
        self.study.refresh()
        self._tell_news()

    def _show_heading(self) -> None:
        show_clock(self.title_bar, self.session, self.query_one(ChecklistController).study_clock.clock.minutes())
        head = heading(self.session, self.day, self._streak)
        self.title_bar.study, self.title_bar.location, self.title_bar.ahead = head.study, head.location, head.ahead


def _warn(app: App[object], *sentences: str) -> None:
    for sentence in sentences:
        app.notify(sentence, severity="warning", timeout=12, markup=False)
