"""Converts HTML of quiz programs to plain text that keeps paragraphs, lists, table rows, powers and code."""

import html
import re
from collections.abc import Sequence

from data.formats.banks.markup.html_tags import Tag, proven, structural, tags_in
from data.formats.banks.markup.indentation import without_hanging
from data.formats.banks.markup.pictures import images_in, picture_description

_BREAKS = {"p", "div", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "hr",
           "figure", "section", "article"}  # fmt: skip
_LINES = {"br", "tr", "li", "caption", "dt", "dd", "summary", "details", "figcaption", "option"}
_UNSEEN = {"script", "style"}
_PLUGIN = "@@PLUGINFILE@@/"
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,24}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ABOUT_ENTITIES = re.compile(r"entit|escap|encod|html|엔티티|실체|实体", re.I)
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_ORDINALS = {"st", "nd", "rd", "th", "tm", "®", "™", "er", "re", "e", "º", "ª", "o", "a"}
TEXT, CODE, LINE, BREAK = "text", "code", "line", "break"


def html_to_text(markup: str) -> tuple[str, tuple[str, ...]]:
    """Convert a text that is HTML by its format; returns plain text and the names of its pictures."""
    markup = _uncommented(markup)
    page = _Page()
    page.read(markup, [tag for tag in tags_in(markup) if structural(tag)])
    return page.text(), tuple(page.images)


def perhaps_html(text: str) -> tuple[str, tuple[str, ...]]:
    """Convert a text that may be HTML; without real tags it stays unchanged."""
    if "<" not in text and "&" not in text and "![" not in text:
        return text, ()
    tags = proven(tags_in(text, code=True), text)
    if tags:
        page = _Page()
        page.read(text, tags)
        plain, images = images_in(page.text())
        return plain, (*page.images, *images)
    return images_in(entities_decoded(text))


def in_markdown(text: str) -> tuple[str, tuple[str, ...]]:
    """Convert HTML in Markdown; lines stay unchanged, and code between backticks is never HTML."""
    if "<" not in text and "&" not in text and "![" not in text:
        return text, ()
    text, pictures = images_in(text)
    tags = proven(tags_in(text, code=True), text)
    if not tags:
        return entities_decoded(text), pictures
    page = _Page(markdown=True)
    page.read(text, tags)
    return page.text(), (*pictures, *page.images)


def entities_decoded(text: str) -> str:
    """Decode a text that writes every “<” and “&” as an entity; a text about entities stays unchanged."""
    if "&" not in text or "<" in text or ">" in text or "`" in text or _ABOUT_ENTITIES.search(text[:2000]):
        return text
    entities = _ENTITY.findall(text)
    decodable = all(html.unescape(entity) != entity for entity in entities)
    if not entities or not decodable or text.count("&") > len(entities) or not _ENTITY.sub("", text).strip():
        return text
    return html.unescape(text).replace("\xa0", " ")


def _uncommented(markup: str) -> str:
    """Remove comments; an unclosed comment stays."""
    parts: list[str] = []
    position = 0
    while True:
        start = markup.find("<!--", position)
        end = markup.find("-->", start + 4) if start >= 0 else -1
        if end < 0:
            return "".join([*parts, markup[position:]])
        parts.append(markup[position:start])
        position = end + 3


class _Page:
    """Collects the visible text of a page."""

    def __init__(self, markdown: bool = False) -> None:
        self.images: list[str] = []
        self._parts: list[tuple[str, str]] = []
        self._markdown = markdown
        self._code = 0
        self._unseen = 0
        self._lists: list[int | None] = []
        """Number of the last item of each open list; None for a bulleted list."""
        self._raised: list[tuple[str, int]] = []

    def read(self, markup: str, tags: Sequence[Tag]) -> None:
        """Read the whole text."""
        position = 0
        for tag in tags:
            self._add_text(markup[position : tag.start])
            position = tag.end
            self._tag(tag)
        self._add_text(markup[position:])

    def _add_text(self, text: str) -> None:
        if text and not self._unseen:
            self._parts.append((CODE if self._code else TEXT, text if self._markdown else html.unescape(text)))

    def _tag(self, tag: Tag) -> None:
        name, opens = tag.name, not tag.close
        if name in _UNSEEN:
            self._unseen = max(0, self._unseen + (1 if opens else -1)) if tag.paired else self._unseen
        elif name == "img":
            self._picture(tag)
        elif name in ("sup", "sub"):
            self._raise(tag)
        elif name in ("pre", "code", "textarea") and tag.paired:
            self._code = max(0, self._code + (1 if opens else -1))
        if name in ("ul", "ol"):
            if opens:
                self._lists.append(0 if name == "ol" else None)
            elif self._lists:
                self._lists.pop()
        if name in _BREAKS:
            self._parts.append((BREAK if not self._lists or name != "p" else LINE, ""))
        elif name == "li" and opens:
            self._item()
        elif name in _LINES and (opens or name in ("tr", "summary", "details")):
            self._parts.append((LINE, ""))
        elif name in ("td", "th") and tag.close:
            self._parts.append((TEXT, " | "))

    def _item(self) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        depth = "  " * max(len(self._lists) - 1, 0)
        self._parts += [(LINE, ""), (CODE, depth), (TEXT, "- " if number is None else f"{number + 1}. ")]

    def _raise(self, tag: Tag) -> None:
        """Convert powers and indexes: 2^10, x^(n+1), H₂O."""
        if not tag.close:
            self._raised.append((tag.name, len(self._parts)))
            return
        if not self._raised or self._raised[-1][0] != tag.name:
            return
        _, begin = self._raised.pop()
        inner = self._parts[begin:]
        words = "".join(text for _, text in inner)
        bare = words.strip()
        if not bare or any(kind in (LINE, BREAK) for kind, _ in inner):
            return
        if tag.name == "sub" and all(char in "0123456789+-" for char in bare):
            bare = bare.translate(_LOWERED)
        elif bare.casefold() not in _ORDINALS or self._follows_variable(begin):
            sign = "^" if tag.name == "sup" else "_"
            bare = f"{sign}{bare}" if bare.isalnum() or bare.lstrip("-−").isalnum() else f"{sign}({bare})"
        self._parts[begin:] = [(TEXT, bare)]

    def _follows_variable(self, begin: int) -> bool:
        """Whether a raised letter follows a single letter, as in eᵃ."""
        before = self._parts[begin - 1][1] if begin else ""
        return before[-1:].isalpha() and not before[-2:-1].isalnum()

    def _picture(self, tag: Tag) -> None:
        path = html.unescape(tag.attributes.get("src", "")).strip()
        path = "embedded picture" if path.startswith("data:") else path.removeprefix(_PLUGIN)
        if path:
            self.images.append(path)
        words = picture_description(html.unescape(tag.attributes.get("alt", "")), path)
        if words:
            self._parts.append((TEXT, f"[{words}]"))

    def text(self) -> str:
        """The collected text as lines."""
        lines: list[tuple[bool, str]] = [(self._markdown, "")]
        for kind, words in self._parts:
            if kind in (LINE, BREAK):
                lines += [(self._markdown, "")] * (2 if kind == BREAK else 1)
                continue
            first, *more = words.split("\n")
            lines[-1] = (lines[-1][0] or (kind == CODE and bool(more)) or (kind == CODE and not words.strip()),
                         lines[-1][1] + first)  # fmt: skip
            lines += [(self._markdown or kind == CODE, line) for line in more]
        return _joined(lines)


def _joined(lines: list[tuple[bool, str]]) -> str:
    """Join lines: code lines unchanged, others with single spaces, and at most one empty line in a row."""
    result: list[str] = []
    for verbatim, line in lines:
        line = line.replace("\xa0", " ").rstrip() if verbatim else " ".join(line.replace("\xa0", " ").split())
        bare = line.strip()
        if not verbatim and bare in ("-", "|", "- |"):
            continue
        if bare or (result and result[-1]):
            result.append(line.removesuffix(" |") if not verbatim else line)
    text = "\n".join(result).rstrip()
    return text if lines and text.startswith("  ") and "\n" in text else text.strip()


def tidy(text: str) -> str:
    """Normalize a text: single spaces, no blanks at line ends and at most one empty line in a row.

    Indented lines of code stay unchanged, and so do the lines around them.
    """
    lines = without_hanging(text.strip("\n").split("\n"))
    code = any(line[:1].isspace() and line.strip() for line in lines[1:])
    return _joined([(code, line) for line in lines]).strip()
