"""The numbers of the last list that was shown: they keep their meaning, whatever has changed since."""

import os
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

from app.session.environment import Environment
from app.session.machine_memory import recall, remember
from data.errors import BadInput
from data.language import say, say_day
from data.model.plan import Task

if TYPE_CHECKING:
    from data.model.sessions import StudySession

FILE = "listings.json"
"""In the state folder: the last lists of each kind by study, each day once."""
STUDIES = 8
DAYS = 6
Kind = TypeVar("Kind", Task, "StudySession")


class Listing:
    """One list as it was shown; a plain class, because a named tuple takes longer to import."""

    __slots__ = ("day", "ids", "kind", "marks", "shown", "shown_on")

    def __init__(
        self, kind: str, day: str, shown_on: str, shown: bool, ids: Iterable[int], marks: Iterable[int]
    ) -> None:
        """Take the kind of list (tasks or sessions), the day it lists, when it was shown, whether the learner saw it.

        Days are in ISO form, empty for all days. A list that a command only counted through was not seen and is
        never outdated. The marks are checksums of the records' titles.
        """
        self.kind, self.day, self.shown_on, self.shown = kind, day, shown_on, shown
        self.ids, self.marks = tuple(ids), tuple(marks)

    def row(self) -> list[Any]:
        """The list as it is stored."""
        return [self.kind, self.day, self.shown_on, self.shown, self.ids, self.marks]

    def record(self, number: int, records: Mapping[int, Kind]) -> Kind | None:
        """The record behind a number, also if it has another id now; None if it is gone.

        If two machines created records with the same id, one of the records gets another id when they are merged.
        """
        id_, mark = self.ids[number - 1], dict(zip(self.ids, self.marks, strict=False)).get(self.ids[number - 1])
        record = records.get(id_)
        if mark is None or (record is not None and _mark(record) == mark):
            return record
        moved = [other for other in records.values() if other.id not in self.ids and _mark(other) == mark]
        return moved[0] if len(moved) == 1 else record


def _mark(record: "Task | StudySession") -> int:
    """A checksum that distinguishes records that have the same id."""
    called = record.title if isinstance(record, Task) else f"{record.day} {record.started_at}"
    return crc32(called.encode("utf-8", "surrogatepass"))


def remember_listing(
    env: Environment, kind: str, day: date | None, records: "Iterable[Task | StudySession]", shown: bool = True
) -> Listing:
    """Remember the records behind the numbers of a list, and forget the earlier list of that day."""
    path = env.locations.state / FILE
    studies = recall(path)
    own = _own_name(env)
    name = day.isoformat() if day else ""
    others = [listing for listing in _listings(studies.pop(own, None)) if (listing.kind, listing.day) != (kind, name)]
    marks = {record.id: _mark(record) for record in records}
    listing = Listing(kind, name, env.today().isoformat(), shown, marks, marks.values())
    studies[own] = [listing.row() for listing in (*others, listing)][-DAYS:]
    remember(path, dict(list(studies.items())[-STUDIES:]))
    return listing


def last_listing(env: Environment, kind: str, day: date | None) -> Listing | None:
    """The list that numbers refer to: that of a day, or the last one shown.

    Raises `BadInput` if the last list is of another day or study, whose numbers mean other records.
    """
    studies = recall(env.locations.state / FILE)
    own = [listing for listing in _listings(studies.pop(_own_name(env), None)) if listing.kind == kind]
    of_day = [listing for listing in own if day is None or listing.day == day.isoformat()]
    if not of_day:
        strange = [name for name, lists in studies.items() if any(listing.shown for listing in _listings(lists))]
        if strange and not own and day is None:
            raise BadInput(
                say(
                    "The last list shows another study: {file}. List this study first, then use its numbers.",
                    file=strange[-1],
                )
            )
        return None
    latest = of_day[-1]
    if latest.shown_on == env.today().isoformat():
        return latest
    if not latest.shown:
        return None
    raise BadInput(
        say(
            "The last list is from {day}. List again, then use the new numbers.",
            day=say_day(date.fromisoformat(latest.shown_on), env.today()),
        )
    )


def _own_name(env: Environment) -> str:
    return os.path.realpath(env.locations.study)


def _listings(value: Any) -> list[Listing]:
    """The remembered lists, without anything that is not a list."""
    listings = []
    for row in value if isinstance(value, list) else []:
        match row:
            case [str(kind), str(day), str(shown_on), bool(shown), [*ids], [*marks]] if all(
                isinstance(number, int) for number in (*ids, *marks)
            ):
                listings.append(Listing(kind, day, shown_on, shown, ids, marks))
    return [listing for listing in listings if _is_day(listing.shown_on)]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
