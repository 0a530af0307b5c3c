"""Where things live: the study file, the settings, and what belongs to this machine alone."""

import os
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "STUDY_COCKPIT_HOME"
APP_NAME = "study-cockpit"


class Locations(NamedTuple):
    """The paths of one learner on one machine; nothing is created by asking."""

    study: Path
    """The TinyDB file."""
    config: Path
    """config.toml."""
    state: Path
    """Folder for locks, journals and earlier generations."""


def locations(study: Path | None = None) -> Locations:
    """All under `STUDY_COCKPIT_HOME` when it is set, else the platform's folders; `study` names another file."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(os.path.expanduser(home))
        return Locations(study or root / "study.json", root / "config.toml", root / "state")
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APP_NAME, appauthor=False)
    return Locations(
        study or folders.user_data_path / "study.json",
        folders.user_config_path / "config.toml",
        folders.user_state_path,
    )
