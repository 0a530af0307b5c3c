"""The sections and rows of the report on an attempt."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from data.exams.clock import face
from data.exams.draws.option_order import as_shown, option_order
from data.exams.report import Changes, Report, Tally, planned_seconds, whole_percent
from data.exams.scoring import estimated
from data.language import say, say_count, say_date, spoken
from data.model.attempts import Answer, Attempt
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Question
from data.packs.pack import Pack
from data.planning.plain_markdown import on_one_plain_line
from widgets.exam.pace_line import as_clock, as_seconds
from widgets.report.report_page import MissedRow, Section
from widgets.report.score_table import ScoreRow

REASON_WORDS = {"unknown": "didn't know", "misread": "misread", "reasoning": "reasoning", "time": "time"}
SURENESS_WORDS = {"sure": "sure", "unsure": "unsure", "guess": "guess", "": "not rated"}
STEM_LIMIT = 400
"""Characters of a stem that one line can show."""
FEW = 20
"""Fewer questions than this give only a rough estimate."""


def sections(
    attempt: Attempt, counts: Report, all_changes: Changes, plan: Plan, domains: Sequence[Domain],
    pack: Pack | None, answer_key: str,
) -> tuple[Section, ...]:  # fmt: skip
    """Every section of the report that is not empty; `answer_key` is the keyboard key that asks for a key."""
    parts = (
        Section(_headline(attempt, counts), _summary(attempt, counts, plan, pack, answer_key)),
        Section(say("By domain"), rows=_domain_rows(counts, domains, attempt.target)),
        Section(say("By sixth of the exam"), rows=_part_rows(counts, plan, attempt)),
        Section(say("By how sure you were"), rows=_sureness_rows(counts)),
        Section(say("Changed answers"), _change_lines(counts.changes, all_changes)),
    )
    return tuple(part for part in parts if part.lines or part.rows)


def missed_rows(attempt: Attempt, counts: Report, questions: Mapping[int, Question]) -> tuple[MissedRow, ...]:
    """The missed questions with their answers and keys, in the letters that were shown."""
    return tuple(_missed_row(attempt, answer, questions.get(answer.question or 0)) for answer in counts.missed)


def _missed_row(attempt: Attempt, answer: Answer, question: Question | None) -> MissedRow:
    chosen, key = answer.chosen, answer.key
    if question is not None:
        order = option_order(attempt, question)
        chosen, key = as_shown(chosen, order), as_shown(key, order)
    return MissedRow(
        id=answer.id,
        number=answer.number,
        chosen=chosen,
        key=key,
        time=as_seconds(int(answer.seconds)) if answer.seconds >= 1 else "",
        reason=say(REASON_WORDS[answer.reason]) if answer.reason in REASON_WORDS else "",
        stem=on_one_plain_line(question.stem[:STEM_LIMIT]) if question else answer.memo,
    )


def _headline(attempt: Attempt, counts: Report) -> str:
    if counts.scored.total:
        right, total = counts.scored.right, counts.scored.total
        percent = whole_percent(right, total)
        return say("{right} of {total} right: {percent}%", right=right, total=total, percent=percent)
    if attempt.percent is not None:
        return say("{percent}% right", percent=f"{attempt.percent:g}")
    if attempt.kind == "practice" and counts.everything.total:
        return say("{right} of {total} right", right=counts.everything.right, total=counts.everything.total)
    return say("Not marked yet")


def _summary(
    attempt: Attempt, counts: Report, plan: Plan, pack: Pack | None, answer_key: str
) -> tuple[tuple[str, str], ...]:
    lines: list[tuple[str, str]] = []
    if attempt.day is not None:
        lines.append((f"{attempt.title} · {say_date(attempt.day)}", "quiet"))
    if _ran_out(attempt):
        lines.append((say("Time ran out. Your answers up to then were handed in."), "warn"))
    if attempt.unscored and counts.everything.total:
        silent = len(attempt.unscored)
        lines.append((
            say_count(
                silent,
                "As on the exam, {n} of the {all} questions does not count. Right with it included: {right}.",
                "As on the exam, {n} of the {all} questions do not count. Right with them included: {right}.",
                all=counts.everything.total, right=counts.everything.right,
            ),
            "",
        ))  # fmt: skip
    lines += _estimate_lines(attempt, counts, pack)
    reached = attempt.reached_target()
    if attempt.target is not None and reached is not None:
        words = say("Target {n}% reached.", n=f"{attempt.target:g}")
        if not reached:
            words = say("Target {n}% not reached.", n=f"{attempt.target:g}")
        lines.append((words, "good" if reached else "warn"))
    if counts.unanswered:
        lines.append((say_count(counts.unanswered, "{n} question unanswered.", "{n} questions unanswered."), "warn"))
    lines += _time_lines(attempt, counts, plan)
    if attempt.kind == "sheet" and attempt.percent is None:
        lines.append((say("Press [{key}] to enter the answer key, or only the score.", key=answer_key), "accent"))
    return tuple(lines)


def _ran_out(attempt: Attempt) -> bool:
    """Whether the timer ended the attempt, not the learner."""
    if not attempt.minutes or not attempt.events or attempt.events[-1].kind != "ended":
        return False
    return not face(attempt, attempt.events[-1].at).remaining


def _estimate_lines(attempt: Attempt, counts: Report, pack: Pack | None) -> list[tuple[str, str]]:
    right, total = counts.everything.right, counts.everything.total
    if pack is None or attempt.percent is None or attempt.kind == "practice":
        return []
    if not total:
        total = attempt.questions or pack.questions
        right = round(total * attempt.percent / 100)
    guess = estimated(right, total, pack)
    scale = say(
        "Estimated score: {low} to {high} (scale {min} to {max}, pass mark {mark}).",
        low=guess.low, high=guess.high, min=pack.scale_min, max=pack.scale_max, mark=pack.pass_mark,
    )  # fmt: skip
    outlook = {
        "pass": say("You would probably pass."), "fail": say("You would probably not pass."),
        "open": say("It could go either way."),
    }[guess.outlook]  # fmt: skip
    lines = [(f"{scale} {outlook}", "strong")]
    if assumption := pack.scaling_assumption.in_(spoken()):
        lines.append((assumption, "quiet"))
    if total < FEW:
        lines.append(
            (
                say_count(
                    total,
                    "Only {n} question, so this is a rough estimate.",
                    "Only {n} questions, so this is a rough estimate.",
                ),
                "warn",
            )
        )
    return lines


def _time_lines(attempt: Attempt, counts: Report, plan: Plan) -> list[tuple[str, str]]:
    if not counts.seconds or not counts.everything.total:
        return []
    average = counts.seconds / (attempt.questions or counts.everything.total)
    planned = planned_seconds(attempt.minutes, attempt.questions or 0, plan.review_in(attempt.minutes or 0))
    time, per_question = as_clock(_span(counts.seconds)), as_seconds(int(average))
    if planned is None:
        return [(say("Time {time}, {each} per question.", time=time, each=per_question), "")]
    words = say(
        "Time {time}, {each} per question; the plan allows {planned}.",
        time=time, each=per_question, planned=as_seconds(int(planned)),
    )  # fmt: skip
    return [(words, "good" if average <= planned else "warn")]


def _domain_rows(counts: Report, domains: Sequence[Domain], target: float | None) -> tuple[ScoreRow, ...]:
    rows = []
    for domain in domains:
        percent = counts.domain_percents.get(domain.id)
        if percent is None:
            continue
        count = counts.domains.get(domain.id)
        rows.append(
            ScoreRow(
                label=domain.name,
                percent=percent,
                score=_count(count) if count else "",
                words=say("{n}% of the exam", n=f"{domain.weight:g}") if domain.weight else "",
                good=None if target is None else percent >= target,
            )
        )
    return tuple(rows)


def _part_rows(counts: Report, plan: Plan, attempt: Attempt) -> tuple[ScoreRow, ...]:
    planned = planned_seconds(attempt.minutes, attempt.questions or 0, plan.review_in(attempt.minutes or 0))
    return tuple(
        ScoreRow(
            label=_part_label(first, last),
            percent=part.percent,
            score=_count(part),
            words=_format_time(part.seconds, planned),
        )
        for first, last, part in counts.parts
    )


def _part_label(first: int, last: int) -> str:
    if first == last:
        return say("Question {n}", n=first)
    return say("Questions {first} to {last}", first=first, last=last)


def _format_time(seconds: float, planned: float | None) -> str:
    if seconds < 1:
        return ""
    time = as_seconds(int(seconds))
    if planned is None or seconds <= planned:
        return say("{time} each", time=time)
    return say("{time} each, {over} over the plan", time=time, over=as_seconds(int(seconds - planned)))


def _sureness_rows(counts: Report) -> tuple[ScoreRow, ...]:
    if not set(counts.sureness) - {""}:
        return ()
    return tuple(
        ScoreRow(say(SURENESS_WORDS[how]), part.percent, _count(part)) for how, part in counts.sureness.items()
    )


def _change_lines(here: Changes, everywhere: Changes) -> tuple[tuple[str, str], ...]:
    if not everywhere.total:
        return ()
    return tuple(
        (
            say(
                "{where}: {better} from wrong to right, {worse} from right to wrong, {same} wrong both times",
                where=where, better=changes.to_right, worse=changes.to_wrong, same=changes.wrong_both,
            ),
            "",
        )
        for where, changes in ((say("This attempt"), here), (say("All attempts"), everywhere))
    )  # fmt: skip


def _count(part: Tally) -> str:
    return f"{part.right}/{part.total}"


def _span(seconds: float) -> timedelta:
    return timedelta(seconds=int(seconds))
