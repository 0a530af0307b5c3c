"""A store that writes the whole TinyDB file at every step."""

from pathlib import Path

from data.store.file import read_tables, write_tables
from data.store.seam import DocumentChange, Step, Tables


class PlainStore:
    """Keeps one `study.json`; every step replaces the file atomically."""

    def __init__(self, path: Path) -> None:
        """Open or prepare the file; raises `BadFile` when it is not a study."""
        self.notices: list[str] = []
        self._path = path
        self._tables = read_tables(path)

    def tables(self) -> Tables:
        """Every document, by table and id."""
        return {table: dict(documents) for table, documents in self._tables.items()}

    def append(self, step: Step) -> None:
        """Write the file with the step in it; raises `NotSaved`."""
        tables = {table: dict(documents) for table, documents in self._tables.items()}
        for change in step.changes:
            documents = tables.setdefault(change.table, {})
            if change.after is None:
                documents.pop(change.id, None)
            else:
                documents[change.id] = change.after
        write_tables(self._path, tables)
        self._tables = tables

    def merge(self, path: Path, label: str) -> Step:
        """Nothing: this store does not merge."""
        return Step(label, ())

    def history(self) -> tuple[list[Step], list[Step]]:
        """Nothing: this store does not remember steps."""
        return [], []

    def news(self) -> tuple[DocumentChange, ...]:
        """Nothing: this store does not look for other writers."""
        return ()

    def close(self) -> None:
        """Everything is in the file already."""
