"""Classifies the lines of a bank in Markdown or plain text by their form."""

import re

from data.formats.banks.keys.key_marks import HANGUL, option_index
from data.values import Values

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
    r"(?P<open>(?:\*\*|__)?)(?P<bullet>[-*+•]\s*|\d{1,3}[.)]\s+)?(?P<bold>(?:\*\*|__)?)"
    r"(?:\[(?P<mark>[^\[\]()]{0,3})\](?![(\[:])|\((?P<radio>[ xX*])\)(?=\s)|(?P<glyph>[☐☑☒◻◼]))\s*(?P<text>.*)",
    re.S,
)
_BOX = re.compile(r"[\[(☐☑☒◻◼]")
_LETTER = re.compile(
    r"(?P<before>(?:(?:[-*+•✅✔✓☑]\s+)|[*✅✔✓☑](?=[^*]))*)(?P<bold>\*\*|__)?"
    r"(?:[(\[]?(?P<letter>[A-Za-z])\s?(?P<end>[.):：）．、\]](?!\w\.)|\*\*[.):]?\s|(?<=\s)[-–—]\s)|(?P<circled>[①-⑳ⓐ-ⓩ])"
    rf"|\(?(?P<hangul>[{HANGUL}])[.)）])\s*(?P<text>.*)",
    re.S,
)
_SERIES = (
    (
        re.compile(r"(?P<gap>^|\s{1,8})[(\[]?(?P<mark>[A-Za-z])[.)\]](?!\w\.)\s{0,4}(?=\S)"),
        ("B.", "B)", "B]", "b.", "b)"),
    ),
    (re.compile(r"(?P<gap>\s{0,8})(?P<mark>[①-⑳])\s{0,4}(?=\S)"), ("②",)),
    (re.compile(rf"(?P<gap>^|\s{{1,8}})\(?(?P<mark>[{HANGUL}])[.)]\s{{0,4}}(?=\S)"), ("나.", "나)")),
)
"""Series of marks, each with the marks that a second option can have."""
BOXED = ("", "x", "X", "✓", "✔", "✅", "v", "V", "*", "o", "O", "√")
"""Contents of a box that needs no bullet."""
_IMAGE = re.compile(r"(?:!\[[^\[\]]{0,300}\]\([^()]{1,500}\)\s*|<img\s[^<>]{1,800}>\s*)+")
_NOISE = re.compile(
    r"\W*(?:back to top|table of contents|options|choices|answer options|answer choices|보기|선택지)\W*", re.I
)
_BEGINS = re.compile(r"(?:#{2,6}\s|\*\*)?\s?(?:question|문제|문항|frage|pregunta)\s{0,2}(?:no\.?\s?)?\d", re.I)
_KEY_LINE = re.compile(r"[\s>*_-]*(?:correct\s+)?(?:answers?|정답|ans)\b[\s*_]*[:：]", re.I)


class Line(Values):
    """One line of the file."""

    number: int
    kind: str
    text: str
    """The line without its indent, bullet, heading or option marks."""
    raw: str
    mark: str = ""
    """An option's letter, or the content of its check box."""
    level: int = 0
    """Heading level; for other lines, columns of indent."""
    bold: bool = False
    """Whether bold type starts before the option's letter."""
    checked: str = ""
    """Marks before an option's letter."""


def scan(text: str, first: int = 1) -> list[Line]:
    """Classify the lines of a text; fenced lines are code unless the fence is never closed."""
    raws = text.split("\n")
    lines: list[Line] = []
    index = 0
    fences = True
    while index < len(raws):
        raw = raws[index].rstrip()
        fence = _fence(raw) if fences else ""
        if fence:
            end = _closed(raws, index, fence)
            if end is None:
                fences = False
            elif end > index:
                lines += [Line(first + at, CODE, raws[at].rstrip(), raws[at]) for at in range(index, end + 1)]
                index = end + 1
                continue
        lines += _side_by_side(classified_line(first + index, raw))
        index += 1
    return lines


def _side_by_side(line: Line) -> list[Line]:
    """Split options on one line (“A. one   B. two   C. three”), also after the question, into lines of their own.

    Single spaces between options are enough only for at least three consecutive letters.
    """
    if line.kind == LETTER and line.mark in "Aa":
        first, text = 1, line.text
    elif line.kind in (TEXT, HEADING) and not line.text.startswith("|"):
        first, text = 0, line.text
    else:
        return [line]
    for at, (series, second) in enumerate(_SERIES):
        if not any(sign in text for sign in second):
            continue
        cuts = _cuts(series, text, first)
        wide = at == 1 or all(len(cut["gap"]) > 1 or cut["gap"] == "\t" for cut in cuts)
        if len(cuts) + first >= (2 if wide else 3):
            return _parted(line, text, cuts, first)
    return [line]


def _cuts(series: re.Pattern[str], text: str, first: int) -> list[re.Match[str]]:
    """Matches of consecutive options in a line, counted from the first one."""
    cuts: list[re.Match[str]] = []
    begin = ord("A")
    for match in series.finditer(text):
        index = option_index(match["mark"])
        if index == 0 and first == 0 and len(cuts) < 2:
            cuts, begin = [match], ord(match["mark"])
        elif index == len(cuts) + first and index and (first or begin < ord("a") or match["mark"].islower()):
            cuts.append(match)
    return cuts


def _parted(line: Line, text: str, cuts: list[re.Match[str]], first: int) -> list[Line]:
    ends = [*(cut.start() for cut in cuts), len(text)]
    begins = [0, *(cut.end() for cut in cuts)]
    texts = [text[begin:end].strip() for begin, end in zip(begins, ends, strict=True)]
    if first:
        return [
            line._replace(mark=chr(ord(line.mark) + at), text=text, checked="" if at else line.checked)
            for at, text in enumerate(texts)
        ]
    stem = [line._replace(text=texts[0], raw=texts[0])] if texts[0] else []
    options = [
        Line(line.number, LETTER, text, text, mark=chr(ord("A") + at), level=line.level)
        for at, text in enumerate(texts[1:])
    ]
    return [*stem, *options]


def _fence(raw: str) -> str:
    bare = raw.lstrip()
    mark = bare[:1]
    if mark not in ("`", "~") or not bare.startswith(mark * 3):
        return ""
    width = len(bare) - len(bare.lstrip(mark))
    return "" if mark in bare[width:] else mark * width


def _closed(raws: list[str], start: int, fence: str) -> int | None:
    """Index of the line that closes a fence; `start` if another fence or a question comes first; None if neither."""
    for index in range(start + 1, len(raws)):
        bare = raws[index].strip()
        if bare.startswith(fence):
            return start if bare.strip(fence[0]) else index
        if bare and (_BEGINS.match(bare) or _KEY_LINE.match(bare)):
            return start
    return None


def classified_line(number: int, raw: str) -> Line:
    """Classify one line outside of code."""
    bare = raw.strip()
    if not bare:
        return Line(number, BLANK, "", raw)
    if bare[0] == "<" and bare.startswith("<!--"):
        bare = bare.removeprefix("<!--").removesuffix("-->").strip()
    if not bare or bare == "-->":
        return Line(number, BLANK, "", raw)
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
    if not _BOX.search(bare, 0, 10):
        return None
    match = _CHECK.match(bare)
    if not match:
        return None
    mark = match["mark"]
    if mark is None:
        mark = (match["radio"] or "").strip() or ("x" if match["glyph"] in ("☑", "☒", "◼") else "")
    mark, bulleted = mark.strip(), match["bullet"] or match["bold"] or match["open"]
    if mark.isdigit() or len(mark) > 1 or (mark not in BOXED and not match["bullet"]):
        return None
    text = match["text"].strip()
    for bold in (match["bold"], match["open"]):
        text = text.replace(bold, "", 1) if bold and bulleted else text
    return Line(number, CHECK, text.strip(), raw, mark=mark, level=indent)


def _lettered(number: int, raw: str, bare: str, indent: int) -> Line | None:
    match = _LETTER.match(bare)
    if not match or (bare.startswith("[") and match["end"] != "]"):
        return None
    if match["letter"]:
        if match["end"] == "]" and not bare.lstrip("*-+• ").startswith("["):
            return None
        mark = match["letter"]
    else:
        mark = chr(ord("A") + option_index(match["circled"] or match["hangul"]))
    text = match["text"].strip()
    if match["bold"] and text.startswith(match["bold"]):
        return Line(number, LETTER, text[2:].strip(), raw, mark=mark, level=indent, checked=match["before"])
    bold = bool(match["bold"]) and not (match["end"] or "").startswith("**")
    return Line(number, LETTER, text, raw, mark=mark, level=indent, bold=bold, checked=match["before"])
