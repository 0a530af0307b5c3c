"""Looks a study file over: is it whole, is every record readable, does everything that is named exist."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from data.errors import BadFile
from data.language import say
from data.locations import Locations
from data.store.care.backups import layout_of
from data.store.care.conflict_copies import conflict_copies
from data.store.disk import disk
from data.store.disk.lock import Lock
from data.store.folding.foreign import Foreign, parse_foreign, sound
from data.store.folding.generations import content, generations
from data.store.journals.journals import read_journals
from data.store.journals.layout import Layout, read_file
from data.store.merging.types import Document, Tables
from data.store.text.codecs import CODECS
from data.store.text.study_text import SCHEMA

REFERENCES = {
    "tasks": {"domain": "domains", "phase": "phases", "attempt": "attempts"},
    "confidence": {"domain": "domains"},
    "answers": {"attempt": "attempts"},
    "sessions": {"task": "tasks"},
}
"""Fields that hold the id of a record, and the table it must be in."""
EARLIEST, LATEST = date(1990, 1, 1), date(2200, 1, 1)
LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    place: str
    """File and line, or table and record."""
    sentence: str
    table: str = ""
    id: int = 0
    field: str = ""
    """The field that mending would take out; empty where a new writing of the file mends it or nothing can."""


def check_file(locations: Locations) -> list[Finding]:
    """What is wrong with the file itself, the journals and the earlier versions; raises `BadFile` for no study."""
    raw, stat = read_file(str(locations.study))
    layout = layout_of(locations)
    found: list[Finding] = []
    if stat is not None:
        foreign = parse_foreign(raw)
        if foreign is None:
            raise BadFile(
                say("{file} is not a study file: `cockpit backups` lists earlier versions.", file=locations.study)
            )
        found += _file_findings(str(locations.study), raw, foreign)
    for copy in conflict_copies(locations.study):
        sentence = say("A sync tool left this copy: `cockpit merge` takes it in, then remove it.")
        found.append(Finding(str(copy), sentence))
    return found + (list(_machine_findings(layout)) if layout else [])


def _file_findings(path: str, raw: bytes, foreign: Foreign) -> Iterator[Finding]:
    if foreign.meta.schema > SCHEMA:
        yield Finding(path, say("It was written by a newer version of the study cockpit."))
        return
    if not foreign.whole or foreign.lost:
        yield Finding(path, say("It is damaged: {n} lines or records cannot be read.", n=f"{foreign.lost:,}"))
    for (table, id_), (fields, mark) in foreign.found.items():
        place = f"{path}:{_line(raw, id_)} {table} {id_}"
        if not 0 < id_ <= LARGEST_ID:
            yield Finding(place, say("The record's id is not between 1 and 2^63-1."))
        if foreign.meta.study and sound((table, id_), fields, mark) is None:
            yield Finding(place, say("It was changed outside of the cockpit and not taken in yet."))


def _machine_findings(layout: Layout) -> Iterator[Finding]:
    for name in read_journals(layout.journals, {}).damaged:
        sentence = say("A line of this journal is damaged; the others were taken in.")
        yield Finding(layout.at("journals", name), sentence)
    for one in generations(layout):
        foreign = parse_foreign(content(layout, one))
        if foreign is None or not foreign.whole:
            sentence = say("This earlier version is damaged and of no use.")
            yield Finding(layout.at("generations", one.name), sentence)


def set_aside(locations: Locations) -> None:
    """Put damaged journals and earlier versions among the damaged files, once the study file holds the rest."""
    layout = layout_of(locations)
    if layout is None:
        return
    disk.make_folder(layout.damaged)
    for finding in list(_machine_findings(layout)):
        name = os.path.basename(finding.place)
        slot = Lock(layout.at("journals", f"slot-{name[0]}"))
        if os.path.dirname(finding.place) == layout.generations or slot.take():
            disk.rename(finding.place, os.path.join(layout.damaged, name))
        slot.release()


def check_records(tables: Tables) -> list[Finding]:
    """What is wrong with the records: unreadable fields, impossible dates, names of what does not exist."""
    found: list[Finding] = []
    for table in sorted(tables):
        for id_, document in tables[table].items():
            found += _record_findings(tables, table, id_, document)
    return found


def _record_findings(tables: Tables, table: str, id_: int, document: Document) -> Iterable[Finding]:
    place = f"{table} {id_}"
    codec = CODECS.get(table)
    if codec is None:
        return
    try:
        codec.read(id_, document)
    except BadFile as error:
        yield from _unreadable(place, table, id_, document, str(error))
        return
    for field, target in REFERENCES.get(table, {}).items():
        value = document.get(field)
        if value is not None and value not in tables.get(target, {}):
            sentence = say("Its {field} {value} is not in this study.", field=field, value=value)
            yield Finding(place, sentence, table, id_, field)
    for field, value in _days(document):
        if not EARLIEST <= value <= LATEST:
            sentence = say("Its {field} {value} cannot be.", field=field, value=value)
            yield Finding(place, sentence, table, id_, field)
    if table == "phases" and document["end"] < document["start"]:
        yield Finding(place, say("It ends before it starts."))


def _unreadable(place: str, table: str, id_: int, document: Document, said: str) -> Iterator[Finding]:
    """The fields at fault, each tried alone; the whole record where it is none of them."""
    single = []
    for name, kind in CODECS[table].fields.items():
        value = document.get(name)
        if value is None:
            continue
        try:
            kind.read(value)
        except (ValueError, TypeError, IndexError, KeyError):
            single.append(name)
    for name in single:
        sentence = say("Its {field} cannot be read: {value}.", field=name, value=f"{document[name]!r:.80}")
        yield Finding(place, sentence, table, id_, name)
    if not single:
        yield Finding(place, said)


def _days(document: Document) -> Iterator[tuple[str, date]]:
    for field in ("day", "start", "end", "exam_day"):
        value = document.get(field)
        if isinstance(value, str):
            yield field, date.fromisoformat(value)


def mended(tables: Tables, findings: Iterable[Finding]) -> Tables:
    """The records without the fields that cannot be; required ones stay, as nothing can take their place."""
    changed = {table: dict(documents) for table, documents in tables.items()}
    for finding in findings:
        if finding.field:
            document = changed[finding.table][finding.id]
            without = {name: value for name, value in document.items() if name != finding.field}
            if _readable(finding, without, document):
                changed[finding.table][finding.id] = without
    return changed


def _readable(finding: Finding, without: Document, document: Document) -> bool:
    return finding.field not in CODECS[finding.table].kind.required and without != document


def _line(raw: bytes, id_: int) -> int:
    place = raw.find(b'\n"%d": ' % id_)
    return raw.count(b"\n", 0, place + 1) + 1 if place >= 0 else 1
