"""Small things this machine remembers between two commands; a lost one costs a question, never a record."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from data.store.disk import disk


def recall(path: Path) -> dict[str, Any]:
    """What was remembered in a file of the state folder; empty where nothing readable is there."""
    try:
        if not os.path.isfile(path):
            return {}
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def remember(path: Path, value: Mapping[str, Any]) -> None:
    """Replace what is remembered, whole or not at all; unsynced, and silent where the folder cannot be written."""
    content = json.dumps(value, separators=(",", ":")).encode()
    temporary = f"{path}.{os.getpid()}"
    with suppress(OSError):
        if path.exists() and (not os.path.isfile(path) or path.read_bytes() == content):
            return
        disk.make_folder(str(path.parent))
        disk.remove(temporary)
        handle = disk.create(temporary)
        try:
            disk.write(handle, content)
        finally:
            os.close(handle)
        disk.rename(temporary, str(path))
