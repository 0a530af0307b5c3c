"""Detects jumps of the wall clock: the computer was suspended, or its system clock was set."""

from datetime import datetime, timedelta

from data.values import Values

JUMP = timedelta(seconds=10)
"""Smaller differences are ordinary corrections by time servers."""


class Jump(Values):
    """A move of the wall clock that the steady clock did not make."""

    expected: datetime
    """What the wall clock should have shown."""
    actual: datetime

    @property
    def forward(self) -> bool:
        """Whether the wall clock is ahead of where it should be."""
        return self.actual > self.expected

    @property
    def size(self) -> timedelta:
        """The length of the jump, without a sign."""
        return abs(self.actual - self.expected)


class ClockWatch:
    """Compares the wall clock with the steady clock from one call to the next.

    On Linux and macOS the steady clock stops while the computer sleeps, so sleep shows as a jump forward.
    """

    def __init__(self, wall: datetime, steady: float) -> None:
        """Start from the current time of both clocks; `steady` is in seconds."""
        self._wall = wall
        self._steady = steady

    def look(self, wall: datetime, steady: float) -> Jump | None:
        """Return the jump since the last call, or None."""
        expected = self._wall + timedelta(seconds=steady - self._steady)
        self._wall, self._steady = wall, steady
        jump = Jump(expected, wall)
        return jump if jump.size >= JUMP else None
