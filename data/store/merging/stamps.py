"""When something was changed, comparable over all machines: hybrid logical clock stamps as short strings.

After Kulkarni et al., "Logical Physical Clocks" (2014): wall time where it moves forward, else a counter.
"""

from datetime import UTC, datetime, timedelta
from zlib import crc32

from data.clock import Clock

Stamp = str
"""9 digits of milliseconds since 2020, 2 of a counter, 6 of the writer; sorts as text; digits are Crockford's."""

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
EPOCH_MILLISECONDS = int(EPOCH.timestamp()) * 1000
TIME, COUNT, WRITER = 9, 2, 6
LENGTH = TIME + COUNT + WRITER
ZERO: Stamp = "0" * LENGTH
"""The stamp of what nobody stamped: older than everything."""
NO_TIME = "0" * TIME
NO_COUNT = "0" * COUNT
COUNTER_LIMIT = 32**COUNT
FOLLOWED = 366 * 24 * 60 * 60 * 1000
"""Milliseconds that a clock may be ahead of ours and still be followed."""
JUMP = 5.0
"""Seconds by which the wall clock leaves the steady one when a machine slept or its clock was set."""
LATEST = "55a5jng"
"""Every stamp before the year 2200 is less than this."""
_DIGIT_SET = frozenset(DIGITS)
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}


def digits(number: int, width: int) -> str:
    """The last `width` base-32 digits of a number."""
    out = ""
    for _ in range(width):
        out = DIGITS[number & 31] + out
        number >>= 5
    return out


_PAIRS: list[str] = []


def _pairs() -> list[str]:
    if not _PAIRS:
        _PAIRS.extend(one + other for one in DIGITS for other in DIGITS)
    return _PAIRS


def six_digits(number: int) -> str:
    """The last 6 digits of a number, two at once: this is done for every document of a file."""
    pairs = _pairs()
    return pairs[number >> 20 & 1023] + pairs[number >> 10 & 1023] + pairs[number & 1023]


def _time_digits(number: int) -> str:
    """The 9 digits of a time, two at once: this is done at every change."""
    pairs = _pairs()
    return (
        DIGITS[number >> 40 & 31]
        + pairs[number >> 30 & 1023]
        + pairs[number >> 20 & 1023]
        + pairs[number >> 10 & 1023]
        + pairs[number & 1023]
    )


def value(text: str) -> int:
    """The number that `digits` wrote."""
    number = 0
    for digit in text:
        number = number << 5 | _VALUES[digit]
    return number


def is_stamp(text: object) -> bool:
    """Whether this can be a stamp; a moment beyond the calendar of the program cannot."""
    return isinstance(text, str) and len(text) == LENGTH and text < LATEST and _DIGIT_SET.issuperset(text)


def writer_of(stamp: Stamp) -> str:
    """Who made the stamp."""
    return stamp[-WRITER:]


def milliseconds_of(stamp: Stamp) -> int:
    """Milliseconds since 2020 that a stamp says."""
    return value(stamp[:TIME])


def _milliseconds(seconds: float) -> int:
    """Milliseconds since 2020 of seconds since 1970, never below 0."""
    return max(int(seconds * 1000) - EPOCH_MILLISECONDS, 0)


def stamp_at(milliseconds_: int, counter: int, writer: str) -> Stamp:
    """The stamp of a moment; a counter that is full moves the moment on."""
    carried, counter = divmod(counter, COUNTER_LIMIT) if counter else (0, 0)
    return _time_digits(milliseconds_ + carried) + (digits(counter, COUNT) if counter else NO_COUNT) + writer


def moment_of(stamp: Stamp) -> datetime:
    """The moment a stamp says, in UTC; one beyond the calendar is its last day."""
    try:
        return EPOCH + timedelta(milliseconds=value(stamp[:TIME]))
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def after(stamp: Stamp, milliseconds_: int, writer: str) -> Stamp:
    """A stamp of a writer at a moment, or just after `stamp` where that is later."""
    wall = stamp_at(milliseconds_, 0, writer)
    if wall[:-WRITER] > stamp[:-WRITER]:
        return wall
    return stamp_at(value(stamp[:TIME]), value(stamp[TIME:-WRITER]) + 1, writer)


def _following(stamp: Stamp, writer: str) -> Stamp:
    """The next stamp of a writer in the moment of another stamp."""
    counter = value(stamp[TIME:-WRITER]) + 1
    return stamp[:TIME] + digits(counter, COUNT) + writer if counter < COUNTER_LIMIT else after(stamp, 0, writer)


class StampClock:
    """Gives stamps that are later than every stamp given or seen, whatever the system clock does.

    Where another machine's clock is ahead, this one goes on from the latest stamp it saw as time passes, so that the
    later of two edits has the later stamp. What is too far ahead is a fault of some clock, and is not followed.
    """

    def __init__(self, clock: Clock, writer: str = "0" * WRITER) -> None:
        """Take the wall clock and the name that goes into every stamp."""
        self._clock = clock
        self.writer = writer
        self.last = ZERO
        self.ahead = 0
        """Milliseconds that are added to the wall clock, because somebody else's is ahead."""
        self._drift = clock.seconds() - clock.steady()
        self._wakings = ""

    def next(self, seen: Stamp = ZERO) -> Stamp:
        """A new stamp, later than `seen` however far ahead that is."""
        self.saw(seen)
        seconds = self._clock.seconds()
        self._notice_jump(seconds)
        writer = self._name() if self._wakings else self.writer
        wall = _time_digits(_milliseconds(seconds) + self.ahead) + NO_COUNT
        self.last = wall + writer if wall > self.last[:-WRITER] else _following(self.last, writer)
        return self.last if self.last > seen else after(seen, 0, writer)

    def now(self) -> int:
        """Milliseconds of the wall clock."""
        return _milliseconds(self._clock.seconds())

    def saw(self, stamp: Stamp) -> None:
        """Never go behind this stamp, unless it is too far ahead."""
        if stamp > self.last and self.believes(stamp):
            self.last = stamp

    def believes(self, stamp: Stamp) -> bool:
        """Whether some clock can rightly say this."""
        return milliseconds_of(stamp) <= self.now() + FOLLOWED

    def carry_on(self, stamp: Stamp, age: int) -> None:
        """Follow a clock that gave this stamp at least `age` milliseconds ago and is ahead of this one."""
        ahead = milliseconds_of(stamp) - self.now()
        if ahead > 0 and self.believes(stamp):
            self.ahead = max(self.ahead, min(ahead + age, FOLLOWED))

    def _name(self) -> str:
        return digits(crc32(f"{self.writer} {self._wakings}".encode()), WRITER)

    def _notice_jump(self, seconds: float) -> None:
        """Take a new name where the clock jumped: the machine slept, and may have been copied meanwhile."""
        drift = seconds - self._clock.steady()
        if abs(drift - self._drift) > JUMP:
            self._wakings += f" {self.now()}"
        self._drift = drift
