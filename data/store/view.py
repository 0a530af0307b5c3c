"""What a study holds now, put together from the file, the journals and earlier generations; writes nothing."""

import os
from typing import Any

from data.language import Notice
from data.locations import Locations
from data.store.document import Key
from data.store.entries import Entry, merged
from data.store.journals import latest, read_journals
from data.store.layout import Identity, Layout, find_layout, identity, names_in, read_file
from data.store.ledger import Ledger, identity_of, read_ledger
from data.store.stamps import Stamp
from data.store.study_text import SCHEMA, Meta, Span, digest, quick_meta

TEMPORARY = "new-"
LARGE = 200_000
"""Bytes of a study file beyond which it is worth while to remember what stands where."""
NO_META = Meta()
HIDDEN_TEMPORARY = f".study-{TEMPORARY}"
"""Start of the names of files that are being written, in this machine's folder or beside the study file."""


class View:
    """The file's text as this program would have it, and what the journals add to it."""

    layout: Layout | None
    """This machine's folder; None for a study that this machine never wrote."""
    identity: Identity | None
    """Of the file that was read."""
    digest = ""
    """Of the file that was read; `raw` may be another text, made from it."""
    built_on = ""
    """Digest of the file that differs from this text only by `entries`; empty when it may differ by more."""
    aside_identity: Identity | None = None
    """Of the replaced file, when it was looked at again."""
    entries: dict[Key, Entry]
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

    def but(self, **changes: Any) -> "View":
        """A copy with some values changed."""
        copy = View()
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
        "{file} was written by a newer version of the study cockpit: it can be read here and not changed.", file=path
    )


def load(locations: Locations) -> View:
    """The study as it stands now; raises `BadFile` when there is a file and it is no study."""
    for _ in range(10):
        path = os.path.realpath(locations.study)
        raw, stat = read_file(path)
        view = _loaded(locations, raw, None if stat is None else identity(stat))
        if identity_of(path) == view.identity:
            break
    return view


def _loaded(locations: Locations, raw: bytes, found: Identity | None) -> View:
    view, offsets = _file_view(locations, raw, found)
    view.digest = digest(raw)
    _add_journals(view, offsets)
    if view.layout is not None and not view.read_only and _left_over(view.layout, view.ledger):
        from data.store.recovery import leftovers

        leftovers(view)
    return view


def _file_view(locations: Locations, raw: bytes, found: Identity | None) -> tuple[View, dict[str, int]]:
    """What the file holds, and which part of each journal it holds already."""
    meta = quick_meta(raw)
    layout = find_layout(locations, meta) if meta.study else None
    ledger = read_ledger(layout) if layout else Ledger()
    version = ledger.find(digest(raw)) if layout else None
    if version is not None and meta.schema == SCHEMA:
        return View(raw, version.spans, meta, layout, found, ledger), version.offsets
    from data.store.recovery import recovered

    return recovered(locations, raw, found)


def _left_over(layout: Layout, ledger: Ledger) -> bool:
    """Whether a replaced file was still written to, or a writing was cut short between its last two steps."""
    if ledger.aside is not None:
        now = identity_of(layout.at(ledger.aside.name))
        if now is not None and now != ledger.aside.identity:
            return True
    return bool(temporaries(layout))


def temporaries(layout: Layout) -> list[str]:
    """Files that a writing left behind when its program died."""
    folders = (layout.folder, os.path.dirname(layout.file))
    return [
        os.path.join(folder, name)
        for folder in folders
        for name in names_in(folder)
        if name.startswith((TEMPORARY, HIDDEN_TEMPORARY))
    ]


def _add_journals(view: View, offsets: dict[str, int]) -> None:
    if view.layout is None:
        return
    reading = read_journals(view.layout.journals, offsets)
    view.offsets = reading.offsets
    view.waiting = len(reading.steps)
    view.last_step = reading.steps[-1].at if reading.steps else ""
    for key, found in latest(reading.steps).items():
        for entry in found:
            known = view.entries.get(key)
            view.entries[key] = entry if known is None else merged(known, entry)
    for name in reading.damaged:
        path = view.layout.at("journals", name)
        view.notices.append(
            Notice("A line of {file} was damaged: all others were taken in, the file is kept.", file=path)
        )
