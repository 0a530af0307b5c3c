"""HTML of quiz programs as plain text: paragraphs, list items, table rows and code stay apart, pictures are named."""

import html
import re

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,15})(?P<rest>[^<>]{0,3000})>|<!--[^<>]{0,3000}-->")
_SOURCE = re.compile(
    r"\bsrc\s{0,3}=\s{0,3}(?:\"(?P<double>[^\"]{0,1000})\"|'(?P<single>[^']{0,1000})'|(?P<bare>[^\s>]{1,1000}))", re.I
)
_BREAKS = {"p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"}
_LINES = {"br", "tr", "li", "caption"}
_PLUGIN = "@@PLUGINFILE@@/"


def html_to_text(markup: str) -> tuple[str, tuple[str, ...]]:
    """Plain text and the pictures' names; text without a tag only loses its entities."""
    parts: list[str] = []
    images: list[str] = []
    place = 0
    for tag in _TAG.finditer(markup):
        parts.append(markup[place : tag.start()])
        place = tag.end()
        name = (tag["name"] or "").lower()
        if name == "img":
            images += _source(tag["rest"])
        elif name in _BREAKS:
            parts.append("\n\n")
        elif name in _LINES and (not tag["close"] or name == "tr"):
            parts.append("\n- " if name == "li" else "\n")
        elif name in ("td", "th") and tag["close"]:
            parts.append(" | ")
    parts.append(markup[place:])
    return tidy(html.unescape("".join(parts))), tuple(images)


def _source(rest: str) -> list[str]:
    found = _SOURCE.search(rest)
    if not found:
        return []
    path = found["double"] or found["single"] or found["bare"] or ""
    path = html.unescape(path).strip()
    if path.startswith("data:"):
        return ["embedded picture"]
    return [path.removeprefix(_PLUGIN)] if path else []


def tidy(text: str) -> str:
    """A text with single spaces, no blanks at its line ends and no more than one empty line in a row."""
    lines = [" ".join(line.replace("\xa0", " ").split()) for line in text.split("\n")]
    kept: list[str] = []
    for line in lines:
        if line in ("-", "|", "- |"):
            continue
        if line or (kept and kept[-1]):
            kept.append(line.removesuffix(" |"))
    return "\n".join(kept).strip()
