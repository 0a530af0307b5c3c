"""Where each domain stands: confidence, mock scores and tasks done, and which domain to work on next."""

from collections.abc import Iterable
from typing import NamedTuple

from data.model.attempts import Attempt
from data.model.domains import CONFIDENCE_TOP, Confidence, Domain
from data.model.plan import Plan
from data.study.task_index import TaskIndex


class Standing(NamedTuple):
    """Everything known of one domain; None where nothing is."""

    domain: Domain
    confidence: int | None
    """The latest rating, 1 to 5."""
    history: tuple[tuple[int, int], ...]
    """(checkpoint week, rating) in order."""
    mock: float | None
    """Percent in the latest mock with a score for this domain."""
    tasks: float | None
    """Part of its tasks done, 0.0 to 1.0."""

    @property
    def shares(self) -> tuple[float | None, float | None, float | None]:
        """Confidence, mock score and tasks as parts of 1.0."""
        confidence = None if self.confidence is None else self.confidence / CONFIDENCE_TOP
        return confidence, None if self.mock is None else self.mock / 100, self.tasks

    @property
    def strength(self) -> float | None:
        """Mean of mock score and confidence, 0.0 to 1.0; None when neither is known."""
        known = [share for share in self.shares[:2] if share is not None]
        return sum(known) / len(known) if known else None


def standings(
    domains: Iterable[Domain], ratings: Iterable[Confidence], attempts: Iterable[Attempt], tasks: TaskIndex
) -> list[Standing]:
    """Every domain in its order."""
    rated: dict[int, dict[int, int]] = {}
    for rating in sorted(ratings, key=lambda rating: rating.id):
        rated.setdefault(rating.domain, {})[rating.checkpoint] = rating.value
    mocks = _latest_mock_scores(attempts)
    found = []
    for domain in sorted(domains, key=lambda domain: (domain.position, domain.id)):
        history = tuple(sorted(rated.get(domain.id, {}).items()))
        tally = tasks.in_domain(domain.id)
        found.append(
            Standing(
                domain=domain,
                confidence=history[-1][1] if history else None,
                history=history,
                mock=mocks.get(domain.id),
                tasks=tally.share if tally.total else None,
            )
        )
    return found


def weakest(found: list[Standing]) -> Standing | None:
    """The domain with the most to gain: its weight times what is missing; None when no domain is rated or tested."""
    known = [standing for standing in found if standing.strength is not None]
    if not known:
        return None
    return max(known, key=lambda standing: standing.domain.weight * (1.0 - (standing.strength or 0.0)))


def current_checkpoint(plan: Plan, week: int) -> int:
    """The checkpoint a rating in `week` belongs to: the next one, or the last once all are past."""
    if not plan.checkpoints:
        return max(1, min(week, plan.weeks))
    return next((checkpoint for checkpoint in sorted(plan.checkpoints) if week <= checkpoint), max(plan.checkpoints))


def _latest_mock_scores(attempts: Iterable[Attempt]) -> dict[int, float]:
    taken = [attempt for attempt in attempts if attempt.taken]
    scores: dict[int, float] = {}
    for attempt in sorted(taken, key=lambda attempt: (attempt.day.toordinal() if attempt.day else 0, attempt.id)):
        for score in attempt.domain_scores:
            scores[score.domain] = score.percent
    return scores
