"""What a study needs from whatever keeps it: documents in, steps appended, nothing else."""

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any, Protocol

from data.language import Notice
from data.store.merging.types import Document, Key
from data.store.text.protocol import DocumentChange, Step
from data.store.text.table import Documents


class Store(Protocol):
    """Keeps the documents of one study."""

    notices: list[Notice]
    """Sentences for the learner about what was found, such as a salvaged file; may grow at any `news`."""
    renamed: dict[Key, int]
    """Records that `news` gave another id, because somebody else made one under the same; emptied by who knows."""

    @property
    def unfolded(self) -> int:
        """Steps that the study file does not hold yet."""

    def tables(self) -> MutableMapping[str, Documents]:
        """Every document by table and id, parsed when asked for; the caller may change tables, never documents."""

    def append(self, step: Step) -> None:
        """Make a step durable; when it returns the step survives anything. Raises `NotSaved`, changing nothing."""

    def merge(self, path: Path, label: str, only_count: bool = False) -> Step:
        """Merge another copy of the study in, durably; the step that was made, empty when there was nothing new.

        Where it is `only_count`, nothing is written, and the step is what would be made.

        Raises `BadFile`, `BadInput` and `NotSaved`, changing nothing.
        """

    def history(self) -> tuple[list[Step], list[Step]]:
        """Steps that can be undone and steps that can be redone, oldest first, as they were at opening."""

    def news(self) -> tuple[DocumentChange, ...]:
        """What others wrote since it was last asked; cheap when nothing was."""

    def last_read(self, key: Key) -> Document | None:
        """What a removed document read at last, with what others wrote into it unseen; None where nobody knows."""

    def remembered(self) -> Any:
        """What was given to `remember` when the documents were as they are below what was changed, else None."""

    def remember(self, note: Callable[[], Any]) -> None:
        """Keep what JSON can say for the next opening; nothing is kept where others changed something meanwhile.

        It saves time and nothing else: no error is raised, and nothing is lost with it.
        """

    def close(self) -> None:
        """Bring everything into the study file; the store is not used afterwards."""
