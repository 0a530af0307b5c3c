"""Draws an exam from the questions held: by the domains' weights, unseen questions first, repeatable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from data.errors import BadInput
from data.language import say
from data.model.questions import Question


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn for one exam."""

    questions: tuple[int, ...]
    """Ids in the order they are asked."""
    unscored: tuple[int, ...]
    """Numbers, from 1, of the questions that do not count, as on the real exam."""
    short: Mapping[int, int]
    """How many questions a domain lacked; others were drawn in their place."""


def shares(weights: Mapping[int, float], number: int) -> dict[int, int]:
    """`number` questions shared out by weight with the largest remainders; of equal remainders the heavier wins.

    A weight of nothing gets nothing; weights need not add up to 100.
    """
    total = sum(weights.values())
    if total <= 0:
        return dict.fromkeys(weights, 0)
    exact = {domain: number * weight / total for domain, weight in weights.items()}
    given = {domain: int(quota) for domain, quota in exact.items()}
    rest = sorted(exact, key=lambda domain: (given[domain] - exact[domain], -weights[domain]))
    for domain in rest[: number - sum(given.values())]:
        given[domain] += 1
    return given


def drawn(
    questions: Iterable[Question],
    weights: Mapping[int, float],
    number: int,
    chance: Random,
    seen: Mapping[int, int] | None = None,
    unscored: int = 0,
) -> Draw:
    """Draw `number` questions with a key; `seen` tells how often each was asked before, the least asked come first.

    A suggested domain is good enough for drawing, though not for scores. Raises `BadInput` when there are too few.
    """
    usable = sorted((question for question in questions if question.counted_key), key=lambda question: question.id)
    if not 0 < number <= len(usable):
        raise BadInput(
            say(
                "{n} questions cannot be drawn: {held} with a key are held; import a bank or ask fewer.",
                n=number,
                held=len(usable),
            )
        )
    if not 0 <= unscored < number:
        raise BadInput(
            say(
                "{n} of {total} questions cannot be unscored: leave at least one that counts.",
                n=unscored,
                total=number,
            )
        )
    asked = seen or {}
    chance.shuffle(usable)
    usable.sort(key=lambda question: asked.get(question.id, 0))
    taken, short = _by_weight(usable, weights, number)
    chance.shuffle(taken)
    left_out = _unscored(taken, weights, unscored, chance)
    numbers = tuple(place for place, question in enumerate(taken, start=1) if question.id in left_out)
    return Draw(tuple(question.id for question in taken), numbers, short)


def _domain(question: Question) -> int | None:
    return question.domain if question.domain is not None else question.suggested_domain


def _by_weight(
    usable: list[Question], weights: Mapping[int, float], number: int
) -> tuple[list[Question], dict[int, int]]:
    """The first of each domain's questions as its share allows, then the first of all that are left."""
    due = shares(weights, number)
    taken: list[Question] = []
    left: list[Question] = []
    for question in usable:
        domain = _domain(question)
        if domain is not None and due.get(domain, 0) > 0:
            due[domain] -= 1
            taken.append(question)
        else:
            left.append(question)
    return taken + left[: number - len(taken)], {domain: lack for domain, lack in due.items() if lack > 0}


def _unscored(taken: list[Question], weights: Mapping[int, float], count: int, chance: Random) -> set[int]:
    """Ids that do not count, spread so that those that do keep the domains' weights as well as they can."""
    counting = shares(weights, len(taken) - count)
    pool = sorted(taken, key=lambda question: question.id)
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
