"""A pack's reference notes, read without opening the whole pack."""

from functools import lru_cache

from data.packs.pack_folder import PACKS


@lru_cache(maxsize=4)
def reference_text(pack_id: str, language: str) -> str:
    """The reference notes in `language`, else in English; empty when the pack has none."""
    if not pack_id.isidentifier():
        return ""
    for code in (language, "en"):
        path = PACKS / pack_id / f"reference.{code}.md"
        if path.exists():
            return path.read_text(encoding="utf-8")
    return ""
