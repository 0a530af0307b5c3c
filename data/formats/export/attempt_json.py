"""An attempt as JSON, to be kept or carried to another study: its score, its clock, its answers.

{"format": "study-cockpit attempt", "version": 1, "attempt": {…}, "answers": [{…, "question": {…}}, …]}

Questions are named by their bank's own name, by a key made of their content, and by how they begin, so that another
study finds them again where it holds them. Domains are named by key and name. Moments are ISO 8601.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from data.errors import BadFile, StudyError
from data.frozen import replace
from data.language import say
from data.model.attempts import Answer, Attempt, ClockEvent, DomainScore
from data.model.domains import Domain
from data.model.questions import Question
from data.store.text.codecs import CODECS

FORMAT = "study-cockpit attempt"
VERSION = 1
BEGINNING = 160
"""Characters of a question that are written down with it."""
OWN_IDS = ("domain_scores", "draw")
"""Fields of an attempt that hold ids of one study and are written in another way."""


def exported(
    attempt: Attempt, answers: Sequence[Answer], questions: Mapping[int, Question], domains: Mapping[int, Domain]
) -> str:
    """The attempt as JSON text."""
    fields = {name: value for name, value in CODECS[Attempt.table].write(attempt).items() if name not in OWN_IDS}
    fields["domain_scores"] = [
        {
            "domain": domains[score.domain].key or domains[score.domain].name,
            "percent": score.percent,
            "right": score.right,
            "total": score.total,
        }
        for score in attempt.domain_scores
        if score.domain in domains
    ]
    rows = [_written_answer(answer, questions.get(answer.question or 0)) for answer in answers]
    return json.dumps(
        {"format": FORMAT, "version": VERSION, "attempt": fields, "answers": rows}, ensure_ascii=False, indent=1
    )


def imported(
    text: str,
    file_name: str,
    new_id: Callable[[], int],
    questions: Mapping[int, Question],
    domains: Mapping[int, Domain],
) -> tuple[Attempt, list[Answer]]:
    """The attempt and its answers with new ids; raises `BadFile` for anything that is no exported attempt."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadFile(say("{file} is no JSON file: export an attempt to see the form.", file=file_name)) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise BadFile(say("{file} holds no exported attempt.", file=file_name))
    if whole.get("version") != VERSION:
        raise BadFile(say("{file} comes from a newer version of the program: update it first.", file=file_name))
    try:
        return _read(whole, new_id, questions, domains)
    except (KeyError, TypeError, ValueError, AttributeError, StudyError) as error:
        raise BadFile(say("{file} is damaged: {what}", file=file_name, what=error)) from error


def _read(
    whole: dict[str, Any], new_id: Callable[[], int], questions: Mapping[int, Question], domains: Mapping[int, Domain]
) -> tuple[Attempt, list[Answer]]:
    by_content = {question.content_key: id_ for id_, question in questions.items()}
    by_name = {name: domain.id for domain in domains.values() for name in (domain.name, domain.key) if name}
    fields = dict(whole["attempt"])
    scores = tuple(
        DomainScore(by_name[row["domain"]], float(row["percent"]), row.get("right"), row.get("total"))
        for row in fields.pop("domain_scores", [])
        if row["domain"] in by_name
    )
    attempt: Attempt = CODECS[Attempt.table].read(new_id(), fields)
    answers = [_read_answer(row, attempt, new_id, questions, by_content) for row in whole["answers"]]
    answers.sort(key=lambda answer: answer.number)
    if [answer.number for answer in answers] != list(range(1, len(answers) + 1)):
        raise ValueError("the numbers of its answers have gaps")
    draw = tuple(answer.question for answer in answers if answer.question is not None)
    done = replace(attempt, domain_scores=scores, draw=draw if len(draw) == len(answers) else ())
    return _ended(done), answers


def _read_answer(
    row: dict[str, Any],
    attempt: Attempt,
    new_id: Callable[[], int],
    questions: Mapping[int, Question],
    by_content: Mapping[str, int],
) -> Answer:
    fields = {name: value for name, value in row.items() if name != "question"}
    answer: Answer = CODECS[Answer.table].read(new_id(), fields | {"attempt": attempt.id})
    asked = row.get("question") or {}
    found = asked.get("id") if asked.get("id") in questions else by_content.get(asked.get("content", ""))
    return replace(answer, question=found, entered=None)


def _written_answer(answer: Answer, question: Question | None) -> dict[str, Any]:
    row = dict(CODECS[Answer.table].write(answer))
    row.pop("attempt")
    row.pop("question", None)
    if question is not None:
        row["question"] = {
            "id": question.id,
            "name": question.name,
            "content": question.content_key,
            "begins": question.stem[:BEGINNING],
        }
    return row


def _ended(attempt: Attempt) -> Attempt:
    """The attempt, ended where it was written down while it was going on."""
    if not attempt.running:
        return attempt
    return replace(attempt, events=(*attempt.events, ClockEvent("ended", attempt.events[-1].at)))
