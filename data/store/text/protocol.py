"""What changes a study: one step is one thing the learner did, to any number of documents."""

from data.store.merging.types import Document
from data.values import Values


class DocumentChange(Values):
    """One document before and after; None where it does not exist."""

    table: str
    id: int
    before: Document | None
    after: Document | None

    def reversed(self) -> "DocumentChange":
        """The change that takes this one back."""
        return DocumentChange(self.table, self.id, self.after, self.before)


class Step(Values):
    """Everything one commit changed, with the sentence that names it."""

    label: str
    changes: tuple[DocumentChange, ...]
    kind: str = "do"
    """do, undo or redo."""

    def reversed(self, kind: str) -> "Step":
        """The step that takes this one back, said as `kind`."""
        return Step(self.label, tuple(change.reversed() for change in reversed(self.changes)), kind)
