"""`cockpit check`: check the study file, and repair what can be repaired."""

from argparse import ArgumentParser, Namespace

from app.cli.options import add_json_option
from app.cli.printing import as_json, describe_unfolded, line, more_in_json
from app.keys.keymap import key_of, keymap
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
    """Print the problems; exit code 1 if there are any."""
    findings = _findings(env)
    removed: list[Finding] = []
    backup_number = None
    if options.repair and findings:
        raw, _ = read_file(str(env.locations.study))
        _repair(env, findings)
        backup_number = backup_holding(env.locations, raw)
        before, findings = findings, _findings(env)
        left = set(findings)
        removed = [finding for finding in before if finding.field and finding not in left]
    if options.json:
        as_json(
            [
                {"place": finding.location, "finding": finding.sentence, "taken_out": number < len(removed)}
                for number, finding in enumerate((*removed, *findings))
            ]
        )
        return 1 if findings else 0
    if more := _print(removed, " " + say("This value was removed.")):
        line(say("… and {n} more", n=f"{more:,}"))
    if removed and backup_number is not None:
        key = key_of(keymap(env.settings.keys)[0], "study.undo")
        line(
            say(
                "To get it back, press [{key}] in the cockpit or run `cockpit restore {number}`.",
                key=key,
                number=backup_number,
            )
        )
    if more := _print(findings):
        line(more_in_json(more))
    if not findings:
        line(say("{file}: no problems found.", file=env.locations.study))
        return 0
    line(say_count(len(findings), "{n} problem found.", "{n} problems found."))
    if not options.repair:
        line(say("Run `cockpit check --repair` to repair what can be repaired. It backs up the file first."))
    return 1


def _print(findings: list[Finding], remark: str = "") -> int:
    """Print the first findings; return how many more there are."""
    for finding in findings[:SHOWN]:
        line(f"{finding.location}: {finding.sentence}{remark}")
    return max(len(findings) - SHOWN, 0)


def _findings(env: Environment) -> list[Finding]:
    store = open_store(env.locations, env.clock, env.random)
    findings = check_study(env.locations, dict(store.tables()))
    if store.unfolded:
        findings.append(Finding(str(env.locations.study), describe_unfolded(store.unfolded)))
    return findings


def _repair(env: Environment, findings: list[Finding]) -> None:
    """Remove impossible values as one undoable change, then write the file again."""
    study = env.open_study()
    tables = dict(open_store(env.locations, env.clock, env.random).tables())
    study.put_back(say("Repair the study file"), mended(tables, findings))
    study.close()
    store = open_store(env.locations, env.clock, env.random)
    store.repair()
    store.close()
    for notice in store.notices:
        env.tell(str(notice))
    set_aside(env.locations)
