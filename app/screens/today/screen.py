"""The dashboard: five panes on one day."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Static

from app.keys.bindings import bindings
from app.keys.commands import Place, command
from app.screens.flows.files import FileActions
from app.screens.today.checklist_desk import ChecklistDesk
from app.screens.today.header_view import current_streak, heading
from app.screens.today.mock_desk import MockDesk
from app.screens.today.notes_desk import NotesDesk
from app.screens.today.pane_focus import DESKS, PLACES, WRITING, PaneFocus
from app.screens.today.radar_desk import RadarDesk
from app.screens.today.roadmap_desk import RoadmapDesk
from app.screens.today.study_actions import StudyActions
from app.session.notices import LatestNotice
from app.session.session import Sitting
from data.clock import FIRST_YEAR, LAST_YEAR
from data.language import say
from data.model.attempts import Attempt
from data.study.study import Changed
from widgets.bars.key_hints import KeyHints
from widgets.bars.pane_tabs import PaneTabs
from widgets.bars.title_bar import TitleBar

if TYPE_CHECKING:
    from data.planning.search import Hit


class TodayScreen(PaneFocus, StudyActions, FileActions):
    """Keeps the selected day, and tells the desks what changed."""

    CSS_PATH = "today.tcss"
    BINDINGS = bindings(Place.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (100, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-tall")]
    AUTO_FOCUS = ""

    day: reactive[date] = reactive(date.min, init=False)
    title_bar = query_one(TitleBar)

    def __init__(self, sitting: Sitting) -> None:
        """Open on the sitting's today."""
        super().__init__()
        self.sitting = sitting
        self.study = sitting.study
        self._today = sitting.today
        self._streak = current_streak(sitting)
        self._told = 0
        self._turned = LatestNotice()
        self.set_reactive(TodayScreen.day, sitting.today)

    def compose(self) -> ComposeResult:
        """Title, panes, hints."""
        self._take_size_classes(self.app.size.width)
        glyphs = self.sitting.glyphs
        yield TitleBar(glyphs=glyphs)
        if self.has_class("-narrow"):
            yield PaneTabs(glyphs=glyphs, id="pane-tabs")
        with Container(id="desks"):
            for kind, name in zip((RoadmapDesk, ChecklistDesk, NotesDesk, MockDesk, RadarDesk), DESKS, strict=True):
                classes = "-active" if name == self.active else None
                yield kind(self.sitting, id=name, classes=classes).data_bind(day=TodayScreen.day)
        yield KeyHints(glyphs=glyphs)

    def on_mount(self) -> None:
        """Start on the checklist and let the seconds run."""
        self.study.subscribe(self._study_changed)
        self._show_heading()
        self.show_active()
        self.set_focus(self.desk().pane)
        self.watch(self.query_one(NotesDesk).notes, "writing", self.show_writing, init=False)
        self.set_interval(1.0, self._second_passed)
        self._warn(*self.sitting.complaints)
        self._tell_news()
        self.call_after_refresh(self.tell_conflict_copies)
        if any(attempt.under_way for attempt in self.study.all(Attempt).values()):
            from app.screens.flows.exam import ExamDoor

            self.call_after_refresh(ExamDoor(self.app, self.sitting).go_on)

    async def on_resize(self) -> None:
        """Bring what only a small window needs."""
        if self.has_class("-narrow") and not self.tabs:
            await self.mount(PaneTabs(glyphs=self.sitting.glyphs, id="pane-tabs"), after=self.title_bar)
            self.show_active()
        if (self.has_class("-tiny") or self.has_class("-flat")) and not self.query("#too-small"):
            sentence = say("The cockpit needs at least 50 columns and 15 lines: make the window larger.")
            await self.mount(Static(sentence, id="too-small"), after=self.title_bar)

    def _warn(self, *sentences: str) -> None:
        for sentence in sentences:
            self.app.notify(sentence, severity="warning", timeout=12, markup=False)

    def _tell_news(self) -> None:
        """Say what the study has to say that was not said yet."""
        self._warn(*map(str, self.study.notices[self._told :]))
        self._told = len(self.study.notices)

    def watch_day(self) -> None:
        """Another day is selected; the desks are bound to it."""
        self._show_heading()

    def _take_size_classes(self, width: int) -> None:
        """Have the right layout before the first one is made."""
        breakpoints = [name for least, name in self.HORIZONTAL_BREAKPOINTS or [] if width >= least]
        self.add_class(breakpoints[-1], "-tall")

    def flush(self) -> None:
        """Keep what is being written this moment."""
        self.query_one(NotesDesk).flush()

    def run_command(self, id_: str) -> None:
        """Do what a command does, on the pane it belongs to."""
        wanted = command(id_)
        name = next((name for name, place in PLACES.items() if place is wanted.place), "")
        if name:
            self.action_focus_pane(name)
        self.call_later((self.desk(name) if name else self).run_action, wanted.action)

    def action_day(self, by: int) -> None:
        """Go some days on or back."""
        there = self.day + timedelta(days=by)
        if FIRST_YEAR <= there.year <= LAST_YEAR:
            self.day = there

    def action_today(self) -> None:
        """Go to today."""
        self.day = self.sitting.today

    async def action_mock_exam(self) -> None:
        """Open the way into exams, or back into the one that was begun."""
        from app.screens.flows.exam import ExamDoor

        await ExamDoor(self.app, self.sitting).open()

    def show_hit(self, hit: "Hit") -> None:
        """Go to the day and the place of something that was found."""
        if hit.day is not None:
            self.day = hit.day
        if hit.section:
            self.action_focus_pane("notes")
            self.query_one(NotesDesk).notes.turn_to(hit.section)
        else:
            self.action_focus_pane("checklist")
            self.query_one(ChecklistDesk).pane.go_to(hit.id)

    @on(RoadmapDesk.DayChosen)
    def _day_chosen(self, event: RoadmapDesk.DayChosen) -> None:
        self.day = event.day
        if event.open:
            self.action_focus_pane("checklist")

    @on(KeyHints.Pressed)
    def _hint_pressed(self, event: KeyHints.Pressed) -> None:
        if self.writing and event.command in WRITING and self.focused is not None:
            self.call_later(self.focused.run_action, WRITING[event.command][2])
        else:
            self.run_command(event.command)

    def _study_changed(self, changed: Changed) -> None:
        if self.study.is_new:
            return
        for name in DESKS:
            self.desk(name).study_changed(changed)
        if changed.tables & {"tasks", "sessions", "plan"}:
            self._streak = current_streak(self.sitting)
        self._show_heading()

    def _second_passed(self) -> None:
        today = self.sitting.today
        if today != self._today:
            if self.day == self._today:
                self.day = today
            self._today = today
            self._study_changed(Changed("", frozenset({"plan"})))
        for name in DESKS:
            self.desk(name).second_passed()
        self.study.refresh()
        self._tell_news()

    def _show_heading(self) -> None:
        head = heading(self.sitting, self.day, self._streak)
        self.title_bar.study, self.title_bar.place, self.title_bar.ahead = head.study, head.place, head.ahead
