"""How far the study is: weeks, phases, the whole."""

from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from data.model.plan import Phase, Plan
from data.study.task_index import TaskIndex


class PhaseState(Enum):
    """Where a phase stands; computed from its tasks, never set."""

    PLANNED = "planned"
    IN_PROGRESS = "in progress"
    DONE = "done"


class PhaseProgress(NamedTuple):
    """A phase with its state and its tally."""

    phase: Phase
    state: PhaseState
    done: int
    total: int

    @property
    def share(self) -> float:
        """Part of its tasks done, 0.0 to 1.0."""
        return self.done / self.total if self.total else 0.0


def phase_state(done: int, total: int, started: bool) -> PhaseState:
    """Done when every task is; in progress once one is or once its first day came; else planned."""
    if total and done == total:
        return PhaseState.DONE
    if done or (started and total):
        return PhaseState.IN_PROGRESS
    return PhaseState.PLANNED


def phases(all_phases: list[Phase], tasks: TaskIndex, today: date) -> list[PhaseProgress]:
    """Every phase in order of its dates."""
    found = []
    for phase in sorted(all_phases, key=lambda phase: (phase.start, phase.id)):
        tally = tasks.in_phase(phase.id)
        state = phase_state(tally.done, tally.total, phase.start <= today)
        found.append(PhaseProgress(phase, state, tally.done, tally.total))
    return found


def phase_on(all_phases: list[Phase], day: date) -> Phase | None:
    """The phase that a day belongs to."""
    return next((phase for phase in all_phases if phase.start <= day <= phase.end), None)


def percent(done: int, total: int) -> int:
    """Whole percent, honest at both ends: 100 only when all is done, 0 only when nothing is."""
    if not total or not done:
        return 0
    if done >= total:
        return 100
    return min(99, max(1, round(100 * done / total)))


def days_to_exam(plan: Plan, today: date) -> int | None:
    """Days left until the exam; negative after it, None without a date."""
    return None if plan.exam_day is None else (plan.exam_day - today).days


def share_of_day(tasks: TaskIndex, day: date) -> float | None:
    """Part of a day's tasks that is done, 0.0 to 1.0; None for a day without tasks."""
    return tasks.share_done(day)


def week_days(plan: Plan, week: int) -> list[date]:
    """The seven days of one of the plan's weeks."""
    start = plan.week_start(week)
    return [start + timedelta(days=number) for number in range(7)]
