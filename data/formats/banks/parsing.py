"""Parses and checks question banks of any format; the one entry point of the readers."""

import re
from collections.abc import Callable, Mapping

from data.errors import BadFile
from data.formats.banks.detect import recognised
from data.formats.banks.fields.grid import delimiter_of
from data.formats.banks.fields.table import FORMAT as TABLE
from data.formats.banks.known.foreign import refuse_foreign
from data.formats.banks.model.bank_format import BankFormat, BankSource
from data.formats.banks.model.checks import findings_of
from data.formats.banks.model.model import (
    MISREAD,
    NO_OPTIONS,
    Finding,
    FoundOption,
    FoundQuestion,
    ParsedBank,
    Refused,
    excerpt,
)
from data.formats.banks.model.other_kinds import other_kind
from data.formats.banks.text.comments import without_commented_questions
from data.formats.banks.text.text_bank import FORMAT as TEXT
from data.formats.text.text_repair import decode
from data.formats.text.written_forms import as_written, written_forms
from data.language import say
from data.text_folding import composed

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
STEM_LIMIT = 10_000
"""Most characters of a question's text or of an option; a longer text is a misread file."""
SIZE_LIMIT = 200_000_000
"""Size of the largest bank, in bytes or characters."""


def parse_bank(
    content: str | bytes,
    file_name: str,
    key_text: str | None = None,
    columns: Mapping[str, str] | None = None,
    has_image: Callable[[str], bool] | None = None,
    true_false: bool = False,
) -> ParsedBank:
    """Parse a question bank of any format; pure: it opens no file and writes nothing.

    `key_text` is the content of a separate key file, `columns` names a table's columns by role, `has_image` checks
    whether a picture is available; `true_false` imports Moodle's true-or-false statements too. Raises `BadFile` for
    content that is not a bank.
    """
    if len(content) > SIZE_LIMIT:
        raise BadFile(say("{file} is too large for a question bank. Split it.", file=file_name))
    refuse_foreign(content, file_name)
    text = _clean(content if isinstance(content, str) else decoded(content))
    written = written_forms(text)
    text = composed(text)
    if not text.strip():
        raise BadFile(say("{file} is empty. It has no questions to import.", file=file_name))
    bank_format = _format_of(text, file_name, columns)
    source = BankSource(
        text=text,
        content=content,
        file_name=file_name,
        key_text=composed(key_text) if key_text else key_text,
        columns=columns,
        true_false=true_false,
    )
    parsed_bank = _without_comments(bank_format, source)
    findings = (
        *parsed_bank.findings,
        *findings_of(parsed_bank.questions, None if bank_format.holds_images else has_image),
    )
    return _as_written(parsed_bank._replace(findings=tuple(sorted(findings, key=_line))), written)


def _format_of(text: str, file_name: str, columns: Mapping[str, str] | None) -> BankFormat:
    """The format of a text; a table by its file name or by the columns that the learner names."""
    bank_format = recognised(text)
    named_table = bank_format is TEXT and file_name.lower().endswith((".csv", ".tsv"))
    if (columns and not bank_format.has_columns) or (named_table and delimiter_of(text) is not None):
        return TABLE
    return bank_format


def _without_comments(bank_format: BankFormat, source: BankSource) -> ParsedBank:
    """The bank without its comments; each question in a comment is refused with its line."""
    if not bank_format.may_have_comments:
        return _answerable(bank_format.read(source))
    text, commented = without_commented_questions(
        source.text, lambda part: _answerable(bank_format.read(source._replace(text=part, content=part)))
    )
    parsed_bank = _answerable(bank_format.read(source._replace(text=text)))
    if not commented:
        return parsed_bank
    return parsed_bank._replace(refused=tuple(sorted((*parsed_bank.refused, *commented), key=_line)))


def _as_written(parsed_bank: ParsedBank, written: Mapping[str, str]) -> ParsedBank:
    """The bank with its words as the file writes them."""
    if not written:
        return parsed_bank
    questions = tuple(_question_as_written(question, written) for question in parsed_bank.questions)
    return parsed_bank._replace(questions=questions, title=as_written(parsed_bank.title, written))


def _question_as_written(question: FoundQuestion, written: Mapping[str, str]) -> FoundQuestion:
    """A question with its words as the file writes them."""
    options = tuple(
        FoundOption(as_written(option.text, written), option.right, as_written(option.note, written))
        for option in question.options
    )
    return question._replace(
        options=options,
        stem=as_written(question.stem, written),
        explanation=as_written(question.explanation, written),
        name=as_written(question.name, written),
        domain=as_written(question.domain, written),
    )


def _answerable(parsed_bank: ParsedBank) -> ParsedBank:
    """The bank without questions that ask nothing or are not a single question."""
    questions: list[FoundQuestion] = []
    refused = list(parsed_bank.refused)
    for question in parsed_bank.questions:
        longest = max(len(question.stem), *(len(option.text) for option in question.options))
        if longest > STEM_LIMIT:
            reason = say("A text of {n} characters is not one question. The file was misread here.", n=longest)
            refused.append(Refused(question.line, MISREAD, reason, excerpt(question.stem)))
        elif reason := other_kind(question):
            refused.append(Refused(question.line, NO_OPTIONS, reason, excerpt(question.stem)))
        elif question.stem.strip() or question.images:
            questions.append(question)
        else:
            shown = excerpt(question.options[0].text)
            refused.append(Refused(question.line, NO_OPTIONS, say("Options without a question."), shown))
    if len(questions) == len(parsed_bank.questions):
        return parsed_bank
    lines = {question.line for question in questions}
    findings = tuple(finding for finding in parsed_bank.findings if finding.line in lines)
    return parsed_bank._replace(questions=tuple(questions), refused=tuple(refused), findings=findings)


def _line(part: Finding | Refused) -> int:
    return part.line


def decoded(raw: bytes) -> str:
    """Bytes as text, in whatever encoding they are, with wrongly decoded lines repaired."""
    return decode(raw).text


def _clean(text: str) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(" ", text)
