"""`cockpit check`: look the study file over, and mend what can be mended."""

from argparse import ArgumentParser, Namespace

from app.cli.options import add_json_option
from app.cli.printing import as_json, describe_unfolded, line
from app.session.environment import Environment
from data.language import say, say_count
from data.store.care.backups import backup_holding
from data.store.care.check import check_study, set_aside
from data.store.care.check_records import mended
from data.store.care.findings import Finding
from data.store.journal_store import open_store
from data.store.journals.layout import read_file

SHOWN = 40
"""Findings that are printed line by line."""


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--repair", action="store_true", help=say("repair what can be repaired; backs up the file first")
    )
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Print what was found; 0 when there was nothing, 1 otherwise."""
    found = _findings(env)
    taken_out: list[Finding] = []
    kept = None
    if options.repair and found:
        raw, _ = read_file(str(env.locations.study))
        _repair(env, found)
        kept = backup_holding(env.locations, raw)
        before, found = found, _findings(env)
        left = set(found)
        taken_out = [one for one in before if one.field and one not in left]
    if options.json:
        as_json(
            [
                {"place": one.location, "finding": one.sentence, "taken_out": number < len(taken_out)}
                for number, one in enumerate((*taken_out, *found))
            ]
        )
        return 1 if found else 0
    if more := _print(taken_out, " " + say("This value was removed.")):
        line(say("… and {n} more", n=f"{more:,}"))
    if taken_out and kept is not None:
        line(say("To get it back, press `u` in the cockpit or run `cockpit restore {number}`.", number=kept))
    if more := _print(found):
        line(say("… and {n} more (--json lists them all)", n=f"{more:,}"))
    if not found:
        line(say("{file}: no problems found.", file=env.locations.study))
        return 0
    line(say_count(len(found), "{n} problem found.", "{n} problems found."))
    if not options.repair:
        line(say("Run `cockpit check --repair` to repair what can be repaired. It backs up the file first."))
    return 1


def _print(findings: list[Finding], remark: str = "") -> int:
    """Print the first findings; how many more there are."""
    for one in findings[:SHOWN]:
        line(f"{one.location}: {one.sentence}{remark}")
    return max(len(findings) - SHOWN, 0)


def _findings(env: Environment) -> list[Finding]:
    store = open_store(env.locations, env.clock, env.random)
    found = check_study(env.locations, dict(store.tables()))
    if store.unfolded:
        found.append(Finding(str(env.locations.study), describe_unfolded(store.unfolded)))
    return found


def _repair(env: Environment, found: list[Finding]) -> None:
    """Take out the fields that cannot be as one undoable change, then write the file anew."""
    study = env.open_study()
    tables = dict(open_store(env.locations, env.clock, env.random).tables())
    study.put_back(say("Repair the study file"), mended(tables, found))
    study.close()
    store = open_store(env.locations, env.clock, env.random)
    store.repair()
    store.close()
    for notice in store.notices:
        env.tell(str(notice))
    set_aside(env.locations)
