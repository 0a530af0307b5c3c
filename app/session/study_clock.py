"""Looks after the running study clock, and remembers its last sign of life for the next start."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from app.session.environment import Environment
from app.session.machine_memory import recall, remember
from data.model.sessions import StudySession
from data.planning.study_time.study_clock import Pulse, by_wall_clock, counted_until, resumed, unsure
from data.planning.study_time.study_sessions import running_session
from data.study.study import Study

FILE = "study-clock.json"
"""In the state folder: the pulse of the last sessions by their ids."""
KEPT = 20
SAVE_EVERY = timedelta(seconds=30)


class StudyClock:
    """The pulse of the session whose clock is running; a study without one costs nothing."""

    def __init__(self, env: Environment, study: Study) -> None:
        """Look after the clock of a study."""
        self._env = env
        self._study = study
        self._path = env.locations.state / FILE
        self._pulse: Pulse | None = None
        self._steady = env.clock.steady()
        self._saved: datetime | None = None

    @property
    def session(self) -> StudySession | None:
        """The session whose clock is running."""
        return running_session(self._study)

    def look(self) -> Pulse | None:
        """Another second with the program open; None while no clock is running."""
        session, now, steady = self.session, self._env.clock.now(), self._env.clock.steady()
        passed, self._steady = timedelta(seconds=steady - self._steady), steady
        if session is None:
            if self._pulse is not None:
                self.save()
            self._pulse = None
            return None
        if self._pulse is None or self._pulse.session != session.id:
            self._pulse = resumed(_read(recall(self._path), session.id), session, now)
        else:
            self._pulse = self._pulse.looked(now, passed)
        if self._saved is None or not timedelta() <= now - self._saved < SAVE_EVERY:
            self.save()
        return self._pulse

    def touch(self) -> None:
        """A key or the mouse: somebody is there."""
        if self.look() is not None and self._pulse is not None:
            self._pulse = self._pulse.woken()

    def save(self) -> None:
        """Remember the last sign of life; another window may have seen a later one."""
        if self._pulse is None:
            return
        pulses = recall(self._path)
        self._pulse = _later(self._pulse, _read(pulses, self._pulse.session))
        pulses.pop(str(self._pulse.session), None)
        pulses[str(self._pulse.session)] = _written(self._pulse)
        remember(self._path, dict(list(pulses.items())[-KEPT:]))
        self._saved = self._pulse.seen

    def is_unsure(self) -> bool:
        """Whether the learner has to say what counts, as far as any window knows."""
        session, now = self.session, self._env.clock.now()
        if session is None or self.look() is None or self._pulse is None:
            return False
        if unsure(session, self._pulse, now):
            self._pulse = _later(self._pulse, _read(recall(self._path), session.id))
        return unsure(session, self._pulse, now)

    def certain(self) -> timedelta:
        """What counts without a question."""
        return self._pulse.certain if self._pulse is not None else timedelta()

    def shown(self) -> timedelta:
        """What the clock shows by the wall clock."""
        session = self.session
        return by_wall_clock(session, self._env.clock.now()) if session is not None else timedelta()

    def counted_until(self) -> datetime:
        """The moment up to which sums may count the running session."""
        session, now = self.session, self._env.clock.now()
        if session is not None and self._pulse is None:
            self.look()
        return now if session is None or self._pulse is None else counted_until(session, self._pulse, now)

    def minutes(self) -> float | None:
        """What the running clock has counted; None while none is running."""
        session = self.session
        return None if session is None else session.minutes_at(self.counted_until())

    def count_all(self) -> None:
        """Whatever passed was studied: the clock goes on from what it shows."""
        if self._pulse is not None:
            self._pulse = self._pulse._replace(lived=self.shown(), touched=self.shown())
            self._write_over()

    def _write_over(self) -> None:
        pulses = recall(self._path)
        if self._pulse is not None:
            pulses[str(self._pulse.session)] = _written(self._pulse)
            remember(self._path, pulses)


def counted_now(env: Environment, study: Study) -> datetime:
    """The moment up to which a command may count a running session, by what an open cockpit remembered of it."""
    session, now = running_session(study), env.clock.now()
    if session is None:
        return now
    return counted_until(session, resumed(_read(recall(env.locations.state / FILE), session.id), session, now), now)


def _later(own: Pulse, other: Pulse | None) -> Pulse:
    """The pulse of this window, with the last key where that was pressed in another one."""
    if other is None or other.touched <= own.touched:
        return own
    return own._replace(lived=max(own.certain, other.certain), touched=other.touched)


def _written(pulse: Pulse) -> dict[str, Any]:
    return {
        "lived": round(pulse.lived.total_seconds(), 1),
        "touched": round(pulse.touched.total_seconds(), 1),
        "seen": pulse.seen.isoformat(),
    }


def _read(pulses: Mapping[str, Any], session: int) -> Pulse | None:
    """The pulse of a session as it was remembered; None where nothing readable is."""
    value = pulses.get(str(session))
    if not isinstance(value, dict):
        return None
    try:
        lived, touched, moment = value["lived"], value["touched"], datetime.fromisoformat(value["seen"])
        return Pulse(session, timedelta(seconds=lived), moment, timedelta(seconds=touched)) if moment.tzinfo else None
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
