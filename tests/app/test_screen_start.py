"""What surrounds the screen: no terminal, a fault of the program itself, the mirror."""

import os
import sys
from pathlib import Path
from random import Random

import pytest

from app import screen_start
from app.cockpit import CockpitApp
from app.screens.today.screen import TodayScreen
from app.session.environment import Environment
from app.session.mirror import keep_mirror
from data.errors import BadInput
from data.model.notes import Note
from data.model.plan import Task
from data.packs.demo import demo_study
from data.packs.pack import open_pack
from data.settings import Settings
from data.study.study import Study


def demo(env: Environment) -> Study:
    """A study in mid-plan on disk."""
    study = env.open_study()
    study.commit("demo", *demo_study(open_pack("mls_c01"), "ko", env.today(), env.clock.now(), env.ids(), Random(1)))
    return study


def test_without_a_terminal_one_sentence_says_what_to_use(env: Environment) -> None:
    with pytest.raises(BadInput, match="needs a terminal"):
        screen_start.open_screen(env)


def test_a_program_that_can_show_nothing_ends_with_one_sentence_and_its_details_are_kept(
    env: Environment, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    demo(env).close()

    class Terminal:
        """Looks like one, so that the program starts; Textual finds none and runs without."""

        def __getattr__(self, name: str) -> object:
            return getattr(sys.__stdout__, name)

        def isatty(self) -> bool:
            return True

    def broken(self: TodayScreen) -> None:
        raise ZeroDivisionError("a fault in the program")

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(TodayScreen, "compose", broken)
    monkeypatch.setattr(CockpitApp, "run", lambda app: CockpitApp.__mro__[1].run(app, headless=True))
    assert screen_start.open_screen(env) == 1
    told = capfd.readouterr().err
    assert told.count("\n") == 1
    assert "Traceback" not in told
    (kept,) = env.locations.state.glob("fault-*.txt")
    assert "a fault in the program" in kept.read_text()
    assert str(kept) in told


def test_the_mirror_follows_the_study_and_keeps_what_was_written_into_it(env: Environment, tmp_path: Path) -> None:
    mirror = tmp_path / "log.md"
    study = demo(env)
    here = env._replace(settings=Settings(mirror=str(mirror)))
    keep_mirror(here, study)
    before = mirror.read_text(encoding="utf-8")
    assert "결측치 처리" in before
    mirror.write_text(before + "\nby hand\n", encoding="utf-8")
    task = next(task for task in study.all(Task).values() if task.title == "결측치 처리")
    study.commit("Tick", task.ticked(env.clock.now()))
    keep_mirror(here, study)
    assert "by hand" not in mirror.read_text(encoding="utf-8")
    (kept,) = tmp_path.glob("log.changed-*.md")
    assert kept.read_text(encoding="utf-8").endswith("by hand\n")
    keep_mirror(here, study)
    assert len(list(tmp_path.glob("log.*"))) == 2


def test_a_mirror_that_cannot_be_written_keeps_nobody_from_leaving(
    env: Environment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    keep_mirror(env._replace(settings=Settings(mirror=str(tmp_path / "folder"))), demo(env))
    assert capsys.readouterr().err.count("\n") == 1
    assert os.listdir(tmp_path / "folder") == []


def test_a_mistyped_folder_of_the_mirror_is_named_and_not_made(
    env: Environment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_mirror(env._replace(settings=Settings(mirror=str(tmp_path / "nope" / "log.md"))), demo(env))
    assert f"no folder {tmp_path / 'nope'}." in capsys.readouterr().err
    assert not (tmp_path / "nope").exists()


def test_a_mirror_belongs_to_the_study_that_wrote_it_first(
    env: Environment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another study opened with --study leaves the log of the first one alone."""
    mirror = tmp_path / "log.md"
    here = env._replace(settings=Settings(mirror=str(mirror)))
    own = demo(here)
    keep_mirror(here, own)
    own.close()
    first = mirror.read_text(encoding="utf-8")
    other = here._replace(locations=here.locations._replace(study=tmp_path / "other.json"))
    study = demo(other)
    study.commit("Write", Note(id=1, section="learned", text="of another study", day=env.today()))
    keep_mirror(other, study)
    assert mirror.read_text(encoding="utf-8") == first
    assert "mirrors another study" in capsys.readouterr().err
    assert list(tmp_path.glob("log*")) == [mirror]
