"""How much of what a reading holds, in words."""

from data.formats.markdown_plan.merging import PlannedImport
from data.formats.markdown_plan.reading import ParsedPlan
from data.language import say, say_count


def describe_counts(reading: ParsedPlan) -> str:
    """One line such as “84 tasks, 12 done, 84 dated, 6 weeks and phases”; what there is none of is left out."""
    counts = [
        (len(reading.tasks), "{n} task", "{n} tasks"),
        (sum(task.done for task in reading.tasks), "{n} done", "{n} done"),
        (sum(task.span is not None for task in reading.tasks), "{n} dated", "{n} dated"),
        (sum(not group.depth for group in reading.groups), "{n} week or phase", "{n} weeks and phases"),
        (len(reading.log), "{n} log entry", "{n} log entries"),
        (len(reading.scores), "{n} mock exam", "{n} mock exams"),
        (len(reading.domains), "{n} domain", "{n} domains"),
        (sum(bool(quiz.right) for quiz in reading.questions), "{n} question", "{n} questions"),
        (sum(not quiz.right for quiz in reading.questions), "{n} short answer", "{n} short answers"),
        (len(reading.resources), "{n} resource", "{n} resources"),
        (len(reading.notes), "{n} note", "{n} notes"),
    ]
    return ", ".join(say_count(count, one, many) for count, one, many in counts if count)


def describe_change(planned: PlannedImport) -> str:
    """How many records an import adds, updates and leaves, or that it changes nothing."""
    if not planned.changed:
        return say("no changes (already in the study)")
    added = say_count(sum(planned.added.values()), "{n} record added", "{n} records added")
    updated = say_count(planned.updated, "{n} updated", "{n} updated")
    unchanged = say_count(planned.unchanged, "{n} unchanged", "{n} unchanged")
    return f"{added}, {updated}, {unchanged}"
