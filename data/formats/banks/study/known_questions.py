"""Finds the question of a study that a question of a file corresponds to."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from data.formats.banks.model.content_key import digest, flat
from data.model.questions import Question

TELLING = 40
"""Total characters that options need to identify an edited question by themselves."""


@dataclass(slots=True)
class KnownQuestions:
    """The questions of a study, indexed for an import."""

    by_content: dict[str, Question] = field(default_factory=dict)
    by_name: dict[str, Question] = field(default_factory=dict)
    by_stem: dict[str, list[Question]] = field(default_factory=dict)
    by_options: dict[str, list[Question]] = field(default_factory=dict)


def known_questions(questions: Iterable[Question], bank: int) -> KnownQuestions:
    """Index the questions of a study; those of one bank also by name, stem and options."""
    existing = KnownQuestions()
    for question in questions:
        existing.by_content.setdefault(question.content_key, question)
        if question.bank != bank:
            continue
        if question.name and not question.name.isdigit():
            existing.by_name[question.name] = question
        existing.by_stem.setdefault(stem_key(question.stem), []).append(question)
        existing.by_options.setdefault(_options_key(question), []).append(question)
    return existing


def match(incoming: Question, existing: KnownQuestions, once: bool, matched_ids: set[int]) -> Question | None:
    """The study's question with the same content or name, or with one unchanged part; None for a new one."""
    same = existing.by_content.get(incoming.content_key)
    if same is not None:
        return same
    same_name = existing.by_name.get(incoming.name)
    if same_name is not None and same_name.id not in matched_ids:
        return same_name
    stems = existing.by_stem.get(stem_key(incoming.stem), [])
    if once and len(stems) == 1 and stems[0].id not in matched_ids:
        return stems[0]
    if sum(len(option.text) for option in incoming.options) < TELLING:
        return None
    options = existing.by_options.get(_options_key(incoming), [])
    return options[0] if len(options) == 1 and options[0].id not in matched_ids else None


def stem_key(stem: str) -> str:
    """A key that is the same for the same stem, whatever its spacing."""
    return digest(flat(stem))


def _options_key(question: Question) -> str:
    return digest(*sorted(flat(option.text) for option in question.options))
