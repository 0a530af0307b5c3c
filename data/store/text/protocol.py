"""What a study needs from whatever keeps it: documents in, steps appended, nothing else."""

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from data.language import Notice
from data.store.merging.types import Document
from data.store.text.table import Documents


class DocumentChange(NamedTuple):
    """One document before and after; None where it does not exist."""

    table: str
    id: int
    before: Document | None
    after: Document | None

    def reversed(self) -> "DocumentChange":
        """The change that takes this one back."""
        return DocumentChange(self.table, self.id, self.after, self.before)


class Step(NamedTuple):
    """Everything one commit changed, with the sentence that names it."""

    label: str
    changes: tuple[DocumentChange, ...]
    kind: str = "do"
    """do, undo or redo."""

    def reversed(self, kind: str) -> "Step":
        """The step that takes this one back, said as `kind`."""
        return Step(self.label, tuple(change.reversed() for change in reversed(self.changes)), kind)


class Store(Protocol):
    """Keeps the documents of one study."""

    notices: list[Notice]
    """Sentences for the learner about what was found, such as a salvaged file; may grow at any `news`."""

    def tables(self) -> MutableMapping[str, Documents]:
        """Every document by table and id, parsed when asked for; the caller may change tables, never documents."""

    def append(self, step: Step) -> None:
        """Make a step durable; when it returns the step survives anything. Raises `NotSaved`, changing nothing."""

    def merge(self, path: Path, label: str) -> Step:
        """Merge another copy of the study in, durably; the step that was made, empty when there was nothing new.

        Raises `BadFile`, `BadInput` and `NotSaved`, changing nothing.
        """

    def history(self) -> tuple[list[Step], list[Step]]:
        """Steps that can be undone and steps that can be redone, oldest first, as they were at opening."""

    def news(self) -> tuple[DocumentChange, ...]:
        """What others wrote since it was last asked; cheap when nothing was."""

    def remembered(self) -> Any:
        """What was given to `remember` when the documents were as they are below what was changed, else None."""

    def remember(self, note: Callable[[], Any]) -> None:
        """Keep what JSON can say for the next opening; nothing is kept where others changed something meanwhile.

        It saves time and nothing else: no error is raised, and nothing is lost with it.
        """

    def close(self) -> None:
        """Bring everything into the study file; the store is not used afterwards."""
