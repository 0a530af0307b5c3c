"""Exam domains of a reading, ratings of them, and the domain of each task, as records of a study."""

from collections.abc import Mapping

from data.formats.markdown_plan.merging import Merging
from data.formats.markdown_plan.reading import ParsedPlan, PlannedTask
from data.formats.markdown_plan.task_domains import bare_name, name_key
from data.frozen import replace
from data.model.domains import Confidence, Domain
from data.study.study import Study
from data.text_folding import fold


def domains_of(merging: Merging, reading: ParsedPlan) -> dict[str, int]:
    """Domains, one the study has under the same name is used and not doubled; ids by the domain's key."""
    own = merging.folded_source("")
    held = {
        key: domain
        for domain in merging.study.all(Domain).values()
        if not fold(domain.source).startswith(own)
        for key in _keys(domain)
    }
    found: dict[str, int] = {}
    for place, domain in enumerate(reading.domains):
        plain = bare_name(domain.name)
        same = held.get(name_key(domain.name))
        if same is not None:
            found[domain.key] = same.id
            continue

        def make(id_: int, source: str, name: str = plain, weight: float = domain.weight, at: int = place) -> Domain:
            return Domain(id=id_, name=name, weight=weight, position=float(at), source=source)

        def update(old: Domain, name: str = plain, weight: float = domain.weight) -> Domain:
            return replace(old, name=name, weight=weight or old.weight)

        found[domain.key] = merging.take(Domain, domain.key, make, update).id
    return found


def confidence_of(merging: Merging, reading: ParsedPlan, domains: dict[str, int], first: int) -> None:
    """Ratings noted at checkpoints, `first` where none is named; one the study has for a domain and week stays."""
    held = {(rating.domain, rating.checkpoint) for rating in merging.study.all(Confidence).values()}
    for domain in reading.domains:
        for named, value in domain.confidence:
            week = named or first
            id_ = domains.get(domain.key)
            if value is not None and id_ is not None and (id_, week) not in held:
                merging.changed.append(
                    Confidence(
                        id=merging.study.new_id(), domain=id_, checkpoint=week, value=value, rated_at=merging.now
                    )
                )
                merging.added["confidence"] = merging.added.get("confidence", 0) + 1


def _keys(domain: Domain) -> set[str]:
    """What a file may call a domain of the study."""
    return {key for key in (name_key(domain.name), name_key(domain.short)) if key}


class TaskDomains:
    """The domain of each task: the one its file names, else the study's own that a heading around it names."""

    def __init__(self, study: Study, reading: ParsedPlan, domains: Mapping[str, int]) -> None:
        """Take the domains of the reading by key; those left out give no task a domain."""
        self._domains = domains
        self._groups = reading.groups
        self._names = {key: domain.id for domain in study.all(Domain).values() for key in _keys(domain)}
        self._names |= {name_key(domain.name): domains[domain.key] for domain in reading.domains}
        self._by_group: dict[int, int | None] = {}

    def of(self, task: PlannedTask) -> int | None:
        """Id of the domain of a task; None for a task of no domain."""
        if task.domain:
            return self._domains.get(task.domain)
        return self._of_group(task.group)

    def _of_group(self, index: int | None) -> int | None:
        path: list[int] = []
        found: int | None = None
        while index is not None and self._names and found is None:
            if index in self._by_group:
                found = self._by_group[index]
                break
            path.append(index)
            found = self._names.get(name_key(self._groups[index].title))
            index = self._groups[index].parent
        self._by_group.update(dict.fromkeys(path, found))
        return found
