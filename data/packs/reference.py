"""A pack's reference notes, read without opening the whole pack."""

from functools import lru_cache

from data.packs.pack_folder import PACKS, localised


@lru_cache(maxsize=4)
def reference_text(pack_id: str, language: str) -> str:
    """The reference notes in `language`, else in English; empty if the pack has neither; raises `BadFile`."""
    if not pack_id.isidentifier():
        return ""
    return localised(PACKS / pack_id, "reference", language)
