"""An import planned for the open study: its domains, its pack's keywords, its banks and questions."""

from collections.abc import Iterable, Mapping

from data.errors import NotFound
from data.formats.banks.model.model import BankReading
from data.formats.banks.study.into_study import PlannedImport, planned_import
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Bank, Question
from data.packs.pack import Pack, open_pack
from data.study.study import Study


def import_for(study: Study, reading: BankReading, file_name: str) -> PlannedImport:
    """What importing a reading would change in the study; commit its `changed` as one step."""
    domains = list(study.all(Domain).values())
    return planned_import(
        reading,
        file_name,
        study.all(Bank).values(),
        study.all(Question).values(),
        study.new_id,
        study.clock.now(),
        names_of(domains),
        keywords_of(study_pack(study), domains),
    )


def study_pack(study: Study) -> Pack | None:
    """The exam pack of the study's plan, where it has one."""
    plan = next(iter(study.all(Plan).values()), None)
    try:
        return open_pack(plan.pack) if plan and plan.pack else None
    except NotFound:
        return None


def names_of(domains: Iterable[Domain]) -> dict[str, int]:
    """Domain ids by key, name and short name in lower case."""
    return {
        name.casefold(): domain.id for domain in domains for name in (domain.name, domain.short, domain.key) if name
    }


def keywords_of(pack: Pack | None, domains: Iterable[Domain]) -> Mapping[int, list[str]]:
    """The words that tell of each domain of the study, by its id."""
    by_key = {domain.key: domain.id for domain in domains if domain.key}
    if pack is None:
        return {}
    return {
        by_key[domain.key]: [word for statement in domain.statements for word in statement.keywords]
        for domain in pack.domains
        if domain.key in by_key
    }
