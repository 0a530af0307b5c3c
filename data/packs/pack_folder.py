"""Where the packs that came with the program are, and their texts that are written once a language."""

from pathlib import Path

from data.errors import BadFile

PACKS = Path(__file__).parent


def text_of(path: Path) -> str:
    """What stands in one of a pack's files; raises `BadFile`."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(f"{path} cannot be read: {error}") from error


def localised(folder: Path, stem: str, language: str) -> str:
    """The text in `language`, else in English; empty when the pack has none; raises `BadFile`."""
    for code in (language, "en"):
        path = folder / f"{stem}.{code}.md"
        if path.exists():
            return text_of(path)
    return ""
