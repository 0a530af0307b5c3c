"""A file in a preview: what was read, and what the learner excludes or edits before the import."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual.app import App

from app.session.session import Session
from data.values import Values
from widgets.exam.question_card import QuestionView
from widgets.preview.record_list import RecordRow

Parsed = TypeVar("Parsed")
Key = TypeVar("Key", bound=Hashable)
Lines = tuple[tuple[str, str], ...]
"""Text and ink of each line."""


class MarkedLines(Values):
    """Lines of the file and the remarks on them."""

    numbers: tuple[int, ...]
    """From 1, in order."""
    remarks: Lines = ()


class PreviewedFile(ABC, Generic[Parsed, Key]):
    """The bytes of a file that may be imported; `Parsed` is what is read from them, `Key` names one record."""

    is_editable: ClassVar[bool] = True
    """Whether some records can be edited before the import."""

    def __init__(self, session: Session, path: Path, raw: bytes) -> None:
        """Take the bytes of a file; nothing is read yet."""
        self.session = session
        self.path = path
        self.raw = raw
        self.source_lines: tuple[str, ...] = ()
        self.rows: tuple[RecordRow, ...] = ()
        self.fixed_reason = ""
        """Why no record can be excluded or edited; empty if they can."""
        self.has_open_question = False
        """Whether the file cannot be read until the learner sets its options."""
        self.excluded: set[Key] = set()

    @abstractmethod
    def parse(self, progress: Callable[[float], None]) -> Parsed:
        """Read the file; runs in a thread and changes nothing.

        `progress` takes the part that is done, 0.0 to 1.0. Raises `StudyError`.
        """

    @abstractmethod
    def switch_to(self, parsed: Parsed) -> None:
        """Show what was read from now on."""

    @abstractmethod
    def introduction(self) -> Lines:
        """What the file is, and what its import would change."""

    @abstractmethod
    def key_at(self, index: int) -> Key | None:
        """The key of the record in a row; None for a row that cannot be excluded."""

    @abstractmethod
    def details_at(self, index: int) -> MarkedLines | QuestionView | None:
        """What the preview shows beside a row; None for a row without details, such as a heading."""

    @abstractmethod
    async def ask_to_edit(self, app: App[None], index: int, edited: Callable[[], None]) -> bool:
        """Ask for changes to the record in a row, and call `edited` after them; False for one that has no form."""

    @abstractmethod
    async def ask_for_options(self, app: App[None], chosen: Callable[[], None]) -> None:
        """Ask how to read the file, and call `chosen` once the options are set."""

    @abstractmethod
    def commit(self) -> str | None:
        """Commit every record that is not excluded as one step and describe the change; raises `StudyError`."""

    def toggle_excluded(self, indexes: range) -> None:
        """Exclude the records in some rows, or include them again if all of them are excluded."""
        keys = {key for index in indexes if (key := self.key_at(index)) is not None}
        if keys <= self.excluded:
            self.excluded -= keys
        else:
            self.excluded |= keys

    def excluded_rows(self) -> frozenset[int]:
        """Indexes of the rows whose records are excluded."""
        if not self.excluded:
            return frozenset()
        return frozenset(index for index in range(len(self.rows)) if self.key_at(index) in self.excluded)
