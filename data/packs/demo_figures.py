"""What the demo of a pack shows, from the pack's `demo.toml`; what the file lacks is drawn at random."""

from random import Random

from data.language import say
from data.model.domains import CONFIDENCE_TOP
from data.packs.pack import Pack
from data.packs.pack_table import LocalisedText, PackTable, read_table
from data.values import Values

FILE = "demo.toml"
DAYS_PER_MISSED_DAY = 5
TAKEN = 2
"""Mock exams that are taken in a demo, at most."""
SPREAD = 14.0
"""Percent by which the score of a domain differs from that of its mock exam, at most."""


class MockScore(Values):
    """The score of a mock exam in percent, and of each domain by its key."""

    percent: float
    by_domain: dict[str, float]


class DemoFigures(Values):
    """Days, scores, confidence and notes of a demo."""

    missed: tuple[int, ...]
    """Days of the plan without study, 1 for the first."""
    scores: tuple[MockScore, ...]
    confidence: dict[str, int]
    """Confidence at the first checkpoint, by the key of the domain."""
    notes: dict[str, LocalisedText]
    """Notes by their section; those that the pack does not have are missing."""


def demo_figures(pack: Pack, days: int, chance: Random) -> DemoFigures:
    """The figures for a demo after `days` days of study; raises `BadFile`."""
    path = pack.folder / FILE
    table = read_table(path) if path.exists() else PackTable(path, {})
    drawn = _drawn(pack, days, chance)
    return DemoFigures(
        missed=table.whole_numbers("missed") if "missed" in table.values else drawn.missed,
        scores=tuple(map(_score, table.tables("scores", []))) or drawn.scores,
        confidence=_confidence(table.table("confidence")) if "confidence" in table.values else drawn.confidence,
        notes={
            section: notes.localised(section) for notes in (table.table("notes", {}),) for section in notes.values
        },
    )


def _score(row: PackTable) -> MockScore:
    domains = row.table("domains", {})
    return MockScore(row.number("percent"), {key: domains.number(key) for key in domains.values})


def _confidence(table: PackTable) -> dict[str, int]:
    for key in table.values:
        if not 1 <= table.whole(key) <= CONFIDENCE_TOP:
            raise table.wrong(key, say("a whole number from 1 to {n}", n=CONFIDENCE_TOP))
    return {key: table.whole(key) for key in table.values}


def _drawn(pack: Pack, days: int, chance: Random) -> DemoFigures:
    missed = chance.sample(range(1, days), days // DAYS_PER_MISSED_DAY) if days > 1 else []
    scores = []
    for mock in pack.mocks[:TAKEN]:
        percent = min(100.0, round(mock.target + chance.uniform(-4, 4), 1))
        by_domain = {
            domain.key: min(100.0, max(0.0, float(round(percent + chance.uniform(-SPREAD, SPREAD)))))
            for domain in pack.domains
        }
        scores.append(MockScore(percent, by_domain))
    confidence = {domain.key: chance.randint(2, CONFIDENCE_TOP - 1) for domain in pack.domains}
    return DemoFigures(tuple(sorted(missed)), tuple(scores), confidence, {})
