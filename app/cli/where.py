"""`cockpit where`: where the files are."""

from argparse import ArgumentParser, Namespace

from app.cli.options import add_json_option
from app.cli.printing import as_json, line
from app.session.environment import Environment


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Print the paths of the study, the settings and this machine's own folder."""
    paths = {
        "study": str(env.locations.study),
        "config": str(env.locations.config),
        "state": str(env.locations.state),
    }
    if env.settings.mirror:
        paths["mirror"] = env.settings.mirror
    if options.json:
        as_json(paths)
    else:
        for name, path in paths.items():
            line(f"{name:7} {path}")
    return 0
