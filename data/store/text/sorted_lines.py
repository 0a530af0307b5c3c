"""The lines of a table in a file of our own making: sorted by id, so that one is found without reading the others."""

import json
import re
from collections.abc import Iterator

from data.store.merging.types import Document
from data.store.text.checksummed_lines import MARK, Mark
from data.store.text.study_text import Span

ID_OF_LINE = rb'^"(-?\d+)"'
READER = json.JSONDecoder()
SHORT = 2048
"""Bytes that are sooner searched from end to end than halved again."""
Marked = tuple[Document, Mark | None]
"""A document without its mark, and the mark."""


class SortedLines:
    """A part of a file's text; it is never changed."""

    __slots__ = ("_last", "_seen", "raw", "span")

    def __init__(self, raw: bytes = b"", span: Span = (0, 0)) -> None:
        """Take the text and where in it the first line begins and the last one ends."""
        self.raw = raw
        self.span = span
        self._last: tuple[int, Marked] | None = None
        self._seen: dict[int, tuple[int, int]] = {}
        """Where the line begins in which a byte stands, and its id: for the bytes that a search looks at first."""

    def document(self, wanted: int) -> Marked | None:
        """A document and its mark; None when there is none.

        Whoever changes a document asks for it twice, for itself and for its stamps: the last one is remembered.
        """
        last = self._last
        if last is None or last[0] != wanted:
            line = self.find(wanted)
            if line is None:
                return None
            last = self._last = wanted, marked(line)
        return last[1]

    def find(self, wanted: int) -> bytes | None:
        """The line of a document, without a comma; None when there is none."""
        raw, seen, (low, high) = self.raw, self._seen, self.span
        end = high
        while high - low > SHORT:
            middle = (low + high) // 2
            start, id_ = seen.get(middle) or self._look(middle, low)
            if id_ > wanted:
                high = start
            elif start > low:
                low = start
            else:
                # One line takes up more than half of the rest.
                stop = raw.find(b"\n", middle, high)
                if id_ == wanted or stop < 0:
                    break
                low = stop + 1
        start = raw.find(b'\n"%d": ' % wanted, low - 1, high) + 1
        if not start:
            return None
        stop = raw.find(b"\n", start, end)
        return raw[start : end if stop < 0 else stop - 1]

    def _look(self, middle: int, low: int) -> tuple[int, int]:
        """Where the line begins in which the byte `middle` stands, which is not before `low`; and its id."""
        raw = self.raw
        start = max(low, raw.rfind(b"\n", low, middle) + 1)
        line = self._seen[middle] = start, int(raw[start + 1 : raw.index(b'"', start + 1)])
        return line

    def ids(self) -> Iterator[int]:
        """The id of every line, smallest first."""
        return (int(match[1]) for match in re.compile(ID_OF_LINE, re.MULTILINE).finditer(self.raw, *self.span))

    def text(self) -> bytes:
        """All lines with the commas between them."""
        return self.raw[slice(*self.span)]

    def documents(self) -> dict[int, Document]:
        """Every document without its mark."""
        documents_by_key: dict[str, Document] = json.loads(b"{" + self.text() + b"}")
        for document in documents_by_key.values():
            document.pop(MARK, None)
        return {int(key): document for key, document in documents_by_key.items()}

    @property
    def size(self) -> int:
        """How many bytes the lines have."""
        return self.span[1] - self.span[0]


NO_LINES = SortedLines()


def marked(line: bytes) -> Marked:
    """The document that a line of our own making holds, and its mark."""
    document: Document = READER.raw_decode(line.decode("utf-8", "surrogatepass"), line.index(b"{"))[0]
    mark = document.pop(MARK, None)
    return document, mark
