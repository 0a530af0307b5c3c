"""The JSON form of a reading: `cockpit import --json`."""

from typing import Any

from data.formats.markdown_plan.reading import Group, PlanDate, PlanReading, Span


def as_json(
    reading: PlanReading, encoding: str = "utf-8", repaired_from: str | None = None, lost: int = 0
) -> dict[str, Any]:
    """One object with everything understood; dates as `PlanDate.text` writes them."""
    titles = [group.title for group in reading.groups]
    return {
        "kind": reading.kind,
        "title": reading.title,
        "encoding": {"name": encoding, "repaired_from": repaired_from, "lost": lost},
        "lines": {"nonblank": reading.nonblank, "accounted": reading.accounted()},
        "start": _day(reading.start),
        "end": _day(reading.end),
        "exam_date": _day(reading.exam_date),
        "groups": [_group(group) for group in reading.groups if group.depth == 0],
        "tasks": [
            {
                "title": task.title,
                "line": task.line,
                "date": _first(task.span),
                "end": _last(task.span),
                "done": task.done,
                "status": task.status,
                "minutes": task.minutes,
                "minutes_text": task.minutes_text,
                "day": task.days,
                "week": task.weeks,
                "kind": task.kind,
                "group": titles[task.group] if task.group is not None else None,
            }
            for task in reading.tasks
        ],
        "log": [
            {"title": entry.title, "line": entry.line, "date": _first(entry.span), "minutes": entry.minutes}
            for entry in reading.log
        ],
        "scores": [
            {
                "name": score.name,
                "line": score.line,
                "score": score.score,
                "out_of": score.out_of,
                "percent": score.percent,
                "target": score.target_text or None,
                "date": _first(score.span),
                "memo": score.memo,
            }
            for score in reading.scores
        ],
        "domains": [
            {
                "name": domain.name,
                "weight": domain.weight,
                "line": domain.line,
                "confidence": domain.confidence,
            }
            for domain in reading.domains
        ],
        "questions": [
            {
                "question": quiz.question,
                "answer": quiz.answer,
                "line": quiz.line,
                "options": quiz.options,
                "explanation": quiz.explanation,
            }
            for quiz in reading.questions
        ],
        "resources": [
            {"title": resource.title, "url": resource.url or None, "line": resource.line}
            for resource in reading.resources
        ],
        "notes": _notes(reading),
        "warnings": [
            {"code": warning.code, "line": warning.line, "message": warning.message} for warning in reading.warnings
        ],
        "readings": dict(reading.readings),
        "front_matter": dict(reading.front_matter),
    }


def _notes(reading: PlanReading) -> list[dict[str, Any]]:
    """Notes, and the headings inside groups, which are no groups of their own here."""
    notes: list[dict[str, Any]] = [
        {"title": note.title, "line": note.line, "end_line": note.end_line, "kind": note.kind}
        for note in reading.notes
    ]
    notes += [
        {"title": group.title, "line": group.line, "end_line": group.line, "kind": "heading"}
        for group in reading.groups
        if group.depth
    ]
    return sorted(notes, key=lambda note: int(note["line"]))


def _group(group: Group) -> dict[str, Any]:
    return {
        "title": group.title,
        "line": group.line,
        "start": _first(group.span),
        "end": _last(group.span),
        "unit": group.unit,
    }


def _day(day: PlanDate | None) -> str | None:
    return day.text() if day is not None else None


def _first(span: Span | None) -> str | None:
    return span.first.text() if span is not None else None


def _last(span: Span | None) -> str | None:
    return span.last.text() if span is not None else None
