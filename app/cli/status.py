"""`cockpit status`: where the study stands, in a few lines or as JSON."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from app.cli.command_line import add_date_option, add_json_option, chosen_day
from app.cli.printing import as_json, line
from app.session.environment import Workplace
from data.language import say
from data.model.attempts import Attempt
from data.model.domains import Confidence, Domain
from data.model.plan import Phase
from data.planning.labels import exam_words, week_words
from data.planning.progress import days_to_exam, percent, phases
from data.planning.standings import standings, weakest
from data.planning.streak import streak
from data.planning.study_sessions import sessions_by_day, studied_since
from data.planning.study_time import study_time
from data.study.study import Study


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    add_date_option(parser)
    add_json_option(parser)


def run(options: Namespace, place: Workplace) -> int:
    """Print week, phases, progress, streak and domains."""
    study = place.open_study()
    today = place.today()
    day = chosen_day(options, today)
    data = as_data(study, day, place.settings.rollover_hour)
    if options.json:
        as_json(data)
    else:
        for text in _lines(data, week_words(study.plan, day)):
            line(text)
    return 0


def as_data(study: Study, day: date, rollover_hour: int) -> dict[str, Any]:
    """The documented JSON form of a study's standing."""
    plan = study.plan
    tally = study.tasks.overall
    time = study_time(sessions_by_day(study), plan, day, study.clock.now())
    found = standings(
        study.all(Domain).values(), study.all(Confidence).values(), study.all(Attempt).values(), study.tasks
    )
    weak = weakest(found)
    return {
        "plan": plan.name,
        "date": day.isoformat(),
        "week": plan.week_of(day),
        "weeks": plan.weeks,
        "tasks_done": tally.done,
        "tasks": tally.total,
        "percent": percent(tally.done, tally.total),
        "days_to_exam": days_to_exam(plan, day),
        "streak": streak(studied_since(study, rollover_hour), day),
        "minutes_today": round(time.today, 1),
        "minutes_week": round(time.week, 1),
        "phases": [
            {"weeks": each.phase.weeks, "title": each.phase.title, "state": each.state.value,
             "done": each.done, "tasks": each.total}
            for each in phases(list(study.all(Phase).values()), study.tasks, day)
        ],
        "domains": [
            {"name": each.domain.name, "weight": each.domain.weight, "confidence": each.confidence,
             "mock": each.mock, "tasks_done": None if each.tasks is None else round(100 * each.tasks)}
            for each in found
        ],
        "weakest": weak.domain.name if weak else None,
    }  # fmt: skip


def _lines(data: dict[str, Any], week: str) -> list[str]:
    streak_words = say("{n}-day streak", n=data["streak"])
    head = (data["plan"], week, exam_words(data["days_to_exam"]), streak_words)
    lines = [" · ".join(words for words in head if words)]
    lines.append(say("{done} of {total} tasks done · {percent} %", done=data["tasks_done"], total=data["tasks"],
                     percent=data["percent"]))  # fmt: skip
    for phase in data["phases"]:
        lines.append(
            f"  {phase['weeks']:>5}  {phase['done']}/{phase['tasks']}  {say(phase['state'])}  {phase['title']}"
        )
    for domain in data["domains"]:
        mark = "◂" if domain["name"] == data["weakest"] else " "
        confidence = "-" if domain["confidence"] is None else f"{domain['confidence']}/5"
        mock = "-" if domain["mock"] is None else f"{domain['mock']:.0f} %"
        lines.append(f"  {domain['weight']:3.0f} %  {confidence:>3}  {mock:>5} {mark} {domain['name']}")
    return lines
