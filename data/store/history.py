"""Steps that can be undone and redone, read back from the journals."""

from collections.abc import Iterable
from itertools import pairwise

from data.store.journals import journal_names, journal_sizes, read_journals
from data.store.layout import Layout
from data.store.seam import Step

STEPS_KEPT = 1000


def stacks(steps: Iterable[Step]) -> tuple[list[Step], list[Step]]:
    """What can be undone and what can be redone (each as the step that takes the undoing back), oldest first."""
    past: list[Step] = []
    future: list[Step] = []
    for step in steps:
        if step.kind == "undo":
            _turn(step, past, future)
        elif step.kind == "redo":
            _turn(step, future, past)
        else:
            past.append(step)
            future.clear()
    return past[-STEPS_KEPT:], future


def _turn(step: Step, source: list[Step], target: list[Step]) -> None:
    """Move the newest step of the same name to the other side."""
    for place in range(len(source) - 1, -1, -1):
        if source[place].label == step.label:
            target.append(source.pop(place).reversed("do"))
            return


def spare_journals(layout: Layout, folded: dict[str, int]) -> list[str]:
    """Journals in the file for long: another of their slot follows, and 1,000 newer steps are kept elsewhere."""
    sizes = journal_sizes(layout.journals)
    names = journal_names(layout.journals)
    ended = [one for one, following in pairwise(names) if one[0] == following[0]]
    candidates = [name for name in ended if folded.get(name, 0) >= sizes.get(name, 0)]
    if not candidates or sum(sizes.values()) < 4 * max(sizes.values()):
        return []
    counts = {
        name: len(read_journals(layout.journals, dict.fromkeys(set(names) - {name}, 1 << 60)).steps) for name in names
    }
    spare = []
    for name in sorted(candidates, key=lambda name: name[2:]):
        newer = sum(counts[other] for other in names if other[2:] > name[2:])
        if newer >= STEPS_KEPT:
            spare.append(name)
    return spare
