"""The folder of the packs that come with the program, and their translated texts."""

from pathlib import Path

from data.errors import BadFile
from data.language import say

PACKS = Path(__file__).parent


def text_of(path: Path) -> str:
    """The content of one of a pack's files; raises `BadFile`."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(say("Cannot read {file}: {why}.", file=path, why=error)) from error


def localised(folder: Path, stem: str, language: str) -> str:
    """The text in `language`, else in English; empty when the pack has none; raises `BadFile`."""
    for code in (language, "en"):
        path = folder / f"{stem}.{code}.md"
        if path.exists():
            return text_of(path)
    return ""
