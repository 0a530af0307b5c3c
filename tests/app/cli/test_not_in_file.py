"""A study file that cannot be written, or is an earlier one: the commands say so and lose nothing."""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.store.disk import disk
from tests.app.cli.conftest import Cockpit, tables


@contextmanager
def full_disk() -> Iterator[None]:
    """The disk of the study file is full; the one of the state folder is not."""
    with pytest.MonkeyPatch.context() as patch:
        rename = disk.rename

        def refuse(old: str, new: str) -> None:
            if new.endswith("study.json"):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), new)
            rename(old, new)

        patch.setattr(disk, "rename", refuse)
        patch.setattr(disk, "exchange", lambda one, other: False)
        yield


def test_changes_that_do_not_reach_the_file_are_told_counted_and_written_later(
    cockpit: Cockpit, planned: Path
) -> None:
    with full_disk():
        for number in range(3):
            added = cockpit("add", f"Task {number}")
            assert added.code == 0
            assert added.err.count("the disk is full") == 1
            assert "Your changes are safe in" in added.err
        assert "tasks" not in tables(planned)
        assert cockpit("status", "--json").data["changes_not_in_file"] == 3
        assert "3 changes are saved on this computer but are not in the study file yet." in cockpit("status").out
        checked = cockpit("check")
        assert checked.code == 1
        assert "3 changes are saved on this computer" in checked.out
        assert [one["finding"] for one in cockpit("check", "--json").data] == [
            "3 changes are saved on this computer but are not in the study file yet."
        ]
        assert "the disk is full" in cockpit("check", "--repair").err
    added = cockpit("add", "Task 3")
    assert (added.code, added.err) == (0, "")
    assert len(tables(planned)["tasks"]) == 4
    assert cockpit("status", "--json").data["changes_not_in_file"] == 0
    assert cockpit("check").code == 0


def test_a_repair_brings_the_changes_into_the_file(cockpit: Cockpit, planned: Path) -> None:
    with full_disk():
        cockpit("add", "Kinesis")
    assert cockpit("check", "--repair").code == 0
    assert len(tables(planned)["tasks"]) == 1


def test_commands_bring_their_changes_into_a_large_file_too(cockpit: Cockpit, planned: Path) -> None:
    """Another machine or script sees them at once."""
    content = json.loads(planned.read_bytes())
    content["notes"] = {
        str(number): {"section": "memo", "text": "words " * 400, "day": "2026-01-01"} for number in range(1, 1500)
    }
    planned.write_text(json.dumps(content), encoding="utf-8")
    assert planned.stat().st_size > 3_000_000
    for number in range(3):
        cockpit("add", f"Task {number}")
        assert len(tables(planned)["tasks"]) == number + 1


def test_an_earlier_file_is_named_and_one_command_goes_back_to_it(cockpit: Cockpit, planned: Path) -> None:
    cockpit("add", "One")
    earlier = planned.read_bytes()
    for title in ("Two", "Three"):
        cockpit("add", title)
    for path in planned.parent.glob("state/*/generations/*"):
        path.unlink()
    planned.write_bytes(earlier)
    said = cockpit("today").err
    assert "is an earlier state of this study, so the newer one stays" in said
    number = said.split("cockpit restore ")[1].split("`")[0]
    assert cockpit("restore", number).code == 0
    assert [task["title"] for task in tables(planned)["tasks"].values()] == ["One"]
    assert cockpit("restore", "999").refused
