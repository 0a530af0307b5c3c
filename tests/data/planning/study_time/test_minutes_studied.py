"""Minutes studied against minutes planned."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.model.plan import Plan
from data.model.sessions import StudySession
from data.planning.study_time.minutes_studied import minutes_on, study_time
from tests.conftest import NOW, TODAY

PLAN = Plan(id=1, name="Exam", start=TODAY - timedelta(days=16), weeks=12, minutes_a_day=60)
sessions = st.lists(
    st.builds(
        StudySession,
        id=st.just(1),
        day=st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9)),
        minutes=st.integers(0, 300).map(float),
    ),
    max_size=12,
)


@given(sessions)
def test_a_week_is_the_sum_of_its_days(all_sessions: list[StudySession]) -> None:
    by_day = {}
    for session in all_sessions:
        by_day.setdefault(session.day, []).append(session)
    time = study_time(by_day, PLAN, TODAY, NOW)
    week = PLAN.week_of(TODAY)
    assert time.today == sum(session.minutes for session in all_sessions if session.day == TODAY)
    assert time.week == sum(session.minutes for session in all_sessions if PLAN.week_of(session.day) == week)
    assert (time.today_planned, time.week_planned) == (60, 420)


def test_hours_a_week_win_over_minutes_a_day() -> None:
    plan = Plan(id=1, name="Exam", start=TODAY, weeks=2, minutes_a_day=120, weekly_hours=15)
    assert study_time({}, plan, TODAY, NOW).week_planned == 900


def test_a_running_session_counts_up_to_now_and_never_below_zero() -> None:
    running = StudySession(id=1, day=TODAY, started_at=NOW)
    by_day = {TODAY: [running]}
    assert minutes_on(by_day, TODAY, NOW + timedelta(minutes=12)) == 12
    assert minutes_on(by_day, TODAY, NOW - timedelta(hours=2)) == 0
    assert running.stopped(NOW + timedelta(seconds=100)).minutes == 1.7
    assert minutes_on({TODAY: [StudySession(id=2, day=TODAY)]}, TODAY, NOW) == 0
