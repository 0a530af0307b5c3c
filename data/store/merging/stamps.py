"""When something was changed, comparable over all machines: hybrid logical clock stamps as short strings.

After Kulkarni et al., "Logical Physical Clocks" (2014): wall time where it moves forward, else a counter.
"""

from datetime import UTC, datetime, timedelta

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
NO_COUNT = "0" * COUNT
COUNTER_LIMIT = 32**COUNT
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
    """Whether this can be a stamp."""
    return isinstance(text, str) and len(text) == LENGTH and _DIGIT_SET.issuperset(text)


def writer_of(stamp: Stamp) -> str:
    """Who made the stamp."""
    return stamp[-WRITER:]


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 2020, never below 0."""
    return max(int(moment.timestamp() * 1000) - EPOCH_MILLISECONDS, 0)


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


class StampClock:
    """Gives stamps that are later than every stamp given or seen, whatever the system clock does."""

    def __init__(self, clock: Clock, writer: str = "0" * WRITER) -> None:
        """Take the wall clock and the name that goes into every stamp."""
        self._clock = clock
        self.writer = writer
        self.last = ZERO

    def next(self) -> Stamp:
        """A new stamp."""
        wall = _time_digits(self.now()) + NO_COUNT
        if wall > self.last[:-WRITER]:
            self.last = wall + self.writer
        else:
            self.last = after(self.last, 0, self.writer)
        return self.last

    def now(self) -> int:
        """Milliseconds of the wall clock."""
        return milliseconds(self._clock.now())

    def saw(self, stamp: Stamp) -> None:
        """Never go behind this stamp."""
        if stamp > self.last:
            self.last = stamp
