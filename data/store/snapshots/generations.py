"""Earlier versions of the study file: kept at every writing, thinned with age, ordered by a number."""

from datetime import datetime, timedelta
from itertools import islice

from data.store.disk import disk
from data.store.journals.layout import Layout
from data.store.merging.stamps import Stamp, is_stamp, moment_of
from data.store.text.study_text import head_meta
from data.values import Values

NEWEST_KEPT = 10
HEAD = 4096
"""Bytes in which a file of this version says whose it is."""
AT_ONCE = 2
SPACING = (
    (timedelta(days=2), timedelta(minutes=30)),
    (timedelta(weeks=2), timedelta(days=1)),
    (timedelta(weeks=13), timedelta(weeks=1)),
    (timedelta(days=365), timedelta(days=30)),
)
"""Up to which age generations stay how far apart; older ones go."""


class Generation(Values):
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
        names = disk.plain_names(layout.generations)
    except OSError:
        return []
    listed = []
    for name in names:
        number, _, rest = name.removesuffix(".json").partition("-")
        if number.isdecimal() and is_stamp(rest) and name.endswith(".json"):
            listed.append(Generation(name, int(number), rest))
    return sorted(listed, key=lambda one: one.number)


def keep(layout: Layout, text: bytes, name: str) -> None:
    """Keep a text as a generation; raises OSError."""
    path = layout.at("generations", name)
    disk.make_folder(layout.generations)
    disk.remove(path)
    disk.put(path, text)
    disk.sync_folder(layout.generations)


def content(layout: Layout, generation: Generation) -> bytes:
    """What a generation holds; empty when it cannot be read."""
    try:
        return disk.read(layout.at("generations", generation.name))
    except OSError:
        return b""


def outdated(all_generations: list[Generation]) -> list[Generation]:
    """The generations that may go.

    Age is counted from the middle one of the newest ten, so that a clock that is wrong for a while deletes little.
    """
    if len(all_generations) <= NEWEST_KEPT:
        return []
    now = sorted(one.moment for one in all_generations[-NEWEST_KEPT:])[NEWEST_KEPT // 2]
    going = []
    last: datetime | None = None
    for one in all_generations[:-NEWEST_KEPT]:
        age = max(now - one.moment, timedelta())
        spacing = next((apart for limit, apart in SPACING if age <= limit), None)
        if spacing is None or (last is not None and timedelta() <= one.moment - last < spacing):
            going.append(one)
        else:
            last = one.moment
    return going


def thin(layout: Layout) -> None:
    """Remove what `outdated` names, at most two at a time and only what holds this study; raises OSError."""
    ours = (one for one in outdated(generations(layout)) if _is_ours(layout, one))
    for one in islice(ours, AT_ONCE):
        disk.remove(layout.at("generations", one.name))


def _is_ours(layout: Layout, generation: Generation) -> bool:
    """Whether an earlier version is one of this study; a damaged or old one does not say so at its beginning."""
    raw = content(layout, generation)
    return raw[:1] in (b"{", b"") and head_meta(raw[:HEAD]).study in (layout.study, "")
