"""`cockpit demo`: a demo study in the middle of its plan; the learner's own study is not touched."""

import os
import tempfile
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path

from app.cli.options import add_json_option
from app.cli.printing import as_json
from app.session.environment import Environment
from data.errors import BadInput
from data.exams.draws.seeded_random import SeededRandom
from data.language import languages, say
from data.locations import Locations
from data.packs.demo import demo_study
from data.packs.pack import offered_packs, open_pack
from data.user_files import already_exists, refuse_missing_folder, refuse_own_files

SEED = 1
"""Draws the same demo each time."""


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--language", choices=languages(), default="en", help=say("language of the plan"))
    parser.add_argument(
        "--pack", metavar=say("PACK"), help=say("exam pack of the demo (default: the first one set-up offers)")
    )
    parser.add_argument("--keep", metavar=say("FILE"), help=say("write the demo study to a file and do not open it"))
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Open the demo in a temporary folder that is removed afterwards, or write it to a file."""
    if options.keep is not None:
        if os.path.lexists(options.keep):
            raise already_exists(options.keep)
        refuse_missing_folder(Path(options.keep))
        refuse_own_files(Path(options.keep), env.locations._replace(study=env.locations.state))
        _fill(env._replace(locations=env.locations._replace(study=Path(options.keep))), options)
        if options.json:
            as_json({"file": os.path.abspath(options.keep)})
        return 0
    if options.json:
        raise BadInput(say("The demo screen cannot print JSON. Use --keep to write the demo to a file."))
    with tempfile.TemporaryDirectory(prefix="cockpit-demo-") as folder:
        root = Path(folder)
        elsewhere = Locations(root / "study.json", env.locations.config, root / "state")
        demo = env._replace(
            locations=elsewhere, settings=env.settings._replace(mirror=""), faults=env.locations.state
        )
        _fill(demo, options)
        code: int = import_module("..screen_start", __package__).open_screen(demo)
    return code


def _fill(env: Environment, options: Namespace) -> None:
    pack = open_pack(options.pack) if options.pack is not None else offered_packs()[0]
    records = demo_study(pack, options.language, env.today(), env.clock.now(), env.ids(), SeededRandom(SEED))
    study = env.open_study()
    study.commit(say("Open the demo"), *records)
    study.close()
