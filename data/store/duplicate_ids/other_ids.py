"""The id that a record gets which cannot have the one it was made under."""

from datetime import timedelta
from zlib import crc32

from data.ids import RANDOM_BITS, UNIT
from data.store.merging.stamps import TIME, Stamp, value, writer_of
from data.store.merging.types import Key

A_DAY = 24 * 3_600_000
"""Milliseconds: ids tell the time, so that records which were made further apart cannot have drawn the same."""

AN_HOUR = timedelta(hours=1) // UNIT << RANDOM_BITS
SPREAD_BITS = RANDOM_BITS + 8


def other_id(key: Key, first_stamp: Stamp) -> int:
    """An id of an hour before, which follows from the record alone: its id and its first stamp.

    Records that were made in one step have one first stamp and ids of the same time: none of them may have it.
    """
    table, id_ = key
    start = id_ - AN_HOUR if id_ > 2 * AN_HOUR else id_ + AN_HOUR
    spread = crc32(f"{table}/{id_}/{first_stamp}".encode()) & (1 << SPREAD_BITS) - 1
    return start >> SPREAD_BITS << SPREAD_BITS | spread


def may_be_two(one: Stamp, other: Stamp) -> bool:
    """Whether records of one id with these first stamps can be two: made by two programs at about the same time."""
    if one == other or writer_of(one) == writer_of(other):
        return False
    times = sorted(value(stamp[:TIME]) for stamp in (one, other))
    return times[0] > 0 and times[1] - times[0] <= A_DAY
