"""Chance that can be repeated: the same seed draws the same lots on every machine."""

from hashlib import sha256
from random import Random


class Lots(Random):
    """Chance that a seed repeats."""


def lot(*what: object) -> bytes:
    """The lot of something; things are put in chance order by sorting them by their lots."""
    return sha256("/".join(map(str, what)).encode()).digest()
