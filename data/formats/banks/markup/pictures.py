"""Pictures in Markdown: their paths and descriptions."""

import re

_PICTURE = re.compile(
    r"!\[(?P<alt>[^\[\]\n]{0,300})\]\(\s{0,3}<?(?P<path>[^()<>\s]{1,500}(?: [^()<>\s\"']{1,200}){0,5})>?"
    r"(?:\s{1,3}[\"'][^\"'\n]{0,300}[\"'])?\s{0,3}\)"
)
_BLANKS = re.compile(r"\n{3,}")
_PLAIN = re.compile(r"[\W_]+")
_NAMELESS = re.compile(
    r"(?:an?|the)?(?:image|img|picture|pic|photo|screenshot|figure|diagram|exhibit|question|media|alttext|그림|이미지|사진)"
    r"\d*[a-z]?",
)


def images_in(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace the pictures of a text with their descriptions, and return the pictures' paths."""
    if "![" not in text:
        return text, ()
    paths: list[str] = []

    def description(match: re.Match[str]) -> str:
        paths.append(match["path"].strip())
        words = picture_description(match["alt"], paths[-1])
        return f"[{words}]" if words else ""

    plain = _PICTURE.sub(description, text)
    return (_BLANKS.sub("\n\n", plain).strip() if paths else text), tuple(paths)


def picture_description(alt: str, path: str) -> str:
    """What a picture's alternative text adds to the picture's name; empty if it adds nothing."""
    words = " ".join(alt.split())[:300]
    bare = _PLAIN.sub("", words.casefold())
    name = _PLAIN.sub("", path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold())
    if not bare or bare == name or _NAMELESS.fullmatch(bare) or bare.startswith("http"):
        return ""
    return words
