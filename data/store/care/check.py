"""Looks a study file over: is it whole, is every record readable, does everything that is named exist."""

import os
from collections.abc import Iterator

from data.errors import BadFile, NotFound
from data.language import say, say_count
from data.locations import Locations
from data.store.care.backups import layout_of
from data.store.care.check_records import check_records
from data.store.care.findings import Finding, RecordLines
from data.store.care.take_in import FOLDER as COPIES
from data.store.care.take_in import CopyWatch
from data.store.disk import disk
from data.store.disk.lock import Lock
from data.store.foreign_files.foreign import Foreign, parse_foreign, sound
from data.store.foreign_files.upgrades import upgraded
from data.store.journals.journals import read_journals
from data.store.journals.layout import Layout, in_the_way, read_file
from data.store.merging.types import Key, Tables
from data.store.recovery.old_removals import FOLDER as LEFT_OUT
from data.store.snapshots.generations import content, generations
from data.store.text.study_text import SCHEMA, quick_meta, strict_json

LARGEST_ID = 2**63 - 1
"""A script may give a record of its own such an id; ids of the cockpit are below 2^53."""


def check_study(locations: Locations, tables: Tables) -> list[Finding]:
    """What is wrong with the file, the journals, the earlier versions, and the records `tables`.

    Raises `BadFile` when the file is no study, `NotFound` when there is none, nor anything kept of it.
    """
    raw, stat = read_file(str(locations.study))
    layout = layout_of(locations)
    findings: list[Finding] = []
    removed: set[Key] = set()
    if stat is not None and raw.strip():
        foreign = parse_foreign(raw)
        if foreign is None:
            raise BadFile(
                say(
                    "{file} is not a study file. Run `cockpit backups` to list earlier versions.",
                    file=locations.study,
                )
            )
        findings += _file_findings(str(locations.study), raw, foreign)
        removed |= upgraded(foreign, layout).removed.keys()
    elif not any(tables.values()):
        raise NotFound(
            say(
                "There is no study in {file}. Run `cockpit` to choose a plan, or name another file with `--study`.",
                file=locations.study,
            )
        )
    else:
        sentence = say("It is missing or empty. Its contents are safe in this computer's own folder.")
        findings.append(Finding(str(locations.study), sentence))
    for copy in CopyWatch(locations).copies():
        sentence = say("This is a conflict copy. Run `cockpit merge` to merge it.")
        findings.append(Finding(str(copy), sentence))
    if layout:
        reading = read_journals(layout.journals, {})
        removed |= {one.key for step in reading.steps for one in step.touched if one.entry.removed_at}
        findings += _blocked_folders(layout)
        findings += _machine_findings(layout, reading.damaged)
    return findings + check_records(tables, removed)


def _file_findings(path: str, raw: bytes, foreign: Foreign) -> Iterator[Finding]:
    if foreign.meta.schema > SCHEMA:
        yield Finding(path, say("It comes from a newer version of the study cockpit."))
        return
    if foreign.merged_by_git:
        yield Finding(path, say("It contains Git conflict markers. Both sides will be merged."))
    elif foreign.other and not foreign.lost:
        yield Finding(path, say("It contains records twice. Both versions will be merged."))
    elif not foreign.whole or foreign.lost:
        yield Finding(
            path,
            say_count(
                foreign.lost,
                "It is damaged: {n} line or record cannot be read.",
                "It is damaged: {n} lines or records cannot be read.",
            ),
        )
    lines = RecordLines(raw)
    for key, (fields, mark) in foreign.documents.items():
        if not 0 < key[1] <= LARGEST_ID:
            sentence = say("The record's id is not between 1 and 2^63-1.")
            yield Finding(f"{path}:{lines.of(key)} {key[0]} {key[1]}", sentence)
        if foreign.meta.study and sound(key, fields, mark) is None:
            sentence = say("It was changed outside the cockpit and is not loaded yet.")
            yield Finding(f"{path}:{lines.of(key)} {key[0]} {key[1]}", sentence)


def _blocked_folders(layout: Layout) -> Iterator[Finding]:
    folders = (layout.journals, layout.generations, layout.damaged, layout.at(COPIES), layout.at(LEFT_OUT))
    blocking = map(in_the_way, folders)
    for path in dict.fromkeys(path for path in blocking if path is not None):
        yield Finding(path, say("It is in the place of a folder. Move it away."))


def _machine_findings(layout: Layout, damaged: list[str]) -> Iterator[Finding]:
    for name in damaged:
        sentence = say("A line of this journal is damaged. The other lines were applied.")
        yield Finding(layout.at("journals", name), sentence)
    for one in generations(layout):
        if not _is_whole(content(layout, one)):
            sentence = say("This backup is damaged and cannot be used.")
            yield Finding(layout.at("generations", one.name), sentence)


def _is_whole(raw: bytes) -> bool:
    """Whether an earlier version is a study to its end; one of our own making is not looked at record by record."""
    try:
        whole = isinstance(strict_json(raw), dict)
    except ValueError:
        return False
    return whole and (bool(quick_meta(raw).study) or parse_foreign(raw) is not None)


def set_aside(locations: Locations) -> None:
    """Put damaged journals and earlier versions among the damaged files, once the study file holds the rest."""
    layout = layout_of(locations)
    if layout is None or in_the_way(layout.damaged) is not None:
        return
    disk.make_folder(layout.damaged)
    for finding in list(_machine_findings(layout, read_journals(layout.journals, {}).damaged)):
        name = os.path.basename(finding.location)
        slot = Lock(layout.at("journals", f"slot-{name[0]}"))
        if os.path.dirname(finding.location) == layout.generations or slot.take():
            disk.rename(finding.location, os.path.join(layout.damaged, name))
        slot.release()
