"""Finds the task of a command line: by number in the last list, id, or words of the title."""

import re
from collections.abc import Iterable
from datetime import date

from app.cli.last_listing import Listing, last_listing, remember_listing
from app.session.environment import Environment
from data.errors import BadInput, NotFound
from data.ids import short_id
from data.language import say
from data.model.plan import Task
from data.planning.agenda import for_day
from data.study.study import Study
from data.text_folding import fold, same_text

NUMBER = re.compile(r"[+-]?\d{1,19}")
"""A number, with at most the digits of the largest id; longer ones can only be part of a title."""
LONGEST = 1_000_000
"""Larger numbers can only be ids."""
NAMED = 4
"""Tasks that an error names."""
SHOWN = 60
"""Characters of the typed words that an error repeats."""


def chosen_task(env: Environment, study: Study, words: str, day: date | None) -> Task:
    """The task on a given day, or else in the last list or today's.

    Raises `NotFound` if no task matches, and `BadInput` if several do.
    """
    if not words.strip():
        raise BadInput(say("No task given. Give a number from `cockpit today`, an id, or part of the title."))
    if NUMBER.fullmatch(words.strip()):
        return _numbered(env, study, words.strip(), day)
    return _named(study, words, for_day(study.tasks, study.plan, day or env.today(), day or env.today()).everything)


def _numbered(env: Environment, study: Study, words: str, day: date | None) -> Task:
    number, tasks = int(words), study.all(Task)
    id_ = number if number in tasks else short_id(number)
    listing = None if id_ in tasks and number > LONGEST else _listed(env, study, day)
    if listing is not None and 1 <= number <= len(listing.ids):
        task = listing.record(number, tasks)
        if task is not None:
            return task
        raise NotFound(say("Task {number} of the last list no longer exists. List the tasks again.", number=number))
    if id_ in tasks:
        return tasks[id_]
    raise NotFound(say("There is no task {number}. Run `cockpit today` to see the numbers.", number=words))


def _listed(env: Environment, study: Study, day: date | None) -> Listing:
    """The list that the numbers refer to; if there is none yet, that of the day, which is remembered."""
    listing = last_listing(env, "tasks", day)
    if listing is not None:
        return listing
    shown = day or env.today()
    tasks = for_day(study.tasks, study.plan, shown, shown).everything
    return remember_listing(env, "tasks", shown, tasks, shown=False)


def _holding(wanted: str, tasks: Iterable[Task]) -> list[Task]:
    """Tasks whose titles contain the words in this order, or else in any order."""
    titles = [(task, fold(task.title)) for task in tasks]
    matches = [task for task, title in titles if wanted in title]
    return matches or [task for task, title in titles if all(word in title for word in wanted.split())]


def _named(study: Study, words: str, agenda: tuple[Task, ...]) -> Task:
    wanted = fold(words)
    shown_words = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
    matches = [task for task in agenda if same_text(task.title, words)]
    matches = matches or [task for task in agenda if fold(task.title) == wanted]
    matches = matches or _holding(wanted, agenda) or _holding(wanted, study.all(Task).values())
    if not matches or not wanted:
        raise NotFound(
            say("No task title matches “{text}”. Run `cockpit today` to see the day's tasks.", text=shown_words)
        )
    if len(matches) > 1:
        titles = ", ".join(f"“{task.title}”" for task in matches[:NAMED])
        if len(matches) > NAMED:
            titles += say(" and {n} more", n=f"{len(matches) - NAMED:,}")
        raise BadInput(
            say(
                "“{text}” matches {n} tasks ({titles}). Give more of the title, or the number.",
                text=shown_words,
                n=len(matches),
                titles=titles,
            )
        )
    return matches[0]
