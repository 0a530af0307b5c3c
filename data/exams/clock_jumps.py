"""Notices that the wall clock jumped: a suspended computer, or a system clock that somebody or something set."""

from dataclasses import dataclass
from datetime import datetime, timedelta

JUMP = timedelta(seconds=10)
"""Smaller differences are the small corrections that time servers make all day."""


@dataclass(frozen=True, slots=True)
class Jump:
    """The wall clock moved by another span than the steady clock."""

    expected: datetime
    """What the wall clock should have shown."""
    shown: datetime

    @property
    def forward(self) -> bool:
        """Whether the wall clock is ahead of where it should be."""
        return self.shown > self.expected

    @property
    def size(self) -> timedelta:
        """How far it jumped, without a sign."""
        return abs(self.shown - self.expected)


class ClockWatch:
    """Compares the wall clock with the steady clock from one look to the next.

    On Linux and macOS the steady clock stands still while the computer sleeps, so sleep shows as a jump forward.
    """

    def __init__(self, wall: datetime, steady: float) -> None:
        """Take the first look."""
        self._wall = wall
        self._steady = steady

    def look(self, wall: datetime, steady: float) -> Jump | None:
        """The jump since the last look, if there was one."""
        expected = self._wall + timedelta(seconds=steady - self._steady)
        self._wall, self._steady = wall, steady
        jump = Jump(expected, wall)
        return jump if jump.size >= JUMP else None
