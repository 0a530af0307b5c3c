"""`cockpit add`: add a task."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from app.cli.options import add_date_option, add_json_option, as_text, chosen_day, minutes_text
from app.cli.printing import as_json, line
from app.cli.standard_input import piped_text
from app.cli.today import task_data
from app.session.environment import Environment
from data.frozen import replace
from data.language import say, say_day
from data.model.plan import Task
from data.planning.new_task import adding_label, chosen_domain, new_task
from data.planning.study_time.typed_minutes import whole_minutes


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "title",
        nargs="+",
        metavar=say("TITLE"),
        type=as_text,
        help=say("what to do; “-” reads standard input, one task per line"),
    )
    parser.add_argument(
        "--minutes", metavar=say("MINUTES"), type=minutes_text, help=say("how long it takes: 45, 1:30 or 2h")
    )
    parser.add_argument("--domain", metavar=say("DOMAIN"), help=say("name, short name or key of a domain"))
    add_date_option(parser)
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Add one task to a day, or one for each line of standard input."""
    study = env.open_planned_study()
    today = env.today()
    day = chosen_day(options, today)
    domain = chosen_domain(study, options.domain) if options.domain is not None else None
    minutes = whole_minutes(options.minutes) if options.minutes is not None else None
    titles = piped_text().splitlines() if options.title == ["-"] else [" ".join(options.title)]
    titles = [title for title in titles if title.strip()] or [""]
    tasks = _in_order(new_task(study, title, day, minutes, domain) for title in titles)
    study.commit(adding_label(tasks), *tasks)
    study.close()
    if options.json:
        data = [task_data(study, task, today) for task in tasks]
        as_json(data if options.title == ["-"] else data[0])
        return 0
    for task in tasks:
        line(say("Added “{title}” to {day}.", title=task.title, day=say_day(day, today)))
    return 0


def _in_order(tasks: Iterable[Task]) -> list[Task]:
    """New tasks of one day, one after the other."""
    return [replace(task, position=task.position + number) for number, task in enumerate(tasks)]
