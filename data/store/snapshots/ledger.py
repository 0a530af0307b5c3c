"""What this machine knows of the files it wrote last, so that an unchanged file need not be checked again."""

import os

from data.store.disk import disk
from data.store.journals.layout import Identity, Layout, identity
from data.store.text.checksummed_lines import journal_line, journal_value
from data.store.text.study_text import Span
from data.values import Values


class Version(Values):
    """One file this machine wrote: its fingerprint, where its tables stand, which part of each journal it holds."""

    digest: str
    version: str
    identity: Identity
    spans: dict[str, Span]
    offsets: dict[str, int]


class ReplacedFile(Values):
    """What was the study file last, kept in this machine's folder: a program may still be writing into it."""

    name: str
    digest: str
    identity: Identity


class Ledger:
    """The last two files written (the newest first), and the file the newest took the place of."""

    def __init__(
        self, versions: list[Version] | None = None, aside: ReplacedFile | None = None, sequence: int = 0
    ) -> None:
        """Start from what is known; `sequence` is the number of the newest generation."""
        self.versions = versions or []
        self.replaced = aside
        self.sequence = sequence

    def find(self, digest: str) -> Version | None:
        """The version with a fingerprint."""
        return next((version for version in self.versions if version.digest == digest), None)


def read_ledger(layout: Layout) -> Ledger:
    """The ledger of a study; an empty one when there is none that is whole."""
    try:
        value = journal_value(disk.read(layout.ledger).rstrip(b"\n"))
        versions = [
            Version(
                one["digest"],
                one["version"],
                _identity(one["identity"]),
                {name: (start, end) for name, (start, end) in one["spans"].items()},
                one["offsets"],
            )
            for one in value["versions"]
        ]
        aside = value["aside"]
        replaced = ReplacedFile(aside["name"], aside["digest"], _identity(aside["identity"])) if aside else None
        return Ledger(versions, replaced, value["sequence"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Ledger()


def write_ledger(layout: Layout, ledger: Ledger) -> None:
    """Put the ledger in place; not synced, because a lost ledger only costs time. Raises OSError."""
    value = {
        "versions": [version._asdict() for version in ledger.versions],
        "aside": ledger.replaced._asdict() if ledger.replaced else None,
        "sequence": ledger.sequence,
    }
    disk.replace(layout.ledger, journal_line(value), synced=False)


def identity_of(path: str) -> Identity | None:
    """The identity of a file now; None when there is none."""
    try:
        return identity(os.stat(path))
    except OSError:
        return None


def _identity(value: list[int]) -> Identity:
    inode, changed, size = value
    return inode, changed, size
