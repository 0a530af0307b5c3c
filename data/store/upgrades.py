"""Files of older versions of the program, brought up to date in ordered steps."""

from collections.abc import Callable
from dataclasses import replace

from data.store.foreign import Foreign
from data.store.study_text import SCHEMA


def _dated_ticks(foreign: Foreign) -> Foreign:
    return foreign


STEPS: dict[int, Callable[[Foreign], Foreign]] = {1: _dated_ticks}
"""The step that leads away from each schema number."""


def upgraded(foreign: Foreign) -> Foreign:
    """The file as the newest schema has it."""
    for schema in range(foreign.meta.schema, SCHEMA):
        foreign = STEPS[schema](foreign)
        foreign.meta = replace(foreign.meta, schema=schema + 1)
    return foreign
