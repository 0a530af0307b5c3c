"""The pack's domain checklist as tasks without a day."""

from data.errors import NotFound
from data.language import say
from data.model.domains import Domain
from data.model.plan import Task
from data.packs.pack import open_pack
from data.study.study import Study

SOURCE = "checklist"


def checklist_tasks(study: Study) -> list[Task]:
    """Tasks for every topic that the study lacks; raises `NotFound` in a study without a pack."""
    plan = study.plan
    if not plan.pack:
        raise NotFound(say("This study has no exam pack, so it has no domain checklist."))
    domains = {domain.key: domain.id for domain in study.all(Domain).values()}
    sources = {task.source for task in study.all(Task).values() if task.source}
    tasks = []
    for number, (key, topic) in enumerate(open_pack(plan.pack).checklist(plan.language)):
        source = f"{SOURCE}:{plan.pack}:{number}"
        if source not in sources:
            tasks.append(
                Task(id=study.new_id(), title=topic, domain=domains.get(key), position=float(number), source=source)
            )
    return tasks
