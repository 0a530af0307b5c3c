"""What the list of attempts and the comparison of two show, made from the study."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from data.exams.report import compared, tally
from data.exams.sitting import answers_of, seconds_so_far
from data.formats.banks.study.question_pool import sittings
from data.language import say, say_date
from data.model.attempts import Answer, Attempt
from data.model.domains import Domain
from data.model.questions import Question
from data.planning.plain_markdown import on_one_plain_line
from data.study.study import Study
from widgets.drawing.glyphs import Glyphs
from widgets.exam.pace_line import as_clock
from widgets.report.attempt_list import AttemptRow
from widgets.report.report_page import Section
from widgets.report.score_table import ScoreRow, format_percent

KINDS = {
    "recorded": "score only", "timer": "timed", "sheet": "answer sheet", "exam": "exam", "practice": "practice"
}  # fmt: skip


def attempt_rows(study: Study, marked: Sequence[int]) -> tuple[AttemptRow, ...]:
    """Every attempt that was begun or scored, the newest first."""
    return tuple(_row(study, attempt, attempt.id in marked) for attempt in reversed(sittings(study)))


def _row(study: Study, attempt: Attempt, marked: bool) -> AttemptRow:
    answers = answers_of(study, attempt)
    count, percent = "", attempt.percent
    if attempt.right is not None and attempt.total:
        count = f"{attempt.right}/{attempt.total}"
    elif attempt.kind == "practice":
        found = tally([each for each in answers if each.right is not None])
        count, percent = f"{found.right}/{found.total}", found.percent
    seconds = seconds_so_far(attempt, answers, study.clock.now())
    kind = say("under way") if attempt.running else say(KINDS.get(attempt.kind, attempt.kind))
    return AttemptRow(
        id=attempt.id,
        day=say_date(attempt.day) if attempt.day else "",
        title=attempt.title,
        kind=kind,
        score=count,
        percent=percent,
        target=attempt.target,
        time=as_clock(timedelta(seconds=int(seconds))) if seconds >= 1 else "",
        trend=attempt.has_score,
        marked=marked,
    )


def comparison(
    pair: Sequence[tuple[Attempt, Sequence[Answer]]],
    questions: Mapping[int, Question],
    domains: Sequence[Domain],
    glyphs: Glyphs,
) -> tuple[Section, ...]:
    """Two attempts side by side: scores, domains, time, and the questions both had."""
    (one, ones), (other, others) = pair
    totals = [ScoreRow(each.title, each.percent, _count(each), _time(found)) for each, found in pair]
    rows = []
    for domain in domains:
        scores = [_domain_percent(each, domain.id) for each, _ in pair]
        if scores[1] is not None:
            before = format_percent(scores[0], glyphs)
            words = say("before: {percent}", percent=before) + _difference(scores)
            rows.append(ScoreRow(domain.name, scores[1], "", words))
    return (
        Section(say("“{one}” and “{other}”", one=one.title, other=other.title), rows=tuple(totals)),
        Section(say("By domain, newer attempt"), rows=tuple(rows)),
        *_shared(ones, others, questions),
    )


def _shared(
    ones: Sequence[Answer], others: Sequence[Answer], questions: Mapping[int, Question]
) -> tuple[Section, ...]:
    pairs, ways = compared(ones, others)
    if not pairs:
        return ()
    words = say(
        "{n} questions in both: {better} newly right, {worse} newly wrong, {right} right both times, {wrong} "
        "wrong both times.",
        n=len(pairs), **ways,
    )  # fmt: skip
    again = [(before, after) for before, after in pairs if after.right is False]
    lines = [(words, "")]
    for before, after in again:
        question = questions.get(after.question or 0)
        stem = on_one_plain_line(question.stem[:160]) if question else ""
        then = say("newly wrong") if before.right else say("still wrong")
        lines.append((f"{say('Question {n}', n=after.number)}, {then}: {stem}", "warn" if before.right else ""))
    return (Section(say("Questions in both"), tuple(lines)),)


def _domain_percent(attempt: Attempt, domain: int) -> float | None:
    return next((score.percent for score in attempt.domain_scores if score.domain == domain), None)


def _difference(scores: Sequence[float | None]) -> str:
    if scores[0] is None or scores[1] is None:
        return ""
    return say(", {n} points", n=f"{round(scores[1] - scores[0]):+d}")


def _count(attempt: Attempt) -> str:
    return f"{attempt.right}/{attempt.total}" if attempt.right is not None and attempt.total else ""


def _time(answers: Sequence[Answer]) -> str:
    seconds = sum(each.seconds for each in answers)
    return say("time {time}", time=as_clock(timedelta(seconds=int(seconds)))) if seconds >= 1 else ""
