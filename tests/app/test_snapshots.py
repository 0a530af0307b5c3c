"""How the dashboard looks. After a change that is meant: `make snapshots`, then look at the pictures."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from app.cockpit import CockpitApp
from app.keys.keymap import keymap
from app.session.environment import Environment
from app.session.session import Session
from data.clock import FixedClock
from data.frozen import replace
from data.model.plan import Task
from data.model.record import Record
from data.packs.demo import demo_study
from data.packs.new_study import Choices, new_study
from data.packs.pack import open_pack
from data.settings import Settings
from data.study.study import Study

Look = Callable[..., CockpitApp]


@pytest.fixture
def look(env: Environment, clock: FixedClock) -> Look:
    """Makes the app that is looked at: a language, a theme and a moment of the study's life."""

    def make(
        state: str = "mid-plan", language: str = "en", theme: str = "cockpit-dark", plain: bool = False
    ) -> CockpitApp:
        here = env._replace(settings=Settings(theme=theme, ascii=plain))
        study = here.open_study()
        study.commit("Make", *_records(here, state, language))
        _live(study, clock, state)
        here.speak_for(study)
        app = CockpitApp(Session(here, study, keymap({})[0]))
        app.animation_level = "none"
        return app

    return make


def _records(env: Environment, state: str, language: str) -> list[Record]:
    pack = open_pack("mls_c01")
    if state == "fresh":
        return new_study(
            pack, Choices(plan=pack.plans[0], language=language, start=env.today(), minutes_a_day=60), env.ids()
        )
    return demo_study(pack, language, env.today(), env.clock.now(), env.ids(), Random(1))


def _live(study: Study, clock: FixedClock, state: str) -> None:
    """Bring the study to the state: every task done, the day of the exam, or a week after it."""
    if state == "all done":
        study.commit("Tick all", *(task.ticked(clock.now()) for task in study.all(Task).values()))
    if state in ("exam day", "after the exam"):
        exam = clock.now().date() + timedelta(days=0 if state == "exam day" else -7)
        study.commit("Move the exam", replace(study.plan, exam_day=exam))
    if state == "no tasks":
        study.commit("Clear", removed=list(study.all(Task).values()))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])
@pytest.mark.parametrize(("language", "theme"), [("en", "cockpit-dark"), ("ko", "cockpit-light")])
def test_mid_plan(snap_compare, look: Look, size: tuple[int, int], language: str, theme: str) -> None:
    assert snap_compare(look("mid-plan", language, theme), terminal_size=size)


@pytest.mark.parametrize("state", ["fresh", "no tasks", "all done", "exam day", "after the exam"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_states(snap_compare, look: Look, state: str, language: str) -> None:
    assert snap_compare(look(state, language), terminal_size=(120, 40))


@pytest.mark.parametrize("pane", ["1", "3", "4", "5"])
def test_each_pane_in_eighty_columns(snap_compare, look: Look, pane: str) -> None:
    assert snap_compare(look("mid-plan", "ko"), press=[pane], terminal_size=(80, 24))


def test_ascii_without_colour(snap_compare, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(look(plain=True), terminal_size=(120, 40))


def test_a_window_too_small(snap_compare, look: Look) -> None:
    assert snap_compare(look(), terminal_size=(40, 12))


def test_the_help(snap_compare, look: Look) -> None:
    assert snap_compare(look(), press=["question_mark"], terminal_size=(120, 40))


def test_the_form_of_a_task(snap_compare, look: Look) -> None:
    assert snap_compare(look("mid-plan", "ko"), press=["e"], terminal_size=(80, 24))


def test_the_setup(snap_compare, env: Environment) -> None:
    app = CockpitApp(Session(env, env.open_study(), keymap({})[0]))
    assert snap_compare(app, terminal_size=(80, 24))
