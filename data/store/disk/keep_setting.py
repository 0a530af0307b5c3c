"""One setting written into `config.toml`; every other letter of the file stays as the learner wrote it."""

import json
import re
from pathlib import Path

from data.errors import BadFile
from data.language import say
from data.store.disk.replace_file import replace_file


def keep_setting(path: Path, name: str, value: str) -> None:
    """Write a text setting into the file, which need not exist; raises `BadFile` and `NotSaved`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        text = ""
    except (OSError, ValueError) as error:
        raise _not_kept(path, name, value) from error
    changed = with_setting(text, name, value)
    if changed is None:
        raise _not_kept(path, name, value)
    replace_file(path, changed.encode("utf-8"))


def with_setting(text: str, name: str, value: str) -> str | None:
    """The TOML text with that setting and no other difference; None where that cannot be had."""
    import tomllib

    # What JSON writes as a string, TOML reads as the same string.
    toml_value = json.dumps(value, ensure_ascii=False)
    there = re.compile(rf"""^([ \t]*{name}[ \t]*=[ \t]*)("[^"\n]*"|'[^'\n]*')""", re.MULTILINE)
    changed, count = there.subn(lambda match: match[1] + toml_value, text, count=1)
    if not count:
        changed = f"{name} = {toml_value}\n{text}"
    try:
        same = tomllib.loads(changed) == tomllib.loads(text) | {name: value}
    except (ValueError, RecursionError):
        return None
    return changed if same else None


def _not_kept(path: Path, name: str, value: str) -> BadFile:
    return BadFile(
        say('{file} was not changed. Add this line yourself: {name} = "{value}".', file=path, name=name, value=value)
    )
