r"""GIFT, the question format of Moodle's text files.

A question is text with one block in braces: `=` begins a right option, `~` a wrong one, `%50%` a weight, `#` a
feedback, `####` the explanation; a backslash takes away the meaning of `~ = # { } :`.
"""

import re
from dataclasses import dataclass

from data.formats.banks.model.model import (
    NO_OPTIONS,
    ONE_OPTION,
    BankReading,
    FoundOption,
    FoundQuestion,
    Refused,
    excerpt,
)
from data.formats.banks.text.html_text import html_to_text, tidy
from data.formats.banks.text.markup import images_in
from data.language import say

_TRUE_FALSE = re.compile(r"\s*(?:T|F|TRUE|FALSE)\s*(?:#|$)", re.I)
_FORMAT = re.compile(r"\s*\[(?P<name>html|markdown|plain|moodle)\]\s*", re.I)
_WEIGHT = re.compile(r"\s*%(?P<weight>-?\d{1,3}(?:\.\d{1,10})?)%")
_GAP = "_____"


@dataclass(slots=True)
class _Item:
    """One question's text and the lines it stands in."""

    line: int
    text: str


def read_gift(text: str, true_false: bool = False) -> BankReading:
    """Read a GIFT file; whatever is not multiple choice is refused with its kind.

    With `true_false` a statement that is true or false is taken as a question with these two options.
    """
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    for item in _items(text):
        result = _question(item, true_false)
        if isinstance(result, Refused):
            refused.append(result)
        else:
            questions.append(result)
    return BankReading("gift", tuple(questions), tuple(refused))


def _items(text: str) -> list[_Item]:
    """Questions are parted by blank lines outside of braces; a line that begins “::” parts them too."""
    items: list[_Item] = []
    current: list[str] = []
    begun = 0
    depth = 0
    for number, raw in enumerate(text.split("\n"), 1):
        bare = raw.strip()
        skipped = bare.startswith("//") or (depth == 0 and bare.startswith("$CATEGORY"))
        if current and ((skipped and depth == 0) or (not bare and depth == 0) or bare.startswith("::")):
            items.append(_Item(begun, "\n".join(current)))
            current, depth = [], 0
        if skipped or (not bare and not current):
            continue
        if not current:
            begun = number
        current.append(bare)
        depth = max(0, depth + _braces(bare))
    if current:
        items.append(_Item(begun, "\n".join(current)))
    return items


def _braces(line: str) -> int:
    if "{" not in line and "}" not in line:
        return 0
    bare = line.replace("\\\\", "").replace("\\{", "").replace("\\}", "")
    return bare.count("{") - bare.count("}")


def _split(text: str, marks: str) -> list[tuple[str, str]]:
    """A text cut before each unescaped mark: pairs of mark and what follows it; the first mark is empty."""
    parts: list[tuple[str, str]] = []
    mark, begin, place = "", 0, 0
    while place < len(text):
        if text[place] == "\\":
            place += 2
            continue
        if text[place] in marks:
            parts.append((mark, text[begin:place]))
            mark, begin = text[place], place + 1
        place += 1
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
    shown = excerpt(_read(before, style)[0] or name)
    if len(pieces) < 2 or pieces[1][0] != "{":
        return Refused(item.line, NO_OPTIONS, say("A description: nothing is asked."), shown)
    if len(pieces) < 3 or pieces[2][0] != "}":
        return Refused(item.line, NO_OPTIONS, say("Its brace is never closed."), shown)
    body = pieces[1][1]
    statement = true_false and _TRUE_FALSE.match(body) is not None
    reason = "" if statement else _other_kind(body)
    if reason:
        return Refused(item.line, NO_OPTIONS, reason, shown)
    after = "".join(mark + part for mark, part in pieces[2:])[1:]
    stem, images = _read(f"{before}{_GAP if after.strip() else ''}{after}", style)
    body, _, general = _halved(body)
    options = _true_false(body, style) if statement else _options(body, style)
    if len(options) == 1:
        return Refused(item.line, ONE_OPTION, say("Only one option: there is nothing to choose."), shown)
    if not statement and not any(mark == "~" for mark, _ in _split(body, "=~")):
        return Refused(item.line, NO_OPTIONS, say("A short answer to be typed, not a choice."), shown)
    return FoundQuestion(
        line=item.line,
        stem=stem,
        options=tuple(options),
        images=images,
        explanation=_read(general, style)[0],
        name=_read(name, "plain")[0],
    )


def _halved(body: str) -> tuple[str, str, str]:
    """The options and the explanation for the whole question behind “####”."""
    return body.partition("####")


def _other_kind(body: str) -> str:
    """Why a block is not multiple choice; empty when it is."""
    bare = body.strip()
    if not bare or bare.startswith("####"):
        return say("An essay: its answer is free text.")
    if _TRUE_FALSE.match(bare):
        return say("True or false: one statement, no options.")
    if bare.startswith("#"):
        return say("A number to be typed, not a choice.")
    pairs = [part for mark, part in _split(body, "=~") if mark == "="]
    if pairs and all(" -> " in part or part.lstrip().startswith("-> ") for part in pairs):
        return say("Pairs to be matched, not a choice.")
    if not any(mark for mark, _ in _split(body, "=~")):
        return say("No options in its braces.")
    return ""


def _true_false(body: str, style: str) -> list[FoundOption]:
    """Options for a statement; its feedback for a wrong answer comes first, then the one for a right answer."""
    said, *notes = [text for _, text in _split(body, "#")]
    holds = said.strip().upper().startswith("T")
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
        said, *notes = [text for _, text in _split(part, "#")]
        right = (mark == "=" and share != 0) or (not exact and share is not None and share > 0)
        kind = _FORMAT.match(said)
        said = said[kind.end() :] if kind else said
        own = kind["name"].lower() if kind else style
        text, images = _read(said, own)
        options.append(FoundOption(text or " ".join(images), right, _read("#".join(notes), own)[0]))
    return options


def _read(text: str, style: str) -> tuple[str, tuple[str, ...]]:
    """A text without escapes and, where it is HTML, without tags; and its pictures."""
    out: list[str] = []
    place = 0
    while place < len(text):
        mark = text[place]
        if mark == "\\" and place + 1 < len(text):
            place += 1
            mark = "\n" if text[place] == "n" else text[place]
        out.append(mark)
        place += 1
    plain = "".join(out).strip()
    if style in ("html", "moodle", "") and ("<" in plain or "&" in plain):
        return html_to_text(plain)
    return images_in(tidy(plain)) if style != "plain" else (tidy(plain), ())
