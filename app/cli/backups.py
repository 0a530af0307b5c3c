"""`cockpit backups`: earlier versions of the study file, with their figures."""

from argparse import ArgumentParser, Namespace

from app.cli.options import add_json_option
from app.cli.printing import as_json, line
from app.session.environment import Environment
from app.use_cases.backups import figures_of, no_backups_yet
from data.language import say
from data.store.care.backups import Backup, backups


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """List the versions, the newest first."""
    listed = backups(env.locations)
    if options.json:
        as_json([_described(backup) for backup in listed])
        return 0
    if not listed:
        line(no_backups_yet())
        return 0
    for backup in listed:
        line(figures_of(backup))
    line(say("Run `cockpit restore NUMBER` to restore one (can be undone)."))
    return 0


def _described(backup: Backup) -> dict[str, object]:
    return {
        "number": backup.number,
        "moment": backup.moment.isoformat(),
        "readable": backup.size > 0,
        "tasks": backup.tasks,
        "done": backup.done,
        "notes": backup.notes,
        "attempts": backup.attempts,
    }
