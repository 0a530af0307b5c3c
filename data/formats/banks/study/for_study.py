"""Plans an import into the open study, with its domains, banks, questions and its pack's keywords."""

from collections.abc import Iterable, Mapping

from data.errors import NotFound
from data.formats.banks.model.model import ParsedBank
from data.formats.banks.study.bank_domains import CREATE, MATCH, NONE, DomainNames, names_of
from data.formats.banks.study.into_study import PlannedImport, planned_import
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Bank, Question
from data.packs.pack import Pack, open_pack
from data.study.study import Study


def import_for(
    study: Study, parsed_bank: ParsedBank, file_name: str, domains_mode: str = "", accept_suggested: bool = False
) -> PlannedImport:
    """Plan what importing a bank changes in the study; commit its `changed` as one step.

    `domains_mode` is one of `MODES`, empty for the study's default; with `accept_suggested`, a domain suggested by
    keywords counts at once.
    """
    domains = list(study.all(Domain).values())
    mode = domains_mode or default_mode(study)
    names = DomainNames(
        names_of(domains) if mode != NONE else {},
        mode == CREATE,
        study.new_id,
        file_name,
        max((domain.position for domain in domains), default=0.0),
    )
    return planned_import(
        parsed_bank,
        file_name,
        study.all(Bank).values(),
        study.all(Question).values(),
        study.new_id,
        study.clock.now(),
        names,
        keywords_of(study_pack(study), domains),
        accept_suggested,
    )


def default_mode(study: Study) -> str:
    """Create domains in a study without any; in a study with domains, an unknown name may be a typo."""
    return MATCH if study.all(Domain) else CREATE


def study_pack(study: Study) -> Pack | None:
    """The exam pack of the study's plan, or None."""
    plan = next(iter(study.all(Plan).values()), None)
    try:
        return open_pack(plan.pack) if plan and plan.pack else None
    except NotFound:
        return None


def keywords_of(pack: Pack | None, domains: Iterable[Domain]) -> Mapping[int, list[str]]:
    """The keywords of each domain of the study, by its id."""
    by_key = {domain.key: domain.id for domain in domains if domain.key}
    if pack is None:
        return {}
    return {
        by_key[domain.key]: [word for statement in domain.statements for word in statement.keywords]
        for domain in pack.domains
        if domain.key in by_key
    }
