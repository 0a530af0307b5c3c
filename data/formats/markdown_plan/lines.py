"""What kind of line each line of the file is."""

import itertools
import re
from dataclasses import dataclass

from data.formats.markdown_plan.calendar_words import begins_with_month
from data.formats.markdown_plan.inline import TAG

WHITE = " \t\r\n\v\f"
LINE_LIMIT = 20_000
"""Characters beyond which a line is kept as text and not looked into."""
SIGN_BOXES = "☐☑☒✅✔✓⬜⬛□■◻◼◽◾🔲🔳▢🗹❌✗✘🟩🟥🟨"
BOX = r"\[(?: |x|X|v|V|✓|✔|✅|☑|-|~|/|>|o|O|\*|\.|　|√|완료|done|)\](?![(\[])"

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=[^\s#\d!/\w]))(.*)$")
TIGHT_HEADING = re.compile(r"(#{2,6})([^\s#].*)$")
BULLET = re.compile(r"(\s*)([-*+•·▪◦‣●○►▸➤–—])(?:[ \t\u00a0\u3000]+|(?=\[[ xXvV✓✔]?\][^(]))(.*)$")
NUMBER = re.compile(
    r"(\s*)(?:(\d{1,3})[.)]|\((\d{1,3})\)|([①-⑳]))(?:[ \t\u00a0\u3000]+|(?=[^\W\d_a-zA-Z]|"
    r"\[|\*\*))(.*)$"
)
BARE_BOX = re.compile(rf"(\s*)(?={BOX})(.*)$")
BOXED = re.compile(rf"({BOX})\s*(.*)$")
HTML_HEADING = re.compile(r"<h([1-6])\b[^<>]{0,200}>(.*)</h\1>$", re.IGNORECASE)
TIGHT_BULLET = re.compile(r"(\s*)[-•·](?=[^\W\d_])(.*)$")
"""An item without a space behind its dash; taken as one where several stand below each other."""
FENCE = re.compile(r"\s*(`{3,}|~{3,})")
SIGN_LINE = re.compile(rf"(\s*)([{SIGN_BOXES}])\ufe0f?[ \t\u00a0]*(\S.*)$")
RULE_SIGNS = frozenset("-*_ \t")
DELIMITER_SIGNS = frozenset("|:-– \t")


@dataclass(slots=True, eq=False)
class Line:
    """One line: its number from 1, its kind, and its text without the mark that makes the kind."""

    no: int
    raw: str
    kind: str = "text"
    """blank, front, heading, bullet, number, row, delimiter, rule, underline, fence, code, quote, html or text."""
    text: str = ""
    indent: int = 0
    level: int = 0
    """1 to 6 for headings."""
    box: str | None = None
    """What stands in the brackets of a checkbox."""
    number: int | None = None
    """The number of a numbered item."""
    is_blank: bool = False
    """Whether it holds nothing but white space, as a program counting lines sees it."""

    @property
    def is_item(self) -> bool:
        """Whether it begins a list item."""
        return self.kind in ("bullet", "number")


def width_of(space: str) -> int:
    """Columns of leading white space, a tab being four."""
    return sum(4 if letter == "\t" else 1 for letter in space)


def read_lines(text: str) -> list[Line]:
    """Every line with its kind; the list has one entry a line, blank ones included."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    raws = text.split("\n" if "\n" in text else "\r")
    lines = [Line(number, raw, is_blank=not raw.strip(WHITE)) for number, raw in enumerate(raws, 1)]
    begin = _front_matter(lines)
    _fences(lines, begin)
    _comments(lines, begin)
    for line in lines[begin:]:
        if line.kind == "text":
            _classify(line)
    _tables(lines)
    _underlines(lines)
    _tight_items(lines)
    return lines


def _front_matter(lines: list[Line]) -> int:
    """Mark a YAML or TOML head; the index of the first line after it."""
    first = next((index for index, line in enumerate(lines) if line.raw.strip("\ufeff \t")), None)
    if first is None or lines[first].raw.strip("\ufeff \t") not in ("---", "+++"):
        return 0
    closing = lines[first].raw.strip("\ufeff \t")
    for index in range(first + 1, min(len(lines), first + 200)):
        stripped = lines[index].raw.strip()
        if stripped == closing or (closing == "---" and stripped == "..."):
            if index == first + 1:
                return 0
            for line in lines[first : index + 1]:
                line.kind = "blank" if line.is_blank else "front"
            return index + 1
        if closing == "---" and stripped and not _looks_like_yaml(stripped):
            return 0
    return 0


def _looks_like_yaml(stripped: str) -> bool:
    key, colon, _ = stripped.partition(":")
    return stripped.startswith(("- ", "#", "]", "}", '"', "'")) or (bool(colon) and not key.startswith(("|", "*")))


def _fences(lines: list[Line], begin: int) -> None:
    """Mark code fences; one that is never closed ends before the next heading of level two or deeper."""
    index = begin
    while index < len(lines):
        opening = FENCE.match(lines[index].raw) if len(lines[index].raw) < LINE_LIMIT else None
        if opening is None or "`" in lines[index].raw[opening.end() :]:
            index += 1
            continue
        end = _closing_fence(lines, index, opening.group(1))
        lines[index].kind = "fence"
        for line in lines[index + 1 : end]:
            line.kind = "blank" if line.is_blank else "code"
        if end < len(lines) and FENCE.match(lines[end].raw):
            lines[end].kind = "fence"
            end += 1
        index = end


def _comments(lines: list[Line], begin: int) -> None:
    """Mark HTML comments over several lines; one that is never closed is only its own line."""
    closings = [line.no - 1 for line in lines if "-->" in line.raw]
    place = 0
    index = begin
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.kind != "text" or not line.raw.lstrip().startswith("<!--") or "-->" in line.raw:
            continue
        while place < len(closings) and closings[place] < index:
            place += 1
        if place == len(closings):
            return
        for inner in lines[index - 1 : closings[place] + 1]:
            inner.kind = "blank" if inner.is_blank else "html"
        index = closings[place] + 1


def _closing_fence(lines: list[Line], opening: int, sign: str) -> int:
    """Index of the closing fence, or of the line before which an unclosed block ends."""
    for index in range(opening + 1, len(lines)):
        stripped = lines[index].raw.strip()
        if stripped.startswith(sign) and not stripped.strip(sign[0]):
            return index
        if stripped.startswith(sign) and stripped.startswith(sign[0] * 3) and stripped.strip(sign[0]).isalpha():
            break
    for index in range(opening + 1, len(lines)):
        if lines[index].raw.startswith("##") and HEADING.match(lines[index].raw[:200]):
            return index
    return len(lines)


def _classify(line: Line) -> None:
    """Say what one line outside of code is."""
    stripped = line.raw.strip(" \t\u00a0\u3000\ufeff\u200b")
    line.text = stripped
    line.indent = width_of(line.raw[: len(line.raw) - len(line.raw.lstrip())])
    if line.is_blank:
        line.kind = "blank"
    elif not stripped or len(stripped) > LINE_LIMIT:
        line.kind = "text"
    elif stripped[0] == "#" and _heading(line):
        line.kind = "heading"
    elif stripped[0] == "|":
        line.kind = "row"
    elif (
        stripped[0] in "-*_"
        and len(stripped) > 2
        and RULE_SIGNS.issuperset(stripped)
        and len(set(stripped) - {" "}) == 1
    ):
        line.kind = "rule"
    elif stripped[0] in "=-" and not stripped.strip(stripped[0]):
        line.kind = "underline" if len(stripped) > 1 else "bullet"
        line.text = "" if line.kind == "bullet" else stripped
    elif stripped[0] == ">":
        _quote(line, stripped)
    elif stripped[0] == "<" and (found := HTML_HEADING.match(stripped)):
        line.kind, line.level, line.text = "heading", int(found.group(1)), found.group(2).strip()
    elif (not _item(line) and TAG.match(stripped)) or stripped.startswith("<!--"):
        line.kind = "html"


def _quote(line: Line, stripped: str) -> None:
    inner = stripped.lstrip("> \t")
    box = BULLET.match(inner)
    if box and BOXED.match(box.group(3)):
        line.raw = inner
        _item(line)
    else:
        line.kind, line.text = "quote", inner


def _heading(line: Line) -> bool:
    found = HEADING.match(line.raw.lstrip("\ufeff\u200b")) or TIGHT_HEADING.match(line.raw)
    if found is None:
        return False
    line.level = len(found.group(1))
    line.text = found.group(2).strip().rstrip("#").strip()
    return True


def _item(line: Line) -> bool:
    """Whether the line begins a list item; fills its text, box and number."""
    raw = line.raw.rstrip()
    bullet = BULLET.match(raw)
    if bullet:
        line.kind, line.text = "bullet", bullet.group(3)
    else:
        number = NUMBER.match(raw)
        if number and not _is_day_of_month(number):
            sign = number.group(2) or number.group(3)
            line.kind, line.text = "number", number.group(5)
            line.number = int(sign) if sign else ord(number.group(4)) - ord("①") + 1
        else:
            bare = BARE_BOX.match(raw)
            sign_line = SIGN_LINE.match(raw) if bare is None else None
            if bare is None and sign_line is None:
                return False
            line.kind, line.text = "bullet", line.raw.strip()
    boxed = BOXED.match(line.text)
    if boxed:
        inner = boxed.group(1)[1:-1]
        line.box, line.text = inner, boxed.group(2)
    return True


def _is_day_of_month(number: re.Match[str]) -> bool:
    """Whether "13. Januar" is a date and no thirteenth item."""
    return number.group(2) is not None and begins_with_month(number.group(5))


def is_delimiter(stripped: str) -> bool:
    """Whether a line is the rule under a table's head."""
    return "-" in stripped and "|" in stripped and DELIMITER_SIGNS.issuperset(stripped)


def _tables(lines: list[Line]) -> None:
    """Find the rows that do not begin with a pipe: those around a delimiter line."""
    reached = 0  # rows up to here are known, so that delimiters below each other do not walk the same rows again
    for index, line in enumerate(lines):
        if line.kind not in ("row", "text", "rule", "bullet") or "-" not in line.raw or not _has_cells(line):
            continue
        if not is_delimiter(line.raw.strip()):
            continue
        line.kind, line.text = "delimiter", line.raw.strip()
        above = index - 1
        if above >= 0 and lines[above].kind == "text" and _has_cells(lines[above]):
            lines[above].kind = "row"
        below = max(index + 1, reached)
        while below < len(lines) and lines[below].kind in ("text", "row", "number") and _has_cells(lines[below]):
            lines[below].kind = "row"
            lines[below].text = lines[below].raw.strip()
            below += 1
        reached = below


def _has_cells(line: Line) -> bool:
    return "|" in line.raw and len(line.raw) <= LINE_LIMIT


def _tight_items(lines: list[Line]) -> None:
    """Turn runs of "-Item" into list items."""
    tight = [line for line in lines if line.kind == "text" and TIGHT_BULLET.match(line.raw)]
    numbers = {line.no for line in tight}
    for line in tight:
        found = TIGHT_BULLET.match(line.raw)
        if found and not numbers.isdisjoint((line.no - 1, line.no + 1)):
            line.kind, line.text = "bullet", found.group(2).strip()


def _underlines(lines: list[Line]) -> None:
    """Turn a line above `===` or `---` into the heading it is."""
    for above, line in itertools.pairwise(lines):
        under_rule = line.kind in ("rule", "underline") and line.raw.strip().strip("-") == "" and "-" in line.raw
        under_bar = line.kind == "underline" and line.raw.strip().strip("=") == ""
        if above.kind != "text" or not (under_bar or under_rule) or len(above.text) > 120:
            continue
        before = lines[above.no - 2].kind if above.no > 1 else "blank"
        if under_bar or before in ("blank", "heading", "rule"):
            above.kind, above.level = "heading", 1 if under_bar else 2
            line.kind = "underline"
