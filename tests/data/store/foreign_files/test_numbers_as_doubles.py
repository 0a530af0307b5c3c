"""A program that reads every number as a double and writes the file anew changes nothing."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.clock import SystemClock
from data.model.attempts import Answer, Attempt, ClockEvent, DomainScore
from data.model.domains import Domain
from data.model.plan import Phase, Plan, Task
from data.store.care.check import check_study
from tests.conftest import NOW, TODAY
from tests.data.store.desk import Desk, add


def _through_floats(raw: bytes) -> bytes:
    return json.dumps(json.loads(raw, parse_int=float), indent=3, ensure_ascii=True).encode()


def _through_whole_numbers(raw: bytes) -> bytes:
    def number(text: str) -> Any:
        return int(float(text)) if float(text).is_integer() else float(text)

    return json.dumps(json.loads(raw, parse_int=number, parse_float=number)).encode()


def _through_jq(raw: bytes) -> bytes:
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    return subprocess.run(["jq", "."], input=raw, capture_output=True, check=True).stdout


@pytest.mark.parametrize("known", [True, False], ids=["the same machine", "another machine"])
@pytest.mark.parametrize("rewrite", [_through_floats, _through_whole_numbers, _through_jq])
def test_it_changes_nothing(tmp_path: Path, rewrite: Callable[[bytes], bytes], known: bool) -> None:
    """Neither the file nor what refers to what; also removed records stay what they are."""
    desk = Desk(tmp_path, clock=SystemClock())
    study = desk.open()
    domain = Domain(id=study.new_id(), name="Data", weight=40.0, position=1.0)
    phase = Phase(id=study.new_id(), title="Basics", start=TODAY, end=TODAY)
    score = DomainScore(domain.id, 50.0, 1, 2)
    attempt = Attempt(
        id=study.new_id(), title="Mock", percent=50, domain_scores=(score,), events=(ClockEvent("started", NOW),),
        draw=(study.new_id(), study.new_id()), seed=2**31 - 1,
    )  # fmt: skip
    study.commit(
        "Set up",
        Plan(id=study.new_id(), name="Exam", start=TODAY, weeks=4, weekly_hours=10, checkpoints=(1, 2)),
        domain,
        phase,
        attempt,
        Answer(id=study.new_id(), attempt=attempt.id, number=1, question=attempt.draw[0], seconds=2.0),
        *(Task(id=study.new_id(), title=f"{n}", minutes=45, domain=domain.id, position=n) for n in range(9)),
    )
    study.commit("Remove", removed=[next(iter(study.all(Task).values()))])
    study.close()
    before = json.loads(desk.file.read_bytes())
    desk.file.write_bytes(rewrite(desk.file.read_bytes()))
    if not known:
        shutil.rmtree(desk.locations.state)
    assert check_study(desk.locations, {}) == []
    study = desk.open()
    assert study.notices == []
    new = add(study, "New")
    study.close()
    after = json.loads(desk.file.read_bytes())
    assert after["tasks"].pop(str(new.id))["title"] == "New"
    assert {**after, "meta": 0} == {**before, "meta": 0}
