"""`cockpit add`: add a task."""

from argparse import ArgumentParser, Namespace

from app.cli.command_line import add_date_option, add_json_option, as_text, chosen_day
from app.cli.printing import as_json, line
from app.cli.today import task_data
from app.session.environment import Workplace
from data.language import say, say_day
from data.planning.new_task import chosen_domain, new_task


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("title", nargs="+", type=as_text, help="what is to be done")
    parser.add_argument("--minutes", type=int, help="how long it will take")
    parser.add_argument("--domain", help="name, short name or key of a domain")
    add_date_option(parser)
    add_json_option(parser)


def run(options: Namespace, place: Workplace) -> int:
    """Add one task to a day."""
    study = place.open_planned_study()
    today = place.today()
    day = chosen_day(options, today)
    domain = chosen_domain(study, options.domain) if options.domain is not None else None
    task = new_task(study, " ".join(options.title), day, options.minutes, domain)
    study.commit(say("Add “{title}”", title=task.title), task)
    study.close()
    if options.json:
        as_json(task_data(study, task, today))
    else:
        line(say("Added “{title}” on {day}", title=task.title, day=say_day(day, today)))
    return 0
