"""Draws an exam from the question bank: by the domains' weights, unseen questions first, repeatable."""

from collections.abc import Collection, Iterable, Mapping
from random import Random

from data.errors import BadInput
from data.language import say
from data.model.questions import Question
from data.values import Values

CHOICE = "multiple choice"
"""One right answer."""
RESPONSE = "multiple response"
"""More than one right answer."""


class Draw(Values):
    """The questions of one exam."""

    questions: tuple[int, ...]
    """Ids in the order of the exam."""
    unscored: tuple[int, ...]
    """Numbers, from 1, of the questions that do not count, as on the real exam."""
    short: Mapping[int, int]
    """By domain id, how many questions the domain lacks; questions of other domains replace them."""


def kind_of(question: Question) -> str:
    """The kind of a question, by its key, as packs name it."""
    return RESPONSE if len(question.counted_key) > 1 else CHOICE


def of_kinds(questions: Iterable[Question], kinds: Collection[str]) -> list[Question]:
    """The questions of the kinds that the exam asks.

    An exam that names neither kind of a bank's questions, such as one of laboratory work alone, takes them all.
    """
    asked = {CHOICE, RESPONSE} & set(kinds) or {CHOICE, RESPONSE}
    return [question for question in questions if kind_of(question) in asked]


def shares(weights: Mapping[int, float], number: int) -> dict[int, int]:
    """Divide `number` questions by weight (largest remainder method); of equal remainders the heavier domain wins.

    A domain with weight 0 gets none; weights need not add up to 100.
    """
    total = sum(weights.values())
    if total <= 0:
        return dict.fromkeys(weights, 0)
    exact = {domain: number * weight / total for domain, weight in weights.items()}
    counts = {domain: int(quota) for domain, quota in exact.items()}
    rest = sorted(exact, key=lambda domain: (counts[domain] - exact[domain], -weights[domain]))
    for domain in rest[: number - sum(counts.values())]:
        counts[domain] += 1
    return counts


def drawn(
    questions: Iterable[Question],
    weights: Mapping[int, float],
    number: int,
    chance: Random,
    seen: Mapping[int, int] | None = None,
    unscored: int = 0,
) -> Draw:
    """Draw `number` questions that have a key; `seen` counts earlier views by id, and the least seen come first.

    A suggested domain counts for drawing, but not for scores. Raises `BadInput` when there are too few questions.
    """
    usable = sorted((question for question in questions if question.counted_key), key=lambda question: question.id)
    if not 0 < number <= len(usable):
        raise BadInput(
            say(
                "Cannot draw {n} questions: only {held} have a key. Import a bank or ask for fewer.",
                n=number,
                held=len(usable),
            )
        )
    if not 0 <= unscored < number:
        raise BadInput(
            say(
                "Cannot leave {n} of {total} questions unscored. Keep at least one that counts.",
                n=unscored,
                total=number,
            )
        )
    times_seen = seen or {}
    chance.shuffle(usable)
    usable.sort(key=lambda question: times_seen.get(question.id, 0))
    chosen, short = _by_weight(usable, weights, number)
    chance.shuffle(chosen)
    left_out = _unscored(chosen, weights, unscored, chance)
    numbers = tuple(position for position, question in enumerate(chosen, start=1) if question.id in left_out)
    return Draw(tuple(question.id for question in chosen), numbers, short)


def _domain(question: Question) -> int | None:
    return question.domain if question.domain is not None else question.suggested_domain


def _by_weight(
    usable: list[Question], weights: Mapping[int, float], number: int
) -> tuple[list[Question], dict[int, int]]:
    """Fill each domain's share from the front of the list, then fill up with the first of the other questions."""
    due = shares(weights, number)
    chosen: list[Question] = []
    others: list[Question] = []
    for question in usable:
        domain = _domain(question)
        if domain is not None and due.get(domain, 0) > 0:
            due[domain] -= 1
            chosen.append(question)
        else:
            others.append(question)
    return chosen + others[: number - len(chosen)], {domain: lack for domain, lack in due.items() if lack > 0}


def _unscored(chosen: list[Question], weights: Mapping[int, float], count: int, chance: Random) -> set[int]:
    """Ids of the unscored questions, chosen so that the scored ones keep the domains' weights."""
    counting = shares(weights, len(chosen) - count)
    pool = sorted(chosen, key=lambda question: question.id)
    chance.shuffle(pool)
    spare: list[int] = []
    needed: list[int] = []
    for question in pool:
        domain = _domain(question)
        if domain is not None and counting.get(domain, 0) > 0:
            counting[domain] -= 1
            needed.append(question.id)
        else:
            spare.append(question.id)
    return set((spare + needed)[:count])
