"""`cockpit note`: add to the day's notes, or print them."""

from argparse import ArgumentParser, Namespace
from datetime import date

from app.cli.options import add_date_option, add_json_option, as_text, chosen_day
from app.cli.printing import as_json, line
from app.cli.standard_input import is_piped, piped_text
from app.session.environment import Environment
from data.errors import BadInput
from data.language import say
from data.model.notes import DAY_SECTIONS, WEEK_SECTIONS
from data.planning.notebook import SECTION_TITLES, note_in, page_day, with_text, writing_label
from data.study.study import Study


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "text",
        nargs="*",
        metavar=say("TEXT"),
        type=as_text,
        help=say("line to add; “-” or a pipe reads standard input; without text, the notes are printed"),
    )
    parser.add_argument(
        "--section",
        choices=DAY_SECTIONS + WEEK_SECTIONS,
        help=say("section to write in or print; by default the first is written, all are printed"),
    )
    add_date_option(parser)
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Add a line to a section of the day's notes, or print them all or one section."""
    study = env.open_study()
    today = env.today()
    day = chosen_day(options, today)
    if not options.text and not is_piped():
        return _print(study, day, options.json, options.section)
    section = options.section or DAY_SECTIONS[0]
    _ = study.plan
    is_read = options.text in ([], ["-"])
    text = piped_text(patient=bool(options.text)) if is_read else " ".join(options.text)
    if not text.strip():
        raise BadInput(say("The note is empty. Type some text."))
    old = note_in(study, section, day)
    joined = f"{old.text.rstrip()}\n{text}" if old and old.text.strip() else text
    title = say(SECTION_TITLES[section])
    study.commit(writing_label(title), *with_text(study, section, day, joined))
    study.close()
    if options.json:
        return _print(study, day, options.json)
    line(say("Saved in “{title}”.", title=title))
    return 0


def _print(study: Study, day: date, json: bool, only: str | None = None) -> int:
    sections = (only,) if only else DAY_SECTIONS + WEEK_SECTIONS
    notes = {section: note_in(study, section, day) for section in sections}
    texts = {section: note.text for section, note in notes.items() if note and note.text.strip()}
    if json:
        as_json({"date": day.isoformat(), "week_of": page_day(study.plan, "ideas", day).isoformat(), "notes": texts})
        return 0
    for section, text in texts.items():
        line(f"{say(SECTION_TITLES[section])}:")
        for text_line in text.splitlines():
            line(f"  {text_line}")
    if not texts:
        line(say("This section has no text for this day.") if only else say("No notes for this day."))
    return 0
