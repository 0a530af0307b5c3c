"""`cockpit status`: progress, study time and domains, in a few lines or as JSON."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.cli.cells import cell_count, left
from app.cli.options import add_date_option, add_json_option, chosen_day
from app.cli.printing import as_json, describe_unfolded, line
from app.session.environment import Environment
from app.session.study_clock import counted_now
from data.language import say
from data.model.attempts import Attempt
from data.model.domains import Confidence, Domain
from data.model.plan import Phase
from data.planning.labels import exam_label, streak_label, week_label
from data.planning.progress import percent, phases
from data.planning.standings import standings, weakest
from data.planning.study_time.minutes_studied import study_time
from data.planning.study_time.streak import streak
from data.planning.study_time.study_sessions import sessions_by_day, studied_since
from data.study.study import Study

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: "ArgumentParser") -> None:
    """Declare the options."""
    add_date_option(parser)
    add_json_option(parser)


def run(options: "Namespace", env: Environment) -> int:
    """Print week, phases, progress, streak and domains."""
    study = env.open_study()
    today = env.today()
    day = chosen_day(options, today)
    data = as_data(study, day, env.settings.rollover_hour, counted_now(env, study))
    if options.json:
        as_json(data)
    else:
        for text in _lines(data, week_label(study.plan, day)):
            line(text)
    return 0


def as_data(study: Study, day: date, rollover_hour: int, now: datetime) -> dict[str, Any]:
    """The documented JSON form of the status."""
    plan = study.plan
    tally = study.tasks.overall
    time = study_time(sessions_by_day(study), plan, day, now)
    domains = standings(
        study.all(Domain).values(), study.all(Confidence).values(), study.all(Attempt).values(), study.tasks
    )
    weak = weakest(domains)
    return {
        "plan": plan.name,
        "date": day.isoformat(),
        "week": plan.week_of(day),
        "weeks": plan.weeks,
        "tasks_done": tally.done,
        "tasks": tally.total,
        "percent": percent(tally.done, tally.total),
        "days_to_exam": plan.days_to_exam(day),
        "streak": streak(studied_since(study, rollover_hour), day),
        "minutes_today": round(time.today, 1),
        "minutes_week": round(time.week, 1),
        "phases": [
            {"weeks": progress.phase.weeks, "title": progress.phase.title, "state": progress.state.value,
             "done": progress.done, "tasks": progress.total}
            for progress in phases(list(study.all(Phase).values()), study.tasks, day)
        ],
        "domains": [
            {"name": row.domain.name, "weight": row.domain.weight, "confidence": row.confidence,
             "mock": row.mock, "tasks_done": None if row.tasks is None else round(100 * row.tasks)}
            for row in domains
        ],
        "weakest": weak.domain.name if weak else None,
        "changes_not_in_file": study.unfolded,
    }  # fmt: skip


def _lines(data: dict[str, Any], week: str) -> list[str]:
    head = (data["plan"], week, exam_label(data["days_to_exam"]), streak_label(data["streak"]))
    lines = [" · ".join(words for words in head if words)]
    lines.append(say("{done} of {total} tasks done · {percent}%", done=data["tasks_done"], total=data["tasks"],
                     percent=data["percent"]))  # fmt: skip
    lines += _phase_lines(data["phases"])
    for domain in data["domains"]:
        mark = "◂" if domain["name"] == data["weakest"] else " "
        confidence = "-" if domain["confidence"] is None else f"{domain['confidence']}/5"
        mock = "-" if domain["mock"] is None else f"{domain['mock']:.0f}%"
        lines.append(f"  {domain['weight']:3.0f}%  {confidence:>3}  {mock:>5} {mark} {domain['name']}")
    if data["changes_not_in_file"]:
        lines.append(describe_unfolded(data["changes_not_in_file"]))
    return lines


def _phase_lines(rows: list[dict[str, Any]]) -> list[str]:
    """One line for each phase, in columns."""
    states = [say(row["state"]) for row in rows]
    counts = [f"{row['done']}/{row['tasks']}" for row in rows]
    state_width = max(map(cell_count, states), default=0)
    count_width = max(map(len, counts), default=0)
    return [
        f"  {row['weeks']:>5}  {count:>{count_width}}  {left(state, state_width)}  {row['title']}"
        for row, count, state in zip(rows, counts, states, strict=True)
    ]
