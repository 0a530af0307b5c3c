"""Turns the missed questions of an exam into review tasks on the coming days and a note."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from data.study.study import Study

MINUTES_EACH = 10
"""Minutes planned for the review of one missed question."""
MINUTES_MOST = 60
STEM_LIMIT = 120

Group = list[tuple[Answer, Question | None]]


def review_plan(
    study: "Study", attempt: Attempt, missed: Sequence[Answer], questions: Mapping[int, Question], today: date
) -> list[Record]:
    """Return the new tasks and the note to commit as one step; empty when the study has all of them.

    One task for each task statement, or for the domain of questions without one, the most missed first, one a day
    from tomorrow,
    none after the day before the exam.
    """
    tasks: list[Record] = []
    sources = {task.source for task in study.all(Task).values() if task.source}
    groups = _groups(missed, questions)
    last = study.plan.exam_day - timedelta(days=1) if study.plan.exam_day else date.max
    for number, (name, group) in enumerate(groups.items()):
        source = f"attempt/{attempt.id}/{name}"
        if source not in sources:
            day = max(today, min(today + timedelta(days=1 + number), last))
            tasks.append(_review_task(study, attempt, group, day, source))
    note = _note(study, [pair for group in groups.values() for pair in group], today)
    return [*tasks, *note]


def _groups(missed: Sequence[Answer], questions: Mapping[int, Question]) -> dict[str, Group]:
    """Missed questions by task statement or domain, the largest group first."""
    groups: dict[str, Group] = {}
    for answer in missed:
        question = questions.get(answer.question or 0)
        name = (question.statement or str(question.domain or "")) if question else ""
        groups.setdefault(name, []).append((answer, question))
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def _review_task(study: "Study", attempt: Attempt, group: Group, day: date, source: str) -> Task:
    first = group[0][1]
    domain = study.all(Domain).get(first.domain) if first and first.domain else None
    name = " ".join(part for part in (first.statement if first else "", domain.label if domain else "") if part)
    count = say_count(len(group), "{n} missed question", "{n} missed questions")
    title = say("Review {count} from “{exam}”", count=count, exam=attempt.title)
    minutes = min(MINUTES_MOST, MINUTES_EACH * len(group))
    of_domain = domain.id if domain else None
    task = new_task(study, f"{title}: {name}" if name else title, day, minutes=minutes, domain=of_domain)
    details = "\n".join(_detail(answer, question) for answer, question in group)
    return replace(task, kind="review", details=details, source=source)


def _detail(answer: Answer, question: Question | None) -> str:
    number = say("Question {n}", n=answer.number)
    if question is None:
        return f"- {number}: {answer.chosen or '–'} → {answer.key}"
    link = f" {question.link}" if question.link else ""
    return f"- {number}: {_excerpt(question)}{link}"


def _note(study: "Study", pairs: Group, today: date) -> Sequence[Record]:
    """The day's "likely on the exam" note with a line for each missed question that it lacks."""
    old = note_in(study, "likely", today)
    text = old.text if old else ""
    lines = [
        line for answer, question in pairs if question for line in [_note_line(answer, question)] if line not in text
    ]
    if not lines:
        return []
    return with_text(study, "likely", today, "\n".join([*([text.rstrip()] if text.strip() else []), *lines]))


def _note_line(answer: Answer, question: Question) -> str:
    right_options = [
        " ".join(option.text.split())
        for index, option in enumerate(question.options)
        if letter(index) in (answer.key or question.counted_key)
    ]
    return f"- {_excerpt(question)} → {' + '.join(right_options)}"


def _excerpt(question: Question) -> str:
    """The beginning of the question on one line."""
    flat = on_one_plain_line(question.stem[: 4 * STEM_LIMIT])
    return flat if len(flat) <= STEM_LIMIT else flat[: STEM_LIMIT - 1] + "…"
