"""What a program remembers of a large file makes the next opening fast and never changes what is seen."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from data.frozen import replace
from data.model.plan import Task
from data.store.snapshots import snapshot as view
from data.store.snapshots.index_cache import NAME
from data.store.text import table as documents
from data.study.study import Study
from tests.data.store.desk import START, Desk

DAY = START.date()


@pytest.fixture(autouse=True)
def every_file_counts_as_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the way of a study of ten years with a few tasks."""
    monkeypatch.setattr(view, "LARGE", 0)
    monkeypatch.setattr(documents, "FEW", 0)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A machine with a study of some days, closed in order."""
    desk = Desk(tmp_path)
    study = desk.open()
    tasks = [
        Task(
            id=number, title=f"복습 {number}", day=DAY + timedelta(days=number % 5) if number % 7 else None,
            domain=number % 3, phase=number % 2, done_at=START + timedelta(days=number % 4) if number % 3 else None,
        )
        for number in range(1, 40)
    ]  # fmt: skip
    study.commit("Start", *tasks)
    study.close()
    return desk


def seen(study: Study) -> list[Any]:
    """All that the index of tasks can be asked."""
    index = study.tasks
    around = [DAY + timedelta(days=number) for number in range(-3, 9)]
    return [
        index.overall, index.days, index.undated, index.open_before(date.max),
        [(index.in_phase(number), index.in_domain(number)) for number in range(4)],
        [(index.on(day), index.share_done(day), index.ticked_on(day, 4)) for day in around],
    ]  # fmt: skip


def remembers(desk: Desk) -> bool:
    """Whether opening the study now is done without a search."""
    desk.open()
    return desk.stores[-1].remembered() is not None


def test_what_is_remembered_is_what_a_search_finds(desk: Desk) -> None:
    assert remembers(desk)
    there = seen(desk.open())
    (desk.state / NAME).unlink()
    assert not remembers(desk)
    assert seen(desk.open()) == there


def test_changes_after_it_count(desk: Desk) -> None:
    study = desk.open()
    study.commit("Tick", study.get(Task, 3).ticked(START))
    study.commit("Away", removed=[study.get(Task, 4)])
    study.commit("Move", replace(study.get(Task, 5), day=DAY - timedelta(days=2)))
    study.commit("Add", Task(id=50, title="New", day=DAY, done_at=START))
    there = seen(study)
    # The program dies: its changes are in the journal alone, and what was remembered is of the file before.
    assert remembers(desk)
    again = desk.open()
    assert seen(again) == there
    again.commit("Rename", replace(again.get(Task, 6), title="Other"))
    again.close()
    assert remembers(desk)
    assert seen(desk.open()) == seen(again)


def test_a_file_from_elsewhere_is_searched(desk: Desk) -> None:
    text = desk.file.read_text("utf-8")
    desk.file.write_text(text.replace("복습 8", "Review 8"), "utf-8")
    assert not remembers(desk)
    study = desk.open()
    assert study.get(Task, 8).title == "Review 8"


@pytest.mark.parametrize("broken", [b"", b"00000000 []\n", b"no", b"\xff" * 300])
def test_a_broken_reminder_is_none(desk: Desk, broken: bytes) -> None:
    there = seen(desk.open())
    (desk.state / NAME).write_bytes(broken)
    assert seen(desk.open()) == there


def test_what_another_version_remembered_is_not_understood(desk: Desk) -> None:
    study = desk.open()
    there = seen(study)
    study.commit("Tick", study.get(Task, 3).ticked(START))
    study.undo()
    desk.stores[-1].close()
    desk.stores[-1].remember(lambda: {"form": 0, "days": {}, "ticks": {}, "open": {}, "counts": []})
    assert remembers(desk)
    assert seen(desk.open()) == there


def test_nothing_is_remembered_that_somebody_else_changed_meanwhile(desk: Desk) -> None:
    one, other = desk.open(), desk.open()
    other.commit("Tick", other.get(Task, 3).ticked(START))
    one.commit("Tick", one.get(Task, 6).ticked(START))
    one.close()
    assert not remembers(desk)
    assert desk.open().get(Task, 3).done
    other.close()
