"""An index of tasks for tests that need no study."""

from data.model.plan import Task
from data.study.task_index import TaskIndex
from data.study.task_key import task_key


def index_of(*tasks: Task) -> TaskIndex:
    """The index of some tasks."""
    index = TaskIndex({task.id: task for task in tasks}.get)
    index.extend((task.id, task_key(task)) for task in tasks)
    return index
