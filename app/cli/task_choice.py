"""Which task a command line means: a number of today's list, an id, or part of a title."""

import re
from datetime import date

from data.errors import BadInput, NotFound
from data.language import say
from data.model.plan import Task
from data.planning.agenda import for_day
from data.study.study import Study

NUMBER = re.compile(r"[+-]?\d{1,19}")
"""A number, with at most the digits of the largest id; longer ones can only be part of a title."""
NAMED = 4
"""Tasks that a refusal names."""
SHOWN = 60
"""Characters of the words that a refusal repeats."""


def chosen_task(study: Study, words: str, day: date) -> Task:
    """The one task meant; raises `NotFound` or `BadInput` when there is none or more than one."""
    agenda = for_day(study.tasks, study.plan, day, day).everything
    if not words.strip():
        raise BadInput(say("Say which task: a number in `cockpit today`, an id, or part of the title."))
    if NUMBER.fullmatch(words.strip()):
        number = int(words)
        if 1 <= number <= len(agenda):
            return agenda[number - 1]
        if number in study.all(Task):
            return study.all(Task)[number]
        raise NotFound(say("There is no task {number}: `cockpit today` shows the numbers.", number=words))
    wanted = words.casefold()
    said = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
    exact = [task for task in agenda if task.title.casefold() == wanted]
    found = exact or [task for task in agenda if wanted in task.title.casefold()]
    if not found:
        found = [task for task in study.all(Task).values() if wanted in task.title.casefold()]
    if not found:
        raise NotFound(say("No task has “{text}” in its title: `cockpit today` shows the day's tasks.", text=said))
    if len(found) > 1:
        titles = ", ".join(f"“{task.title}”" for task in found[:NAMED])
        if len(found) > NAMED:
            titles += say(" and {n} more", n=f"{len(found) - NAMED:,}")
        raise BadInput(
            say(
                "“{text}” fits {n} tasks ({titles}): give more of the title, or the number.",
                text=said,
                n=len(found),
                titles=titles,
            )
        )
    return found[0]
