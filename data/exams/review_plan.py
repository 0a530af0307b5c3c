"""Turns what was missed in an exam into review tasks on coming days and a note for the exam."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from data.frozen import replace
from data.language import say, say_count
from data.model.attempts import Answer, Attempt
from data.model.domains import Domain
from data.model.plan import Task
from data.model.questions import Question, letter
from data.model.record import Record
from data.planning.new_task import new_task
from data.planning.notebook import note_in, with_text
from data.planning.plain_markdown import on_one_plain_line
from data.study.study import Study

MINUTES_EACH = 10
"""Minutes planned to review one missed question."""
MINUTES_MOST = 60
STEM_LIMIT = 120

Group = list[tuple[Answer, Question | None]]


def review_plan(
    study: Study, attempt: Attempt, missed: Sequence[Answer], questions: Mapping[int, Question], today: date
) -> list[Record]:
    """The tasks and the note to commit as one step; empty where all of it is there already.

    One task for each task statement, or domain where none is known, the most missed first, one a day from tomorrow,
    none after the day before the exam.
    """
    made: list[Record] = []
    known = {task.source for task in study.all(Task).values() if task.source}
    groups = _groups(missed, questions)
    last = study.plan.exam_day - timedelta(days=1) if study.plan.exam_day else date.max
    for place, (name, group) in enumerate(groups.items()):
        source = f"attempt/{attempt.id}/{name}"
        if source not in known:
            day = max(today, min(today + timedelta(days=1 + place), last))
            made.append(_task(study, attempt, group, day, source))
    note = _note(study, [pair for group in groups.values() for pair in group], today)
    return [*made, *note]


def _groups(missed: Sequence[Answer], questions: Mapping[int, Question]) -> dict[str, Group]:
    """What was missed by task statement or domain, the largest group first."""
    groups: dict[str, Group] = {}
    for answer in missed:
        question = questions.get(answer.question or 0)
        name = (question.statement or str(question.domain or "")) if question else ""
        groups.setdefault(name, []).append((answer, question))
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def _task(study: Study, attempt: Attempt, group: Group, day: date, source: str) -> Task:
    first = group[0][1]
    domain = study.all(Domain).get(first.domain) if first and first.domain else None
    name = " ".join(part for part in (first.statement if first else "", domain.label if domain else "") if part)
    count = say_count(len(group), "{n} missed question", "{n} missed questions")
    title = say("Review {count} of “{exam}”", count=count, exam=attempt.title)
    minutes = min(MINUTES_MOST, MINUTES_EACH * len(group))
    task = new_task(study, f"{title}: {name}" if name else title, day, minutes, domain)
    details = "\n".join(_detail(answer, question) for answer, question in group)
    return replace(task, kind="review", details=details, source=source)


def _detail(answer: Answer, question: Question | None) -> str:
    number = say("Question {n}", n=answer.number)
    if question is None:
        return f"- {number}: {answer.chosen or '–'} → {answer.key}"
    link = f" {question.link}" if question.link else ""
    return f"- {number}: {_excerpt(question)}{link}"


def _note(study: Study, pairs: Group, today: date) -> Sequence[Record]:
    """The day's page of what is likely on the exam with a line for each missed question, where one is lacking."""
    old = note_in(study, "likely", today)
    text = old.text if old else ""
    lines = [line for answer, question in pairs if question for line in [_line(answer, question)] if line not in text]
    if not lines:
        return []
    return with_text(study, "likely", today, "\n".join([*([text.rstrip()] if text.strip() else []), *lines]))


def _line(answer: Answer, question: Question) -> str:
    right = [
        " ".join(option.text.split())
        for place, option in enumerate(question.options)
        if letter(place) in (answer.key or question.counted_key)
    ]
    return f"- {_excerpt(question)} → {' + '.join(right)}"


def _excerpt(question: Question) -> str:
    """How the question begins, on one line."""
    flat = on_one_plain_line(question.stem[: 4 * STEM_LIMIT])
    return flat if len(flat) <= STEM_LIMIT else flat[: STEM_LIMIT - 1] + "…"
