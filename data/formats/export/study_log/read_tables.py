"""Reads mock exams, study time and resources from a written study log."""

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import unquote

from data.formats.export.study_log.words import Words
from data.model.attempts import Attempt, DomainScore
from data.model.plan import Task
from data.model.resources import Resource
from data.model.sessions import StudySession

_COUNTED = re.compile(r"(\d+)/(\d+) \(.*\)")
_LINKED = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)(.*)")
_PRICED = re.compile(r"(?: \(([^()]*)\))?(?: - (.*))?")

Rows = list[dict[str, str]]
NewId = Callable[[], int]


def mocks(rows: Rows, words: Words, labels: dict[str, int], new_id: NewId) -> list[Attempt]:
    """Mock exams with their scores, including those of domains."""
    attempts = []
    for position, row in enumerate(rows):
        score = row[words.say("Score")]
        counted = _COUNTED.fullmatch(score)
        right, total = (int(counted[1]), int(counted[2])) if counted else (None, None)
        percent = 100 * int(counted[1]) / int(counted[2]) if counted else float(score.rstrip("%")) if score else None
        target = row[words.say("Target score")].rstrip("+")
        day = row[words.say("Date")]
        parts, memo = _by_domain(row[words.say("Notes")], labels)
        attempts.append(
            Attempt(
                id=new_id(),
                title=row[words.say("Mock exam")],
                day=date.fromisoformat(day) if day else None,
                target=float(target) if target else None,
                percent=percent,
                right=right,
                total=total,
                domain_scores=parts,
                memo=memo.replace("<br>", "\n"),
                position=position,
            )
        )
    return attempts


def _by_domain(text: str, labels: dict[str, int]) -> tuple[tuple[DomainScore, ...], str]:
    """Scores of domains at the start of a memo, and the rest of the memo."""
    first, _, memo = text.partition(" · ")
    scores = []
    for part in first.split(", "):
        label, _, percent = part.rpartition(" ")
        if label not in labels or not percent.endswith("%"):
            return (), text
        scores.append(DomainScore(labels[label], float(percent[:-1])))
    return tuple(scores), memo


def sessions(rows: Rows, words: Words, tasks: list[Task], new_id: NewId) -> list[StudySession]:
    """Minutes studied; they belong to the task with the same title and day, if there is one."""
    by_title = {(task.title, task.day): task.id for task in tasks}
    result = []
    for row in rows:
        day, title = date.fromisoformat(row[words.say("Date")]), row[words.say("Topic")]
        task = by_title.get((title, day))
        minutes = words.read_minutes(row[words.say("Study time")])
        result.append(
            StudySession(
                id=new_id(),
                day=day,
                minutes=minutes,
                task=task,
                title="" if task is not None else title,
                text=row.get(words.say("Notes"), "").replace("<br>", "\n"),
            )
        )
    return result


def resources(items: list[str], new_id: NewId) -> list[Resource]:
    """Resources with price and remark."""
    result = []
    for position, item in enumerate(items):
        linked = _LINKED.fullmatch(item)
        title, url, rest = linked.groups() if linked else (item, "", "")
        details = _PRICED.fullmatch(rest)
        price, remark = details.groups("") if details else ("", rest.strip())
        result.append(
            Resource(id=new_id(), title=title, url=unquote(url) if "%2" in url else url, price=price, remark=remark,
                     free=not price, position=position)
        )  # fmt: skip
    return result
