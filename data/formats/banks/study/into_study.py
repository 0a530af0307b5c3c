"""Plans what importing a bank changes in a study: adds new questions, edits changed ones, leaves the rest."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from data.formats.banks.model.content_key import content_key, flat
from data.formats.banks.model.model import FoundQuestion, ParsedBank
from data.formats.banks.model.options_asked_for import asked_for
from data.formats.banks.study.bank_domains import DomainNames
from data.formats.banks.study.domain_hints import suggest_domain
from data.formats.banks.study.known_questions import KnownQuestions, known_questions, match, stem_key
from data.formats.text.written_forms import record_as_stored
from data.frozen import replace
from data.language import say
from data.model.questions import Bank, Option, Question, letter
from data.model.record import Record
from data.text_folding import same_text
from data.values import Values

NAMED = 5
"""Number of unknown domains that a notice lists."""

SHARED = 0.2
"""Share of a file's questions that a bank with the same file name must contain to be its bank."""


class PlannedImport(Values):
    """Everything that one import writes, to commit as one step; planning writes nothing."""

    bank: Bank
    changed: tuple[Record, ...]
    """The records to commit; empty when the study already has everything."""
    added: int
    edited: int
    unchanged: int
    repeated: int
    """Questions that the file contains more than once."""
    missing: int
    """Questions of the bank that the file no longer has; the study keeps them."""
    suggested: int
    """New questions with only a suggested domain."""
    strange_domains: tuple[str, ...] = ()
    """Domains in the file that the study does not have and does not get."""
    created_domains: tuple[str, ...] = ()
    """Domains that the import creates."""
    accepted: int = 0
    """Questions whose suggested domain the import accepts."""

    def domain_notices(self) -> tuple[str, ...]:
        """Notices about new domains, and about domains in the file that the study does not have."""
        notices = []
        if self.created_domains:
            notices.append(say("New domains: {names}.", names=_quoted(self.created_domains)))
        if self.strange_domains:
            names = _quoted(self.strange_domains)
            notices.append(
                say("Domains not in this study: {names}. Their questions count in no domain.", names=names)
            )
        return tuple(notices)


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f"“{name}”" for name in names[:NAMED]) + (" …" if len(names) > NAMED else "")


def planned_import(
    parsed_bank: ParsedBank,
    file_name: str,
    banks: Iterable[Bank],
    questions: Iterable[Question],
    new_id: Callable[[], int],
    now: datetime,
    domains: DomainNames | None = None,
    keywords: Mapping[int, Iterable[str]] | None = None,
    accept_suggested: bool = False,
) -> PlannedImport:
    """Compare a parsed bank with the study.

    `domains` finds or creates a domain by its name; `keywords` are keywords by domain id; with `accept_suggested` the
    domain they suggest counts at once.
    """
    domains = domains or DomainNames({})
    questions = list(questions)
    bank, changed = _bank(parsed_bank, file_name, banks, questions, new_id, now)
    comparison = _Comparison(bank, known_questions(questions, bank.id), now, accept_suggested)
    stems = Counter(stem_key(parsed.stem) for parsed in parsed_bank.questions)
    for index, parsed in enumerate(parsed_bank.questions):
        incoming = _study_question(parsed, bank.id, new_id(), index, file_name, domains.id_for(parsed))
        if incoming.domain is None and keywords:
            incoming = incoming.suggested(suggest_domain(incoming, keywords))
            incoming = _accepted(incoming) if accept_suggested else incoming
        comparison.take(incoming, once=stems[stem_key(parsed.stem)] == 1)
    return comparison.planned(changed, domains, domains.unknown(parsed_bank.questions))


def _accepted(question: Question) -> Question:
    """The question with its suggested domain as its domain."""
    if question.suggested_domain is None:
        return question
    return replace(question, domain=question.suggested_domain, suggested_domain=None)


class _Comparison:
    """Compares the questions of a file one by one and collects the changes."""

    def __init__(self, bank: Bank, existing: KnownQuestions, now: datetime, accept_suggested: bool) -> None:
        self.changed: list[Record] = []
        self.counts: Counter[str] = Counter()
        self._bank = bank
        self._existing = existing
        self._now = now
        self._accept = accept_suggested
        self._matched: set[int] = set()

    def take(self, incoming: Question, once: bool) -> None:
        """Add, edit or skip one question; `once` means that its stem is unique in the file."""
        old = match(incoming, self._existing, once, self._matched)
        if old is None:
            self._add(incoming)
            return
        if old.id in self._matched:
            self.counts["repeated"] += 1
            return
        self._matched.add(old.id)
        merged = old
        if old.bank == self._bank.id:
            merged = old.edited(_merged(old, incoming), self._now, "import")
        elif old.domain is None and incoming.domain is not None:
            merged = replace(old, domain=incoming.domain, suggested_domain=None)
        if self._accept and merged.domain is None and merged.suggested_domain is not None:
            merged = _accepted(merged)
        self.counts["accepted"] += self._accept and old.domain is None and merged.domain is not None
        if merged == old:
            self.counts["unchanged"] += 1
        else:
            self.counts["edited"] += 1
            self.changed.append(merged)

    def _add(self, incoming: Question) -> None:
        self.changed.append(incoming)
        self._matched.add(incoming.id)
        self._existing.by_content[incoming.content_key] = incoming
        self.counts["added"] += 1
        self.counts["suggested"] += incoming.suggested_domain is not None
        self.counts["accepted"] += self._accept and incoming.domain is not None

    def planned(self, bank: list[Record], domains: DomainNames, unknown: tuple[str, ...]) -> PlannedImport:
        """The plan of all compared questions, with the bank's own record and the domains in use."""
        counts = self.counts
        used = {record.domain for record in self.changed if isinstance(record, Question)}
        created = [domain for domain in domains.created if domain.id in used]
        return PlannedImport(
            self._bank,
            (*created, *bank, *self.changed) if self.changed else (),
            counts["added"],
            counts["edited"],
            counts["unchanged"],
            counts["repeated"],
            self.missing(),
            counts["suggested"],
            unknown,
            tuple(domain.name for domain in created),
            counts["accepted"],
        )

    def missing(self) -> int:
        """Number of the bank's questions that the file does not have."""
        questions = self._existing.by_content.values()
        return sum(question.bank == self._bank.id and question.id not in self._matched for question in questions)


def _bank(
    parsed_bank: ParsedBank,
    file_name: str,
    banks: Iterable[Bank],
    questions: list[Question],
    new_id: Callable[[], int],
    now: datetime,
) -> tuple[Bank, list[Record]]:
    """The bank that the file belongs to, and the record to commit if it is new.

    Many files are called README.md: one of the same name is the same bank only if it shares its title or questions.
    """
    name = parsed_bank.title or file_name.rsplit(".", 1)[0]
    keys = {_content(parsed) for parsed in parsed_bank.questions}
    for bank in banks:
        same_file = same_text(bank.source, file_name)
        if same_text(bank.name, name) and (parsed_bank.title or same_file):
            return bank, []
        shared = sum(question.bank == bank.id and question.content_key in keys for question in questions)
        if same_file and shared > SHARED * len(keys):
            return bank, []
    new_bank = Bank(id=new_id(), name=name, format=parsed_bank.format, imported_at=now, source=file_name)
    return new_bank, [new_bank]


def _content(parsed: FoundQuestion) -> str:
    return content_key(parsed.stem, (option.text for option in parsed.options), parsed.images)


def _study_question(
    parsed: FoundQuestion, bank: int, id_: int, index: int, file_name: str, domain: int | None
) -> Question:
    return Question(
        id=id_,
        bank=bank,
        stem=parsed.stem,
        options=tuple(Option(option.text, option.note) for option in parsed.options),
        key=parsed.key,
        explanation=parsed.explanation,
        images=parsed.images,
        choose=asked_for(parsed.stem),
        domain=domain,
        statement=parsed.statement,
        difficulty=parsed.difficulty,
        link=parsed.link,
        name=parsed.name,
        content_key=_content(parsed),
        position=float(index + 1),
        source=f"{file_name}:{parsed.line}",
    )


def _merged(old: Question, incoming: Question) -> Question:
    """The question with the file's changes; options keep their order, so that recorded answers stay valid.

    A domain the learner chose stays, and so does a key that the file no longer marks.
    """
    options, key = incoming.options, incoming.key
    order = _order(old, incoming)
    if order is not None:
        options = tuple(incoming.options[index] for index in order)
        key = "".join(letter(at) for at, index in enumerate(order) if letter(index) in incoming.key)
    merged = replace(
        record_as_stored(old, replace(incoming, options=options)),
        id=old.id,
        key=key or (old.key if order is not None else ""),
        domain=old.domain if old.domain is not None else incoming.domain,
        suggested_domain=old.suggested_domain if old.domain is None else None,
        wordings=old.wordings,
        disputes=old.disputes,
        position=old.position,
        source=old.source,
    )
    same = (merged.stem, merged.options, merged.key, merged.explanation) == (
        old.stem,
        old.options,
        old.key,
        old.explanation,
    )
    if not same:
        return merged
    updated = replace(old, statement=merged.statement, link=incoming.link, difficulty=incoming.difficulty)
    if old.domain is None and incoming.domain is not None:
        updated = replace(updated, domain=incoming.domain, suggested_domain=None)
    return updated


def _order(old: Question, incoming: Question) -> list[int] | None:
    """Indexes of the new options in the old order; None if their texts differ."""
    indexes: dict[str, list[int]] = {}
    for index, option in enumerate(incoming.options):
        indexes.setdefault(flat(option.text), []).append(index)
    order = []
    for option in old.options:
        unused = indexes.get(flat(option.text))
        if not unused:
            return None
        order.append(unused.pop(0))
    return order if len(order) == len(incoming.options) else None
