"""Recognizes formats that are not supported, and refuses each by name with a way out."""

import re
from collections.abc import Callable

from data.errors import BadFile
from data.language import say

CSV_WAY = "Save it as CSV or plain text and import that file."
QUIZ_WAY = "Export the quiz as GIFT, Aiken, Moodle XML or CSV."
TEXT_WAY = "Copy its text into a plain text file and import that file."
UNPACK_WAY = "Unpack it and import the files in it."
WRITE_WAY = "Save the questions as JSON or CSV and import that file."
ZIPPED = (
    (b"xl/", "an Excel workbook", CSV_WAY),
    (b"word/", "a Word document", CSV_WAY),
    (b"ppt/", "a PowerPoint file", TEXT_WAY),
    (b"content.xml", "an OpenDocument file", CSV_WAY),
    (b"collection.anki2", "an Anki deck", "Export its notes from Anki as plain text and import that file."),
    (b"imsmanifest.xml", "a QTI or Canvas package", QUIZ_WAY),
)
BINARY = (
    (b"%PDF-", "a PDF", TEXT_WAY),
    (b"\xd0\xcf\x11\xe0", "an old Office file", CSV_WAY),
    (b"SQLite format 3", "a database", WRITE_WAY),
    (b"\x1f\x8b", "a compressed file", UNPACK_WAY),
    (b"Rar!", "a compressed file", UNPACK_WAY),
    (b"7z\xbc\xaf", "a compressed file", UNPACK_WAY),
    (b"\x89PNG", "an image", TEXT_WAY),
    (b"\xff\xd8\xff", "an image", TEXT_WAY),
)
HEAD = 30_000
"""Characters at the start in which a format must be recognizable."""

_QTI = re.compile(r"<(?:\w{1,20}:)?(?:questestinterop|assessmentItem|assessmentTest|manifest)\b")
_MOODLE = re.compile(r"<quiz\b|<question\b")
_SCRIPT = re.compile(
    r"export\s+(?:default|const|let|var|type|interface)\b|module\.exports\s*=|import\s[^\n]{1,200}\sfrom\s|"
    r"interface\s+\w+\s*\{|(?:const|let|var)\s+\w+[^=\n]{0,60}=\s*[\[{(]|[\"']use strict[\"']"
)
_TABLE_OF_TOML = re.compile(r"^[ \t]{0,8}\[\[[\w.\"-]{1,60}\]\][ \t]*$", re.M)
_TOML_FIRST = re.compile(r"\[{1,2}[\w.\"-]{1,60}\]{1,2}\s*$|[\w.\"-]{1,60}\s*=\s*\S")
_YAML = re.compile(
    r"^[ \t]{0,8}-[ \t]+[\"']?(?:question|questions|q|text|title|prompt|stem|id|type)[\"']?[ \t]*:(?:[ \t]|$)", re.M
)
_YAML_FIRST = re.compile(r"---|%YAML|-\s+[\"']?\w+[\"']?\s*:|[\w-]{1,40}\s*:(?:\s|$)")
_ANKI = re.compile(r"#(?:separator|html|notetype|deck|tags)(?: column)?:", re.I)
_BLACKBOARD = re.compile(r"(?:MC|MA|TF|ESS|ORD|MAT|FIB|SR|NUM)\t[^\n]*\t")


def refuse_foreign(content: str | bytes, file_name: str) -> None:
    """Raise `BadFile` for a file in a known format that is not supported."""
    if isinstance(content, bytes):
        _refuse_binary(content, file_name)
        content = content[: HEAD * 2].decode("utf-8", "replace")
    text = content[:HEAD].removeprefix("\ufeff").replace("\r\n", "\n")
    first = _first_line(text)
    for recognises, name, way in TEXTS:
        if recognises(text, first):
            raise _refusal(file_name, name, way)


def _first_line(text: str) -> str:
    """The first line that is not a comment."""
    lines = (line.strip() for line in text.split("\n"))
    return next((line for line in lines if line and not line.startswith(("//", "/*", "*", "# "))), "")


def _is_qti(text: str, first: str) -> bool:
    return first.startswith("<") and _QTI.search(text) is not None


def _is_page(text: str, first: str) -> bool:
    return (first[:9].lower() == "<!doctype" and "html" in first[:200].lower()) or first[:5].lower() == "<html"


def _is_other_xml(text: str, first: str) -> bool:
    return first.startswith("<?xml") and _MOODLE.search(text) is None


def _is_script(text: str, first: str) -> bool:
    return _SCRIPT.match(first) is not None


def _is_toml(text: str, first: str) -> bool:
    return _TOML_FIRST.match(first) is not None and _TABLE_OF_TOML.search(text) is not None


def _is_yaml(text: str, first: str) -> bool:
    return _YAML_FIRST.match(first) is not None and _YAML.search(text) is not None


def _is_anki(text: str, first: str) -> bool:
    return _ANKI.match(text.lstrip()) is not None


def _is_blackboard(text: str, first: str) -> bool:
    return _BLACKBOARD.match(first) is not None


TEXTS: tuple[tuple[Callable[[str, str], bool], str, str], ...] = (
    (_is_qti, "QTI", QUIZ_WAY),
    (_is_page, "a web page", TEXT_WAY),
    (_is_other_xml, "XML that is not from Moodle", QUIZ_WAY),
    (_is_script, "a JavaScript or TypeScript module", "Copy the list into a .json file and import that file."),
    (_is_toml, "TOML", WRITE_WAY),
    (_is_yaml, "YAML", WRITE_WAY),
    (_is_anki, "Anki plain text", "Replace the lines that start with # with one line of column names."),
    (_is_blackboard, "tab-separated Blackboard text", "Add a first line with the column names."),
)


def _refuse_binary(content: bytes, file_name: str) -> None:
    if content[:4] == b"PK\x03\x04":
        directory = content[:4000] + content[-20_000:]
        for mark, name, way in ZIPPED:
            if mark in directory:
                raise _refusal(file_name, name, way)
        raise _refusal(file_name, "a zip archive", UNPACK_WAY)
    for mark, name, way in BINARY:
        if content.startswith(mark):
            raise _refusal(file_name, name, way)


def _refusal(file_name: str, name: str, way: str) -> BadFile:
    return BadFile(
        say("{file} is {format}, which is not supported. {way}", file=file_name, format=say(name), way=say(way))
    )
