"""The first start: which plan, in which language, from when, how long a day."""

from collections.abc import Callable
from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Label, Static

from app.exam_day import typed_exam_day, words_after_exam
from app.sitting import Sitting
from app.typed_numbers import whole_number
from data import language
from data.dates import next_weekday, parse_day
from data.errors import StudyError
from data.frozen import replace
from data.language import say, say_day
from data.packs.new_study import Choices, new_study, planned_exam_day
from data.packs.pack import Pack, open_pack, pack_ids
from data.plan import Plan
from widgets.choice_row import ChoiceRow

LANGUAGE_NAMES = {"en": "English", "ko": "한국어"}


class SetupScreen(Screen[None]):
    """Asks four things; Enter accepts what stands there."""

    CSS_PATH = "setup.tcss"
    BINDINGS = [
        Binding("enter", "accept", "Start", tooltip="Accept everything and start studying.", id="setup.accept"),
        Binding("down", "app.focus_next", "Next", show=False, tooltip="Go to the next line.", id="setup.next"),
        Binding("up", "app.focus_previous", "Back", show=False, tooltip="Go to the line before.", id="setup.back"),
        Binding("ctrl+q", "app.quit", "Quit", show=False, tooltip="Leave without a study.", id="setup.quit"),
        Binding("escape", "app.quit", "Quit", tooltip="Leave without a study.", id="setup.leave"),
    ]

    plan_row = query_one("#plan", ChoiceRow)
    language_row = query_one("#language", ChoiceRow)
    start = query_one("#start", Input)
    minutes = query_one("#minutes", Input)
    exam = query_one("#exam", Input)
    complaint = query_one("#complaint", Static)
    summary = query_one("#summary", Static)

    def __init__(self, sitting: Sitting, made: Callable[[], object]) -> None:
        """Offer every plan of every pack; `made` is called when the study stands."""
        super().__init__()
        self.sitting = sitting
        self._made = made
        self._packs = [open_pack(id_) for id_ in pack_ids()]
        self._plans = [(pack, plan) for pack in self._packs for plan in pack.plans]
        codes = list(LANGUAGE_NAMES)
        asked = language.of_the_system()
        self._languages = sorted(codes, key=lambda code: code != asked) if asked in codes else codes

    def compose(self) -> ComposeResult:
        """One question a line."""
        with Vertical(id="setup") as box:
            box.border_title = say("A new study")
            yield Static(self._life(self._plans[0][0]), markup=False, id="life")
            yield Label(say("Plan"))
            yield ChoiceRow(self._titles(), id="plan")
            yield Static("", markup=False, id="summary")
            yield Label(say("Language of the plan"))
            yield ChoiceRow(tuple(LANGUAGE_NAMES[code] for code in self._languages), id="language")
            yield Label(say("First day: today, monday, or a date"))
            yield Input(say("today"), id="start", select_on_focus=True)
            yield Label(say("Minutes a day"))
            yield Input(str(self._plans[0][1].minutes_a_day), id="minutes", select_on_focus=True)
            yield Label(say("Exam day, if you have one"))
            yield Input("", id="exam", select_on_focus=True)
            yield Static("", markup=False, id="complaint")
            yield Static(say("Enter starts · ← → choose · ↑ ↓ other line · Esc leaves"), markup=False, id="how")

    def on_mount(self) -> None:
        """Start on the plan."""
        self._show_plan()
        self.plan_row.focus()

    def action_accept(self) -> None:
        """Make the study and go to the dashboard, or say what cannot be."""
        try:
            self._make()
        except StudyError as error:
            self.complaint.update(str(error))
            return
        self._made()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_accept()

    @on(ChoiceRow.Changed, "#plan")
    def _plan_changed(self) -> None:
        self.minutes.value = str(self._plans[self.plan_row.chosen][1].minutes_a_day)
        self._show_plan()

    @on(ChoiceRow.Changed, "#language")
    def _language_changed(self) -> None:
        self.plan_row.choices = self._titles()
        self._show_plan()

    @on(Input.Changed, "#start")
    def _start_changed(self) -> None:
        self._show_plan()

    def _language(self) -> str:
        return self._languages[self.language_row.chosen] if self.is_mounted else self._languages[0]

    def _titles(self) -> tuple[str, ...]:
        code = self._language()
        return tuple(f"{pack.short_name}: {plan.title.in_(code)}" for pack, plan in self._plans)

    def _show_plan(self) -> None:
        pack, plan = self._plans[self.plan_row.chosen]
        words = [plan.summary.in_(self._language())]
        start = None
        try:
            start = parse_day(self.start.value, self.sitting.today)
            words.append(say("Starts {start}.", start=say_day(start, self.sitting.today)))
        except StudyError:
            monday = next_weekday(self.sitting.today, 0)
            words.append(say("Next Monday is {day}.", day=say_day(monday, self.sitting.today)))
        self.summary.update(" ".join(words))
        self.exam.placeholder = self._without_exam_day(start)
        self.query_one("#life", Static).update(self._life(pack))

    def _without_exam_day(self, start: date | None) -> str:
        """What an empty field for the exam day means."""
        pack, plan = self._plans[self.plan_row.chosen]
        own = planned_exam_day(pack.plan_text(plan, self._language()))
        if own is None:
            return say("empty or none: no exam day")
        if start is None:
            return say("empty: the last day of the plan; none: no exam day")
        day = say_day(start + timedelta(days=own - 1), self.sitting.today)
        return say("empty: {day}, as planned; none: no exam day", day=day)

    def _life(self, pack: Pack) -> str:
        if pack.offered_until is None or self.sitting.today <= pack.offered_until:
            return pack.name
        return say(
            "{name} could last be sat on {day}; its plans stay useful, and more packs will come.",
            name=pack.name,
            day=pack.offered_until.isoformat(),
        )

    def _make(self) -> None:
        today = self.sitting.today
        pack, plan = self._plans[self.plan_row.chosen]
        minutes = whole_number(self.minutes.value, say("minutes"))
        start = parse_day(self.start.value or "today", today)
        choices = Choices(plan, self._language(), start, minutes or plan.minutes_a_day)
        typed = self.exam.value.strip()
        exam = typed_exam_day(typed, start, today)
        made = [
            replace(record, exam_day=exam) if typed and isinstance(record, Plan) else record
            for record in new_study(pack, choices, self.sitting.place.ids())
        ]
        self.sitting.study.commit(say("Start the study"), *made)
        self.sitting.place.speak_for(self.sitting.study)
        if after := words_after_exam(self.sitting.study, today):
            self.app.notify(after, severity="warning", timeout=12, markup=False)
