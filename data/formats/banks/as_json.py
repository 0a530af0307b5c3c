"""A parsed bank as JSON for scripts."""

import json
from typing import Any

from data.formats.banks.model.model import ParsedBank


def as_json(parsed_bank: ParsedBank) -> str:
    """One JSON object: format, title, questions, refused items, warnings and their counts."""
    return json.dumps(as_object(parsed_bank), ensure_ascii=False, indent=1)


def as_object(parsed_bank: ParsedBank) -> dict[str, Any]:
    """The same object as plain Python values."""
    return {
        "format": parsed_bank.format,
        "title": parsed_bank.title,
        "questions": [
            {
                "line": question.line,
                "name": question.name,
                "stem": question.stem,
                "options": [
                    {"text": option.text, "right": option.right, "note": option.note or None}
                    for option in question.options
                ],
                "images": list(question.images),
                "explanation": question.explanation or None,
                "domain": question.domain or None,
                "statement": question.statement or None,
                "difficulty": question.difficulty or None,
                "source": question.link or None,
            }
            for question in parsed_bank.questions
        ],
        "refused": [
            {
                "line": refusal.line,
                "last": max(refusal.last, refusal.line),
                "code": refusal.code,
                "reason": refusal.reason,
                "excerpt": refusal.excerpt,
            }
            for refusal in parsed_bank.refused
        ],
        "outside": [{"line": part.line, "last": part.last, "text": part.text} for part in parsed_bank.outside],
        "warnings": [
            {"code": finding.code, "line": finding.line, "message": finding.message}
            for finding in parsed_bank.findings
        ],
        "counts": parsed_bank.counts(),
    }
