"""`cockpit import`: import study plans and logs, or show what an import would do."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from app.cli.named_input import is_nameless, named_bytes
from app.cli.options import add_json_option, whole_number
from app.cli.preview_lines import tell_guesses, tell_records
from app.cli.printing import as_json, line, more_in_json
from app.cli.progress_bar import progress_bar
from app.session.environment import Environment
from app.use_cases.import_labels import describe_losses, describe_repairs
from app.use_cases.import_plan import PlanFile, import_plan, read_plan_file, way_of
from data.dates import parse_day
from data.formats.markdown_plan.as_json import as_json as json_form
from data.formats.markdown_plan.counting import describe_counts
from data.formats.markdown_plan.into_study import refuse_open_year
from data.formats.markdown_plan.reading import ParsedPlan, ReadOptions
from data.formats.markdown_plan.stated_options import checked_year, stated_legend
from data.formats.text.text_repair import DecodedText
from data.language import say
from data.study.study import Study

WARNINGS_SHOWN = 20
PIPED = Path("stdin")
"""The name of a plan from standard input, the same for every import."""
NamedPlan = tuple[Path, PlanFile]


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar=say("FILE"),
        type=Path,
        help=say("plans or logs in Markdown or plain text; “-” reads standard input"),
    )
    parser.add_argument("--dry-run", action="store_true", help=say("show what would be imported and write nothing"))
    parser.add_argument(
        "--year", type=whole_number, metavar=say("YEAR"), help=say("year of the first date, if the file has none")
    )
    parser.add_argument("--start", metavar=say("DAY"), help=say("the day on which “Day 1” and “Week 1” start"))
    parser.add_argument("--plan", metavar=say("NAME"), help=say("the plan to import, if the file has several"))
    parser.add_argument(
        "--person", metavar=say("NAME"), help=say("the person whose tasks to import, if the plan is for several")
    )
    parser.add_argument(
        "--as", dest="as_kind", choices=("plan", "log"), help=say("read the file as a plan or as a log")
    )
    parser.add_argument(
        "--legend",
        action="append",
        default=[],
        metavar=say("MARK=MEANING"),
        help=say("what a mark means: ✅=done, ▲=in progress"),
    )
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Read every file first, so that a bad one changes nothing; then write each as one undoable step."""
    # Opening the study sets the language of the messages about the files.
    study = env.open_study()
    today = env.today()
    start = parse_day(options.start, today) if options.start else None
    files = [(PIPED if is_nameless(path) else path, named_bytes(path)) for path in options.files]
    plans = [(path, _read(path, raw, options, start, today)) for path, raw in files]
    if options.json:
        forms = [
            json_form(plan, text.encoding, text.repaired_from, text.lost, text.guessed) for _, (text, plan) in plans
        ]
        as_json(forms[0] if len(forms) == 1 else {"files": forms})
    else:
        for path, (text, plan) in plans:
            _tell(path, text, plan, options.dry_run)
    if not options.dry_run:
        _write(env, study, plans, start, quiet=options.json)
    return 0


def _read(path: Path, raw: bytes, options: Namespace, start: date | None, today: date) -> PlanFile:
    asked = ReadOptions(
        year=checked_year(options.year),
        start=start,
        plan_name=options.plan,
        person=options.person,
        as_kind=options.as_kind,
        legend=stated_legend(options.legend),
        today=today,
        file_name=path.name,
    )
    with progress_bar(path.name, len(raw)) as progress:
        return read_plan_file(raw, asked, progress)


def _tell(path: Path, text: DecodedText, reading: ParsedPlan, whole: bool) -> None:
    """Print what was read: in a few lines, or record by record if `whole`; warnings come last."""
    line(f"{path}: {reading.title or say('untitled')}")
    line("  " + describe_counts(reading))
    if text.repaired_from:
        line(f"  {describe_repairs(text)}, {describe_losses(text.lost)}")
    tell_guesses(text.guessed, whole)
    if whole:
        tell_records(reading)
    for warning in reading.warnings[:WARNINGS_SHOWN]:
        line(f"  {path.name}{f':{warning.line}' if warning.line else ''}: {warning.message}")
    if len(reading.warnings) > WARNINGS_SHOWN:
        line("  " + more_in_json(len(reading.warnings) - WARNINGS_SHOWN))


def _write(env: Environment, study: Study, plans: list[NamedPlan], start: date | None, quiet: bool) -> None:
    for path, (_, plan) in plans:
        refuse_open_year(plan, path.name)
    try:
        for path, (text, plan) in plans:
            change = import_plan(way_of(text.text, study, study.new_id), plan, study, path.name, env.today(), start)
            if not quiet:
                line(change)
    finally:
        study.close()
