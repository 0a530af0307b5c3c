"""The command line in a test: real files, a clock that stands still, and what it prints."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from app.__main__ import main
from app.session.environment import Environment
from data import language
from data.locations import locations
from data.model.plan import Plan


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)

    @property
    def refused(self) -> str:
        """The one sentence it refused with, nothing having been printed."""
        assert (self.code, self.out) == (1, "")
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.strip()


Cockpit = Callable[..., Ran]


@pytest.fixture
def cockpit(
    make_environment: Callable[..., Environment], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cockpit:
    """Runs `cockpit` with some words as a shell would."""
    monkeypatch.setattr("app.program.environment", make_environment)

    def run(*words: object) -> Ran:
        language.use("en")
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = left.code
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


@pytest.fixture
def demo(cockpit: Cockpit, home: Path) -> Path:
    """The learner's own file, holding the English demo."""
    path = home / "study.json"
    assert cockpit("demo", "--keep", path).code == 0
    return path


@pytest.fixture
def planned(env: Environment, home: Path) -> Path:
    """The learner's own file, holding a plan and nothing else."""
    study = env.open_study()
    study.commit("Set up", Plan(id=1, name="Exam", start=env.today(), weeks=1))
    study.close()
    return home / "study.json"


def tables(path: Path | None = None) -> dict[str, Any]:
    """Every table of a study file as a bare TinyDB script reads it."""
    with TinyDB(path or locations().study, access_mode="r") as file:
        return {name: {each.doc_id: dict(each) for each in file.table(name)} for name in file.tables()}
