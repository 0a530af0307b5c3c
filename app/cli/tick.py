"""`cockpit tick`: tick tasks."""

from argparse import ArgumentParser, Namespace

from app.cli.options import add_date_option, add_json_option, chosen_day
from app.cli.printing import as_json, line
from app.cli.task_choice import chosen_task
from app.cli.today import task_data
from app.session.environment import Environment
from data.language import say


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "task",
        nargs="+",
        metavar=say("TASK"),
        help=say("number in the last `cockpit today`, id, or part of the title"),
    )
    add_date_option(parser)
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Tick every named task, or none."""
    return turn(options, env, done=True)


def turn(options: Namespace, env: Environment, done: bool) -> int:
    """Tick or untick every named task as one change."""
    study = env.open_study()
    today = env.today()
    day = chosen_day(options, today) if options.date is not None else None
    chosen = (chosen_task(env, study, words, day) for words in options.task)
    tasks = list({task.id: task for task in chosen}.values())
    now = env.clock.now()
    changed = [task.ticked(now) if done else task.unticked() for task in tasks if task.done != done]
    label = "Tick “{title}”" if done else "Untick “{title}”"
    study.commit(", ".join(say(label, title=task.title) for task in changed), *changed)
    study.close()
    if options.json:
        as_turned = {task.id: task for task in changed}
        as_json(
            [
                task_data(study, as_turned.get(task.id, task), today) | {"changed": task.id in as_turned}
                for task in tasks
            ]
        )
        return 0
    result = "Ticked “{title}”." if done else "Unticked “{title}”."
    for task in changed:
        line(say(result, title=task.title))
    already = "“{title}” is already ticked." if done else "“{title}” is already open."
    for task in tasks:
        if task.done == done:
            line(say(already, title=task.title))
    return 0
