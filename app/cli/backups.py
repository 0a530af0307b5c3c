"""`cockpit backups`: earlier versions of the study file, with what each holds."""

from argparse import ArgumentParser, Namespace

from app.cli.command_line import add_json_option
from app.cli.printing import as_json, line
from app.session.environment import Workplace
from data.language import say
from data.store.care.backups import Backup, backups


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    add_json_option(parser)


def run(options: Namespace, place: Workplace) -> int:
    """List the versions, the newest first."""
    found = backups(place.locations)
    if options.json:
        as_json([_described(one) for one in found])
        return 0
    if not found:
        line(say("There are no backups yet: one is kept whenever the study file is written again."))
        return 0
    for one in found:
        line(_figures(one))
    line(say("`cockpit restore NUMBER` puts one back, and can be undone."))
    return 0


def _figures(one: Backup) -> str:
    moment = f"{one.moment.astimezone():%Y-%m-%d %H:%M:%S}"
    if not one.size:
        return say("{number:>6}  {moment}  cannot be read", number=one.number, moment=moment)
    return say(
        "{number:>6}  {moment}  {done:,} of {tasks:,} tasks done · {notes:,} notes · {attempts:,} mock exams",
        number=one.number,
        moment=moment,
        done=one.done,
        tasks=one.tasks,
        notes=one.notes,
        attempts=one.attempts,
    )


def _described(one: Backup) -> dict[str, object]:
    return {
        "number": one.number,
        "moment": one.moment.isoformat(),
        "readable": one.size > 0,
        "tasks": one.tasks,
        "done": one.done,
        "notes": one.notes,
        "attempts": one.attempts,
    }
