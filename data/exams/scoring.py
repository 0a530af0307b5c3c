"""Estimates the likely range of a scaled score, under the assumption that the pack states."""

from math import comb
from typing import Protocol

from data.values import Values

LIKELY = 0.9
"""Probability that the range covers, over the possible choices of unscored questions."""


class Scale(Protocol):
    """The figures of an exam's scale in a pack."""

    @property
    def scale_min(self) -> int:
        """Lowest scaled score."""

    @property
    def scale_max(self) -> int:
        """Highest scaled score."""

    @property
    def pass_mark(self) -> int:
        """Scaled score that passes."""

    @property
    def questions(self) -> int:
        """Questions asked."""

    @property
    def scored(self) -> int:
        """Questions that count."""


class Estimate(Values):
    """An estimated range of scaled scores; the official conversion is not public."""

    low: int
    high: int
    pass_mark: int

    @property
    def outlook(self) -> str:
        """pass, fail, or open when the pass mark lies within the range."""
        if self.low >= self.pass_mark:
            return "pass"
        return "fail" if self.high < self.pass_mark else "open"


def scaled(percent: float, pack: Scale) -> int:
    """Convert a raw percent to a scaled score, linearly from the bottom to the pass mark and from there to the top.

    Assumes that the raw percent needed to pass is the pass mark's share of the top of the scale.
    """
    passing = 100 * pack.pass_mark / pack.scale_max
    percent = min(100.0, max(0.0, percent))
    if percent <= passing:
        return round(pack.scale_min + (pack.pass_mark - pack.scale_min) * percent / passing)
    return round(pack.pass_mark + (pack.scale_max - pack.pass_mark) * (percent - passing) / (100 - passing))


def estimated(right: int, total: int, pack: Scale) -> Estimate:
    """Estimate the range of scaled scores for `right` of `total` when the unscored questions are unknown.

    The number of right answers among the scored questions is hypergeometric; the range excludes the least likely
    5 % at either end.
    """
    counting = max(1, round(total * pack.scored / pack.questions)) if pack.questions else total
    low, high = likely_right(right, total, counting)
    return Estimate(scaled(100 * low / counting, pack), scaled(100 * high / counting, pack), pack.pass_mark)


def likely_right(right: int, total: int, counting: int) -> tuple[int, int]:
    """Likely fewest and most right answers among `counting` of `total` questions, `right` of which are right."""
    least, most = max(0, counting - (total - right)), min(right, counting)
    ways = [comb(right, hits) * comb(total - right, counting - hits) for hits in range(least, most + 1)]
    cut = sum(ways) * (1 - LIKELY) / 2
    low, below = least, 0
    for way in ways:
        below += way
        if below > cut:
            break
        low += 1
    high, above = most, 0
    for way in reversed(ways):
        above += way
        if above > cut:
            break
        high -= 1
    return low, high
