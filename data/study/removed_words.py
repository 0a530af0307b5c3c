"""Words that somebody wrote into a record while somebody else, who did not see them yet, removed it."""

from collections.abc import Callable, Iterable, Iterator

from data.language import Notice
from data.store.merging.stamped_document import TEXTS
from data.store.merging.types import Document, Key
from data.store.text.protocol import DocumentChange

WORDS = ("title", "name", "stem", *sorted(TEXTS))
"""Fields that a learner writes in words."""
SHOWN = 60
"""Characters of a record that a sentence repeats."""


def rewords(change: DocumentChange) -> bool:
    """Whether a change writes other words into a document that was there."""
    before, after = change.before, change.after
    return before is not None and after is not None and any(before.get(name) != after.get(name) for name in WORDS)


def with_last_words(change: DocumentChange, last_read: Callable[[Key], Document | None]) -> DocumentChange:
    """A change; where it brings a removed document back, with what others wrote into that unseen."""
    if change.before is not None or change.after is None:
        return change
    return change._replace(after=last_read((change.table, change.id)) or change.after)


def removed_unseen(changes: Iterable[DocumentChange], is_reworded: Callable[[Key], bool]) -> Iterator[Notice]:
    """What is said of records that others removed and that were reworded here."""
    for change in changes:
        if change.after is None and change.before and is_reworded((change.table, change.id)):
            yield Notice(
                "“{title}”, which you changed here, was removed in another window or on another computer. "
                "Undo it there to bring it back with your changes.",
                title=_called(change.before),
            )


def _called(document: Document) -> str:
    words = (str(document[name]).strip() for name in WORDS if document.get(name))
    return next((text.splitlines()[0][:SHOWN] for text in words if text), "")
