"""Tasks that got another title in their file since it was imported: the same tasks, not new ones."""

from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

from data.formats.markdown_plan.reading import ParsedPlan, PlannedTask
from data.model.plan import TITLE_LIMIT, Task
from data.text_folding import fold

ALIKE = 0.6
"""How much of two titles has to be the same, from 0 to 1."""
MANY = 200
"""Unknown titles beyond which the file is another plan, and nothing is compared."""


def renamed_tasks(reading: ParsedPlan, held: Mapping[str, Task], source: Callable[[str], str]) -> dict[str, Task]:
    """Held tasks that the file now calls otherwise, by their new source; `held` are those of this file, by source.

    Sources are compared as `source` makes them and as they stand in `held`.
    """
    here = {source(task.key) for task in reading.tasks}
    left = [task for name, task in held.items() if name not in here]
    unknown = [task for task in reading.tasks if source(task.key) not in held]
    if not left or max(len(left), len(unknown)) > MANY:
        return {}
    pairs = sorted(
        ((_likeness(new, old), -place, source(new.key), old) for place, new in enumerate(unknown) for old in left),
        key=lambda pair: pair[:2],
        reverse=True,
    )
    found: dict[str, Task] = {}
    taken: set[int] = set()
    for likeness, _, name, old in pairs:
        if likeness >= ALIKE and name not in found and old.id not in taken:
            found[name] = old
            taken.add(old.id)
    return found


def _likeness(new: PlannedTask, old: Task) -> float:
    """How alike two titles are; 0 where both have a day, and another one."""
    day = new.span.first.known() if new.span is not None else None
    if day is not None and old.day is not None and day != old.day:
        return 0.0
    titles = (fold(new.title[:TITLE_LIMIT]), fold(old.title[:TITLE_LIMIT]))
    return SequenceMatcher(None, *titles, autojunk=False).ratio()
