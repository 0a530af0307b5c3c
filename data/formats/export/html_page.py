"""The study as one self-contained web page: to read on a phone, send or print."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from urllib.parse import urlsplit

from data.formats.export.html_pictures import heatmap, radar, trend
from data.formats.export.html_style import STYLE
from data.formats.export.study_log.pieces import number
from data.formats.export.study_log.words import Words
from data.model.attempts import Attempt
from data.model.domains import CONFIDENCE_TOP, Confidence, Domain
from data.model.notes import Note
from data.model.plan import Phase, Task
from data.model.resources import Resource
from data.planning.notebook import SECTION_TITLES
from data.planning.progress import percent, phases
from data.planning.standings import Standing, standings
from data.planning.task_values import shown_texts
from data.study.study import Study

_SAFE_SCHEMES = ("http", "https", "mailto")
# Nothing may be loaded or run, whatever a study's texts contain.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"


def export_html(study: Study, today: date) -> str:
    """Write the page in the language of the plan; every text of the study is escaped."""
    words = Words(study.plan.language)
    standing_list = standings(
        study.all(Domain).values(), study.all(Confidence).values(), study.all(Attempt).values(), study.tasks
    )
    weekdays = [words.weekday(day) for day in range(7)]
    calendar = heatmap(study, today, weekdays)
    shades = _key((f"shade s{step}", f"{25 * step}%") for step in (0, 2, 4))
    sections = [
        _section(words.say("Calendar"), f'<div class="scroll">{calendar}</div>{shades}', wide=True),
        _domains(standing_list, words),
        _mocks(study, words),
        _roadmap(study, today, words),
        _weeks(study, today, words),
        _notes(study, words),
        _resources(study, words),
    ]
    title = escape(words.say("{name}: study log", name=study.plan.name))
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="generator" content="study-cockpit">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1>{_facts(study, today, words)}</header>\n<main>\n"
        + "\n".join(section for section in sections if section)
        + "\n</main>\n</body>\n</html>\n"
    )


def _facts(study: Study, today: date, words: Words) -> str:
    plan, tally = study.plan, study.tasks.overall
    share = percent(tally.done, tally.total)
    facts = [
        words.say("{weeks} weeks ({start} ~ {end})", weeks=plan.weeks, start=plan.start, end=plan.end),
        words.say("{done} of {total} tasks done ({percent}%)", done=tally.done, total=tally.total, percent=share),
    ]
    days_left = plan.days_to_exam(today)
    if plan.exam_day is not None and days_left is not None:
        facts.append(f"{words.say('Exam day')} {plan.exam_day}" + (f" (D-{days_left})" if days_left >= 0 else ""))
    facts.append(today.isoformat())
    line = " · ".join(escape(fact) for fact in facts)
    return f'<p class="facts">{line}</p><progress max="100" value="{share}">{share}%</progress>'


def _section(title: str, content: str, wide: bool = False) -> str:
    kind = ' class="wide"' if wide else ""
    return f"<section{kind}><h2>{escape(title)}</h2>{content}</section>" if content else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells of `rows` are already HTML."""
    top = "".join(f"<th>{escape(name)}</th>" for name in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'


def _key(names: Iterable[tuple[str, str]]) -> str:
    """The legend of a picture's colours."""
    items = "".join(f'<span><b class="{kind}"></b>{escape(name)}</span> ' for kind, name in names)
    return f'<p class="facts key">{items}</p>'


def _domains(standing_list: list[Standing], words: Words) -> str:
    if not standing_list:
        return ""
    rows = [
        [
            escape(standing.domain.name),
            f'<span class="tight">{number(standing.domain.weight)}%</span>',
            f'<span class="tight">{standing.confidence} / {CONFIDENCE_TOP}</span>'
            if standing.confidence is not None
            else "–",
            f"{standing.mock:.0f}%" if standing.mock is not None else "–",
            f"{100 * standing.tasks:.0f}%" if standing.tasks is not None else "–",
        ]
        for standing in standing_list
    ]
    names = ("Domain", "Weight", "Confidence", "Mock exam", "Tasks done")
    head = [words.say(name) for name in names]
    kinds = zip(("confidence", "mock", "tasks"), head[2:], strict=True)
    key = _key(kinds) if len(standing_list) >= 3 else ""
    return _section(words.say("Domains and confidence"), radar(standing_list) + key + _table(head, rows))


def _mocks(study: Study, words: Words) -> str:
    attempts = sorted(
        study.all(Attempt).values(), key=lambda attempt: (attempt.day or date.max, attempt.position, attempt.id)
    )
    scores = [
        (attempt.day, attempt.percent, attempt.target)
        for attempt in attempts
        if attempt.day and attempt.percent is not None
    ]
    rows = [
        [
            escape(attempt.title),
            f'<span class="tight">{attempt.day or ""}</span>',
            f"{number(round(attempt.percent, 1))}%" if attempt.percent is not None else "",
            f"{number(attempt.target)}%" if attempt.target is not None else "",
            {True: "✓", False: "✗", None: ""}[attempt.reached_target()],
        ]
        for attempt in attempts
    ]
    head = [words.say(name) for name in ("Mock exam", "Date", "Score", "Target score")] + [""]
    title = words.say("Mock exam scores")
    return _section(title, trend(scores, title) + _table(head, rows)) if rows else ""


def _roadmap(study: Study, today: date, words: Words) -> str:
    rows = [
        [
            f'<span class="tight">{escape(progress.phase.weeks)}</span>',
            f"{escape(progress.phase.title)}<br>"
            f'<span class="details">{progress.phase.start} ~ {progress.phase.end} · '
            f"{words.say(progress.state.value)}</span>",
            f'<span class="tight">{progress.done} / {progress.total}</span>'
            f'<progress max="{max(progress.total, 1)}" value="{progress.done}"></progress>',
        ]
        for progress in phases(list(study.all(Phase).values()), study.tasks, today)
    ]
    head = [words.say(name) for name in ("Weeks", "Topic", "Done")]
    return _section(words.say("Roadmap"), _table(head, rows), wide=True) if rows else ""


def _weeks(study: Study, today: date, words: Words) -> str:
    """Every week, collapsed except the one that contains `today`."""
    plan = study.plan
    weeks: dict[int | None, list[Task]] = {}
    for task in study.all(Task).values():
        weeks.setdefault(plan.week_of(task.day) if task.day else task.week, []).append(task)
    parts = []
    for week in sorted(weeks, key=lambda week: (week is None, week or 0)):
        tasks = sorted(weeks[week], key=lambda task: (task.day or date.max, task.position, task.id))
        done = sum(task.done for task in tasks)
        title = words.say("Week {week}", week=week) if week is not None else words.say("Whenever there is time")
        start = f" · {plan.week_start(week)}" if week is not None else ""
        opened = " open" if week == plan.week_of(today) else ""
        rows = [_task_row(study, task, words) for task in tasks]
        head = ["", words.say("Date"), words.say("Task"), words.say("Time")]
        summary = f"{escape(title)}{start} · {done} / {len(tasks)}"
        parts.append(f"<details{opened}><summary>{summary}</summary>{_table(head, rows)}</details>")
    return _section(words.say("Weekly checklists"), "".join(parts), wide=True)


def _task_row(study: Study, task: Task, words: Words) -> list[str]:
    small = "\n".join(filter(None, map(str.strip, shown_texts(study, task, "page"))))
    details = f'<div class="details">{escape(small)}</div>' if small else ""
    return [
        "✓" if task.done else "○",
        f'<span class="tight">{escape(words.day(task.day)) if task.day else ""}</span>',
        escape(task.title) + details,
        f'<span class="tight">{escape(words.minutes(task.minutes))}</span>',
    ]


def _notes(study: Study, words: Words) -> str:
    parts = []
    for note in sorted(study.all(Note).values(), key=lambda note: (note.day or date.min, note.id)):
        if note.text.strip():
            title = note.title or words.say(SECTION_TITLES.get(note.section, "Notes"))
            day = f"{note.day} · " if note.day else ""
            parts.append(
                f"<details open><summary>{escape(day + title)}</summary><pre>{escape(note.text)}</pre></details>"
            )
    return _section(words.say("Notes"), "".join(parts), wide=True)


def _resources(study: Study, words: Words) -> str:
    parts = []
    for resource in sorted(study.all(Resource).values(), key=lambda resource: (resource.position, resource.id)):
        more = " · ".join(text for text in (resource.price, resource.remark) if text)
        small = f'<div class="details">{escape(more)}</div>' if more else ""
        parts.append(f"<li>{_link(resource)}{small}</li>")
    return _section(words.say("Resources"), f"<ul>{''.join(parts)}</ul>" if parts else "", wide=True)


def _link(resource: Resource) -> str:
    """A link if the address only opens a page; else the title alone."""
    title = escape(resource.title or resource.url)
    try:
        safe = urlsplit(resource.url.strip()).scheme.casefold() in _SAFE_SCHEMES
    except ValueError:
        safe = False
    return f'<a href="{escape(resource.url.strip())}" rel="noopener noreferrer">{title}</a>' if safe else title
