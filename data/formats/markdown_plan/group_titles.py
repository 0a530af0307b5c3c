"""What headings and weeks say around a task or session, where no phase of the study says it."""

from collections.abc import Container

from data.formats.markdown_plan.reading import ParsedPlan
from data.formats.markdown_plan.source_words import words_of

BETWEEN = " › "
DEEPEST = 6
"""Headings around a task that are told; a list may nest by hundreds."""


class GroupTitles:
    """The titles of the groups around a record, from the outermost in; those that are phases are left out."""

    def __init__(self, reading: ParsedPlan, phases: Container[int]) -> None:
        """Take the groups of a reading and the indexes of those that are phases."""
        self._groups = reading.groups
        self._name = reading.title
        self._phases = phases
        self._paths: dict[int, tuple[int, ...]] = {}
        self._used: set[int] = set()

    def of(self, group: int | None, title: str) -> str:
        """The titles around a record with a title of its own; empty where they say nothing but a week or day."""
        if group is None:
            return ""
        path = self._path(group)
        self._used.update(path)
        titles = [self._groups[index].title for index in path]
        known = (title, self._name)
        return BETWEEN.join(each for each in dict.fromkeys(titles) if each not in known and words_of(each))

    def tells(self, index: int) -> bool:
        """Whether a phase, a task or a session says the title of a group."""
        return index in self._phases or index in self._used

    def _path(self, index: int) -> tuple[int, ...]:
        if index not in self._paths:
            path: list[int] = []
            outer: int | None = index
            while outer is not None and len(path) < DEEPEST:
                if outer not in self._phases:
                    path.insert(0, outer)
                outer = self._groups[outer].parent
            self._paths[index] = tuple(path)
        return self._paths[index]
