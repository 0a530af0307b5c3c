"""The study clock on a task: start, stop, and the questions that only the learner can answer."""

from typing import TYPE_CHECKING

from app.screens.today.pane_controller import PaneController
from app.session.study_clock import StudyClock
from data.language import say, say_minutes
from data.model.sessions import StudySession
from data.planning.study_time.study_clock import ended_after

if TYPE_CHECKING:
    from widgets.dialogs.choice_dialog import Choices

LEAST = 0.05
"""Minutes below which nothing was studied: sessions count in tenths."""


class StudyClockFlow:
    """Starts and stops the clock for the checklist; it asks about a gap at once, or when the clock is stopped."""

    def __init__(self, controller: PaneController) -> None:
        """Commit through a controller."""
        self._controller = controller
        self.clock = StudyClock(controller.session.env, controller.study)
        self._gap_asked: float | None = None
        """Minutes of the gap of the last question."""

    async def start_or_stop(self, task: int | None) -> None:
        """Stop the running clock, and start one on a task unless its own was running."""
        running = self.clock.session
        goes_on = task is not None and (running is None or task != running.task)
        following = [self._new_session(task)] if goes_on or running is None else []
        if running is None:
            self._controller.changes.commit(say("Start the study timer"), *following)
        elif self.clock.is_unsure():
            await self._ask(running, following, stopping=True)
        else:
            label = say("Start the study timer") if following else say("Stop the study timer")
            self._controller.changes.commit(label, running.stopped(self._controller.session.now), *following)
        self.clock.look()

    def has_question(self, may_ask: bool) -> bool:
        """Look after the clock for another second; whether to ask now about a gap that was not asked about yet."""
        if self.clock.look() is None or not self.clock.is_unsure():
            self._gap_asked = None
            return False
        if not may_ask or (self._gap_asked is not None and self._gap() < self._gap_asked + 1):
            return False
        self._gap_asked = self._gap()
        return True

    async def ask_about_gap(self) -> None:
        """Ask once; without an answer, ask again when the clock is stopped and at the next start."""
        running = self.clock.session
        if running is not None:
            await self._ask(running, [], stopping=False)

    def _gap(self) -> float:
        return abs(self.clock.shown() - self.clock.certain()).total_seconds() / 60

    def _new_session(self, task: int | None) -> StudySession:
        session = self._controller.session
        return StudySession(id=self._controller.study.new_id(), day=session.today, started_at=session.now, task=task)

    async def _ask(self, running: StudySession, following: list[StudySession], stopping: bool) -> None:
        from data.planning.study_time.session_list import session_title
        from widgets.dialogs.choice_dialog import ChoiceDialog

        certain = self.clock.certain().total_seconds() / 60

        async def decided(choice: str | None) -> None:
            still = self.clock.session
            self._gap_asked = self._gap()
            if choice is None or still is None or still.id != running.id:
                return
            if choice == "other":
                await self._ask_for_minutes(still, following, certain)
            elif choice == "all" and not stopping:
                self.clock.count_all()
                self._controller.show()
            elif choice == "go on":
                self._end(still, certain, [self._new_session(still.task)])
            else:
                shown = self.clock.shown().total_seconds() / 60
                self._end(still, {"all": shown, "life": certain}.get(choice, 0.0), following)

        title = session_title(self._controller.study, running)
        words, choices = gap_question(title, self.clock.shown().total_seconds() / 60, certain, stopping)
        dialog = ChoiceDialog(
            say("How much counts as studied?"), words, choices, self._controller.session.glyphs.ascii
        )
        await self._controller.app.push_screen(dialog, decided)

    async def _ask_for_minutes(self, running: StudySession, following: list[StudySession], certain: float) -> None:
        from app.forms.session import minutes_form
        from widgets.dialogs.form_dialog import ask

        def save(minutes: float) -> bool:
            return self._end(running, minutes, following)

        await ask(self._controller.app, minutes_form(certain), save=save)

    def _end(self, running: StudySession, minutes: float, following: list[StudySession]) -> bool:
        """Stop the clock with so many minutes; a session without any is removed. Whether that is saved."""
        if minutes < LEAST:
            label = say("Stop the study timer without counting it")
            saved = self._controller.changes.commit(label, *following, removed=[running])
        else:
            saved = self._controller.changes.commit(
                say("Stop the study timer"), ended_after(running, minutes), *following
            )
        self.clock.look()
        return saved


def gap_question(title: str, shown: float, certain: float, stopping: bool) -> "tuple[str, Choices]":
    """The question about a gap, with the minutes by the wall clock and those in which the learner was active."""
    every, sure = say_minutes(shown), say_minutes(certain)
    if shown < certain:
        words = say(
            "The computer's clock was set back. It says {shown} for “{title}”, but the timer counted "
            "{counted}.",
            shown=every, title=title, counted=sure,
        )  # fmt: skip
        first = say("By the computer's clock: {time}", time=every)
        second = say("As counted: {time}", time=sure)
    else:
        words = say(
            "The study timer of “{title}” shows {shown}, but you were not active for {gap}: the computer "
            "slept, the cockpit was closed, or you were away.",
            shown=every, title=title, gap=say_minutes(shown - certain),
        )  # fmt: skip
        first = say("All of it: {time}", time=every)
        second = say("Up to your last activity: {time}", time=sure)
    rest = (("nothing", say("Nothing: remove the session")), ("other", say("Enter the minutes…")))
    if stopping:
        return words, (("life", second), ("all", first), *rest)
    return words, (
        ("go on", say("{choice}, and continue from now", choice=second)),
        ("life", say("{choice}, and stop", choice=second)),
        ("all", say("{choice}, and continue", choice=first)),
        *rest,
    )
