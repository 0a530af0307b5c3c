"""Makes the README's pictures from the demo study, with a fixed clock: `make pictures`."""

import asyncio
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

from app.cockpit import CockpitApp
from app.keys.keymap import keymap
from app.session.environment import Environment
from app.session.session import Session
from data.clock import FixedClock
from data.locations import Locations
from data.packs.demo import demo_study
from data.packs.pack import open_pack
from data.settings import Settings

FOLDER = Path(__file__).parent / "pictures"
NOW = datetime(2026, 1, 27, 19, 0, tzinfo=timezone(timedelta(hours=9)))
PICTURES = (
    ("dashboard.svg", "en", "cockpit-dark"),
    ("dashboard.ko.svg", "ko", "cockpit-light"),
)


async def picture(name: str, language: str, theme: str) -> None:
    """Write one picture of the dashboard at 120x40."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        where = Locations(root / "study.json", root / "config.toml", root / "state")
        env = Environment(where, Settings(theme=theme), FixedClock(NOW), Random(1))
        study = env.open_study()
        study.commit("Demo", *demo_study(open_pack("mls_c01"), language, env.today(), NOW, env.ids(), Random(1)))
        env.speak_for(study)
        app = CockpitApp(Session(env, study, keymap({})[0]))
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            app.save_screenshot(name, str(FOLDER))
        study.close()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in PICTURES:
        asyncio.run(picture(*each))
