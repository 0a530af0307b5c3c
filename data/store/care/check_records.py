"""Looks the records of a study over: is every one readable, and does everything exist that one names."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from data.errors import BadFile
from data.language import say
from data.store.care.findings import Finding
from data.store.merging.types import Document, Key, Tables
from data.store.text.codecs import CODECS
from data.store.text.field_kinds import READING_FAULTS
from data.store.text.references import REFERENCES

HISTORY = {("answers", "question")}
"""Fields that name what a later import may take away: the answer keeps what matters of it."""
EARLIEST, LATEST = date(1990, 1, 1), date(2200, 1, 1)


def check_records(tables: Tables, removed: Collection[Key] = ()) -> list[Finding]:
    """What is wrong with the records: unreadable fields, impossible dates, names of what does not exist.

    A record may still name what was `removed` on purpose.
    """
    findings: list[Finding] = []
    for table in sorted(tables):
        for id_, document in tables[table].items():
            findings += _record_findings(tables, removed, table, id_, document)
    return findings


def _record_findings(
    tables: Tables, removed: Collection[Key], table: str, id_: int, document: Document
) -> Iterable[Finding]:
    location = f"{table} {id_}"
    codec = CODECS.get(table)
    if codec is None:
        return
    try:
        codec.read(id_, document)
    except BadFile as error:
        yield from _unreadable(location, table, id_, document, str(error))
        return
    for field, target in REFERENCES.get(table, {}).items():
        value = document.get(field)
        if value is None or (table, field) in HISTORY or (target, value) in removed:
            continue
        if value not in tables.get(target, {}):
            sentence = say("Its {field} {value} is not in this study.", field=field, value=value)
            yield Finding(location, sentence, table, id_, field)
    for field, value in _days(document):
        if not EARLIEST <= value <= LATEST:
            sentence = say("Its {field} {value} is invalid.", field=field, value=value)
            yield Finding(location, sentence, table, id_, field)
    if table == "phases" and document["end"] < document["start"]:
        yield Finding(location, say("It ends before it starts."))


def _unreadable(location: str, table: str, id_: int, document: Document, why: str) -> Iterator[Finding]:
    """The fields at fault, each tried alone; the whole record where it is none of them."""
    single = []
    for name, kind in CODECS[table].fields.items():
        value = document.get(name)
        if value is None:
            continue
        try:
            kind.read(value)
        except READING_FAULTS:
            single.append(name)
    for name in single:
        sentence = say("Its {field} cannot be read: {value}.", field=name, value=_named(document[name]))
        yield Finding(location, sentence, table, id_, name)
    if not single:
        yield Finding(location, why)


def _named(value: object) -> str:
    """A value as a sentence shows it; one that is too deep or too long to be written is not."""
    try:
        return f"{value!r:.80}"
    except (RecursionError, ValueError):
        return "…"


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
