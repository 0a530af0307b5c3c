"""The first start: plan, language, first day and minutes a day."""

from collections.abc import Callable
from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, Label, Static

from app.forms.inputs.exam_day import typed_exam_day, words_after_exam
from app.forms.inputs.numbers import whole_number
from app.keys.keymap import key_of
from app.session.session import Session
from data import language
from data.dates import next_weekday, parse_day
from data.errors import StudyError
from data.frozen import replace
from data.language import say, say_day, spoken
from data.model.plan import Plan
from data.model.record import Record
from data.packs.new_study import Choices, new_study, planned_exam_day
from data.packs.pack import Pack, PackPlan, offered_packs
from data.planning.empty_plan import own_plan
from widgets.dialogs.choice_row import ChoiceRow
from widgets.dialogs.field_input import FieldInput
from widgets.dialogs.top_screen import TopScreen

MINUTES = 60
"""Minutes a day of an own plan, unless the learner types another number."""


class SetupScreen(TopScreen[None]):
    """Asks four questions with answers filled in; Enter accepts them."""

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
    name_of_exam = query_one("#name", Input)
    complaint = query_one("#complaint", Static)
    summary = query_one("#summary", Static)

    def __init__(self, session: Session, on_created: Callable[[], object]) -> None:
        """Offer every plan of every pack; `on_created` is called once the study exists."""
        super().__init__()
        self.session = session
        self._on_created = on_created
        self._plans = [(pack, plan) for pack in offered_packs() for plan in pack.plans]
        """The learner's own plan comes after them in the list."""
        codes = language.languages()
        asked = session.env.settings.language or language.of_the_system()
        self._languages = sorted(codes, key=lambda code: code != asked) if asked in codes else codes

    def compose(self) -> ComposeResult:
        """One question a line."""
        with Vertical(id="setup") as box:
            box.border_title = say("New study")
            yield Static("", markup=False, id="life")
            yield Label(say("Plan"))
            yield ChoiceRow(self._titles(), id="plan")
            yield Static("", markup=False, id="summary")
            yield FieldInput("", say("exam name"), id="name")
            yield Label(say("Plan language"))
            yield ChoiceRow(tuple(language.language_name(code) for code in self._languages), id="language")
            yield Label(say("First day (today, monday or a date)"))
            yield FieldInput(say("today"), id="start", select_on_focus=True)
            yield Label(say("Minutes a day"))
            yield FieldInput(str(self._plans[0][1].minutes_a_day), id="minutes", select_on_focus=True)
            yield Label(say("Exam day (optional)"))
            yield FieldInput("", id="exam", select_on_focus=True)
            yield Static("", markup=False, id="complaint")
            yield Static(say("Enter start · ← → choose · ↑ ↓ move · Esc leave"), markup=False, id="how")

    def on_mount(self) -> None:
        """Start on the list of plans."""
        self._show_plan()
        self.plan_row.focus()

    def action_accept(self) -> None:
        """Create the study and go to the dashboard, or say what is wrong."""
        try:
            self._make()
        except StudyError as error:
            self.complaint.update(str(error))
            return
        self._on_created()

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self.run_action("accept")

    @on(ChoiceRow.Changed, "#plan")
    def _plan_changed(self) -> None:
        self.minutes.value = str(self._chosen[1].minutes_a_day if self._chosen else MINUTES)
        self._show_plan()

    @on(ChoiceRow.Changed, "#language")
    def _language_changed(self) -> None:
        self.plan_row.choices = self._titles()
        self._show_plan()

    @on(Input.Changed)
    def _complaint_is_old(self) -> None:
        self.complaint.update("")

    @on(Input.Changed, "#start")
    def _start_changed(self) -> None:
        self._show_plan()

    def _language(self) -> str:
        return self._languages[self.language_row.chosen] if self.is_mounted else self._languages[0]

    @property
    def _chosen(self) -> tuple[Pack, PackPlan] | None:
        """The plan chosen; None for one of the learner's own."""
        return self._plans[self.plan_row.chosen] if self.plan_row.chosen < len(self._plans) else None

    def _titles(self) -> tuple[str, ...]:
        code = self._language()
        titles = [f"{pack.short_name}: {plan.title.in_(code)}" for pack, plan in self._plans]
        return (*titles, say("Another exam: my own plan"))

    def _show_plan(self) -> None:
        chosen = self._chosen
        self.name_of_exam.display = chosen is None
        keys = self.session.keys
        own = say(
            "Starts empty. Press [{key}] to add tasks, or [{palette}] to import a plan.",
            key=key_of(keys, "task.add"),
            palette=key_of(keys, "app.commands"),
        )
        words = [chosen[1].summary.in_(self._language()) if chosen else own]
        start = None
        try:
            start = parse_day(self.start.value, self.session.today)
            words.append(say("Starts {start}.", start=say_day(start, self.session.today)))
        except StudyError:
            monday = next_weekday(self.session.today, 0)
            words.append(say("Next Monday is {day}.", day=say_day(monday, self.session.today)))
        self.summary.update(" ".join(words))
        self.exam.placeholder = self._without_exam_day(start)
        life = self.query_one("#life", Static)
        life.update(self._life(chosen[0]) if chosen else "")
        life.display = chosen is not None

    def _without_exam_day(self, start: date | None) -> str:
        """What an empty field for the exam day means."""
        chosen = self._chosen
        own = planned_exam_day(chosen[0].plan_text(chosen[1], self._language())) if chosen else None
        if own is None:
            return say("empty: no exam day")
        if start is None:
            return say("empty: last day of the plan; “none”: no exam day")
        day = say_day(start + timedelta(days=own - 1), self.session.today)
        return say("empty: {day}, as planned; “none”: no exam day", day=day)

    def _life(self, pack: Pack) -> str:
        if pack.offered_until is None or self.session.today <= pack.offered_until:
            return pack.name
        day = pack.offered_until.isoformat()
        if successor := pack.successor.in_(spoken()):
            return f"{say('{name} was last offered on {day}.', name=pack.name, day=day)} {successor}"
        return say(
            "{name} was last offered on {day}. Its plans are still useful, and more packs will come.",
            name=pack.name,
            day=day,
        )

    def _make(self) -> None:
        today = self.session.today
        start = parse_day(self.start.value or "today", today)
        exam = typed_exam_day(self.exam.value.strip(), start, today)
        self.session.study.commit(say("Start the study"), *self._records(start, exam))
        self.session.env.speak_for(self.session.study)
        if after := words_after_exam(self.session.study, today):
            self.app.notify(after, severity="warning", timeout=12, markup=False)

    def _records(self, start: date, exam: date | None) -> list[Record]:
        """The first records of the study."""
        minutes = whole_number(self.minutes.value, say("minutes"))
        chosen, ids = self._chosen, self.session.env.ids()
        if chosen is None:
            name = self.name_of_exam.value
            return [own_plan(ids.new(), name, self._language(), start, minutes or MINUTES, exam)]
        choices = Choices(
            plan=chosen[1], language=self._language(), start=start, minutes_a_day=minutes or chosen[1].minutes_a_day
        )
        records = new_study(chosen[0], choices, ids)
        typed = bool(self.exam.value.strip())
        return [
            replace(record, exam_day=exam) if typed and isinstance(record, Plan) else record for record in records
        ]
