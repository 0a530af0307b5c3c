"""The lines of a table in a file of our own making: sorted by id, so that one is found without reading the others."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from data.store.merging.types import Document
from data.store.text.checksummed_lines import MARK
from data.store.text.study_text import Span

ID_OF_LINE = re.compile(rb'^"(-?\d+)"', re.MULTILINE)


class SortedLines(NamedTuple):
    """A part of a file's text; it is never changed."""

    raw: bytes = b""
    span: Span = (0, 0)
    """Where the first line begins and the last one ends."""

    def find(self, wanted: int) -> bytes | None:
        """The line of a document, without a comma; None when there is none."""
        raw, (low, high) = self.raw, self.span
        end = high
        while low < high:
            start = max(low, raw.rfind(b"\n", low, (low + high) // 2) + 1)
            id_ = int(raw[start + 1 : raw.index(b'"', start + 1)])
            if id_ > wanted:
                high = start
                continue
            stop = raw.find(b"\n", start, end)
            if id_ == wanted:
                return raw[start : end if stop < 0 else stop - 1]
            low = end if stop < 0 else stop + 1
        return None

    def ids(self) -> Iterator[int]:
        """The id of every line, smallest first."""
        return (int(found[1]) for found in ID_OF_LINE.finditer(self.raw, *self.span))

    def text(self) -> bytes:
        """All lines with the commas between them."""
        return self.raw[slice(*self.span)]

    def documents(self) -> dict[int, Document]:
        """Every document without its mark."""
        found: dict[str, Document] = json.loads(b"{" + self.text() + b"}")
        for document in found.values():
            document.pop(MARK, None)
        return {int(key): document for key, document in found.items()}

    @property
    def size(self) -> int:
        """How many bytes the lines have."""
        return self.span[1] - self.span[0]


NO_LINES = SortedLines()


def document_of(line: bytes) -> Document:
    """The document that a line of our own making holds, without its mark."""
    document: Document = json.loads(line[line.index(b"{") :])
    document.pop(MARK, None)
    return document
