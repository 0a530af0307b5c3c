"""Finds the exam pack that a text is about."""

import re

from data.errors import StudyError
from data.packs.pack import Pack, open_pack
from data.packs.pack_folder import pack_ids
from data.text_folding import fold

BETWEEN_WORDS = re.compile(r"[\W_]+")


def pack_named_in(text: str) -> Pack | None:
    """The first pack whose name, short name or code occurs in the text; dashes and letter case do not matter."""
    words = _words(text)
    for id_ in pack_ids():
        try:
            pack = open_pack(id_)
        except StudyError:
            continue
        if any(_words(name) in words for name in (pack.name, pack.short_name, pack.code) if name):
            return pack
    return None


def _words(text: str) -> str:
    return f" {BETWEEN_WORDS.sub(' ', fold(text)).strip()} "
