r"""Reads GIFT, the question format of Moodle's text files.

A question is text with one block in braces: `=` starts a right option, `~` a wrong one, `%50%` a weight, `#` a
feedback, `####` the explanation; a backslash escapes `~ = # { } :`.
"""

import re
from dataclasses import dataclass

from data.formats.banks.markup.html_text import html_to_text, in_markdown, perhaps_html, tidy
from data.formats.banks.markup.markup import paragraphs
from data.formats.banks.model.bank_format import BankFormat, has_check_boxes
from data.formats.banks.model.model import (
    NO_OPTIONS,
    ONE_OPTION,
    FoundOption,
    FoundQuestion,
    ParsedBank,
    Refused,
    excerpt,
)
from data.language import say

_TRUE_FALSE = re.compile(r"\s*(?:T|F|TRUE|FALSE)\s*(?:#|$)", re.I)
_FORMAT = re.compile(r"\s*\[(?P<name>html|markdown|plain|moodle)\]\s*", re.I)
_WEIGHT = re.compile(r"\s*%(?P<weight>-?\d{1,3}(?:\.\d{1,10})?)%")
_TITLE_LINE = re.compile(r"^[ \t]{0,40}(?:::[^:\n]{1,300}::|\$CATEGORY:|// ?question: )", re.M)
_ANSWER_BLOCK = re.compile(r"(?<!\\)\{(?:[ \t\n]{0,40}(?:[=~#]|T\b|F\b|TRUE\b|FALSE\b))", re.I)
_GAP = "_____"


@dataclass(slots=True)
class _Item:
    """The text of one question, and its first line."""

    line: int
    text: str


def read_gift(text: str, true_false: bool = False) -> ParsedBank:
    """Read a GIFT file; an item that is not multiple choice is refused with its kind.

    With `true_false`, a true-or-false statement becomes a question with these two options.
    """
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    for item in _items(text):
        result = _question(item, true_false)
        if isinstance(result, Refused):
            refused.append(result)
        else:
            questions.append(result)
    return ParsedBank("gift", tuple(questions), tuple(refused))


def _items(text: str) -> list[_Item]:
    """Split questions at blank lines outside of braces, and at lines that start with “::”."""
    items: list[_Item] = []
    current: list[str] = []
    first_line = 0
    depth = 0
    for number, raw in enumerate(text.split("\n"), 1):
        bare = raw.strip()
        skipped = bare.startswith("//") or (depth == 0 and bare.startswith("$CATEGORY"))
        if current and ((skipped and depth == 0) or (not bare and depth == 0) or bare.startswith("::")):
            items.append(_Item(first_line, "\n".join(current)))
            current, depth = [], 0
        if skipped or (not bare and not current):
            continue
        if not current:
            first_line = number
        current.append(raw.rstrip() if current else bare)
        depth = max(0, depth + _braces(bare))
    if current:
        items.append(_Item(first_line, "\n".join(current)))
    return items


def _braces(line: str) -> int:
    if "{" not in line and "}" not in line:
        return 0
    bare = line.replace("\\\\", "").replace("\\{", "").replace("\\}", "")
    return bare.count("{") - bare.count("}")


def _split(text: str, marks: str) -> list[tuple[str, str]]:
    """Cut a text before each unescaped mark: pairs of a mark and the text after it; the first mark is empty."""
    parts: list[tuple[str, str]] = []
    mark, begin, position = "", 0, 0
    while position < len(text):
        if text[position] == "\\":
            position += 2
            continue
        if text[position] in marks:
            parts.append((mark, text[begin:position]))
            mark, begin = text[position], position + 1
        position += 1
    parts.append((mark, text[begin:]))
    return parts


def _question(item: _Item, true_false: bool) -> FoundQuestion | Refused:
    text, name = item.text, ""
    if text.startswith("::"):
        name, _, text = text[2:].partition("::")
    pieces = _split(text, "{}")
    before = pieces[0][1]
    kind = _FORMAT.match(before)
    style = kind["name"].lower() if kind else ""
    before = before[kind.end() :] if kind else before
    title = excerpt(_read(before, style)[0] or name)
    if len(pieces) < 2 or pieces[1][0] != "{":
        return Refused(item.line, NO_OPTIONS, say("A description, not a question."), title)
    if len(pieces) < 3 or pieces[2][0] != "}":
        return Refused(item.line, NO_OPTIONS, say("A brace is not closed."), title)
    body = pieces[1][1]
    statement = true_false and _TRUE_FALSE.match(body) is not None
    reason = "" if statement else _other_kind(body)
    if reason:
        return Refused(item.line, NO_OPTIONS, reason, title)
    after = "".join(mark + part for mark, part in pieces[2:])[1:]
    stem, images = _read(f"{before}{_GAP if after.strip() else ''}{after}", style)
    body, _, general = _halved(body)
    options = _true_false(body, style) if statement else _options(body, style)
    if len(options) == 1:
        return Refused(item.line, ONE_OPTION, say("There is only one option."), title)
    if not statement and not any(mark == "~" for mark, _ in _split(body, "=~")):
        return Refused(item.line, NO_OPTIONS, say("Short answer, not multiple choice."), title)
    return FoundQuestion(
        line=item.line,
        stem=stem,
        options=tuple(options),
        images=images,
        explanation=_read(general, style)[0],
        name=_read(name, "plain")[0],
    )


def _halved(body: str) -> tuple[str, str, str]:
    """Split off the explanation of the whole question after “####”."""
    return body.partition("####")


def _other_kind(body: str) -> str:
    """The reason why a block is not multiple choice; empty if it is."""
    bare = body.strip()
    if not bare or bare.startswith("####"):
        return say("Essay, not multiple choice.")
    if _TRUE_FALSE.match(bare):
        return say("True or false, without options.")
    if bare.startswith("#"):
        return say("Numerical, not multiple choice.")
    pairs = [part for mark, part in _split(body, "=~") if mark == "="]
    if pairs and all(" -> " in part or part.lstrip().startswith("-> ") for part in pairs):
        return say("Matching, not multiple choice.")
    if not any(mark for mark, _ in _split(body, "=~")):
        return say("No options in the braces.")
    return ""


def _true_false(body: str, style: str) -> list[FoundOption]:
    """Options for a statement; feedback for a wrong answer comes first, then for a right answer."""
    verdict, *notes = [text for _, text in _split(body, "#")]
    holds = verdict.strip().upper().startswith("T")
    wrong, right = ([_read(note, style)[0] for note in notes] + ["", ""])[:2]
    return [
        FoundOption("True", holds, right if holds else wrong),
        FoundOption("False", not holds, wrong if holds else right),
    ]


def _options(body: str, style: str) -> list[FoundOption]:
    parts = [(mark, part) for mark, part in _split(body, "=~") if mark]
    exact = any(mark == "=" for mark, _ in parts)
    options = []
    for mark, part in parts:
        weight = _WEIGHT.match(part)
        part = part[weight.end() :] if weight else part
        share = float(weight["weight"]) if weight else None
        written, *notes = [text for _, text in _split(part, "#")]
        right = (mark == "=" and share != 0) or (not exact and share is not None and share > 0)
        kind = _FORMAT.match(written)
        written = written[kind.end() :] if kind else written
        own = kind["name"].lower() if kind else style
        text, images = _read(written, own)
        options.append(FoundOption(text or " ".join(images), right, _read("#".join(notes), own)[0]))
    return options


def _read(text: str, style: str) -> tuple[str, tuple[str, ...]]:
    """A text without escapes and, if it is HTML, without tags; and its pictures."""
    out: list[str] = []
    position = 0
    while position < len(text):
        mark = text[position]
        if mark == "\\" and position + 1 < len(text):
            position += 1
            mark = "\n" if text[position] == "n" else text[position]
        out.append(mark)
        position += 1
    plain = "".join(out).strip()
    if style == "html":
        return html_to_text(plain)
    if style == "plain":
        return tidy(plain), ()
    plain = paragraphs(plain.split("\n"))
    text, images = in_markdown(plain) if style == "markdown" else perhaps_html(plain)
    return (tidy(text) if text == plain and "\n" not in text else text), images


def _looks_like_gift(text: str) -> bool:
    """Whether answers stand in braces behind their questions."""
    if "{" not in text or has_check_boxes(text):
        return False
    lines = len(_TITLE_LINE.findall(text))
    blocks = len(_ANSWER_BLOCK.findall(text))
    if text.count("```") >= 2:
        return lines > 1 and blocks > 0
    return blocks > 0 and (lines > 0 or text.count("{") <= 2 * blocks)


FORMAT = BankFormat(
    name="gift",
    rank=50,
    recognises=_looks_like_gift,
    read=lambda source: read_gift(source.text, source.true_false),
    may_have_comments=True,
)
