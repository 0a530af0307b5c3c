"""The JSON form of a reading: `cockpit import --json`."""

from collections.abc import Mapping, Sequence
from typing import Any

from data.formats.markdown_plan.reading import (
    Assumptions,
    Group,
    LogEntry,
    MockScore,
    ParsedPlan,
    PlanDate,
    PlannedTask,
    PlanWarning,
    QuizQuestion,
    Span,
    StudyResource,
    WeightedDomain,
)
from data.formats.text.guessed_words import GuessedWord

NO_GUESSES: Mapping[GuessedWord, Sequence[int]] = {}


def as_json(
    reading: ParsedPlan,
    encoding: str = "utf-8",
    repaired_from: str | None = None,
    lost: int = 0,
    guessed: Mapping[GuessedWord, Sequence[int]] = NO_GUESSES,
) -> dict[str, Any]:
    """One object with everything understood; dates as `PlanDate.text` writes them.

    `guessed` holds the line numbers of each guessed word.
    """
    guesses = [word._asdict() | {"lines": list(numbers)} for word, numbers in guessed.items()]
    names = {domain.key: domain.name for domain in reading.domains}
    return {
        "kind": reading.kind,
        "title": reading.title,
        "encoding": {"name": encoding, "repaired_from": repaired_from, "lost": lost, "guessed": guesses},
        "lines": {"nonblank": reading.nonblank, "accounted": reading.accounted()},
        "start": _day(reading.start),
        "end": _day(reading.end),
        "exam_date": _day(reading.exam_date),
        "groups": [_group(group) for group in reading.groups if group.depth == 0],
        "tasks": [_task(task, reading.groups, names) for task in reading.tasks],
        "log": [_entry(entry) for entry in reading.log],
        "scores": [_score(score) for score in reading.scores],
        "domains": [_domain(domain) for domain in reading.domains if domain.weight],
        "domains_without_weight": [_domain(domain) for domain in reading.domains if not domain.weight],
        "questions": [_question(quiz) for quiz in reading.questions],
        "resources": [_resource(resource) for resource in reading.resources],
        "notes": _notes(reading),
        "warnings": [_warning(warning) for warning in reading.warnings],
        "readings": _assumptions(reading.assumptions),
        "front_matter": dict(reading.front_matter),
    }


def _assumptions(assumptions: Assumptions) -> dict[str, Any]:
    """The assumptions that the file gave reason for, with sentences for their names."""
    named = {
        "language": assumptions.language,
        "domains": list(assumptions.domains),
        "tables": list(assumptions.tables),
        "plain items under weeks and days are": assumptions.plain_items,
        "year": assumptions.year,
        "order": assumptions.date_order,
        "marks": dict(assumptions.marks),
        "plan is in": assumptions.layout,
    }
    return {name: value for name, value in named.items() if value}


def _task(task: PlannedTask, groups: tuple[Group, ...], domains: dict[str, str]) -> dict[str, Any]:
    return {
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
        "group": groups[task.group].title if task.group is not None else None,
        "domain": domains.get(task.domain),
    }


def _entry(entry: LogEntry) -> dict[str, Any]:
    return {"title": entry.title, "line": entry.line, "date": _first(entry.span), "minutes": entry.minutes}


def _score(score: MockScore) -> dict[str, Any]:
    return {
        "name": score.name,
        "line": score.line,
        "score": score.score,
        "out_of": score.out_of,
        "percent": score.percent,
        "target": score.target_text or None,
        "date": _first(score.span),
        "memo": score.memo,
    }


def _domain(domain: WeightedDomain) -> dict[str, Any]:
    return {"name": domain.name, "weight": domain.weight, "line": domain.line, "confidence": domain.confidence}


def _question(quiz: QuizQuestion) -> dict[str, Any]:
    return {
        "question": quiz.question,
        "answer": quiz.answer,
        "line": quiz.line,
        "options": quiz.options,
        "explanation": quiz.explanation,
    }


def _resource(resource: StudyResource) -> dict[str, Any]:
    return {"title": resource.title, "url": resource.url or None, "line": resource.line}


def _warning(warning: PlanWarning) -> dict[str, Any]:
    return {"code": warning.code, "line": warning.line, "message": warning.message}


def _notes(reading: ParsedPlan) -> list[dict[str, Any]]:
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
