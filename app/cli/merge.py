"""`cockpit merge`: take in what another copy of the study holds."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.printing import line
from app.session.environment import Workplace
from data.errors import BadInput
from data.language import say, say_count
from data.store.care.conflict_copies import conflict_copies


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "file", nargs="*", type=Path, help="another copy; none merges the conflict copies beside the file"
    )


def run(options: Namespace, place: Workplace) -> int:
    """Merge each file field by field; the copies themselves are left where they are."""
    files = options.file or conflict_copies(place.locations.study)
    if not files:
        raise BadInput(
            say("There is no conflict copy beside {file}: name the file to merge.", file=place.locations.study)
        )
    study = place.open_study()
    for file in files:
        count = study.merge(file.expanduser(), say("Merge {file}", file=file.name))
        if count:
            said = say_count(count, "{n} record was new or newer there.", "{n} records were new or newer there.")
        else:
            said = say("It holds nothing new.")
        line(f"{file}: {said}")
    study.close()
    return 0
