"""A pasted list becomes several tasks, after one question."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from app.screens.today.pane_controller import PaneController
from data.frozen import replace
from data.language import say, say_count
from data.model.plan import TITLE_LIMIT, Task
from data.planning.agenda import position_after
from data.planning.new_task import adding_label, new_task
from data.study.study import Study
from widgets.dialogs.choice_dialog import ChoiceDialog
from widgets.dialogs.form_dialog import FormDialog
from widgets.drawing.spans import safe

MARK = re.compile(r"^\s*(?:(?:[-*+•◦‣·–—]|\d{1,3}[.)])\s+)?(?:(\[[ xX✓✔]?\]|[☐☑☒✅✓✔])\s*)?")
"""What comes before a task in a list: a bullet or number, a box."""
TICKS = frozenset("xX✓✔☑☒✅")
SHOWN = 6
"""Titles that the question shows."""


def pasted_tasks(study: Study, lines: Sequence[str], day: date, now: datetime) -> list[Task]:
    """A task for each line, at the end of the day; not committed yet."""
    first = position_after(study.tasks, day)
    tasks: list[Task] = []
    for line in lines:
        mark = MARK.match(line)
        title = line[mark.end() :].strip() if mark else line
        if not title:
            continue
        details = "" if len(title) <= TITLE_LIMIT else title
        task = new_task(study, title if not details else f"{title[: TITLE_LIMIT - 1]}…", day)
        task = replace(task, position=first + len(tasks), details=details)
        tasks.append(task.ticked(now) if mark and TICKS & set(mark[1] or "") else task)
    return tasks


async def ask_about_lines(
    controller: PaneController,
    lines: Sequence[str],
    added: Callable[[int], object],
    join: Callable[[], None] | None = None,
) -> None:
    """Ask whether to add the lines as tasks, and call `added` with the first one's id.

    `join` makes one title of them where a field asks; it is also called where they cannot be saved.
    """

    def decided(choice: str | None) -> None:
        if choice == "add" and controller.changes.commit(adding_label(tasks), *tasks):
            added(tasks[0].id)
        elif choice in ("add", "join") and join is not None:
            join()
        elif choice == "add":
            # The next start offers what could not be saved.
            controller.post_message(FormDialog.NotSaved(say("Several lines pasted"), "\n".join(lines)))

    tasks = pasted_tasks(controller.study, lines, controller.day, controller.session.now)
    if not tasks:
        return
    choices = [("add", say_count(len(tasks), "Add {n} task", "Add {n} tasks"))]
    if join is not None:
        choices.append(("join", say("Join the lines into one task")))
    choices.append(("none", say("Do not paste")))
    titles = [f"· {safe(task.title)[:66]}" for task in tasks[:SHOWN]]
    if len(tasks) > SHOWN:
        titles.append(say("… and {n} more", n=len(tasks) - SHOWN))
    dialog = ChoiceDialog(
        say("Several lines pasted"), "\n".join(titles), tuple(choices), controller.session.glyphs.ascii
    )
    await controller.app.push_screen(dialog, decided)
