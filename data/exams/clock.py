"""The clock of a mock exam as a pure function of its events.

Allowed orders of events: started (paused resumed | lap)* ended. Time is counted on the wall clock, so a clock runs on
while the program is closed; a wall clock set back counts as no time passing and never adds time.
"""

from datetime import datetime, timedelta

from data.errors import BadInput
from data.frozen import replace
from data.language import say
from data.model.attempts import Attempt, ClockEvent
from data.values import Values

WARNING_MINUTES = (30, 15, 5)
NEXT = {
    None: {"started"},
    "started": {"paused", "lap", "ended"},
    "lap": {"paused", "lap", "ended"},
    "resumed": {"paused", "lap", "ended"},
    "paused": {"resumed", "ended"},
    "ended": set(),
}


class ClockFace(Values):
    """What an exam clock shows at one moment."""

    state: str
    """ready, running, paused or ended."""
    elapsed: timedelta
    remaining: timedelta
    """Never below zero."""
    laps: tuple[timedelta, ...]
    """Answering time of each finished question, in order."""

    @property
    def question(self) -> int:
        """Number of the current question, 1 for the first."""
        return len(self.laps) + 1


def happened(attempt: Attempt, kind: str, now: datetime) -> Attempt:
    """Return the attempt after one more event; raises `BadInput` when the event is not allowed now."""
    last = attempt.events[-1].kind if attempt.events else None
    if kind not in NEXT.get(last, set()):
        state = say(last) if last else say("not started")
        raise BadInput(
            say("The exam timer cannot do this now ({kind}). Its state: {state}.", kind=say(kind), state=state)
        )
    return attempt.happened(kind, now)


def without(attempt: Attempt, left_at: datetime, back_at: datetime) -> Attempt:
    """Return the attempt without the time between two moments that the wall clock jumped over."""
    events = attempt.events
    gap = (ClockEvent("paused", max(left_at, events[-1].at)), ClockEvent("resumed", back_at))
    return replace(attempt, events=(*events, *gap))


def face(attempt: Attempt, now: datetime) -> ClockFace:
    """What the attempt's clock shows at `now`."""
    allotted = timedelta(minutes=attempt.minutes or 0)
    elapsed, laps, state = _run_through(attempt.events, now, allotted)
    return ClockFace(state, elapsed, allotted - elapsed, laps)


def spent(attempt: Attempt, now: datetime) -> timedelta:
    """Time on the attempt's clock at `now`, without pauses and not limited by the time allowed."""
    return _run_through(attempt.events, now, timedelta.max)[0]


def _run_through(
    events: tuple[ClockEvent, ...], now: datetime, allotted: timedelta
) -> tuple[timedelta, tuple[timedelta, ...], str]:
    elapsed = lap_from = timedelta()
    laps: list[timedelta] = []
    since: datetime | None = None
    state = "ready"
    for event in events:
        if since is not None:
            elapsed = min(allotted, elapsed + max(timedelta(), event.at - since))
            since = event.at
        if event.kind in ("started", "resumed"):
            since, state = event.at, "running"
        elif event.kind in ("paused", "ended"):
            since, state = None, event.kind
        elif event.kind == "lap":
            laps.append(elapsed - lap_from)
            lap_from = elapsed
    if since is not None:
        elapsed = min(allotted, elapsed + max(timedelta(), now - since))
    return elapsed, tuple(laps), state


def warning(before: timedelta, after: timedelta) -> int | None:
    """The last warning, in minutes left, between two values of the remaining time."""
    crossed = [minutes for minutes in WARNING_MINUTES if after <= timedelta(minutes=minutes) < before]
    return min(crossed, default=None)
