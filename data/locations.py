"""Where things live: the study file, the settings, and what belongs to this machine alone."""

import os
import sys
from pathlib import Path

from data.errors import BadInput
from data.language import say
from data.values import Values

HOME_VARIABLE = "STUDY_COCKPIT_HOME"
APP_NAME = "study-cockpit"
FOLDERS = {"XDG_DATA_HOME": ".local/share", "XDG_CONFIG_HOME": ".config", "XDG_STATE_HOME": ".local/state"}
"""Variables that name folders of Linux, and what stands for them below the learner's own folder."""


class Locations(Values):
    """The paths of one learner on one machine; nothing is created by asking."""

    study: Path
    """The TinyDB file."""
    config: Path
    """config.toml."""
    state: Path
    """Folder for locks, journals and earlier generations."""


def locations(study: Path | None = None) -> Locations:
    """All under `STUDY_COCKPIT_HOME` when it is set, else the platform's folders; `study` names another file.

    Every path begins at the root, so that it stays the same wherever the program starts and goes. Raises `BadInput`
    for a `STUDY_COCKPIT_HOME` that would be another folder in every working directory.
    """
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(os.path.expanduser(home))
        if not root.is_absolute():
            raise BadInput(
                say("{variable} is a relative path (“{folder}”). Use a full path such as {path}.",
                    variable=HOME_VARIABLE, folder=home, path=os.path.abspath(root))
            )  # fmt: skip
        configured = Locations(study or root / "study.json", root / "config.toml", root / "state")
    else:
        data, config, state = _linux_folders() or _platform_folders()
        configured = Locations(study or data / "study.json", config / "config.toml", state)
    return Locations(*(Path(os.path.abspath(path)) for path in configured))


def _platform_folders() -> tuple[Path, Path, Path]:
    """The platform's folders for data, settings and state."""
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APP_NAME, appauthor=False)
    return folders.user_data_path, folders.user_config_path, folders.user_state_path


def _linux_folders() -> tuple[Path, ...] | None:
    """The same on a usual Linux, without the many modules that finding them elsewhere takes; None for all else.

    A relative folder in a variable counts as none, as it would be another one in every working directory.
    https://specifications.freedesktop.org/basedir-spec/latest/
    """
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ:
        return None
    home = os.environ.get("HOME", "")
    if not os.path.isabs(home):
        home = _home_of_the_user()
    named = {variable: os.environ.get(variable, "") for variable in FOLDERS}
    folders = [
        folder if os.path.isabs(folder) else os.path.join(home, FOLDERS[variable])
        for variable, folder in named.items()
    ]
    return tuple(Path(folder, APP_NAME) for folder in folders)


def _home_of_the_user() -> str:
    """The learner's own folder as the system has it, where the environment does not tell it."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return "/"
