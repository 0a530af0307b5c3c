"""Everything the report of an attempt shows, counted from its answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.exams.marking import counts
from data.model.attempts import Answer, Attempt

PARTS = 6
"""Stretches an exam is cut into, to see where it went well."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Right answers of some questions, and the time they took."""

    right: int
    total: int
    seconds: float = 0.0
    """Mean seconds of one question."""

    @property
    def percent(self) -> int | None:
        """Whole percent, 100 for all alone and 0 for none alone; None of nothing."""
        return whole_percent(self.right, self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class Changes:
    """Answers that were changed, by what became of them."""

    to_right: int = 0
    to_wrong: int = 0
    wrong_both: int = 0

    @property
    def total(self) -> int:
        """All changed answers."""
        return self.to_right + self.to_wrong + self.wrong_both


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of one attempt."""

    scored: Tally
    """The questions that count."""
    everything: Tally
    """All marked questions."""
    domains: Mapping[int, Tally]
    """By domain id, over the questions that count; of a recorded score where no answers are kept."""
    domain_percents: Mapping[int, float]
    parts: tuple[tuple[int, int, Tally], ...]
    """(first number, last number, tally) of each stretch."""
    sureness: Mapping[str, Tally]
    """By sure, unsure, guess, and empty for unsaid."""
    changes: Changes
    missed: tuple[Answer, ...]
    """Wrong and unanswered ones in order."""
    unanswered: int
    seconds: float
    """Time on all questions."""


def report(attempt: Attempt, answers: Sequence[Answer]) -> Report:
    """The report of an attempt with its marked answers, which may be none."""
    counted = [each for each in answers if counts(attempt, each)]
    marked = [each for each in answers if each.right is not None]
    scored = tally(counted)
    if not counted and attempt.total:
        scored = Tally(attempt.right or 0, attempt.total)
    return Report(
        scored=scored,
        everything=tally(marked) if marked else scored,
        domains={
            each.domain: Tally(each.right, each.total)
            for each in attempt.domain_scores
            if each.right is not None and each.total
        },
        domain_percents={each.domain: each.percent for each in attempt.domain_scores},
        parts=_parts(answers),
        sureness={
            how: tally(found)
            for how in ("sure", "unsure", "guess", "")
            if (found := [each for each in marked if each.sureness == how])
        },
        changes=changes_in(answers),
        missed=tuple(each for each in answers if each.right is False),
        unanswered=sum(not each.chosen for each in answers),
        seconds=sum(each.seconds for each in answers),
    )


def changes_in(answers: Iterable[Answer]) -> Changes:
    """How many answers were changed after they were given, of those with a key."""
    to_right = to_wrong = wrong_both = 0
    for each in answers:
        if each.right is None or not each.first_chosen or each.first_chosen == each.chosen:
            continue
        was_right = set(each.first_chosen) == set(each.key)
        to_right += each.right
        to_wrong += was_right and not each.right
        wrong_both += not was_right and not each.right
    return Changes(to_right, to_wrong, wrong_both)


def tally(answers: Sequence[Answer]) -> Tally:
    """Right answers among some, with their mean time."""
    seconds = sum(each.seconds for each in answers)
    right = sum(each.right is True for each in answers)
    return Tally(right, len(answers), seconds / len(answers) if answers else 0.0)


def whole_percent(right: int, total: int) -> int:
    """Percent rounded to a whole number, but 100 only for all and 0 only for none."""
    share = round(100 * right / total)
    if right < total:
        share = min(share, 99)
    return max(share, 1) if right else share


def planned_seconds(minutes: int | None, questions: int, review_minutes: int) -> float | None:
    """Seconds planned for one question; None where the sitting had no limit."""
    if not minutes or not questions:
        return None
    return (minutes - min(review_minutes, minutes // 2)) * 60 / questions


def compared(one: Sequence[Answer], other: Sequence[Answer]) -> tuple[list[tuple[Answer, Answer]], Mapping[str, int]]:
    """Answers to the same questions in two attempts, and how many went which way: better, worse, right, wrong."""
    later = {each.question: each for each in other if each.question is not None and each.right is not None}
    pairs = [(each, later[each.question]) for each in one if each.question in later and each.right is not None]
    ways = {"better": 0, "worse": 0, "right": 0, "wrong": 0}
    for before, after in pairs:
        if before.right == after.right:
            ways["right" if after.right else "wrong"] += 1
        else:
            ways["better" if after.right else "worse"] += 1
    return pairs, ways


def _parts(answers: Sequence[Answer]) -> tuple[tuple[int, int, Tally], ...]:
    marked = any(each.right is not None for each in answers)
    if len(answers) < PARTS or not marked:
        return ()
    cuts = [round(place * len(answers) / PARTS) for place in range(PARTS + 1)]
    pieces = [answers[start:end] for start, end in pairwise(cuts)]
    return tuple((piece[0].number, piece[-1].number, tally(piece)) for piece in pieces)
