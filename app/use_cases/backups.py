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
    """The moment of a version and the figures one would know it by."""
    moment = f"{backup.moment.astimezone():%Y-%m-%d %H:%M:%S}"
    if not backup.size:
        return say("{number:>6}  {moment}  cannot be read", number=backup.number, moment=moment)
    return say(
        "{number:>6}  {moment}  {done:,} of {tasks:,} tasks done · {notes:,} notes · {attempts:,} mock exams",
        number=backup.number,
        moment=moment,
        done=backup.done,
        tasks=backup.tasks,
        notes=backup.notes,
        attempts=backup.attempts,
    )


def no_backups_yet() -> str:
    """The answer where there is no earlier version."""
    return say("No backups yet. The cockpit makes one each time it saves the study file.")


def backup_contents(env: Environment, number: int) -> Tables:
    """What a backup holds; an earlier state in the study file's place becomes a backup first.

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
    """Make the study hold what a backup holds; how many records that changes. Raises `NotSaved`."""
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
