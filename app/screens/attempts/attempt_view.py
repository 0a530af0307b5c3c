"""Rows and sections for the list of attempts and the comparison of two."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from data.exams.report import compared, tally
from data.exams.sitting import answers_of, seconds_so_far
from data.formats.banks.study.question_pool import sittings
from data.language import say, say_count, say_date
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
    """Every attempt that was started or scored, the newest first."""
    return tuple(_attempt_row(study, attempt, attempt.id in marked) for attempt in reversed(sittings(study)))


def _attempt_row(study: Study, attempt: Attempt, marked: bool) -> AttemptRow:
    answers = answers_of(study, attempt)
    count, percent = "", attempt.percent
    if attempt.right is not None and attempt.total:
        count = f"{attempt.right}/{attempt.total}"
    elif attempt.kind == "practice":
        marked_answers = tally([answer for answer in answers if answer.right is not None])
        count, percent = f"{marked_answers.right}/{marked_answers.total}", marked_answers.percent
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
    """Two attempts side by side: scores, domains, time, and the questions in both."""
    (one, ones), (other, others) = pair
    totals = [ScoreRow(attempt.title, attempt.percent, _count(attempt), _time(answers)) for attempt, answers in pair]
    rows = []
    for domain in domains:
        scores = [_domain_percent(attempt, domain.id) for attempt, _ in pair]
        if scores[1] is not None:
            rows.append(ScoreRow(domain.name, scores[1], "", _compared_with(scores[0], scores[1], glyphs)))
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
    words = say_count(
        len(pairs),
        "{n} question in both: {better} newly right, {worse} newly wrong, {right} right both times, {wrong} "
        "wrong both times.",
        "{n} questions in both: {better} newly right, {worse} newly wrong, {right} right both times, {wrong} "
        "wrong both times.",
        better=ways["better"], worse=ways["worse"], right=ways["right"], wrong=ways["wrong"],
    )  # fmt: skip
    again = [(before, after) for before, after in pairs if after.right is False]
    lines = [(words, "")]
    for before, after in again:
        question = questions.get(after.question or 0)
        stem = on_one_plain_line(question.stem[:160]) if question else ""
        if before.right:
            lines.append((say("Question {n}, newly wrong: {stem}", n=after.number, stem=stem), "warn"))
        else:
            lines.append((say("Question {n}, still wrong: {stem}", n=after.number, stem=stem), ""))
    return (Section(say("Questions in both"), tuple(lines)),)


def _domain_percent(attempt: Attempt, domain: int) -> float | None:
    return next((score.percent for score in attempt.domain_scores if score.domain == domain), None)


def _compared_with(before: float | None, now: float, glyphs: Glyphs) -> str:
    """The percent of the earlier attempt, and the difference in points."""
    percent = format_percent(before, glyphs)
    if before is None:
        return say("before: {percent}", percent=percent)
    return say("before: {percent}, {n} points", percent=percent, n=f"{round(now - before):+d}")


def _count(attempt: Attempt) -> str:
    return f"{attempt.right}/{attempt.total}" if attempt.right is not None and attempt.total else ""


def _time(answers: Sequence[Answer]) -> str:
    seconds = sum(answer.seconds for answer in answers)
    return say("time {time}", time=as_clock(timedelta(seconds=int(seconds)))) if seconds >= 1 else ""
