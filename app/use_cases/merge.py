"""Merges another copy of the study into the study, field by field, as a change that can be undone."""

import os
from pathlib import Path

from data.errors import BadInput
from data.language import say, say_count
from data.locations import Locations
from data.store.care.take_in import CopyWatch, TakenIn
from data.study.study import Study
from data.user_files import refuse_control_characters


def merge_file(study: Study, file: Path) -> int:
    """Merge a copy, which stays where it is; how many records that changes.

    Raises `BadFile`, `BadInput` and `NotSaved` and then changes nothing.
    """
    refuse_control_characters(file)
    return study.merge(Path(os.path.expanduser(file)), say("Merge {file}", file=file.name))


def describe_merged(count: int) -> str:
    """How many records a merged copy changed."""
    if not count:
        return say("Nothing new to merge.")
    return say_count(count, "Merged {n} new or changed record.", "Merged {n} new or changed records.")


def merge_copies(study: Study, locations: Locations) -> list[TakenIn]:
    """Merge the conflict copies beside the study, each as its own change; raises `BadInput` if there are none."""
    merged = CopyWatch(locations).take_in(study)
    if not merged:
        raise BadInput(say("No conflict copy found next to {file}. Name the file to merge.", file=locations.study))
    return merged
