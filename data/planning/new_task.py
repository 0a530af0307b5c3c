"""Makes a task that fits into its study: behind the others of its day, in the phase of that day."""

from datetime import date

from data.errors import BadInput
from data.language import say
from data.model.domains import Domain
from data.model.plan import Phase, Task
from data.planning.agenda import position_after
from data.planning.progress import phase_on
from data.study.study import Study


def new_task(
    study: Study, title: str, day: date | None, minutes: int | None = None, domain: Domain | None = None
) -> Task:
    """A task that is not committed yet; raises `BadInput` for a title or minutes that cannot be."""
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


def chosen_domain(study: Study, words: str) -> Domain:
    """The domain of that name, short name, key or beginning; raises `BadInput` naming them all."""
    wanted = words.strip().casefold()
    domains = list(study.all(Domain).values())
    for domain in domains:
        if wanted in (domain.name.casefold(), domain.short.casefold(), domain.key.casefold()):
            return domain
    found = [domain for domain in domains if wanted and domain.name.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(domain.label for domain in domains)
    raise BadInput(say("“{text}” is no domain of this study: it has {names}.", text=words.strip()[:40], names=names))
