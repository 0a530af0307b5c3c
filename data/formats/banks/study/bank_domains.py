"""The domains that a bank names: existing ones, and those that an import may create."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from data.formats.banks.model.model import FoundQuestion
from data.model.domains import Domain
from data.text_folding import fold

CREATE, MATCH, NONE = "create", "match", "none"
MODES = (CREATE, MATCH, NONE)
"""Create missing domains, use only existing ones, or use none."""

_NUMBERED = re.compile(r"(?:domain|topic|section|도메인|영역|분야)\s*\d{1,2}(?:\.\d{1,2})?\s*[:.)–—-]\s*(?=\S)", re.I)
_SHARE = re.compile(r"\s*[(\[]?\d{1,3}(?:\.\d{1,2})?\s?%[)\]]?\s*$")
LONGEST = 120
"""Longest name for a new domain, in characters."""


@dataclass(slots=True)
class DomainNames:
    """Finds a domain by any of its names, and creates missing ones on request."""

    ids: dict[str, int]
    create: bool = False
    new_id: Callable[[], int] | None = None
    source: str = ""
    position: float = 0.0
    created: list[Domain] = field(default_factory=list)

    def id_for(self, question: FoundQuestion) -> int | None:
        """Id of the domain that a question names; None without one, or if a missing one may not be created."""
        name = " ".join(question.domain.split())
        if not name:
            return None
        key = folded(name)
        if key not in self.ids and self.create and self.new_id is not None and len(name) <= LONGEST:
            self.position += 1
            domain = Domain(id=self.new_id(), name=name, position=self.position, source=self.source)
            self.created.append(domain)
            self.ids[key] = domain.id
        return self.ids.get(key)

    def unknown(self, questions: Iterable[FoundQuestion]) -> tuple[str, ...]:
        """Names of domains in the questions that do not exist, each once."""
        names = {" ".join(question.domain.split()): None for question in questions if question.domain.strip()}
        return tuple(name for name in names if folded(name) not in self.ids)


def folded(name: str) -> str:
    """A domain's name for comparison: without case, “Domain 1:” before it and its share after it."""
    bare = _SHARE.sub("", " ".join(name.split()))
    return fold(_NUMBERED.sub("", bare, count=1)) or fold(name)


def names_of(domains: Iterable[Domain]) -> dict[str, int]:
    """Domain ids by key, name and short name, in the form for comparison."""
    return {folded(name): domain.id for domain in domains for name in (domain.name, domain.short, domain.key) if name}


def by_name(domains: Mapping[str, int]) -> DomainNames:
    """Domains by these names; creates none."""
    return DomainNames({folded(name): id_ for name, id_ in domains.items()})
