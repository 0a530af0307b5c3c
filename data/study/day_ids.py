"""Ids by day, remembered as texts of a month each: one day of ten years is read without the others."""

from collections.abc import Iterator, Mapping, Sequence

NONE: Sequence[int] = ()
MONTH = len("2026-01")
"""Characters of an ISO date that name its month."""


class DayIds:
    """Lists of ids by ISO date, in the order they were added; what has no day stands under the empty text."""

    def __init__(self, months: Mapping[str, str] | None = None) -> None:
        """Start from what `texts` once gave, or from nothing."""
        self._texts = dict(months or {})
        """Days of each month that were not asked for yet."""
        self._days: dict[str, list[int]] = {}

    def on(self, day: str) -> Sequence[int]:
        """The ids of a day; not to be changed by the caller."""
        text = self._texts.get(day[:MONTH])
        if text is None:
            return self._days.get(day, NONE)
        start = f",{text}".find(f",{day[MONTH:]} ")
        return _ids(text[start:].partition(",")[0]) if start >= 0 else NONE

    def add(self, day: str, id_: int) -> None:
        """Take in an id behind those of its day."""
        if self._texts:
            self._read(day[:MONTH])
        self._days.setdefault(day, []).append(id_)

    def remove(self, day: str, id_: int) -> None:
        """Take an id out; raises KeyError and ValueError for one that is not there."""
        self._read(day[:MONTH])
        self._days[day].remove(id_)
        if not self._days[day]:
            del self._days[day]

    def days(self) -> Iterator[str]:
        """Every day that has ids, in no order."""
        yield from self._days
        for month, text in self._texts.items():
            for row in text.split(","):
                yield month + row.partition(" ")[0]

    def texts(self) -> dict[str, str]:
        """A text for each month, from which they can be known again."""
        rows: dict[str, list[str]] = {}
        for day, ids in self._days.items():
            rows.setdefault(day[:MONTH], []).append(" ".join([day[MONTH:], *map(str, ids)]))
        return self._texts | {month: ",".join(days) for month, days in rows.items()}

    def _read(self, month: str) -> None:
        text = self._texts.pop(month, None)
        if text is None:
            return
        for row in text.split(","):
            self._days[month + row.partition(" ")[0]] = _ids(row)


def _ids(row: str) -> list[int]:
    """The ids of a row, behind what tells its day."""
    return list(map(int, row.split(" ")[1:]))
