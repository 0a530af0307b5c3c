"""The folders of the packs that come with the program, and the texts in them."""

from pathlib import Path

from data.errors import BadFile, NotFound
from data.language import say
from data.user_files import reason

PACKS = Path(__file__).parent
FACTS = "pack.toml"
"""The file that makes a folder a pack."""


def pack_ids() -> list[str]:
    """Ids of all packs, in alphabetical order."""
    return sorted(path.parent.name for path in PACKS.glob(f"*/{FACTS}"))


def folder_of(pack_id: str, packs: Path | None = None) -> Path:
    """The folder of a pack; raises `NotFound`."""
    folder = (packs or PACKS) / pack_id
    if not pack_id.isidentifier() or not (folder / FACTS).exists():
        names = ", ".join(pack_ids())
        raise NotFound(say("There is no exam pack “{name}”. Use one of: {names}.", name=pack_id, names=names))
    return folder


def text_of(path: Path) -> str:
    """The content of one of a pack's files; raises `BadFile`."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(say("Cannot read {file}: {why}.", file=path, why=reason(error))) from error


def localised(folder: Path, stem: str, language: str) -> str:
    """The text in `language`, else in English; empty if the pack has neither; raises `BadFile`."""
    for code in (language, "en"):
        path = folder / f"{stem}.{code}.md"
        if path.exists():
            return text_of(path)
    return ""
