"""What is certain of a running study clock: what passed with signs of life, whatever the wall clock does."""

from datetime import timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from data.model.sessions import StudySession
from data.planning.study_time.study_clock import AWAY, IDLE, WORTH_ASKING, Pulse, counted_until, resumed, unsure
from tests.conftest import NOW, TODAY

SESSION = StudySession(id=1, day=TODAY, started_at=NOW)
MINUTE = timedelta(minutes=1)
STEPS = st.lists(st.tuples(st.sampled_from(["studied", "slept", "set", "closed"]), st.integers(1, 600)), max_size=12)


def test_what_was_studied_with_a_key_now_and_then_is_certain() -> None:
    pulse, now = resumed(None, SESSION, NOW), NOW
    for _ in range(5):
        now += IDLE - MINUTE
        pulse = pulse.looked(now, IDLE - MINUTE).woken()
        assert not unsure(SESSION, pulse, now)
    assert pulse.certain == now - NOW


def test_hours_without_a_key_are_certain_up_to_the_last_one_only() -> None:
    pulse = resumed(None, SESSION, NOW).looked(NOW + 40 * MINUTE, 40 * MINUTE).woken()
    night = pulse.looked(NOW + timedelta(hours=9), timedelta(hours=9) - 40 * MINUTE)
    assert night.certain == 40 * MINUTE
    assert night.woken().looked(NOW + timedelta(hours=9, minutes=5), 5 * MINUTE).certain == 45 * MINUTE


def test_another_time_zone_and_summer_time_change_nothing() -> None:
    for hours in (-5, -4, 1, 2, 5.75):
        now = (NOW + 30 * MINUTE).astimezone(timezone(timedelta(hours=hours)))
        pulse = resumed(None, SESSION, NOW).looked(now, 30 * MINUTE)
        assert not unsure(SESSION, pulse, now)
        assert SESSION.stopped(now).minutes == 30.0


def test_a_clock_that_another_program_started_is_certain_only_when_it_is_young() -> None:
    assert not unsure(SESSION, resumed(None, SESSION, NOW + AWAY), NOW + AWAY)
    late = NOW + AWAY + MINUTE
    assert unsure(SESSION, resumed(None, SESSION, late), late)
    assert unsure(SESSION, resumed(Pulse(2, AWAY, late, AWAY), SESSION, late), late)


@given(STEPS)
def test_nothing_is_certain_but_what_was_studied_and_all_of_that_is(steps: list[tuple[str, int]]) -> None:
    """Naps of the computer, a clock that is set and a closed program add nothing and take nothing away."""
    now, pulse, studied = NOW, resumed(None, SESSION, NOW), timedelta()
    for kind, minutes in steps:
        span = minutes * MINUTE
        if kind == "studied":
            for _ in range(minutes):
                now += MINUTE
                studied += MINUTE
                pulse = pulse.looked(now, MINUTE).woken()
        elif kind == "closed":
            now += AWAY + span
            pulse = resumed(pulse, SESSION, now)
        else:
            now += span if kind == "slept" else -span
            pulse = pulse.looked(now, timedelta())
    assert pulse.certain == studied
    shown = timedelta(minutes=SESSION.minutes_at(now))
    assert unsure(SESSION, pulse, now) == (abs(shown - studied) >= WORTH_ASKING)
    if unsure(SESSION, pulse, now):
        assert SESSION.minutes_at(counted_until(SESSION, pulse, now)) * MINUTE == studied
