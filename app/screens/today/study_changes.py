"""How a pane changes the study; a change that is refused becomes a sentence and changes nothing."""

from collections.abc import Iterable

from textual.dom import DOMNode

from app.session.notices import do_or_say
from data.model.record import Record
from data.planning.removal import removal
from data.study.study import Study


class StudyChanges:
    """Commits for one part of the screen, and speaks for it."""

    def __init__(self, node: DOMNode, study: Study) -> None:
        """Change a study; sentences are shown in the app of `node`."""
        self._node = node
        self._study = study

    def commit(self, label: str, *records: Record, removed: Iterable[Record] = ()) -> bool:
        """Change the study; whether it was changed."""
        return do_or_say(self._node.app, lambda: self._study.commit(label, *records, removed=removed))

    def remove(self, label: str, *records: Record) -> bool:
        """Remove records, and their ids from the records that name them; whether they were removed."""
        step = removal(self._study, records)
        return self.commit(label, *step.changed, removed=step.removed)

    def say(self, sentence: str, severe: bool = False) -> None:
        """Show one sentence for a moment."""
        self._node.app.notify(sentence, severity="error" if severe else "information", markup=False)
