"""What earlier versions of the study file hold, for choosing one to go back to."""

import os
from collections.abc import Mapping
from datetime import datetime

from data.errors import BadFile, NotFound
from data.language import say
from data.locations import Locations
from data.store.foreign_files.reconcile import Entries, own_entries
from data.store.journals.layout import Layout, find_layout, in_the_way, read_file
from data.store.merging.types import Document, Tables
from data.store.snapshots.generations import Generation, content, generations
from data.store.text.study_text import Meta, quick_meta
from data.user_files import reason
from data.values import Values


class Backup(Values):
    """One earlier version and the figures one would know it by."""

    number: int
    moment: datetime
    """When it stopped being the study file, in UTC."""
    size: int
    """In bytes; 0 when it cannot be read."""
    tasks: int
    done: int
    notes: int
    attempts: int


def layout_of(locations: Locations) -> Layout | None:
    """This machine's folder for a study; None when it never wrote to it."""
    raw, _ = read_file(str(locations.study))
    return find_layout(locations, quick_meta(raw)) or find_layout(locations, Meta())


def _readable_layout(locations: Locations) -> Layout | None:
    """The same; raises `BadFile` where earlier versions may be and cannot be listed."""
    layout = layout_of(locations)
    folder = layout.generations if layout else str(locations.state)
    if (blocking := in_the_way(folder)) is not None:
        raise BadFile(
            say("Cannot list the backups. {file} is in the place of a folder. Move it away.", file=blocking)
        )
    try:
        os.listdir(folder)
    except FileNotFoundError:
        return layout
    except OSError as error:
        raise BadFile(
            say("Cannot list the backups in {folder} ({why}).", folder=folder, why=reason(error))
        ) from error
    return layout


def backups(locations: Locations) -> list[Backup]:
    """Every earlier version, the newest first; raises `BadFile` where they cannot be listed."""
    layout = _readable_layout(locations)
    return [_described(layout, one) for one in reversed(generations(layout))] if layout else []


def backup_holding(locations: Locations, raw: bytes) -> int | None:
    """The number of the newest earlier version with just this content; None when none has it."""
    layout = layout_of(locations)
    if layout is None:
        return None
    return next((one.number for one in reversed(generations(layout)) if content(layout, one) == raw), None)


def backup_tables(locations: Locations, number: int) -> Tables:
    """The documents of an earlier version; raises `NotFound` and `BadFile`."""
    layout = _readable_layout(locations)
    by_number = {one.number: one for one in generations(layout)} if layout else {}
    if layout is None or number not in by_number:
        raise NotFound(say("There is no backup {number}. Run `cockpit backups` to list them.", number=number))
    read = own_entries(content(layout, by_number[number]), layout)
    if read is None:
        raise NotFound(
            say("Backup {number} cannot be read. Choose another one from `cockpit backups`.", number=number)
        )
    tables: dict[str, dict[int, Document]] = {}
    for (table, id_), entry in read.entries.items():
        if entry.visible:
            tables.setdefault(table, {})[id_] = entry.fields
    return tables


def _described(layout: Layout, one: Generation) -> Backup:
    raw = content(layout, one)
    read = own_entries(raw, layout)
    if read is None:
        return Backup(one.number, one.moment, 0, 0, 0, 0, 0)
    counts = _counts(read.entries)
    return Backup(
        one.number, one.moment, len(raw), counts["tasks"], counts["done"], counts["notes"], counts["attempts"]
    )


def _counts(entries: Entries) -> Mapping[str, int]:
    counts = {"tasks": 0, "done": 0, "notes": 0, "attempts": 0}
    for (table, _), entry in entries.items():
        if entry.visible and table in counts:
            counts[table] += 1
            counts["done"] += table == "tasks" and bool(entry.fields.get("done_at"))
    return counts
