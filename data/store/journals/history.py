"""Steps that can be undone and redone, read back from the journals."""

import os
from collections.abc import Iterable
from itertools import pairwise

from data.store.journals.journals import KEEP, journal_content, journal_names
from data.store.journals.layout import Layout
from data.store.text.protocol import Step

STEPS_KEPT = 1000
FEW = 3
"""Ended journals that are never worth looking at."""


def stacks(steps: Iterable[Step]) -> tuple[list[Step], list[Step]]:
    """What can be undone and what can be redone (each as the step that takes the undoing back), oldest first."""
    past: list[Step] = []
    future: list[Step] = []
    for step in steps:
        if step.kind == KEEP:
            continue
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
    for index in range(len(source) - 1, -1, -1):
        if source[index].label == step.label:
            target.append(source.pop(index).reversed("do"))
            return


def spare_journals(layout: Layout, folded: dict[str, int]) -> list[str]:
    """Journals in the file for long: another of their slot follows, and 1,000 newer steps are kept elsewhere."""
    folder = layout.journals
    names = journal_names(folder)
    ended = [one for one, following in pairwise(names) if one[0] == following[0]]
    if len(ended) < FEW:
        return []
    lines = {name: journal_content(os.path.join(folder, name)) for name in names}
    spare = []
    for name in sorted(ended, key=lambda name: name[2:]):
        newer = sum(lines[other].count(b"\n") for other in names if other[2:] > name[2:])
        if folded.get(name, 0) >= len(lines[name]) and newer >= STEPS_KEPT:
            spare.append(name)
    return spare
