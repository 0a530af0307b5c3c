"""Writes the whole study log, from its title to its resources."""

from datetime import date

from data.formats.export.study_log.pieces import fenced, lines_in_cell, link, number, on_one_line, table
from data.formats.export.study_log.task_columns import lines_under
from data.formats.export.study_log.weeks import DONE, OPEN, weekly_checklists
from data.formats.export.study_log.words import Words
from data.model.attempts import Attempt
from data.model.domains import CONFIDENCE_TOP, Confidence, Domain
from data.model.notes import Note
from data.model.plan import Phase, Task
from data.model.resources import Resource
from data.model.sessions import StudySession
from data.planning.progress import PhaseState, percent, phases
from data.study.study import Study

_STATE_SIGNS = {PhaseState.PLANNED: OPEN, PhaseState.IN_PROGRESS: "🔄", PhaseState.DONE: DONE}


def export_markdown(study: Study, today: date) -> str:
    """Write the study as Markdown in the plan's language; `today` decides which phases are in progress.

    A log has no single answers, questions, clock events or times of ticks.
    """
    words = Words(study.plan.language)
    lines = [
        f"# {words.say('{name}: study log', name=on_one_line(study.plan.name))}",
        "",
        *_goals(study, words),
        *_roadmap(study, today, words),
        *weekly_checklists(study, words),
        *_without_a_day(study, words),
        *_mocks(study, words),
        *_domains(study, words),
        *_time(study, words),
        *_notes(study, words),
        *_resources(study, words),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _goals(study: Study, words: Words) -> list[str]:
    plan, tally = study.plan, study.tasks.overall
    period = words.say("{weeks} weeks ({start} ~ {end})", weeks=plan.weeks, start=plan.start, end=plan.end)
    facts = [("Exam", on_one_line(plan.exam_name or plan.name)), ("Study period", period)]
    if plan.weekly_hours is not None:
        facts.append(("Study time a week", words.length_in_sentence(plan.weekly_minutes)))
    else:
        facts.append(("Study time a day", words.length_in_sentence(plan.minutes_a_day)))
    if plan.exam_day:
        facts.append(("Exam day", plan.exam_day.isoformat()))
    if plan.exam_questions and plan.exam_minutes:
        form = "{questions} questions in {minutes} min"
        facts.append(("Exam form", words.say(form, questions=plan.exam_questions, minutes=plan.exam_minutes)))
    share = percent(tally.done, tally.total)
    progress = words.say(
        "{done} of {total} tasks done ({percent}%)", done=tally.done, total=tally.total, percent=share
    )
    facts.append(("Progress", progress))
    return [f"## {words.say('Goals')}", "", *(f"- **{words.say(name)}**: {fact}" for name, fact in facts), ""]


def _roadmap(study: Study, today: date, words: Words) -> list[str]:
    roadmap = phases(list(study.all(Phase).values()), study.tasks, today)
    if not roadmap:
        return []
    rows = [
        [
            progress.phase.weeks,
            f"{progress.phase.start} ~ {progress.phase.end}",
            progress.phase.title,
            _STATE_SIGNS[progress.state],
        ]
        for progress in roadmap
    ]
    legend = " | ".join(f"{sign} {words.say(state.value)}" for state, sign in _STATE_SIGNS.items())
    head = [words.say(name) for name in ("Weeks", "Dates", "Topic", "Status")]
    status = words.say("Status")
    return [f"## {words.say('Roadmap')}", "", *table(head, rows, "cclc"), f"> {status}: {legend}", ""]


def _without_a_day(study: Study, words: Words) -> list[str]:
    tasks = [task for task in study.all(Task).values() if task.day is None and task.week is None]
    if not tasks:
        return []
    lines = [f"## {words.say('Whenever there is time')}", ""]
    for task in sorted(tasks, key=lambda task: (task.position, task.id)):
        minutes = f" ({words.minutes(task.minutes)})" if task.minutes is not None else ""
        lines.append(f"- [{'x' if task.done else ' '}] {on_one_line(task.title)}{minutes}")
        lines += [f"  {line}" for line in lines_under(study, task, words)]
    lines.append("")
    return lines


def _mocks(study: Study, words: Words) -> list[str]:
    attempts = sorted(
        study.all(Attempt).values(), key=lambda attempt: (attempt.day or date.max, attempt.position, attempt.id)
    )
    if not attempts:
        return []
    names = {domain.id: domain.label for domain in study.all(Domain).values()}
    rows = []
    for attempt in attempts:
        parts = [f"{names.get(score.domain, '?')} {number(score.percent)}%" for score in attempt.domain_scores]
        memo = " · ".join(text for text in (", ".join(parts), lines_in_cell(attempt.memo)) if text)
        target = f"{number(attempt.target)}+" if attempt.target is not None else ""
        day = attempt.day.isoformat() if attempt.day else ""
        rows.append([attempt.title, day, _score(attempt), target, memo])
    head = [words.say(name) for name in ("Mock exam", "Date", "Score", "Target score", "Notes")]
    return [f"## {words.say('Mock exam scores')}", "", *table(head, rows, "lcccl")]


def _score(attempt: Attempt) -> str:
    """The text in the score column: 47/65 if questions were counted, else the percent."""
    if attempt.percent is None:
        return ""
    if attempt.right is not None and attempt.total:
        return f"{attempt.right}/{attempt.total} ({number(attempt.percent)}%)"
    return f"{number(attempt.percent)}%"


def _domains(study: Study, words: Words) -> list[str]:
    domains = _in_order(study)
    if not domains:
        return []
    rated = {
        (rating.domain, rating.checkpoint): rating.value
        for rating in sorted(study.all(Confidence).values(), key=lambda rating: rating.id)
    }
    weeks = sorted({*study.plan.checkpoints, *(checkpoint for _, checkpoint in rated)})
    head = [words.say("Domain"), words.say("Weight"), *(words.say("Week {week}", week=week) for week in weeks)]
    rows = []
    for domain in domains:
        marks = [f"{rated.get((domain.id, week), '')} / {CONFIDENCE_TOP}" for week in weeks]
        rows.append([domain.name, f"{number(domain.weight)}%", *marks])
    align = "lc" + "c" * len(weeks)
    if any(domain.short for domain in domains):
        head.append(words.say("Short name"))
        rows = [[*row, domain.short] for row, domain in zip(rows, domains, strict=True)]
        align += "l"
    return [f"## {words.say('Domains and confidence')}", "", *table(head, rows, align)]


def _time(study: Study, words: Words) -> list[str]:
    sessions = [session for session in study.all(StudySession).values() if session.minutes is not None]
    if not sessions:
        return []
    tasks = study.all(Task)
    rows = [
        [
            session.day.isoformat(),
            words.minutes(session.minutes),
            session.title
            or (tasks[session.task].title if session.task is not None and session.task in tasks else ""),
            lines_in_cell(session.text),
        ]
        for session in sorted(sessions, key=lambda session: (session.day, session.id))
    ]
    head = [words.say(name) for name in ("Date", "Study time", "Topic", "Notes")]
    if not any(row[-1] for row in rows):
        head, rows = head[:-1], [row[:-1] for row in rows]
    return [f"## {words.say('Study time log')}", "", *table(head, rows, "ccll"[: len(head)])]


def _notes(study: Study, words: Words) -> list[str]:
    notes = [note for note in study.all(Note).values() if note.day is None and note.text.strip()]
    if not notes:
        return []
    lines = [f"## {words.say('Notes')}", ""]
    for note in notes:
        lines += [f"### {on_one_line(note.title) or words.say('Notes')}", "", *fenced(note.text)]
    return lines


def _resources(study: Study, words: Words) -> list[str]:
    all_resources = sorted(study.all(Resource).values(), key=lambda resource: (resource.position, resource.id))
    if not all_resources:
        return []
    lines = [f"## {words.say('Resources')}", ""]
    for resource in all_resources:
        price = f" ({on_one_line(resource.price)})" if resource.price.strip() else ""
        remark = f" - {on_one_line(resource.remark)}" if resource.remark.strip() else ""
        lines.append(f"- {link(resource.title, resource.url)}{price}{remark}")
    return [*lines, ""]


def _in_order(study: Study) -> list[Domain]:
    return sorted(study.all(Domain).values(), key=lambda domain: (domain.position, domain.id))
