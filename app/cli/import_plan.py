"""`cockpit import`: read study plans and logs into the study, or show what would come of it."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from app.cli.command_line import add_json_option
from app.cli.printing import as_json, line
from app.cli.progress_bar import progress_bar
from app.cli.reading_lines import tell_records
from app.session.environment import Workplace
from data.dates import parse_day
from data.formats.export.study_log.merge_log import is_log_of, merged_log
from data.formats.export.study_log.read_back import read_back
from data.formats.markdown_plan.as_json import as_json as json_form
from data.formats.markdown_plan.counting import counts_in_words
from data.formats.markdown_plan.into_study import import_reading, refuse_open_year
from data.formats.markdown_plan.no_plan import refuse_no_plan
from data.formats.markdown_plan.reader import read_plan
from data.formats.markdown_plan.reading import PlanReading, ReadOptions
from data.formats.markdown_plan.stated_options import checked_year, stated_legend
from data.formats.text.text_repair import DecodedText, decode
from data.language import say, say_count
from data.study.study import Study
from data.user_files import read_named

WARNINGS_SHOWN = 20
Found = tuple[Path, DecodedText, PlanReading]


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="plans or logs, Markdown or plain text")
    parser.add_argument("--dry-run", action="store_true", help="show what was understood and write nothing")
    parser.add_argument("--year", type=int, metavar="YEAR", help="year of the first date, where the file states none")
    parser.add_argument("--start", metavar="DAY", help="the day that “Day 1” and “Week 1” begin")
    parser.add_argument("--plan", metavar="NAME", help="which of several plans in the file")
    parser.add_argument("--person", metavar="NAME", help="whose part of a plan of several people")
    parser.add_argument("--as", dest="as_kind", choices=("plan", "log"), help="read it as a plan or as a log")
    parser.add_argument(
        "--legend",
        action="append",
        default=[],
        metavar="MARK=MEANING",
        help="what a mark means: ✅=done, ▲=in progress",
    )
    add_json_option(parser)


def run(options: Namespace, place: Workplace) -> int:
    """Read every file first, so that a bad one changes nothing; then write each as one undoable step."""
    # The study says in which language the files are spoken of.
    study = place.open_study()
    today = place.today()
    start = parse_day(options.start, today) if options.start else None
    found = [(path, *_read(path, options, start, today)) for path in options.files]
    if options.json:
        forms = [json_form(reading, text.encoding, text.repaired_from, text.lost) for _, text, reading in found]
        as_json(forms[0] if len(forms) == 1 else {"files": forms})
    else:
        for path, text, reading in found:
            _tell(path, text, reading, options.dry_run)
    if not options.dry_run:
        _write(place, study, found, start, quiet=options.json)
    return 0


def _read(path: Path, options: Namespace, start: date | None, today: date) -> tuple[DecodedText, PlanReading]:
    raw = read_named(path)
    text = decode(raw)
    refuse_no_plan(raw, text.text, path.name)
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
        return text, read_plan(text.text, asked, progress)


def _tell(path: Path, text: DecodedText, reading: PlanReading, whole: bool) -> None:
    """Say what was understood: in a few lines, or `whole`, record by record; warnings come last."""
    line(f"{path}: {reading.title or say('without a title')}")
    line("  " + counts_in_words(reading))
    if text.repaired_from:
        repaired = say_count(len(text.changes), "{n} line was repaired", "{n} lines were repaired")
        lost = say_count(text.lost, "{n} character is lost for good", "{n} characters are lost for good")
        line(f"  {repaired} ({text.repaired_from}), {lost}")
    if whole:
        tell_records(reading)
    for warning in reading.warnings[:WARNINGS_SHOWN]:
        line(f"  {path.name}{f':{warning.line}' if warning.line else ''}: {warning.message}")


def _write(place: Workplace, study: Study, found: list[Found], start: date | None, quiet: bool) -> None:
    for path, _, reading in found:
        refuse_open_year(reading, path.name)
    try:
        for path, text, reading in found:
            own = read_back(text.text, place.clock.now(), study.new_id)
            if own is not None and study.is_new:
                study.commit(say("Import “{name}”", name=path.name), *own)
                line(say("{name} is a log of the cockpit: the study was read back from it.", name=path.name))
                continue
            if own is not None and is_log_of(own, study):
                done = merged_log(own, study)
                study.commit(say("Import “{name}”", name=path.name), *done.changed)
            else:
                done = import_reading(reading, study, path.name, place.today(), start)
            if not quiet:
                added = say_count(sum(done.added.values()), "{n} record added", "{n} records added")
                updated = say_count(done.updated, "{n} updated", "{n} updated")
                unchanged = say_count(done.unchanged, "{n} unchanged", "{n} unchanged")
                line(f"{path.name}: {added}, {updated}, {unchanged}")
    finally:
        study.close()
