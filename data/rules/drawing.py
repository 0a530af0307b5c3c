"""Draws the questions of an exam: domains by their weights, unseen questions first, the rest by lot."""

from collections.abc import Iterable, Mapping

from data.errors import BadInput
from data.questions import Question
from data.rules.lots import lot


def shares(weights: Mapping[int, float], count: int, room: Mapping[int, int]) -> dict[int, int]:
    """How many of `count` go to each key by largest remainder (Hamilton), none above its room.

    What a full key cannot take is shared out among the others by the same weights.
    """
    given = dict.fromkeys(weights, 0)
    left = min(count, sum(room.get(key, 0) for key in weights))
    while left:
        open_ones = {key: weight for key, weight in weights.items() if room.get(key, 0) > given[key]}
        total = sum(open_ones.values())
        exact = {key: left * weight / total if total else left / len(open_ones) for key, weight in open_ones.items()}
        whole = {key: min(int(part), room[key] - given[key]) for key, part in exact.items()}
        for key, part in whole.items():
            given[key] += part
        left -= sum(whole.values())
        by_remainder = sorted(exact, key=lambda key: (int(exact[key]) - exact[key], -weights[key], key))
        spare = [key for key in by_remainder if room[key] > given[key]]
        full = len(spare) < len(open_ones)
        for key in spare[: left if not full else min(left, 1)]:
            given[key] += 1
            left -= 1
    return given


def drawn(
    questions: Iterable[Question], weights: Mapping[int, float], count: int, seed: int, seen: Mapping[int, int]
) -> tuple[int, ...]:
    """Ids of the questions of an exam in the order they are asked.

    `weights` are the domains' shares by id, `seen` tells how often a question was met. Questions without an accepted
    domain fill up what the domains lack. Raises `BadInput` where there is nothing to draw from.
    """
    groups: dict[int, list[Question]] = {}
    for question in questions:
        if question.counted_key:
            domain = question.domain if question.domain in weights else None
            groups.setdefault(domain or 0, []).append(question)
    if not groups:
        raise BadInput("There are no questions with a key to draw from: import a bank or choose another one.")
    for group in groups.values():
        group.sort(key=lambda question: (seen.get(question.id, 0), lot(seed, question.id)))
    taken = shares(weights, count, {domain: len(groups.get(domain, ())) for domain in weights})
    chosen = [question for domain, number in taken.items() for question in groups.get(domain, [])[:number]]
    chosen += groups.get(0, [])[: count - len(chosen)]
    return tuple(sorted((question.id for question in chosen), key=lambda id_: lot(seed, "order", id_)))


def unscored(draw: Iterable[int], domains: Mapping[int, int | None], share: float, seed: int) -> tuple[int, ...]:
    """Numbers of the questions that do not count, spread over the domains like the draw itself.

    `share` is the part that does not count, as 15 of 65; `domains` are those of the questions by id.
    """
    by_domain: dict[int, list[tuple[bytes, int]]] = {}
    ids = list(draw)
    for number, id_ in enumerate(ids, start=1):
        by_domain.setdefault(domains.get(id_) or 0, []).append((lot(seed, "unscored", id_), number))
    sizes = {domain: len(found) for domain, found in by_domain.items()}
    taken = shares({domain: float(size) for domain, size in sizes.items()}, round(len(ids) * share), sizes)
    lots = (sorted(found)[: taken[domain]] for domain, found in by_domain.items())
    return tuple(sorted(number for found in lots for _, number in found))
