"""Asks about jumps of the computer's clock while the clock of a mock exam is running."""

from datetime import datetime, timedelta

from app.screens.today.pane_controller import PaneController
from app.session.machine_memory import recall, remember
from data.exams.clock import without
from data.exams.clock_jumps import JUMP, ClockWatch, Jump
from data.language import say
from data.model.attempts import Attempt

FILE = "mock-clock.json"
"""In the state folder: when the running exam clock was seen last."""
SAVE_EVERY = timedelta(seconds=30)


class MockClockFlow:
    """Watches the computer's clock for the mock exam pane, as the timed exam does."""

    def __init__(self, controller: PaneController) -> None:
        """Commit through a controller."""
        self._controller = controller
        self._path = controller.session.env.locations.state / FILE
        self._watch: ClockWatch | None = None
        self._attempt: int | None = None
        self._jumps: tuple[Jump, ...] = ()
        """Jumps without an answer yet, the oldest first."""
        self._saved: datetime | None = None
        self._asking = False

    @property
    def is_undecided(self) -> bool:
        """Whether a jump waits for its answer; until then no exam ends."""
        return bool(self._jumps)

    def look(self, attempt: Attempt | None) -> None:
        """Another second of a running clock; None while none is running."""
        clock = self._controller.session.env.clock
        now, steady = clock.now(), clock.steady()
        if attempt is None or attempt.events[-1].kind == "paused":
            self._watch, self._attempt, self._jumps = None, None, ()
            return
        if self._watch is None or self._attempt != attempt.id:
            self._watch, self._attempt, self._jumps = ClockWatch(now, steady), attempt.id, ()
            self._look_back(attempt, now)
        else:
            jump = self._watch.look(now, steady)
            self._jumps = self._jumps if jump is None else (*self._jumps, jump)
        if not self._jumps and (self._saved is None or not timedelta() <= now - self._saved < SAVE_EVERY):
            self.save()

    def save(self) -> None:
        """Remember when the clock was seen last, for a start after the wall clock was set back."""
        if self._attempt is not None and not self._jumps:
            self._saved = self._controller.session.now
            remember(self._path, {str(self._attempt): self._saved.isoformat()})

    async def ask(self) -> None:
        """Ask about the oldest jump, once at a time."""
        if self._asking or not self._jumps:
            return
        from app.screens.exam.labels import jump_question
        from widgets.dialogs.choice_dialog import ChoiceDialog

        jump, self._asking = self._jumps[0], True

        def decided(choice: str | None) -> None:
            self._asking = False
            self._jumps = self._jumps[1:]
            attempt = self._controller.study.all(Attempt).get(self._attempt or 0)
            if choice != "count" and attempt is not None and attempt.running:
                changed = without(attempt, jump.expected, jump.actual)
                self._controller.changes.commit(say("Exclude a computer clock jump"), changed)

        words, choices = jump_question(jump)
        dialog = ChoiceDialog(
            say("The computer's clock changed"), words, choices, self._controller.session.glyphs.ascii
        )
        await self._controller.app.push_screen(dialog, decided)

    def _look_back(self, attempt: Attempt, now: datetime) -> None:
        """Notice a wall clock that was set back while the cockpit was closed."""
        seen = max([_moment(recall(self._path).get(str(attempt.id))) or now, attempt.events[-1].at])
        if seen - now >= JUMP:
            self._jumps = (Jump(seen, now),)


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
