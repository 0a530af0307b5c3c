"""Earlier versions of the study file: kept at every writing, thinned with age, ordered by a number."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from data.store.disk import disk
from data.store.journals.layout import Layout
from data.store.merging.stamps import Stamp, is_stamp, moment_of

NEWEST_KEPT = 10
AT_ONCE = 2
SPACING = (
    (timedelta(days=2), timedelta(minutes=30)),
    (timedelta(weeks=2), timedelta(days=1)),
    (timedelta(weeks=13), timedelta(weeks=1)),
    (timedelta(days=365), timedelta(days=30)),
)
"""Up to which age generations stay how far apart; older ones go."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One earlier version."""

    name: str
    number: int
    kept_at: Stamp
    """When it stopped being the study file."""

    @property
    def moment(self) -> datetime:
        """When it stopped being the study file, in UTC."""
        return moment_of(self.kept_at)


def generation_name(number: int, kept_at: Stamp) -> str:
    """The file name of a generation."""
    return f"{number:08d}-{kept_at}.json"


def generations(layout: Layout) -> list[Generation]:
    """Every generation, the oldest first."""
    try:
        names = os.listdir(layout.generations)
    except OSError:
        return []
    found = []
    for name in names:
        number, _, rest = name.removesuffix(".json").partition("-")
        if number.isdecimal() and is_stamp(rest) and name.endswith(".json"):
            found.append(Generation(name, int(number), rest))
    return sorted(found, key=lambda one: one.number)


def content(layout: Layout, generation: Generation) -> bytes:
    """What a generation holds; empty when it cannot be read."""
    try:
        return Path(layout.at("generations", generation.name)).read_bytes()
    except OSError:
        return b""


def outdated(found: list[Generation]) -> list[Generation]:
    """The generations that may go, at most two at a time.

    Age is counted from the middle one of the newest ten, so that a clock that is wrong for a while deletes little.
    """
    if len(found) <= NEWEST_KEPT:
        return []
    now = sorted(one.moment for one in found[-NEWEST_KEPT:])[NEWEST_KEPT // 2]
    going = []
    last: datetime | None = None
    for one in found[:-NEWEST_KEPT]:
        age = max(now - one.moment, timedelta())
        spacing = next((apart for limit, apart in SPACING if age <= limit), None)
        if spacing is None or (last is not None and timedelta() <= one.moment - last < spacing):
            going.append(one)
        else:
            last = one.moment
    return going[:AT_ONCE]


def thin(layout: Layout) -> None:
    """Remove what `outdated` names; raises OSError."""
    for one in outdated(generations(layout)):
        disk.remove(layout.at("generations", one.name))
