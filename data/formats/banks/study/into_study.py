"""What importing a bank would change in a study: new questions, edited ones, and nothing for those it has already."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from data.formats.banks.model.content_key import content_key, digest, flat
from data.formats.banks.model.model import BankReading, FoundQuestion
from data.formats.banks.model.options_asked_for import asked_for
from data.formats.banks.study.domain_hints import suggest_domain
from data.frozen import replace
from data.language import say
from data.model.questions import Bank, Option, Question, letter
from data.model.record import Record

TELLING = 40
"""Characters that options must have together to find an edited question by them alone."""

NAMED = 5
"""Unknown domains that are named."""

SHARED = 0.2
"""Part of a file's questions that a bank of the same file name must hold to be its bank."""


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """Everything one import would write, to be committed as one step; nothing is written by planning it."""

    bank: Bank
    changed: tuple[Record, ...]
    """The records to commit; empty when the study has all of it already."""
    added: int
    edited: int
    unchanged: int
    repeated: int
    """Questions that the file itself holds more than once."""
    gone: int
    """Questions of the bank that the file no longer has; they are kept."""
    suggested: int
    """New questions whose domain is only a guess."""
    strange_domains: tuple[str, ...] = ()
    """Domains the file names and the study does not have."""

    def unknown_domains_told(self) -> str:
        """Which domains the file names and the study does not have; empty where there are none."""
        names = self.strange_domains
        if not names:
            return ""
        shown = ", ".join(f"“{name}”" for name in names[:NAMED]) + (" …" if len(names) > NAMED else "")
        return say("No domain of this study: {names}. Those questions count in no domain.", names=shown)


@dataclass(slots=True)
class _Known:
    """The questions of a study, findable in the ways an import looks for them."""

    by_content: dict[str, Question] = field(default_factory=dict)
    by_name: dict[str, Question] = field(default_factory=dict)
    by_stem: dict[str, list[Question]] = field(default_factory=dict)
    by_options: dict[str, list[Question]] = field(default_factory=dict)


def planned_import(
    reading: BankReading,
    file_name: str,
    banks: Iterable[Bank],
    questions: Iterable[Question],
    new_id: Callable[[], int],
    now: datetime,
    domains: Mapping[str, int] | None = None,
    keywords: Mapping[int, Iterable[str]] | None = None,
) -> PlannedImport:
    """Compare a reading with what a study holds.

    `domains` gives a domain's id by any of its names in lower case, `keywords` the words that tell of a domain by id.
    """
    questions = list(questions)
    bank, changed = _bank(reading, file_name, banks, questions, new_id, now)
    comparison = _Comparison(bank, _known(questions, bank.id), now)
    stems = Counter(_stem_key(found.stem) for found in reading.questions)
    for place, found in enumerate(reading.questions):
        made = _made(found, bank.id, new_id(), place, file_name, domains or {})
        if made.domain is None and keywords:
            made = made.suggested(suggest_domain(made, keywords))
        comparison.take(made, once=stems[_stem_key(found.stem)] == 1)
    counts = comparison.counts
    return PlannedImport(
        bank,
        (*changed, *comparison.changed) if comparison.changed else (),
        counts["added"],
        counts["edited"],
        counts["unchanged"],
        counts["repeated"],
        comparison.gone(),
        counts["suggested"],
        _strange_domains(reading, domains or {}),
    )


class _Comparison:
    """Takes the questions of a file one by one and tells what each changes."""

    def __init__(self, bank: Bank, known: _Known, now: datetime) -> None:
        self.changed: list[Record] = []
        self.counts: Counter[str] = Counter()
        self._bank = bank
        self._known = known
        self._now = now
        self._met: set[int] = set()

    def take(self, made: Question, once: bool) -> None:
        """Add, edit or pass over one question; `once` tells that the file has its stem only once."""
        old = _match(made, self._known, once, self._met)
        if old is None:
            self._add(made)
            return
        if old.id in self._met:
            self.counts["repeated"] += 1
            return
        self._met.add(old.id)
        merged = old
        if old.bank == self._bank.id:
            merged = old.edited(_merged(old, made), self._now, "import")
        if merged == old:
            self.counts["unchanged"] += 1
        else:
            self.counts["edited"] += 1
            self.changed.append(merged)

    def _add(self, made: Question) -> None:
        self.changed.append(made)
        self._met.add(made.id)
        self._known.by_content[made.content_key] = made
        self.counts["added"] += 1
        self.counts["suggested"] += made.suggested_domain is not None

    def gone(self) -> int:
        """Questions of the bank that the file did not have."""
        held = self._known.by_content.values()
        return sum(question.bank == self._bank.id and question.id not in self._met for question in held)


def _strange_domains(reading: BankReading, domains: Mapping[str, int]) -> tuple[str, ...]:
    """Domains that a file names and the study does not have, each once."""
    named = {found.domain.strip(): None for found in reading.questions if found.domain.strip()}
    return tuple(name for name in named if name.casefold() not in domains)


def _bank(
    reading: BankReading,
    file_name: str,
    banks: Iterable[Bank],
    questions: list[Question],
    new_id: Callable[[], int],
    now: datetime,
) -> tuple[Bank, list[Record]]:
    """The bank the file belongs to, and the record to write where it is a new one.

    Many files are called README.md: one of the same name is the same bank only if it shares its title or questions.
    """
    name = reading.title or file_name.rsplit(".", 1)[0]
    keys = {_content(found) for found in reading.questions}
    for bank in banks:
        if bank.name == name and (reading.title or bank.source == file_name):
            return bank, []
        shared = sum(question.bank == bank.id and question.content_key in keys for question in questions)
        if bank.source == file_name and shared > SHARED * len(keys):
            return bank, []
    made = Bank(id=new_id(), name=name, format=reading.format, imported_at=now, source=file_name)
    return made, [made]


def _content(found: FoundQuestion) -> str:
    return content_key(found.stem, (option.text for option in found.options), found.images)


def _known(questions: Iterable[Question], bank: int) -> _Known:
    known = _Known()
    for question in questions:
        known.by_content.setdefault(question.content_key, question)
        if question.bank != bank:
            continue
        if question.name and not question.name.isdigit():
            known.by_name[question.name] = question
        known.by_stem.setdefault(_stem_key(question.stem), []).append(question)
        known.by_options.setdefault(_options_key(question), []).append(question)
    return known


def _match(made: Question, known: _Known, once: bool, met: set[int]) -> Question | None:
    """The question of the study that this one is: the same content, the same name, or one part left as it was."""
    same = known.by_content.get(made.content_key)
    if same is not None:
        return same
    named = known.by_name.get(made.name)
    if named is not None and named.id not in met:
        return named
    stems = known.by_stem.get(_stem_key(made.stem), [])
    if once and len(stems) == 1 and stems[0].id not in met:
        return stems[0]
    if sum(len(option.text) for option in made.options) < TELLING:
        return None
    options = known.by_options.get(_options_key(made), [])
    return options[0] if len(options) == 1 and options[0].id not in met else None


def _stem_key(stem: str) -> str:
    return digest(flat(stem))


def _options_key(question: Question) -> str:
    return digest(*sorted(flat(option.text) for option in question.options))


def _made(
    found: FoundQuestion, bank: int, id_: int, place: int, file_name: str, domains: Mapping[str, int]
) -> Question:
    return Question(
        id=id_,
        bank=bank,
        stem=found.stem,
        options=tuple(Option(option.text, option.note) for option in found.options),
        key=found.key,
        explanation=found.explanation,
        images=found.images,
        choose=asked_for(found.stem),
        domain=domains.get(found.domain.strip().casefold()) if found.domain else None,
        statement=found.statement,
        difficulty=found.difficulty,
        link=found.link,
        name=found.name,
        content_key=_content(found),
        position=float(place + 1),
        source=f"{file_name}:{found.line}",
    )


def _merged(old: Question, made: Question) -> Question:
    """The question as the file has it now; options keep their order, so that letters given as answers stay right.

    A domain the learner chose stays, and so does a key the file no longer marks.
    """
    options, key = made.options, made.key
    order = _order(old, made)
    if order is not None:
        options = tuple(made.options[place] for place in order)
        key = "".join(letter(at) for at, place in enumerate(order) if letter(place) in made.key)
    merged = replace(
        made,
        id=old.id,
        options=options,
        key=key or (old.key if order is not None else ""),
        domain=old.domain if old.domain is not None else made.domain,
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
    return replace(old, statement=made.statement, link=made.link, difficulty=made.difficulty) if same else merged


def _order(old: Question, made: Question) -> list[int] | None:
    """Places of the new options in the old order; None where their texts differ."""
    places: dict[str, list[int]] = {}
    for place, option in enumerate(made.options):
        places.setdefault(flat(option.text), []).append(place)
    order = []
    for option in old.options:
        left = places.get(flat(option.text))
        if not left:
            return None
        order.append(left.pop(0))
    return order if len(order) == len(made.options) else None
