"""Computes everything the report of an attempt shows from its answers."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from data.exams.marking import counts
from data.model.attempts import Answer, Attempt
from data.values import Values

PARTS = 6
"""Number of parts the report divides an exam into."""


class Tally(Values):
    """Right answers among some questions, and the time they took."""

    right: int
    total: int
    seconds: float = 0.0
    """Mean seconds of one question."""

    @property
    def percent(self) -> int | None:
        """Whole percent, 100 only for all and 0 only for none; None without questions."""
        return whole_percent(self.right, self.total) if self.total else None


class Changes(Values):
    """Changed answers, by the result of the change."""

    to_right: int = 0
    to_wrong: int = 0
    wrong_both: int = 0

    @property
    def total(self) -> int:
        """All changed answers."""
        return self.to_right + self.to_wrong + self.wrong_both


class Report(Values):
    """The figures of one attempt."""

    scored: Tally
    """The questions that count."""
    everything: Tally
    """All marked questions."""
    domains: Mapping[int, Tally]
    """By domain id, over the questions that count; from a recorded score when the attempt has no answers."""
    domain_percents: Mapping[int, float]
    parts: tuple[tuple[int, int, Tally], ...]
    """(first number, last number, tally) of each part."""
    sureness: Mapping[str, Tally]
    """By sure, unsure and guess; the empty string for answers without one."""
    changes: Changes
    missed: tuple[Answer, ...]
    """Wrong and unanswered questions in order."""
    unanswered: int
    seconds: float
    """Time on all questions."""


def report(attempt: Attempt, answers: Sequence[Answer]) -> Report:
    """The report of an attempt from its marked answers, which may be empty."""
    counted = [answer for answer in answers if counts(attempt, answer)]
    marked = [answer for answer in answers if answer.right is not None]
    scored = tally(counted)
    if not counted and attempt.total:
        scored = Tally(attempt.right or 0, attempt.total)
    return Report(
        scored=scored,
        everything=tally(marked) if marked else scored,
        domains={
            score.domain: Tally(score.right, score.total)
            for score in attempt.domain_scores
            if score.right is not None and score.total
        },
        domain_percents={score.domain: score.percent for score in attempt.domain_scores},
        parts=_parts(answers),
        sureness={
            sureness: tally(with_sureness)
            for sureness in ("sure", "unsure", "guess", "")
            if (with_sureness := [answer for answer in marked if answer.sureness == sureness])
        },
        changes=changes_in(answers),
        missed=tuple(answer for answer in answers if answer.right is False),
        unanswered=sum(not answer.chosen for answer in answers),
        seconds=sum(answer.seconds for answer in answers),
    )


def changes_in(answers: Iterable[Answer]) -> Changes:
    """Count the answers that were changed after the first choice, of those with a key."""
    to_right = to_wrong = wrong_both = 0
    for answer in answers:
        if answer.right is None or not answer.first_chosen or answer.first_chosen == answer.chosen:
            continue
        was_right = set(answer.first_chosen) == set(answer.key)
        to_right += answer.right
        to_wrong += was_right and not answer.right
        wrong_both += not was_right and not answer.right
    return Changes(to_right, to_wrong, wrong_both)


def tally(answers: Sequence[Answer]) -> Tally:
    """Count right answers and take the mean time."""
    seconds = sum(answer.seconds for answer in answers)
    right = sum(answer.right is True for answer in answers)
    return Tally(right, len(answers), seconds / len(answers) if answers else 0.0)


def whole_percent(right: int, total: int) -> int:
    """Percent rounded to a whole number; 100 only for all and 0 only for none."""
    share = round(100 * right / total)
    if right < total:
        share = min(share, 99)
    return max(share, 1) if right else share


def planned_seconds(minutes: int | None, questions: int, review_minutes: int) -> float | None:
    """Seconds planned for one question; None when the sitting has no time limit."""
    if not minutes or not questions:
        return None
    return (minutes - min(review_minutes, minutes // 2)) * 60 / questions


def compared(
    earlier: Sequence[Answer], later: Sequence[Answer]
) -> tuple[list[tuple[Answer, Answer]], Mapping[str, int]]:
    """Pair the answers to the same questions in two attempts, and count them: better, worse, right, wrong."""
    marked_later = {
        answer.question: answer for answer in later if answer.question is not None and answer.right is not None
    }
    marked = (answer for answer in earlier if answer.right is not None)
    pairs = [(answer, marked_later[answer.question]) for answer in marked if answer.question in marked_later]
    ways = {"better": 0, "worse": 0, "right": 0, "wrong": 0}
    for before, after in pairs:
        if before.right == after.right:
            ways["right" if after.right else "wrong"] += 1
        else:
            ways["better" if after.right else "worse"] += 1
    return pairs, ways


def _parts(answers: Sequence[Answer]) -> tuple[tuple[int, int, Tally], ...]:
    marked = any(answer.right is not None for answer in answers)
    if len(answers) < PARTS or not marked:
        return ()
    cuts = [round(part * len(answers) / PARTS) for part in range(PARTS + 1)]
    pieces = [answers[start:end] for start, end in pairwise(cuts)]
    return tuple((piece[0].number, piece[-1].number, tally(piece)) for piece in pieces)
