"""Ids for new records: ordered by time, unlikely to meet on two machines, exact where numbers are doubles."""

from datetime import UTC, datetime, timedelta
from random import Random

from data.clock import Clock

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
ID_LIMIT = 2**53
"""Every id is below this: jq 1.6, JavaScript and whatever else reads numbers as doubles keeps it exactly."""
UNIT = timedelta(milliseconds=32)
"""What an id knows of the time: 36 bits of these since 2020, good until 2089."""
RANDOM_BITS = 17
OLD_RANDOM_BITS = 22
"""Random bits of the 63-bit ids of earlier versions, below 41 bits of milliseconds."""


def made_at(id_: int) -> datetime:
    """When an id was made, at most 32 milliseconds before; an id that no source made gives some moment long ago."""
    return EPOCH + UNIT * (id_ >> RANDOM_BITS)


def short_id(id_: int) -> int:
    """The id below 2^53 of a 63-bit id of an earlier version: the same time and the low random bits; others stay."""
    if id_ < ID_LIMIT:
        return id_
    return (id_ >> (OLD_RANDOM_BITS + 5) << RANDOM_BITS | id_ & (1 << RANDOM_BITS) - 1) % ID_LIMIT


class IdSource:
    """Makes 53-bit ids: 36 bits of time in steps of 32 milliseconds since 2020 and 17 random bits."""

    def __init__(self, clock: Clock, random: Random) -> None:
        """Take the clock and the generator that every id is made from."""
        self._clock = clock
        self._random = random
        self._last = 0

    def new(self) -> int:
        """An id larger than every id this source gave before."""
        time = max((self._clock.now() - EPOCH) // UNIT, 0)
        id_ = time << RANDOM_BITS | self._random.getrandbits(RANDOM_BITS)
        self._last = id_ if id_ > self._last else self._last + 1
        return self._last


def lasting_id(name: str) -> int:
    """A 53-bit id that depends on the name alone: the same on every machine and in every version."""
    from hashlib import sha256

    return short_id(int.from_bytes(sha256(name.encode()).digest()[:8]) >> 1)
