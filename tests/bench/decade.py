"""Writes a study of ten years: 3,650 days with a task, notes and a session each, and a mock every month."""

import os
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from app.session.environment import Environment
from data.clock import SystemClock
from data.locations import Locations, locations
from data.model.attempts import Attempt, DomainScore
from data.model.domains import Domain
from data.model.notes import Note
from data.model.plan import Phase, Plan, Task
from data.model.record import Record
from data.model.sessions import StudySession
from data.packs.new_study import Choices, new_study
from data.packs.pack import open_pack
from data.settings import Settings

DAYS = 3650


def write_study(home: Path, days: int) -> None:
    """A study under `home`: fresh when `days` is 0, else with that many days lived."""
    env = _place(home)
    study = env.open_study()
    pack = open_pack("mls_c01")
    today = env.today()
    records = new_study(
        pack,
        Choices(plan=pack.plans[0], language="en", start=today - timedelta(days=16), minutes_a_day=60),
        env.ids(),
    )
    study.commit("start", *records)
    if days:
        study.commit("live", *_lived(records, days, today, env))
    study.close()


def landmarks(home: Path) -> tuple[str, ...]:
    """What the dashboard shows once every pane is painted: today's first task and the largest domain's weight."""
    env = _place(home)
    study = env.open_study()
    today = next(task.title for task in study.all(Task).values() if task.day == env.today())
    weight = max(domain.weight for domain in study.all(Domain).values())
    return today[:12], f"{weight:g}%"


def platform_locations(home: Path) -> Locations:
    """Where the study of a learner with this home folder is, by the platform's own rules."""
    before = os.environ.copy()
    try:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "STUDY_COCKPIT_HOME"):
            os.environ.pop(name, None)
        os.environ["HOME"] = str(home)
        return locations()
    finally:
        os.environ.clear()
        os.environ.update(before)


def _place(home: Path) -> Environment:
    return Environment(platform_locations(home), Settings(), SystemClock(), Random(1))


def _lived(records: list[Record], days: int, today: date, env: Environment) -> list[Record]:
    ids, now = env.ids(), env.clock.now()
    domains = [record for record in records if isinstance(record, Domain)]
    phases = [record for record in records if isinstance(record, Phase)]
    made: list[Record] = []
    for number in range(1, days):
        day = today - timedelta(days=number)
        domain = domains[number % len(domains)]
        done = None if number % 50 == 0 else now - timedelta(days=number)
        made.append(
            Task(
                id=ids.new(),
                title=f"Task of day {number}: 데이터 엔지니어링 복습",
                day=day,
                minutes=45,
                domain=domain.id,
                phase=phases[number % len(phases)].id,
                done_at=done,
            )
        )
        made.append(
            Note(id=ids.new(), section="learned", day=day, text="Kinesis shards, Glue jobs. 샤드와 작업. " * 5)
        )
        made.append(StudySession(id=ids.new(), day=day, started_at=_at(now, number), minutes=40.0 + number % 30))
        if number % 30 == 0:
            scores = tuple(DomainScore(each.id, 60.0 + number % 30) for each in domains)
            made.append(Attempt(id=ids.new(), title=f"Mock {number}", percent=70.0, day=day, domain_scores=scores))
    plan = next(record for record in records if isinstance(record, Plan))
    return [*made, plan]


def _at(now: datetime, days_ago: int) -> datetime:
    return now - timedelta(days=days_ago)


if __name__ == "__main__":
    write_study(Path(sys.argv[1]), int(sys.argv[2]))
