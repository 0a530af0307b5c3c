"""Which format a question bank has, told by its content and never by its name alone."""

import re

from data.formats.banks.fields.table import looks_like_table
from data.formats.banks.known.own_markdown import looks_like_own

OWN, XML, JSON, GIFT, AIKEN, TABLE, TEXT = "own_markdown", "moodle_xml", "json", "gift", "aiken", "table", "text"

_AIKEN_ANSWER = re.compile(r"^[ \t]{0,8}ANSWER[ \t]{0,3}:", re.M)
_AIKEN_OPTION = re.compile(r"^[ \t]{0,8}[A-Z][).]", re.M)
_MARKDOWN = re.compile(r"^[ \t]{0,12}(?:#{1,6} |[-*+] |\*\*|\d{1,4}[.)]|(?:Q|q|Question|QUESTION)\s?\d|<|```)", re.M)
_CHECK_BOX = re.compile(r"^[ \t]{0,12}[-*+][ \t]{0,4}\[[ xX]?\]", re.M)
_GIFT_LINE = re.compile(r"^[ \t]{0,40}(?:::[^:\n]{1,300}::|\$CATEGORY:|// ?question: )", re.M)
_GIFT_BLOCK = re.compile(r"(?<!\\)\{(?:[ \t\n]{0,40}(?:[=~#]|T\b|F\b|TRUE\b|FALSE\b))", re.I)


def recognised(text: str) -> str:
    """Name of the format; text in no other one is read as Markdown or plain text."""
    bare = text.lstrip("\ufeff \t\r\n")
    if bare[:1] == "<" and re.search(r"<quiz\b|<question\b[^<>]{0,200}\btype\s*=", bare[:200_000]):
        return XML
    if bare[:1] in "[{" and bare[:1] and _is_json(bare):
        return JSON
    if looks_like_own(bare):
        return OWN
    boxes = len(_CHECK_BOX.findall(bare))
    if boxes < 2:
        if _is_gift(bare):
            return GIFT
        answers = len(_AIKEN_ANSWER.findall(bare))
        if answers and len(_AIKEN_OPTION.findall(bare)) >= answers and len(_MARKDOWN.findall(bare)) < answers:
            return AIKEN
        if looks_like_table(bare):
            return TABLE
    return TEXT


def _is_json(bare: str) -> bool:
    """Whether text that begins with a bracket goes on as JSON does; GIFT and check boxes begin with one too."""
    head = bare[:2000]
    return bool(re.match(r"\{\s*(?:\"|\})|\[\s*(?:[\[{\"\]\d-]|true|false|null)", head)) and not re.match(
        r"\[\w{1,12}\]", head
    )


def _is_gift(bare: str) -> bool:
    if "{" not in bare:
        return False
    lines = len(_GIFT_LINE.findall(bare))
    blocks = len(_GIFT_BLOCK.findall(bare))
    if bare.count("```") >= 2:
        return lines > 1 and blocks > 0
    return blocks > 0 and (lines > 0 or bare.count("{") <= 2 * blocks)
