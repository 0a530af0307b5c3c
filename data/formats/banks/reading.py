"""The one way in: any question bank, read and looked over, nothing written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from data.errors import BadFile
from data.formats.banks import detect as recognise
from data.formats.banks.fields.json_bank import read_json_bank
from data.formats.banks.fields.table import read_table
from data.formats.banks.known.aiken import read_aiken
from data.formats.banks.known.gift import read_gift
from data.formats.banks.known.moodle_xml import read_moodle_xml
from data.formats.banks.known.own_markdown import read_own_markdown
from data.formats.banks.model.checks import findings_of
from data.formats.banks.model.model import NO_OPTIONS, BankReading, Finding, Refused, excerpt
from data.formats.banks.text.text_bank import read_text_bank
from data.formats.text.text_repair import decode
from data.language import say

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
SIZE_LIMIT = 200_000_000
"""Bytes or characters of the largest bank that is read."""


@dataclass(frozen=True, slots=True)
class _Options:
    """What the learner said about a file."""

    key_text: str | None
    columns: Mapping[str, str] | None
    true_false: bool


def read_bank(
    content: str | bytes,
    file_name: str,
    key_text: str | None = None,
    columns: Mapping[str, str] | None = None,
    has_image: Callable[[str], bool] | None = None,
    true_false: bool = False,
) -> BankReading:
    """Read a question bank of any known format; pure: it opens no file and writes nothing.

    `key_text` is the content of a separate key file, `columns` names a table's columns by role, `has_image` tells
    whether a picture that a question names can be had; with `true_false` Moodle's true-or-false statements are taken
    too. Raises `BadFile` where nothing can be read.
    """
    if len(content) > SIZE_LIMIT:
        raise BadFile(say("{file} is larger than any question bank: split it.", file=file_name))
    text = _clean(content if isinstance(content, str) else decoded(content))
    if not text.strip():
        raise BadFile(say("{file} is empty: there are no questions to import.", file=file_name))
    kind = recognise.TABLE if columns else recognise.recognised(text)
    reading = _answerable(_read(kind, text, content, file_name, _Options(key_text, columns, true_false)))
    known = None if kind == recognise.XML else has_image
    findings = (*reading.findings, *findings_of(reading.questions, known))
    return replace(reading, findings=tuple(sorted(findings, key=_line)))


def _answerable(reading: BankReading) -> BankReading:
    """The reading without questions that ask nothing."""
    silent = [question for question in reading.questions if not question.stem.strip() and not question.images]
    if not silent:
        return reading
    refused = [
        Refused(question.line, NO_OPTIONS, say("Options without a question."), excerpt(question.options[0].text))
        for question in silent
    ]
    kept = tuple(question for question in reading.questions if question.stem.strip() or question.images)
    return replace(reading, questions=kept, refused=(*reading.refused, *refused))


def _line(finding: Finding) -> int:
    return finding.line


def _read(
    kind: str,
    text: str,
    content: str | bytes,
    file_name: str,
    options: _Options,
) -> BankReading:
    if kind == recognise.XML:
        return read_moodle_xml(content, file_name, options.true_false)
    if kind == recognise.JSON:
        return read_json_bank(text, file_name)
    if kind == recognise.TABLE:
        return read_table(text, file_name, options.columns)
    if kind == recognise.GIFT:
        return read_gift(text, options.true_false)
    if kind == recognise.AIKEN:
        return read_aiken(text)
    return read_own_markdown(text) if kind == recognise.OWN else read_text_bank(text, options.key_text)


def decoded(raw: bytes) -> str:
    """Bytes as text, in whatever encoding they are, with wrongly decoded lines repaired."""
    return decode(raw).text


def _clean(text: str) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(" ", text)
