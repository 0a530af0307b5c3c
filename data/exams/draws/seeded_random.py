"""Repeatable random order: the same seed gives the same order on every machine."""

from hashlib import sha256
from random import Random


class SeededRandom(Random):
    """A random generator with a seed."""


def shuffle_key(*parts: object) -> bytes:
    """A sort key made of the parts; sorting by it puts values in a repeatable random order."""
    return sha256("/".join(map(str, parts)).encode()).digest()
