"""Pictures of a study as inline SVG; each also has its figures as text."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from math import cos, pi, sin

from data.planning.progress import share_of_day
from data.planning.standings import Standing
from data.study.study import Study

_CELL, _GAP = 17, 3
_MOST_WEEKS = 60
_AXES = ("confidence", "mock", "tasks")


def heatmap(study: Study, today: date, weekdays: Sequence[str]) -> str:
    """A square for each day and a column for each week, shaded by the share of the day's tasks that is done."""
    days = study.tasks.days
    first = min([study.plan.start, *days[:1]])
    last = max([study.plan.end, *days[-1:]])
    start = max(first, last - timedelta(weeks=_MOST_WEEKS))
    start -= timedelta(days=start.weekday())
    step = _CELL + _GAP
    weeks = (last - start).days // 7 + 1
    parts = [
        f'<text class="small" x="0" y="{18 + row * step + 13}">{escape(weekdays[row])}</text>' for row in (0, 2, 4, 6)
    ]
    for number in range((last - start).days + 1):
        day = start + timedelta(days=number)
        x, y = 30 + number // 7 * step, 18 + number % 7 * step
        if day.day == 1 or (number == 0 and day.day <= 14):
            parts.append(f'<text class="small" x="{x}" y="11">{day:%m}</text>')
        if day >= first:
            parts.append(_square(study, day, x, y, day == today))
    size = f'viewBox="0 0 {30 + weeks * step} {18 + 7 * step}" width="{30 + weeks * step}"'
    return f'<svg {size} class="heat" role="img" aria-label="{first} – {last}">{"".join(parts)}</svg>'


def _square(study: Study, day: date, x: int, y: int, is_today: bool) -> str:
    share = share_of_day(study.tasks, day)
    shade = "none" if share is None else f"s{round(4 * share)}"
    caption = f"{day}" if share is None else f"{day}: {round(100 * share)}%"
    mark = " today" if is_today else ""
    return (
        f'<rect class="{shade}{mark}" x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" rx="3">'
        f"<title>{caption}</title></rect>"
    )


def radar(standings: Sequence[Standing]) -> str:
    """Confidence, mock scores and tasks of every domain around a centre; empty for fewer than three domains."""
    if len(standings) < 3:
        return ""
    rings = "".join(
        f'<polygon class="ring" points="{_round([part / 4] * len(standings))}"/>' for part in (1, 2, 3, 4)
    )
    spokes = "".join(_spoke(number, len(standings), standing) for number, standing in enumerate(standings))
    shapes = []
    for axis, name in enumerate(_AXES):
        shares = [standing.shares[axis] for standing in standings]
        if any(share is not None for share in shares):
            shapes.append(f'<polygon class="{name}" points="{_round([share or 0.0 for share in shares])}"/>')
    names = ", ".join(standing.domain.label for standing in standings)
    return (
        f'<svg viewBox="-190 -140 380 280" class="radar" role="img" aria-label="{escape(names)}">'
        f"{rings}{spokes}{''.join(shapes)}</svg>"
    )


def _point(number: int, count: int, share: float) -> tuple[float, float]:
    angle = 2 * pi * number / count - pi / 2
    return 105 * share * cos(angle), 105 * share * sin(angle)


def _round(shares: Sequence[float]) -> str:
    points = (_point(number, len(shares), share) for number, share in enumerate(shares))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _spoke(number: int, count: int, standing: Standing) -> str:
    x, y = _point(number, count, 1.0)
    anchor = "middle" if abs(x) < 20 else "start" if x > 0 else "end"
    label = standing.domain.label if len(standing.domain.label) <= 14 else standing.domain.label[:13] + "…"
    return (
        f'<line class="ring" x1="0" y1="0" x2="{x:.1f}" y2="{y:.1f}"/>'
        f'<text class="small" text-anchor="{anchor}" x="{x * 1.08:.1f}" y="{y * 1.13 + 4:.1f}">{escape(label)}</text>'
    )


def trend(scores: Sequence[tuple[date, float, float | None]], caption: str) -> str:
    """Scores over time: day, percent and target of each mock exam, in order; empty without scores."""
    if not scores:
        return ""
    width, height, margin = 360, 160, 34
    first, span = scores[0][0], max((scores[-1][0] - scores[0][0]).days, 1)
    points = [
        (margin + 20 + (width - margin - 50) * ((day - first).days / span if len(scores) > 1 else 0.5), score, target)
        for day, score, target in scores
    ]
    parts = []
    for mark in (0, 25, 50, 75, 100):
        y = _height(mark, height)
        parts.append(f'<line class="ring" x1="{margin}" x2="{width}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text class="small" text-anchor="end" x="{margin - 5}" y="{y + 4:.1f}">{mark}</text>')
    line = " ".join(f"{x:.1f},{_height(score, height):.1f}" for x, score, _ in points)
    parts.append(f'<polyline class="line" points="{line}"/>')
    for x, score, target in points:
        y = _height(score, height)
        parts.append(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
        parts.append(f'<text text-anchor="middle" x="{x:.1f}" y="{y - 9:.1f}">{score:.0f}</text>')
        if target is not None:
            y = _height(target, height)
            parts.append(f'<line class="target" x1="{x - 11:.1f}" x2="{x + 11:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>')
    return (
        f'<svg viewBox="0 0 {width} {height + 10}" class="trend" role="img" aria-label="{escape(caption)}">'
        f"{''.join(parts)}</svg>"
    )


def _height(percent: float, height: int) -> float:
    return 8 + (height - 16) * (1 - percent / 100)
