"""What became of the 63-bit ids of earlier versions in one study: worked out anew until its file is upgraded."""

import os

from data.store.disk import disk
from data.store.journals.layout import names_in, origin_of
from data.store.text.checksummed_lines import journal_line, journal_value
from data.store.text.short_ids import ShortIds, old_ids_in
from data.store.text.study_text import SCHEMA, quick_meta

NAME = "renamed-ids"


def short_ids(folder: str) -> ShortIds:
    """The new ids in the study of a state folder."""
    study = _content(origin_of(folder) or "")
    # What has a large id in a file of this version got it from a script, which knows the record by it.
    large = old_ids_in(study) if quick_meta(study).schema >= SCHEMA else set()
    try:
        pairs = journal_value(disk.read(os.path.join(folder, NAME)).rstrip(b"\n"))
        return ShortIds({int(old): int(new) for old, new in pairs}, large)
    except (OSError, ValueError, TypeError):
        ids = ShortIds(large=large)
        ids.learn({id_ for path in _files(folder) for id_ in old_ids_in(_content(path))})
        return ids


def keep_short_ids(folder: str) -> None:
    """Remember the new ids that `short_id` does not give, before the file with the old ones goes. Raises OSError."""
    path = os.path.join(folder, NAME)
    if os.path.exists(path):
        return
    ids = short_ids(folder)
    if ids.exceptions:
        disk.replace(path, journal_line(sorted(ids.exceptions.items())))
        disk.sync_folder(folder)


def _files(folder: str) -> list[str]:
    """The study file, its newest earlier version and the journals."""
    journals, generations = (os.path.join(folder, name) for name in ("journals", "generations"))
    files = [os.path.join(generations, name) for name in names_in(generations)[-1:]]
    files += [os.path.join(journals, name) for name in names_in(journals) if name.endswith(".log")]
    study = origin_of(folder)
    return [study, *files] if study else files


def _content(path: str) -> bytes:
    try:
        return disk.read(path)
    except OSError:
        return b""
