"""Standing of each domain: confidence, mock scores and tasks done, and the domain to work on next."""

from collections.abc import Iterable

from data.model.attempts import Attempt
from data.model.domains import CONFIDENCE_TOP, Confidence, Domain
from data.model.plan import Plan
from data.study.task_index import TaskIndex
from data.values import Values


class Standing(Values):
    """The figures of one domain; None for a missing figure."""

    domain: Domain
    confidence: int | None
    """The latest rating, 1 to 5."""
    history: tuple[tuple[int, int], ...]
    """(checkpoint week, rating) in order."""
    mock: float | None
    """Percent in the latest mock exam with a score for this domain."""
    tasks: float | None
    """Part of its tasks that is done, 0.0 to 1.0."""

    @property
    def shares(self) -> tuple[float | None, float | None, float | None]:
        """Confidence, mock score and tasks as parts of 1.0."""
        confidence = None if self.confidence is None else self.confidence / CONFIDENCE_TOP
        return confidence, None if self.mock is None else self.mock / 100, self.tasks

    @property
    def strength(self) -> float | None:
        """Mean of mock score and confidence, 0.0 to 1.0; None without either."""
        shares = [share for share in self.shares[:2] if share is not None]
        return sum(shares) / len(shares) if shares else None


def standings(
    domains: Iterable[Domain], ratings: Iterable[Confidence], attempts: Iterable[Attempt], tasks: TaskIndex
) -> list[Standing]:
    """The standing of every domain, in order."""
    rated: dict[int, dict[int, int]] = {}
    for rating in sorted(ratings, key=lambda rating: rating.id):
        rated.setdefault(rating.domain, {})[rating.checkpoint] = rating.value
    mocks = _latest_mock_scores(attempts)
    result = []
    for domain in sorted(domains, key=lambda domain: (domain.position, domain.id)):
        history = tuple(sorted(rated.get(domain.id, {}).items()))
        tally = tasks.in_domain(domain.id)
        result.append(
            Standing(
                domain=domain,
                confidence=history[-1][1] if history else None,
                history=history,
                mock=mocks.get(domain.id),
                tasks=tally.share if tally.total else None,
            )
        )
    return result


def weakest(standings: list[Standing]) -> Standing | None:
    """The domain with the most to gain (weight times missing strength); None when no domain is rated or tested."""
    rated = [standing for standing in standings if standing.strength is not None]
    if not rated:
        return None
    return max(rated, key=lambda standing: standing.domain.weight * (1.0 - (standing.strength or 0.0)))


def current_checkpoint(plan: Plan, week: int) -> int:
    """The checkpoint for a rating in `week`: the next one, or the last once all are past."""
    if not plan.checkpoints:
        return max(1, min(week, plan.weeks))
    return next((checkpoint for checkpoint in sorted(plan.checkpoints) if week <= checkpoint), max(plan.checkpoints))


def _latest_mock_scores(attempts: Iterable[Attempt]) -> dict[int, float]:
    scored = [attempt for attempt in attempts if attempt.has_score]
    scores: dict[int, float] = {}
    for attempt in sorted(scored, key=lambda attempt: (attempt.day.toordinal() if attempt.day else 0, attempt.id)):
        for score in attempt.domain_scores:
            scores[score.domain] = score.percent
    return scores
