"""Reads records of named fields as questions, from a table or from JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from data.formats.banks.fields.field_key import key_style
from data.formats.banks.fields.field_question import question_of
from data.formats.banks.fields.fields import marked_options
from data.formats.banks.model.model import Finding, FoundQuestion, ParsedBank, Refused
from data.values import Values


class FieldRecord(Values):
    """One record, its fields by role, and its first line."""

    line: int
    fields: Mapping[str, Any]
    roles: Mapping[str, list[str]]


def read_records(name: str, records: Sequence[FieldRecord], default: int, title: str = "") -> ParsedBank:
    """Read every record; `default` is the number of the first option if no key decides it."""
    keys = [
        (record.fields.get(column), [option.text for option in marked_options(record.fields, record.roles)[0]])
        for record in records
        for column in record.roles.get("key", ())[:1]
    ]
    numbered = any(role[:7] == "option:" and role[7:].isdigit() for record in records[:1] for role in record.roles)
    style = key_style(keys, default, numbered)
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    findings: list[Finding] = []
    for record in records:
        result, doubts = question_of(record.fields, record.roles, record.line, style)
        if isinstance(result, Refused):
            refused.append(result)
        else:
            questions.append(result)
            findings += doubts
    return ParsedBank(name, tuple(questions), tuple(refused), tuple(findings), title)
