"""The records of a study in memory: each is read when it is first asked for."""

from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, TypeVar, cast

from data.errors import BadFile
from data.language import Notice
from data.model.record import Record
from data.store.merging.types import Document
from data.store.text.codecs import CODECS
from data.store.text.protocol import DocumentChange
from data.store.text.table import Documents

if TYPE_CHECKING:
    from data.study.field_index import FieldIndex

Kind = TypeVar("Kind", bound=Record)


class Records:
    """Looks at the documents of a study and keeps the records made of them; what cannot be read is left out."""

    def __init__(self, documents: MutableMapping[str, Documents], notices: list[Notice]) -> None:
        """Read from `documents`; what cannot be read is told in `notices`, once."""
        self._documents = documents
        self._notices = notices
        self._read: dict[str, dict[int, Record]] = {}
        self._complete: set[str] = set()
        """Tables all of whose records were read."""
        self._by_field: dict[str, dict[str, FieldIndex[Record]]] = {}

    def tables(self) -> set[str]:
        """The names of the tables there are."""
        return set(self._documents)

    def table(self, name: str) -> Documents:
        """The documents of a table."""
        try:
            return self._documents[name]
        except KeyError:
            return self._documents.setdefault(name, Documents())

    def all(self, kind: type[Kind]) -> Mapping[int, Kind]:
        """Every record of a kind by id, oldest first."""
        table = kind.table
        if table not in self._complete:
            read_records = self._read.get(table, {})
            records = {id_: read_records.get(id_) or self._made(table, id_, document)
                     for id_, document in self.table(table).whole().items()}  # fmt: skip
            self._read[table] = {id_: record for id_, record in records.items() if record is not None}
            self._complete.add(table)
        return cast(Mapping[int, Kind], self._read[table])

    def get(self, kind: type[Kind], id_: int) -> Kind | None:
        """One record; None when there is none or it cannot be read."""
        return cast(Kind | None, self._get(kind.table, id_))

    def by_field(self, kind: type[Kind], field: str) -> "FieldIndex[Kind]":
        """Records of a kind by the value of a field; only those that are asked for are read."""
        from data.study.field_index import FieldIndex

        indexes = self._by_field.setdefault(kind.table, {})
        if field not in indexes:
            codec = CODECS[kind.table]
            columns = self.table(kind.table).columns(lambda: codec.shape(field))
            indexes[field] = FieldIndex(columns, field, codec.fields[field], lambda id_: self._get(kind.table, id_))
        return cast(FieldIndex[Kind], indexes[field])

    def made(self, kind: type[Kind], id_: int, document: Document) -> Kind | None:
        """The record of a document, kept from now on; None when it cannot be read."""
        record = self._made(kind.table, id_, document)
        if record is not None:
            self._read.setdefault(kind.table, {})[id_] = record
        return cast(Kind | None, record)

    def apply(self, change: DocumentChange, record: Record | None) -> Record | None:
        """Take a change in and return the record as it is now; one that is given need not be read."""
        documents = self.table(change.table)
        if change.after is None:
            documents.pop(change.id, None)
        else:
            documents[change.id] = change.after
            record = record or self._made(change.table, change.id, change.after)
        self._by_field.pop(change.table, None)
        cache = self._read.setdefault(change.table, {})
        cache.pop(change.id, None)
        if record is not None:
            cache[change.id] = record
        return record

    def _get(self, table: str, id_: int) -> Record | None:
        cache = self._read.setdefault(table, {})
        if id_ not in cache and table not in self._complete:
            document = self.table(table).get(id_)
            record = None if document is None else self._made(table, id_, document)
            if record is not None:
                cache[id_] = record
        return cache.get(id_)

    def _made(self, table: str, id_: int, document: Document) -> Record | None:
        """A record; None and a notice when it cannot be read, None in a table that only other programs know."""
        if table not in CODECS:
            return None
        try:
            record: Record = CODECS[table].read(id_, document)
        except BadFile as error:
            notice = Notice(
                "Record {id} of table “{table}” cannot be read: {why}. It stays in the file but is not shown.",
                id=id_,
                table=table,
                why=str(error.__cause__).rstrip("."),
            )
            if notice not in self._notices:
                self._notices.append(notice)
            return None
        return record
