"""Ids for new records: ordered by time, unlikely to meet on two machines."""

from datetime import UTC, datetime, timedelta
from random import Random

from data.clock import Clock

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
RANDOM_BITS = 22


def made_at(id_: int) -> datetime:
    """When an id was made, to the millisecond; an id that no source made gives some moment long ago."""
    return EPOCH + timedelta(milliseconds=id_ >> RANDOM_BITS)


class IdSource:
    """Makes 63-bit ids: 41 bits of milliseconds since 2020 (good until 2089) and 22 random bits."""

    def __init__(self, clock: Clock, random: Random) -> None:
        """Take the clock and the generator that every id is made from."""
        self._clock = clock
        self._random = random
        self._last = 0

    def new(self) -> int:
        """An id larger than every id this source gave before."""
        milliseconds = int((self._clock.now() - EPOCH).total_seconds() * 1000)
        made = (max(milliseconds, 0) << RANDOM_BITS) | self._random.getrandbits(RANDOM_BITS)
        self._last = made if made > self._last else self._last + 1
        return self._last


def lasting_id(name: str) -> int:
    """A 63-bit id that depends on the name alone: the same on every machine."""
    from hashlib import sha256

    return int.from_bytes(sha256(name.encode()).digest()[:8]) >> 1
