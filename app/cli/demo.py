"""`cockpit demo`: a throw-away study in mid-plan; the learner's own study is never touched."""

import os
import tempfile
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path

from app.session.environment import Workplace
from data.errors import BadInput
from data.language import say
from data.locations import Locations
from data.packs.demo import demo_study
from data.packs.pack import open_pack, pack_ids
from data.user_files import refuse_missing_folder


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--language", choices=("en", "ko"), default="en", help="language of the plan")
    parser.add_argument("--keep", metavar="FILE", help="write the demo study into FILE, and do not open it")


def run(options: Namespace, place: Workplace) -> int:
    """Open the demo in a temporary folder that is removed afterwards, or write it to a file."""
    if options.keep is not None:
        if os.path.lexists(options.keep):
            raise BadInput(say("{file} is there already and is left as it is: name a new file.", file=options.keep))
        refuse_missing_folder(Path(options.keep))
        _fill(place._replace(locations=place.locations._replace(study=Path(options.keep))), options.language)
        return 0
    with tempfile.TemporaryDirectory(prefix="cockpit-demo-") as folder:
        root = Path(folder)
        elsewhere = Locations(root / "study.json", place.locations.config, root / "state")
        demo = place._replace(locations=elsewhere, settings=place.settings._replace(mirror=""))
        _fill(demo, options.language)
        code: int = import_module("app.screen_start").open_screen(demo)
    return code


def _fill(place: Workplace, language: str) -> None:
    study = place.open_study()
    pack = open_pack(pack_ids()[0])
    records = demo_study(pack, language, place.today(), place.clock.now(), place.ids())
    study.commit("Open the demo", *records)
    study.close()
