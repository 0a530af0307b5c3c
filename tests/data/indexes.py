"""An index of tasks for tests that need no study."""

from data.plan import Task
from data.task_facts import facts_of
from data.task_index import TaskIndex


def index_of(*tasks: Task) -> TaskIndex:
    """The index of some tasks."""
    index = TaskIndex({task.id: task for task in tasks}.get)
    index.extend((task.id, facts_of(task)) for task in tasks)
    return index
