"""`cockpit check`: look the study file over, and mend what can be mended."""

from argparse import ArgumentParser, Namespace

from app.cli.command_line import add_json_option
from app.cli.printing import as_json, line
from app.session.environment import Workplace
from data.language import say, say_count
from data.store.care.check import Finding, check_file, check_records, mended, set_aside
from data.store.journal_store import open_store


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--repair", action="store_true", help="mend what can be mended; the file as it is is kept")
    add_json_option(parser)


def run(options: Namespace, place: Workplace) -> int:
    """Print what was found; 0 when there was nothing, 1 otherwise."""
    found = _findings(place)
    if options.repair and found:
        _repair(place)
        found = _findings(place)
    if options.json:
        as_json([{"place": one.place, "finding": one.sentence} for one in found])
        return 1 if found else 0
    for one in found:
        line(f"{one.place}: {one.sentence}")
    if not found:
        line(say("{file} is in order.", file=place.locations.study))
        return 0
    line(say_count(len(found), "{n} finding.", "{n} findings."))
    if not options.repair:
        line(say("`cockpit check --repair` mends what can be mended, after keeping the file as it is."))
    return 1


def _findings(place: Workplace) -> list[Finding]:
    store = open_store(place.locations, place.clock, place.random)
    return check_file(place.locations) + check_records(dict(store.tables()))


def _repair(place: Workplace) -> None:
    """Take out the fields that cannot be as one undoable change, then write the file anew."""
    study = place.open_study()
    tables = dict(open_store(place.locations, place.clock, place.random).tables())
    study.put_back(say("Repair the study"), mended(tables, check_records(tables)))
    study.close()
    store = open_store(place.locations, place.clock, place.random)
    store.repair()
    store.close()
    set_aside(place.locations)
