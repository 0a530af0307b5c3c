"""`cockpit backups`: earlier versions of the study file, with what each holds."""

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
    found = backups(env.locations)
    if options.json:
        as_json([_described(one) for one in found])
        return 0
    if not found:
        line(no_backups_yet())
        return 0
    for one in found:
        line(figures_of(one))
    line(say("Run `cockpit restore NUMBER` to restore one (can be undone)."))
    return 0


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
