"""`cockpit tick`: tick tasks done."""

from argparse import ArgumentParser, Namespace

from app.cli.command_line import add_date_option, chosen_day
from app.cli.printing import line
from app.cli.task_choice import chosen_task
from app.session.environment import Workplace
from data.language import say


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("task", nargs="+", help="number in `cockpit today`, id, or part of the title")
    add_date_option(parser)


def run(options: Namespace, place: Workplace) -> int:
    """Tick each task that was named, all or none."""
    return turn(options, place, done=True)


def turn(options: Namespace, place: Workplace, done: bool) -> int:
    """Tick or untick each task that was named as one change."""
    study = place.open_study()
    today = place.today()
    day = chosen_day(options, today)
    chosen = (chosen_task(study, words, day) for words in options.task)
    tasks = list({task.id: task for task in chosen}.values())
    now = place.clock.now()
    changed = [task.ticked(now) if done else task.unticked() for task in tasks if task.done != done]
    label = "Tick “{title}”" if done else "Untick “{title}”"
    said = ", ".join(say(label, title=task.title) for task in changed)
    study.commit(said, *changed)
    study.close()
    if said:
        line(said)
    already = "“{title}” is ticked already." if done else "“{title}” is open already."
    for task in tasks:
        if task.done == done:
            line(say(already, title=task.title))
    return 0
