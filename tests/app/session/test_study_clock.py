"""One study clock looked after by two windows: a key in either is a sign of life."""

from datetime import timedelta

from app.session.environment import Environment
from app.session.study_clock import StudyClock, counted_now
from data.clock import FixedClock
from data.model.sessions import StudySession
from data.study.study import Study


def start(study: Study, env: Environment) -> None:
    """Start the study clock."""
    study.commit("Start", StudySession(id=study.new_id(), day=env.today(), started_at=env.clock.now()))


def test_a_key_in_another_window_is_a_sign_of_life_here(study: Study, env: Environment, clock: FixedClock) -> None:
    start(study, env)
    here, there = StudyClock(env, study), StudyClock(env, study)
    for window in (here, there):
        window.look()
    for _ in range(5):
        clock.advance(hours=1)
        there.touch()
        here.look()
    assert not here.is_unsure()
    assert here.minutes() == 300


def test_windows_that_nobody_touches_agree_on_the_last_key(study: Study, env: Environment, clock: FixedClock) -> None:
    start(study, env)
    here, there = StudyClock(env, study), StudyClock(env, study)
    for window in (here, there):
        window.look()
    clock.advance(minutes=30)
    there.touch()
    clock.advance(seconds=31)
    there.look()
    clock.advance(hours=6)
    here.look()
    there.look()
    assert [window.is_unsure() for window in (here, there)] == [True, True]
    assert {round(window.certain() / timedelta(minutes=1)) for window in (here, there)} <= {30, 31}


def test_a_command_counts_what_the_open_window_counts(study: Study, env: Environment, clock: FixedClock) -> None:
    start(study, env)
    window = StudyClock(env, study)
    window.look()
    clock.advance(minutes=45)
    window.touch()
    window.save()
    assert counted_now(env, study) == clock.now()
    clock.set_wall(clock.now() + timedelta(hours=8))
    assert counted_now(env, study) == clock.now() - timedelta(hours=8)
