"""What can be undone and redone, and how a step is taken back from under others' later changes."""

from collections.abc import Callable, Mapping, MutableMapping

from data.model.text_merge import BETWEEN_TEXTS
from data.store.merging.stamped_document import ABSENT, TEXTS
from data.store.merging.types import Document, Key
from data.store.text.protocol import DocumentChange, Step

HISTORY_LIMIT = 1000
Stacks = tuple[list[Step], list[Step]]


class StepHistory:
    """The steps done and undone; read when first needed, because most sessions never take anything back."""

    def __init__(self, read: Callable[[], Stacks]) -> None:
        """Take what reads the history as it was when this session began."""
        self._read = read
        self._made: list[Step] = []
        self._stacks: Stacks | None = None

    def made(self, step: Step) -> None:
        """Remember a new step; what was undone cannot be redone any more."""
        self._made.append(step)
        del self._made[:-HISTORY_LIMIT]
        if self._stacks is None:
            return
        past, future = self._stacks
        past.append(step)
        del past[:-HISTORY_LIMIT]
        future.clear()

    def has_reworded(self, key: Key) -> bool:
        """Whether a step since the opening wrote other words into a document that was there."""
        from data.study.removed_words import rewords

        changes = (change for step in self._made for change in step.changes)
        return any((change.table, change.id) == key and rewords(change) for change in changes)

    def next(self, kind: str) -> Step | None:
        """The step that `undo` or `redo` turns next."""
        source = self._sides(kind)[0]
        return source[-1] if source else None

    def moved(self, kind: str) -> None:
        """The next step was turned: it goes to the other side."""
        source, target = self._sides(kind)
        target.append(source.pop().reversed("do"))

    def rename(self, ids: MutableMapping[Key, int]) -> bool:
        """Mean the same records by their new ids, which are known then; whether there were any."""
        if not ids:
            return False
        for steps in (self._made, *(self._stacks or ())):
            steps[:] = [
                step._replace(changes=tuple(_renamed(change, ids) for change in step.changes)) for step in steps
            ]
        ids.clear()
        return True

    def _sides(self, kind: str) -> Stacks:
        if self._stacks is None:
            past, future = self._read()
            self._stacks = [*past, *self._made], [] if self._made else future
        past, future = self._stacks
        return (past, future) if kind == "undo" else (future, past)


def _renamed(change: DocumentChange, ids: Mapping[Key, int]) -> DocumentChange:
    from data.store.text.references import with_references

    before, after = (
        document and with_references(change.table, document, lambda table, id_: ids.get((table, id_), id_))
        for document in (change.before, change.after)
    )
    return DocumentChange(change.table, ids.get((change.table, change.id), change.id), before, after)


def rebased(change: DocumentChange, current: Document | None) -> DocumentChange:
    """The change made to the document as it is now: what others did to it since is left alone."""
    if change.after is None and change.before is not None and current is not None:
        return change._replace(before=current, after=_without(change.before, current))
    if change.before is None or change.after is None:
        return change._replace(before=current)
    if current is None:
        return change._replace(before=None, after=None)
    before, after = change.before, change.after
    fields = dict(current)
    for name in before.keys() | after.keys():
        was, wanted, now = (document.get(name, ABSENT) for document in (before, after, current))
        if now == was:
            value = wanted
        elif name in TEXTS and all(isinstance(text, str) for text in (was, wanted, now)):
            from data.model.text_merge import merged_text

            value = merged_text(str(was), str(wanted), str(now))
        else:
            continue
        fields.pop(name, None)
        if value is not ABSENT:
            fields[name] = value
    return change._replace(before=current, after=fields)


def _without(created: Document, current: Document) -> Document | None:
    """What is left of a document whose making is taken back: nothing, but words that others wrote into it since."""
    words = {
        name: (str(created[name]), str(current[name]))
        for name in TEXTS & created.keys() & current.keys()
        if current[name] != created[name]
    }
    if not words:
        return None
    return current | {name: _what_others_wrote(mine, now) for name, (mine, now) in words.items()}


def _what_others_wrote(mine: str, now: str) -> str:
    from data.model.text_merge import merged_text

    others = [text for text in now.split(BETWEEN_TEXTS) if text != mine]
    apart = BETWEEN_TEXTS.join(others)
    return apart if apart != now else merged_text(mine, "", now).strip("\n")
