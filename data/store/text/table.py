"""The documents of one table: lines of the file until somebody asks for them, and what was changed since."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping
from itertools import compress
from typing import Any

from data.store.merging.types import Document
from data.store.text.checksummed_lines import MARK
from data.store.text.sorted_lines import NO_LINES, SortedLines
from data.values import Values

FEW = 100_000
"""Bytes of lines that are sooner read in full than searched."""


class Shape(Values):
    """What the lines of a table usually look like."""

    pattern: re.Pattern[bytes]
    """Matches every line; captures its id, the values of `fields` and, in the usual form, something more."""
    fields: tuple[str, ...]


class Columns(Values):
    """Some fields of many documents, as they are written; None where a document does not have the field."""

    ids: list[int]
    values: dict[str, list[Any]]
    """For each field a list as long as `ids`."""
    others: dict[int, Document]
    """Documents that are not among `ids`: each has to be looked at in full."""


class Documents(MutableMapping[int, Document]):
    """A table by id. Documents are never changed, only replaced; one in the lines is read when asked for."""

    def __init__(self, lines: SortedLines = NO_LINES, changed: Mapping[int, Document | None] | None = None) -> None:
        """Lay `changed` over the lines; None takes a document away."""
        self._lines = lines
        self._changed = dict(changed or {})

    def rebase(self, lines: SortedLines, before: Mapping[int, Document | None]) -> None:
        """Go over to newer lines and hold the same as ever; `before` has what the newer lines say otherwise."""
        self._lines = lines
        self._changed = {**before, **self._changed}

    def whole(self) -> dict[int, Document]:
        """Every document at once, smallest id first."""
        if not self._lines.size and None not in self._changed.values():
            return {id_: self[id_] for id_ in sorted(self._changed)}
        documents = {**self._lines.documents(), **self._changed}
        return {id_: document for id_, document in sorted(documents.items()) if document is not None}

    def differences(self) -> Iterator[tuple[int, Document | None, Document | None]]:
        """Id, document of the lines and document now of all that differs from the lines."""
        for id_, document in self._changed.items():
            marked = self._lines.document(id_)
            yield id_, None if marked is None else marked[0], document

    def columns(self, shape_of: Callable[[], Shape | None]) -> Columns:
        """The fields of a shape, without making the documents that have it; few documents are all `others`."""
        shape = shape_of() if self._lines.size > FEW else None
        if shape is None:
            return Columns([], {}, self.whole())
        ids, *field_columns, usual = zip(*shape.pattern.findall(self._lines.raw, *self._lines.span), strict=True)
        values = {field: _values(column) for field, column in zip(shape.fields, field_columns, strict=True)}
        columns = Columns(list(map(int, ids)), values, {})
        unusual = {id_ for id_, mark in zip(columns.ids, usual, strict=True) if not mark}
        return self._overlaid(columns, unusual)

    def _overlaid(self, columns: Columns, unusual: set[int]) -> Columns:
        """The columns without the documents that lie in another form or were changed; those are the others."""
        apart = unusual | self._changed.keys()
        others = {id_: self[id_] for id_ in sorted(apart) if id_ in self}
        if not apart.isdisjoint(columns.ids):
            keep = [id_ not in apart for id_ in columns.ids]
            values = {field: list(compress(column, keep)) for field, column in columns.values.items()}
            columns = Columns(list(compress(columns.ids, keep)), values, {})
        return columns._replace(others=others)

    def __getitem__(self, id_: int) -> Document:
        """One document; raises KeyError."""
        if id_ in self._changed:
            document = self._changed[id_]
            if document is None:
                raise KeyError(id_)
            return document
        marked = self._lines.document(id_)
        if marked is None:
            raise KeyError(id_)
        return marked[0]

    def __setitem__(self, id_: int, document: Document) -> None:
        """Have a document in place of the one there was."""
        self._changed[id_] = document

    def __delitem__(self, id_: int) -> None:
        """Take a document away; raises KeyError."""
        if id_ not in self:
            raise KeyError(id_)
        self._changed[id_] = None

    def __contains__(self, id_: object) -> bool:
        """Whether there is a document."""
        if id_ in self._changed:
            return self._changed[id_] is not None
        return isinstance(id_, int) and self._lines.find(id_) is not None

    def __iter__(self) -> Iterator[int]:
        """Every id."""
        yield from (id_ for id_ in self._lines.ids() if id_ not in self._changed)
        yield from (id_ for id_, document in self._changed.items() if document is not None)

    def __len__(self) -> int:
        """How many documents there are."""
        return sum(1 for _ in self)


def line_shape(patterns: Mapping[str, bytes], asked: Collection[str]) -> Shape:
    """The shape of lines whose fields are all among the `patterns`: what their values look like, by name."""
    parts = []
    for name in sorted(patterns):
        value = b"(%s)" % patterns[name] if name in asked else patterns[name]
        parts.append(b'(?:"%s": %s, )?+' % (name.encode(), value))
    usual = b'%s("%s": )' % (b"".join(parts), MARK.encode())
    return Shape(re.compile(rb'^"(-?\d{1,19})": \{(?:%s)?' % usual, re.MULTILINE), tuple(sorted(asked)))


def _values(column: tuple[bytes, ...]) -> list[Any]:
    """What the captured texts say, all read at once; None where nothing was captured."""
    values: list[Any] = json.loads(b"[%s]" % b",".join([written or b"null" for written in column]))
    return values
