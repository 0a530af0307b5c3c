"""From raw percent to an estimated range on the exam's own scale."""

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Scale:
    """An exam's scale and the raw percent that is assumed to reach its pass mark."""

    lowest: int
    highest: int
    pass_mark: int
    pass_percent: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A range of scaled scores; an estimate, because the real conversion is not public."""

    low: int
    high: int
    pass_mark: int

    @property
    def verdict(self) -> str:
        """above, below or around the pass mark."""
        return "above" if self.low >= self.pass_mark else "below" if self.high < self.pass_mark else "around"


def scaled(percent: float, scale: Scale) -> float:
    """The scaled score of a raw percent by two straight lines that meet at the pass mark."""
    if percent <= scale.pass_percent:
        share = percent / scale.pass_percent if scale.pass_percent else 1.0
        return scale.lowest + share * (scale.pass_mark - scale.lowest)
    share = (percent - scale.pass_percent) / (100 - scale.pass_percent)
    return scale.pass_mark + share * (scale.highest - scale.pass_mark)


def chance_range(percent: float, questions: int) -> tuple[float, float]:
    """Percents between which the learner's true share lies two times in three (Wilson score interval, z = 1)."""
    part = percent / 100
    middle = (part + 1 / (2 * questions)) / (1 + 1 / questions)
    reach = sqrt(part * (1 - part) / questions + 1 / (4 * questions**2)) / (1 + 1 / questions)
    return max(0.0, 100 * (middle - reach)), min(100.0, 100 * (middle + reach))


def estimate(percent: float, questions: int, scale: Scale) -> Estimate:
    """The estimated range of a raw percent in so many questions, in whole tens as far as it is worth."""
    low, high = (scaled(bound, scale) for bound in chance_range(percent, questions))
    return Estimate(int(low // 10 * 10), int(-(-high // 10) * 10), scale.pass_mark)


def whole_percent(right: int, total: int) -> int:
    """Percent rounded to a whole number, but 100 only for all and 0 only for none."""
    share = round(100 * right / total) if total else 0
    if right < total:
        share = min(share, 99)
    return max(share, 1) if right else share
