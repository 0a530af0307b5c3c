"""What a study holds now: the text of its file, and what the journals add to it."""

from typing import Any

from data.language import Notice
from data.store.journals.layout import Identity, Layout
from data.store.merging.stamped_document import StampedDocument
from data.store.merging.stamps import Stamp
from data.store.merging.types import Key
from data.store.snapshots.ledger import Ledger
from data.store.text.study_text import SCHEMA, Meta, Span

LARGE = 200_000
"""Bytes of a study file beyond which it is worth while to remember what stands where."""
NO_META = Meta()


class Snapshot:
    """The file's text as this program would have it, and what the journals add to it."""

    layout: Layout | None
    """This machine's folder; None for a study that this machine never wrote."""
    identity: Identity | None
    """Of the file that was read."""
    digest = ""
    """Of the file that was read; `raw` may be another text, made from it."""
    built_on = ""
    """Digest of the file that differs from this text only by `entries`; empty when it may differ by more."""
    replaced_identity: Identity | None = None
    """Of the replaced file, when it was looked at again."""
    entries: dict[Key, StampedDocument]
    """What the journals hold beyond the text."""
    last_step: Stamp = ""
    """The newest step in the journals that the text does not hold."""
    waiting = 0
    """Steps in the journals that the text does not hold."""
    offsets: dict[str, int]
    """How far each journal was read."""
    stale = False
    """Whether the file has to be written even when no journal adds anything."""
    mixed = False
    """Whether `entries` hold more than the journals do."""
    damaged = False
    """Whether the file that was read is kept aside for good."""
    notices: list[Notice]

    def __init__(
        self,
        raw: bytes = b"",
        spans: dict[str, Span] | None = None,
        meta: Meta = NO_META,
        layout: Layout | None = None,
        identity: Identity | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        """Start from a text and where its tables stand; nothing is added to it yet."""
        self.raw = raw
        self.spans = spans or {}
        self.meta = meta
        self.layout = layout
        self.identity = identity
        self.ledger = ledger or Ledger()
        self.entries = {}
        self.offsets = {}
        self.notices = []

    def but(self, **changes: Any) -> "Snapshot":
        """A copy with some values changed."""
        copy = Snapshot()
        vars(copy).update(vars(self) | changes)
        return copy

    @property
    def is_large(self) -> bool:
        """Whether searching the text takes longer than a person notices."""
        return len(self.raw) > LARGE

    @property
    def read_only(self) -> bool:
        """Whether the file belongs to a newer version of the program."""
        return self.meta.schema > SCHEMA


def newer(path: object) -> Notice:
    """What is told of a file that belongs to a newer version of the program."""
    return Notice(
        "{file} comes from a newer version of the study cockpit. You can read it but not change it.", file=path
    )


def gone(layout: Layout) -> Notice:
    """What is told of a file that somebody removed while the study is open."""
    return Notice(
        "{file} is missing. Your changes are safe in {folder} and go into the file when it is back.",
        file=layout.file,
        folder=layout.folder,
    )
