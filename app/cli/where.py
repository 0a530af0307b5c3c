"""`cockpit where`: where the files live."""

from argparse import ArgumentParser, Namespace

from app.cli.command_line import add_json_option
from app.cli.printing import as_json, line
from app.session.environment import Workplace


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    add_json_option(parser)


def run(options: Namespace, place: Workplace) -> int:
    """Print the paths of the study, the settings and this machine's own folder."""
    paths = {
        "study": str(place.locations.study),
        "config": str(place.locations.config),
        "state": str(place.locations.state),
    }
    if options.json:
        as_json(paths)
    else:
        for name, path in paths.items():
            line(f"{name:7} {path}")
    return 0
