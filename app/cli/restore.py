"""`cockpit restore`: put an earlier version of the study back, as a change that can be undone."""

from argparse import ArgumentParser, Namespace

from app.cli.printing import line
from app.session.environment import Workplace
from data.language import say, say_count
from data.store.care.backups import backup_tables


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("number", type=int, help="number of the backup in `cockpit backups`")


def run(options: Namespace, place: Workplace) -> int:
    """Make the study hold what the backup holds; what it held until now is one undo away."""
    tables = backup_tables(place.locations, options.number)
    study = place.open_study()
    count = study.put_back(say("Restore backup {number}", number=options.number), tables)
    study.close()
    if not count:
        line(say("The study holds just what backup {number} holds: nothing was changed.", number=options.number))
        return 0
    line(say_count(count, "{n} record is as it was then.", "{n} records are as they were then."))
    line(say("`u` takes that back in a cockpit that is opened from now on."))
    return 0
