"""The lines of a bank in Markdown or plain text, each told apart by what it looks like."""

import re
from typing import NamedTuple

BLANK, CODE, HEADING, RULE, IMAGE, CHECK, LETTER, TEXT = (
    "blank",
    "code",
    "heading",
    "rule",
    "image",
    "check",
    "letter",
    "text",
)

_CHECK = re.compile(
    r"(?P<bullet>[-*+•]\s*|\d{1,3}[.)]\s+)?\[(?P<mark>[^\[\]()]{0,3})\](?![(\[:])\s*(?P<text>.*)", re.S
)
_LETTER = re.compile(
    r"(?P<before>(?:(?:[-*+•✅✔✓☑]\s+)|[*✅✔✓☑](?=[^*]))*)(?P<bold>\*\*|__)?"
    r"(?:\(?(?P<letter>[A-Za-z])\s?(?P<end>[.):：）．、](?!\w\.)|\*\*\s)|(?P<circled>[①-⑳ⓐ-ⓩ]))\s*(?P<text>.*)",
    re.S,
)
_INLINE = re.compile(r"(?P<gap>\s{1,8})\(?(?P<letter>[B-Hb-h])[.)]\s{1,4}(?=\S)")
_IMAGE = re.compile(r"(?:!\[[^\[\]]{0,300}\]\([^()]{1,500}\)\s*|<img\s[^<>]{1,800}>\s*)+")
_NOISE = re.compile(r"\W*(?:back to top|table of contents|options|choices|answer options|answer choices)\W*", re.I)


class Line(NamedTuple):
    """One line of the file."""

    number: int
    kind: str
    text: str
    """The line without its indent, bullet, heading or option marks."""
    raw: str
    mark: str = ""
    """An option's letter, or what stands in its check box."""
    level: int = 0
    """Heading level; columns of indent for any other line."""
    bold: bool = False
    """Whether bold type opens before the option's letter."""
    checked: str = ""
    """Marks in front of an option's letter."""


def scan(text: str, first: int = 1) -> list[Line]:
    """Tell the lines of a text apart; code between fences stays code unless its fence is never closed."""
    raws = text.split("\n")
    lines: list[Line] = []
    place = 0
    fences = True
    while place < len(raws):
        raw = raws[place].rstrip()
        fence = _fence(raw) if fences else ""
        if fence:
            end = _closed(raws, place, fence)
            if end is None:
                fences = False
            else:
                lines += [Line(first + at, CODE, raws[at].rstrip(), raws[at]) for at in range(place, end + 1)]
                place = end + 1
                continue
        lines += _side_by_side(told(first + place, raw))
        place += 1
    return lines


def _side_by_side(line: Line) -> list[Line]:
    """Options that stand in one line (“A. one   B. two   C. three”) as lines of their own.

    Single spaces between them are enough only where at least three options count on.
    """
    if line.kind != LETTER or line.mark not in "Aa":
        return [line]
    cuts: list[re.Match[str]] = []
    for found in _INLINE.finditer(line.text):
        if ord(found["letter"]) == ord(line.mark) + len(cuts) + 1:
            cuts.append(found)
    wide = all(len(cut["gap"]) > 1 or cut["gap"] == "\t" for cut in cuts)
    if len(cuts) < (1 if wide else 2):
        return [line]
    ends = [*(cut.start() for cut in cuts), len(line.text)]
    begins = [0, *(cut.end() for cut in cuts)]
    texts = [line.text[begin:end].strip() for begin, end in zip(begins, ends, strict=True)]
    return [
        line._replace(mark=chr(ord(line.mark) + at), text=text, checked="" if at else line.checked)
        for at, text in enumerate(texts)
    ]


def _fence(raw: str) -> str:
    bare = raw.lstrip()
    mark = bare[:1]
    if mark not in ("`", "~") or not bare.startswith(mark * 3):
        return ""
    width = len(bare) - len(bare.lstrip(mark))
    return "" if mark in bare[width:] else mark * width


def _closed(raws: list[str], start: int, fence: str) -> int | None:
    for place in range(start + 1, len(raws)):
        bare = raws[place].strip()
        if bare.startswith(fence) and not bare.strip(fence[0]):
            return place
    return None


def told(number: int, raw: str) -> Line:
    """One line outside of code."""
    bare = raw.strip()
    if not bare:
        return Line(number, BLANK, "", raw)
    if bare[0] == "<" and bare.startswith("<!--"):
        bare = bare.removeprefix("<!--").removesuffix("-->").strip()
    if bare[:1] == "#":
        heading = _heading(number, raw, bare)
        if heading is not None:
            return heading
    if len(bare) > 2 and bare[0] in "-*_=" and set(bare) <= {bare[0], " "}:
        return Line(number, RULE, "", raw)
    if _NOISE.match(bare) and _NOISE.fullmatch(_unlinked(bare)):
        return Line(number, BLANK, "", raw)
    if bare[0] in "!<" and _IMAGE.fullmatch(bare):
        return Line(number, IMAGE, bare, raw)
    indent = len(raw) - len(raw.lstrip())
    return (
        _check(number, raw, bare, indent)
        or _lettered(number, raw, bare, indent)
        or Line(number, TEXT, bare, raw, level=indent)
    )


def _unlinked(bare: str) -> str:
    return bare.split("](", 1)[0]


def _heading(number: int, raw: str, bare: str) -> Line | None:
    level = len(bare) - len(bare.lstrip("#"))
    text = bare[level:].strip()
    if level > 6 or (level == 1 and bare[1:2] != " "):
        return None
    if not text or _NOISE.fullmatch(text):
        return Line(number, BLANK, "", raw)
    return Line(number, HEADING, text.rstrip("#").rstrip() or text, raw, level=level)


def _check(number: int, raw: str, bare: str, indent: int) -> Line | None:
    if "[" not in bare[:8]:
        return None
    found = _CHECK.match(bare)
    if not found:
        return None
    mark = found["mark"].strip()
    if mark.isdigit() or len(mark) > 1 or (mark not in ("", "x", "X") and not found["bullet"]):
        return None
    return Line(number, CHECK, found["text"].strip(), raw, mark=mark, level=indent)


def _lettered(number: int, raw: str, bare: str, indent: int) -> Line | None:
    found = _LETTER.match(bare)
    if not found:
        return None
    if found["circled"]:
        mark = chr(ord("A") + (ord(found["circled"]) - ord("①" if found["circled"] <= "⑳" else "ⓐ")) % 26)
    else:
        mark = found["letter"]
    text = found["text"].strip()
    if found["bold"] and text.startswith(found["bold"]):
        return Line(number, LETTER, text[2:].strip(), raw, mark=mark, level=indent, checked=found["before"])
    bold = bool(found["bold"]) and found["end"] != "** "
    return Line(number, LETTER, text, raw, mark=mark, level=indent, bold=bold, checked=found["before"])
