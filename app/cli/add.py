"""`cockpit add`: add a task."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from typing import Any

from app.cli.options import add_date_option, add_json_option, as_text, chosen_day, minutes_text
from app.cli.printing import as_json, line
from app.cli.standard_input import piped_text
from app.cli.today import task_data
from app.session.environment import Environment
from data.frozen import replace
from data.language import say, say_day
from data.model.plan import Task
from data.model.task_fields import TASK_FIELDS, FieldType, TaskField
from data.planning.new_task import adding_label, chosen_record, new_task
from data.planning.study_time.typed_minutes import whole_minutes
from data.study.study import Study

TYPES: dict[FieldType, Callable[[str], str]] = {"minutes": minutes_text, "line": as_text, "record": as_text}
"""How the word after an option is read."""
OPTIONAL = [field for field in TASK_FIELDS if field.option]
"""The fields with an option of their own."""


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "title",
        nargs="+",
        metavar=say("TITLE"),
        type=as_text,
        help=say("what to do; “-” reads standard input, one task per line"),
    )
    for field in OPTIONAL:
        metavar = say(field.name.upper())
        parser.add_argument(f"--{field.name}", metavar=metavar, type=TYPES[field.type], help=say(field.option))
    add_date_option(parser)
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Add one task to a day, or one for each line of standard input."""
    study = env.open_planned_study()
    today = env.today()
    day = chosen_day(options, today)
    values = _given_values(study, options)
    titles = piped_text().splitlines() if options.title == ["-"] else [" ".join(options.title)]
    titles = [title for title in titles if title.strip()] or [""]
    tasks = _in_order(new_task(study, title, day, **values) for title in titles)
    study.commit(adding_label(tasks), *tasks)
    study.close()
    if options.json:
        data = [task_data(study, task, today) for task in tasks]
        as_json(data if options.title == ["-"] else data[0])
        return 0
    for task in tasks:
        line(say("Added “{title}” to {day}.", title=task.title, day=say_day(day, today)))
    return 0


def _given_values(study: Study, options: Namespace) -> dict[str, Any]:
    """The values of the options that were given; raises `BadInput`."""
    words = {field: getattr(options, field.name) for field in OPTIONAL}
    return {field.name: _given_value(study, field, word) for field, word in words.items() if word is not None}


def _given_value(study: Study, field: TaskField, word: str) -> Any:
    if field.table:
        return chosen_record(study, field, word).id
    return whole_minutes(word) if field.type == "minutes" else word.strip()


def _in_order(tasks: Iterable[Task]) -> list[Task]:
    """New tasks of one day, one after the other."""
    return [replace(task, position=task.position + number) for number, task in enumerate(tasks)]
