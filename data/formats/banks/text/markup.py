"""Markdown and HTML taken out of a text where it would be in the way."""

import re

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_PICTURE = re.compile(
    r"!\[[^\[\]\n]{0,300}\]\(\s{0,3}<?(?P<path>[^()<>\s]{1,500}(?: [^()<>\s\"']{1,200}){0,5})>?"
    r"(?:\s{1,3}[\"'][^\"'\n]{0,300}[\"'])?\s{0,3}\)"
    r"|<img\s[^<>]{0,500}?src\s{0,3}=\s{0,3}[\"'](?P<src>[^\"'<>\n]{1,500})[\"'][^<>]{0,500}>",
    re.I,
)
_BLANKS = re.compile(r"\n{3,}")


def untagged(text: str) -> str:
    """A line without HTML tags; what folds a text away says it as “Answer: ”."""
    if "<" not in text:
        return text.strip()
    return _TAG.sub(" ", text.replace("</summary>", ": ")).strip()


def images_in(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without its pictures, and the pictures' paths."""
    if "![" not in text and "<img" not in text.lower():
        return text, ()
    paths = tuple((found["path"] or found["src"]).strip() for found in _PICTURE.finditer(text))
    return _BLANKS.sub("\n\n", _PICTURE.sub("", text)).strip(), paths


def paragraphs(lines: list[str]) -> str:
    """Lines as one text, without blank lines around it or more than one within."""
    return _BLANKS.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()
