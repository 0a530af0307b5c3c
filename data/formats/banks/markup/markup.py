"""Removes Markdown and HTML where it is in the way."""

import re

from data.formats.banks.markup.html_tags import structural, tags_in
from data.formats.banks.markup.indentation import without_hanging

_BLANKS = re.compile(r"\n{3,}")


def untagged(text: str) -> str:
    """Remove HTML tags from a line; the end of a <summary> becomes “: ”."""
    if "<" not in text:
        return text.strip()
    parts, position = [], 0
    for tag in tags_in(text, code=True):
        if structural(tag) and tag.name not in ("sup", "sub", "img", "pre"):
            parts += [text[position : tag.start], ": " if tag.name == "summary" and tag.close else " "]
            position = tag.end
    return "".join([*parts, text[position:]]).strip()


def paragraphs(lines: list[str]) -> str:
    """Join lines to a text with at most one blank line in a row and none around it; code keeps its indentation."""
    return _BLANKS.sub("\n\n", "\n".join(line.rstrip() for line in without_hanging(lines))).strip()
