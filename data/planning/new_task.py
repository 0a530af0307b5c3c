"""Creates a task at the end of its day, in the phase of that day."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from data.errors import BadInput
from data.language import say
from data.model.domains import Domain
from data.model.plan import Phase, Task
from data.planning.agenda import position_after
from data.planning.progress import phase_on
from data.text_folding import fold

if TYPE_CHECKING:
    from data.study.study import Study


def new_task(
    study: "Study", title: str, day: date | None, minutes: int | None = None, domain: Domain | None = None
) -> Task:
    """Return a task that is not committed yet; raises `BadInput` for an impossible title or minutes."""
    phase = phase_on(list(study.all(Phase).values()), day) if day else None
    return Task(
        id=study.new_id(),
        title=title.strip(),
        day=day,
        minutes=minutes,
        domain=domain.id if domain else None,
        phase=phase.id if phase else None,
        position=position_after(study.tasks, day),
    )


def adding_label(tasks: Sequence[Task]) -> str:
    """What undo calls the step that adds some tasks, at least one."""
    return say("Add “{title}”", title=tasks[0].title) if len(tasks) == 1 else say("Add {n} tasks", n=len(tasks))


def chosen_domain(study: "Study", name: str) -> Domain:
    """Find a domain by name, short name, key or prefix; raises `BadInput` that lists all domains."""
    folded = fold(name)
    domains = list(study.all(Domain).values())
    for domain in domains:
        if folded and folded in (fold(domain.name), fold(domain.short), fold(domain.key)):
            return domain
    matches = [domain for domain in domains if folded and fold(domain.name).startswith(folded)]
    if len(matches) == 1:
        return matches[0]
    names = ", ".join(domain.label for domain in domains)
    raise BadInput(
        say("“{text}” is not a domain of this study. Use one of: {names}.", text=name.strip()[:40], names=names)
    )
