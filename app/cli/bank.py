"""`cockpit bank`: import question banks of any common format, or list those in the study."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from app.cli.named_input import PIPE, is_nameless, named_bytes, shown_path
from app.cli.options import add_json_option
from app.cli.printing import as_json, line, more_in_json
from app.session.environment import Environment
from app.use_cases.import_bank import commit_bank, read_bank_file, stated_columns
from app.use_cases.import_labels import describe_accepted, describe_bank_import, describe_suggested, no_questions_yet
from data.errors import BadInput
from data.formats.banks.as_json import as_object
from data.formats.banks.keys.key_table import is_key_file
from data.formats.banks.model.model import ParsedBank
from data.formats.banks.parsing import decoded
from data.formats.banks.study.bank_domains import MODES
from data.formats.banks.study.for_study import import_for
from data.formats.banks.study.into_study import PlannedImport
from data.language import say, say_count
from data.model.questions import Bank, Question
from data.study.study import Study

SHOWN = 20
"""Refused questions and findings that are listed line by line."""


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "what",
        choices=("import", "list"),
        metavar="import|list",
        help=say("import: read files; list: show the banks in the study"),
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar=say("FILE"),
        type=Path,
        default=[],
        help=say("question banks, and files with their answer keys"),
    )
    parser.add_argument("--dry-run", action="store_true", help=say("show what would be imported and write nothing"))
    parser.add_argument("--key", metavar=say("FILE"), type=Path, help=say("file with the answer key"))
    parser.add_argument(
        "--columns", metavar=say("ROLE=NAME,..."), help=say("columns of a table: question=Text,A=First,correct=Key")
    )
    parser.add_argument(
        "--domains",
        choices=MODES,
        help=say("domains the study does not have: create them, match existing ones only, or import none"),
    )
    parser.add_argument(
        "--accept-domains",
        action="store_true",
        help=say("count the domains that the words of a question suggest"),
    )
    parser.add_argument("--true-false", action="store_true", help=say("import true-or-false statements too"))
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Import or list banks; exit code 1 if every question was refused."""
    if options.what == "list":
        if options.files:
            raise BadInput(say("`cockpit bank list` takes no file. It lists the question banks in this study."))
        return _list(env.open_study(), options.json)
    if not options.files:
        raise BadInput(say("Name the files to import: cockpit bank import FILE…"))
    # Opening the study sets the language of the messages about the files.
    study = env.open_study()
    columns = stated_columns(options.columns)
    banks, key_text = _sorted_out(options.files, options.key)
    readings = [
        (
            shown_path(path),
            read_bank_file(shown_path(path), raw, key_text, columns, options.true_false, is_nameless(path)),
        )
        for path, raw in banks
    ]
    reports = [_import(study, path, reading, options) for path, reading in readings]
    study.close()
    if options.json:
        as_json(reports[0] if len(reports) == 1 else {"files": reports})
    return 0 if any(reading.questions for _, reading in readings) else 1


def _sorted_out(paths: list[Path], key: Path | None) -> tuple[list[tuple[Path, bytes]], str | None]:
    """The banks with their bytes, and the answer key if one of the files is one."""
    if [*paths, key].count(PIPE) > 1:
        raise BadInput(say("Only one file can come through a pipe. Give the others by name."))
    key_text = decoded(named_bytes(key)) if key else None
    banks = []
    for path in paths:
        raw = named_bytes(path)
        if len(paths) > 1 and key_text is None and is_key_file(decoded(raw)):
            key_text = decoded(raw)
        else:
            banks.append((path, raw))
    return banks, key_text


def _import(study: Study, path: Path, reading: ParsedBank, options: Namespace) -> dict[str, Any]:
    """Import one file, or only report what that would do."""
    planned = import_for(study, reading, path.name, options.domains or "", options.accept_domains)
    if not options.dry_run:
        commit_bank(study, planned)
    if not options.json:
        _print(path, reading, planned, options.dry_run)
    return as_object(reading) | {
        "file": str(path),
        "import": {
            "added": planned.added,
            "edited": planned.edited,
            "unchanged": planned.unchanged,
            "repeated": planned.repeated,
            "gone": planned.missing,
            "skipped": len(reading.refused),
            "domains_suggested": planned.suggested,
            "domains_accepted": planned.accepted,
            "domains_created": list(planned.created_domains),
            "domains_unknown": list(planned.strange_domains),
            "written": bool(planned.changed) and not options.dry_run,
        },
    }


def _print(path: Path, reading: ParsedBank, planned: PlannedImport, dry_run: bool) -> None:
    line(f"{path.name} · {reading.format.replace('_', ' ')} · " + say_count(
        len(reading.questions), "{n} question", "{n} questions"
    ))  # fmt: skip
    for code, count in reading.counts().items():
        line(f"  {count:5,}  {say(code.replace('_', ' '))}")
    messages = [(finding.line, finding.message) for finding in reading.findings]
    messages += [(refused.line, f"{refused.reason} {refused.excerpt}") for refused in reading.refused]
    for number, message in sorted(messages)[:SHOWN]:
        line(f"  {say('line {n}', n=number)}: {message}")
    if len(messages) > SHOWN:
        line("  " + more_in_json(len(messages) - SHOWN))
    if outside := reading.outside_notice():
        line(f"  {outside}")
    line(describe_bank_import(planned, reading, is_trial=dry_run))
    for notice in planned.domain_notices():
        line(notice)
    if planned.strange_domains:
        line(say("Use --domains create to add the missing domains."))
    for sentence in filter(None, (describe_accepted(planned), describe_suggested(planned))):
        line(sentence)


def _list(study: Study, json: bool) -> int:
    by_bank: dict[int, list[Question]] = {}
    for question in study.all(Question).values():
        by_bank.setdefault(question.bank, []).append(question)
    rows = [
        {"id": str(bank.id), "name": bank.name, "format": bank.format, "source": bank.source,
         "imported_at": bank.imported_at.isoformat() if bank.imported_at else None,
         "questions": len(by_bank.get(bank.id, [])),
         "without_key": sum(not question.counted_key for question in by_bank.get(bank.id, [])),
         "disputed": sum(question.disputed_now for question in by_bank.get(bank.id, []))}
        for bank in study.all(Bank).values()
    ]  # fmt: skip
    if json:
        as_json(rows)
        return 0
    for row in rows:
        line(f"{row['questions']:6,}  {row['name']}  ({row['format']}, {row['source']})")
    if not rows:
        line(no_questions_yet())
    return 0
