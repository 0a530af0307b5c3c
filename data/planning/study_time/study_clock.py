"""How much of a running study timer counts as studied: time with signs of life, compared with the wall clock.

Signs of life are keys and the mouse, and a program that is open on a computer that is awake. This module decides
nothing: where both differ by a minute or more, the program asks the learner.
"""

from datetime import datetime, timedelta

from data.frozen import replace
from data.model.sessions import StudySession
from data.values import Values

AWAY = timedelta(minutes=5)
"""How long the program may be closed, for a restart, without losing that time."""
IDLE = timedelta(hours=2)
"""How long a learner may read, or write on paper, without touching the keyboard."""
WORTH_ASKING = timedelta(minutes=1)
"""Smaller differences are clock corrections and short suspensions of the computer."""


class Pulse(Values):
    """The state of a running session's timer at its last sign of life."""

    session: int
    lived: timedelta
    """Time with signs of life, by the steady clock."""
    seen: datetime
    """Last check by the program, by the wall clock."""
    touched: timedelta
    """The value of `lived` at the last key."""

    @property
    def certain(self) -> timedelta:
        """The time that counts without asking: up to the last key if that is long ago, else all of `lived`."""
        return self.touched if self.lived - self.touched >= IDLE else self.lived

    def looked(self, now: datetime, passed: timedelta) -> "Pulse":
        """The pulse after some time, by the steady clock, with the program open."""
        return self._replace(lived=self.lived + max(timedelta(), passed), seen=now)

    def woken(self) -> "Pulse":
        """The pulse after a key; the time since the last key counts unless it is too long."""
        return self._replace(lived=self.certain, touched=self.certain)


def resumed(pulse: Pulse | None, session: StudySession, now: datetime) -> Pulse:
    """The pulse of a session when a program starts to watch it."""
    if pulse is None or pulse.session != session.id:
        wall_time = by_wall_clock(session, now)
        lived = wall_time if wall_time <= AWAY else timedelta()
        return Pulse(session.id, lived, now, lived)
    closed = now - pulse.seen
    passed = closed if timedelta() < closed <= AWAY else timedelta()
    return pulse.looked(now, passed).woken()


def by_wall_clock(session: StudySession, now: datetime) -> timedelta:
    """The session's time by the wall clock; never below zero."""
    return timedelta(minutes=session.minutes_at(now))


def unsure(session: StudySession, pulse: Pulse, now: datetime) -> bool:
    """Whether wall clock and signs of life differ so much that only the learner can decide."""
    return abs(by_wall_clock(session, now) - pulse.certain) >= WORTH_ASKING


def counted_until(session: StudySession, pulse: Pulse, now: datetime) -> datetime:
    """The moment up to which totals may count the running session: now, or the certain part of it."""
    if session.started_at is None or not unsure(session, pulse, now):
        return now
    return session.started_at + pulse.certain


def ended_after(session: StudySession, minutes: float) -> StudySession:
    """The session ended with these minutes, rounded to a tenth."""
    return replace(session, minutes=round(max(0.0, minutes), 1))
