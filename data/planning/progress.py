"""Progress of the study: weeks, phases and the whole plan."""

from datetime import date, timedelta
from enum import Enum

from data.model.plan import Phase, Plan
from data.study.task_index import TaskIndex
from data.values import Values


class PhaseState(Enum):
    """The state of a phase, computed from its tasks."""

    PLANNED = "planned"
    IN_PROGRESS = "in progress"
    DONE = "done"


class PhaseProgress(Values):
    """A phase with its state and counts."""

    phase: Phase
    state: PhaseState
    done: int
    total: int

    @property
    def share(self) -> float:
        """Part of its tasks that is done, 0.0 to 1.0."""
        return self.done / self.total if self.total else 0.0


def phase_state(done: int, total: int, started: bool) -> PhaseState:
    """Done when every task is done; in progress once a task is done or its first day comes; planned before that."""
    if total and done == total:
        return PhaseState.DONE
    if done or (started and total):
        return PhaseState.IN_PROGRESS
    return PhaseState.PLANNED


def phases(all_phases: list[Phase], tasks: TaskIndex, today: date) -> list[PhaseProgress]:
    """Every phase in order of its dates."""
    progress = []
    for phase in sorted(all_phases, key=lambda phase: (phase.start, phase.id)):
        tally = tasks.in_phase(phase.id)
        state = phase_state(tally.done, tally.total, phase.start <= today)
        progress.append(PhaseProgress(phase, state, tally.done, tally.total))
    return progress


def phase_on(all_phases: list[Phase], day: date) -> Phase | None:
    """The phase that a day belongs to, or None."""
    return next((phase for phase in all_phases if phase.start <= day <= phase.end), None)


def percent(done: int, total: int) -> int:
    """Whole percent that is 100 only when all is done, and 0 only when nothing is."""
    if not total or not done:
        return 0
    if done >= total:
        return 100
    return min(99, max(1, round(100 * done / total)))


def share_of_day(tasks: TaskIndex, day: date) -> float | None:
    """Part of a day's tasks that is done, 0.0 to 1.0; None for a day without tasks."""
    return tasks.share_done(day)


def week_days(plan: Plan, week: int) -> list[date]:
    """The seven days of one of the plan's weeks."""
    start = plan.week_start(week)
    return [start + timedelta(days=number) for number in range(7)]
