"""Lists the earlier versions of a study and restores one as a change that can be undone."""

from app.session.environment import Environment
from data.errors import BadInput, NotFound
from data.language import say, say_count
from data.model.plan import Plan
from data.store.care.backups import Backup, backup_tables
from data.store.journal_store import open_store
from data.store.merging.types import Tables
from data.study.study import Study


def figures_of(backup: Backup) -> str:
    """One line about a backup: number, moment and the figures that identify it."""
    moment = f"{backup.moment.astimezone():%Y-%m-%d %H:%M:%S}"
    if not backup.size:
        return f"{backup.number:>6}  {moment}  {say('cannot be read')}"
    figures = (
        say("{done:,} of {tasks:,} tasks done", done=backup.done, tasks=backup.tasks),
        say_count(backup.notes, "{n} note", "{n} notes"),
        say_count(backup.attempts, "{n} mock exam", "{n} mock exams"),
    )
    return f"{backup.number:>6}  {moment}  {' · '.join(figures)}"


def no_backups_yet() -> str:
    """The line of an empty list of backups."""
    return say("No backups yet. The cockpit makes one each time it saves the study file.")


def backup_contents(env: Environment, number: int) -> Tables:
    """The content of a backup; an earlier state in place of the study file becomes a backup first.

    Raises `NotFound` and `BadFile`. The study must not be open in this program.
    """
    try:
        return backup_tables(env.locations, number)
    except NotFound:
        store = open_store(env.locations, env.clock, env.random)
        if not store.notices:
            raise
        store.repair()
        store.close()
        return backup_tables(env.locations, number)


def restore(study: Study, number: int, tables: Tables) -> int:
    """Replace the content of the study by that of a backup; how many records that changes. Raises `NotSaved`."""
    return study.put_back(say("Restore backup {number}", number=number), tables)


def restore_planned(env: Environment, study: Study, number: int) -> str:
    """Restore a backup of an open study that needs its plan, and say what that changed.

    Raises `NotFound`, `BadFile`, `BadInput` and `NotSaved` and then changes nothing.
    """
    tables = backup_tables(env.locations, number)
    if not tables.get(Plan.table):
        raise BadInput(
            say("Backup {number} has no plan. Close the cockpit and run `cockpit restore {number}`.", number=number)
        )
    return describe_restored(restore(study, number, tables), number)


def describe_restored(count: int, number: int) -> str:
    """How many records a restored backup changed."""
    if not count:
        return say("The study is the same as backup {number}. Nothing was changed.", number=number)
    return say_count(count, "{n} record restored.", "{n} records restored.")
