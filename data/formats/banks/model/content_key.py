"""A key that identifies a question, whatever its spacing, typography, letters or order of options."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_KEPT = re.compile(r"[^\w+\-*/=<>%$&|!^~#@{}\[\]().,:;]+")


def flat(text: str) -> str:
    """A text for comparison: one case, one form of each character, single spaces, no quotes or bold marks."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("**", "").replace("`", "")
    return _KEPT.sub(" ", text).strip(" .:;,?")


def digest(*parts: str) -> str:
    """Hash texts to sixteen hexadecimal digits."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def content_key(stem: str, options: Iterable[str], images: Iterable[str] = ()) -> str:
    """A key that is the same for the same question in any order of options; pictures count by their file names."""
    names = sorted(path.replace("\\", "/").rsplit("/", 1)[-1].casefold() for path in images)
    return digest(flat(stem), *sorted(flat(option) for option in options), "\x1e", *names)
