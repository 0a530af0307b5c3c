"""Keeps the learner's Markdown log beside the study up to date, when the settings name one."""

import json
import os
import sys
from pathlib import Path

from app.session.environment import Environment
from data.control_characters import on_one_line
from data.errors import StudyError
from data.language import say
from data.store.disk.replace_file import replace_file
from data.study.study import Study
from data.user_files import refuse_irregular, refuse_missing_folder, refuse_own_files

REMEMBERED = "mirrors.json"
"""In the state folder: what each mirror was when it was last written, and of which study it is."""


def keep_mirror(env: Environment, study: Study) -> None:
    """Write the mirror named in the settings; what goes wrong is said and keeps nobody from leaving."""
    if not env.settings.mirror or study.is_new or not env.locations.state.is_dir():
        # Without the state folder, as after its folder was renamed, the mirror waits: nothing is made anew there.
        return
    from data.formats.export.mirror import write_mirror
    from data.formats.export.study_log.log import export_markdown

    path = Path(os.path.expanduser(env.settings.mirror))
    remembered = env.locations.state / REMEMBERED
    mirrors = _read(remembered)
    own = os.path.realpath(env.locations.study)
    last_written, owner = mirrors.get(str(path), ("", own))
    if owner != own and os.path.exists(owner):
        sentence = say("{path} mirrors another study, {study}. It is unchanged.", path=path, study=owner)
        sys.stderr.write(f"{on_one_line(sentence)}\n")
        return
    try:
        refuse_own_files(path, env.locations)
        refuse_missing_folder(path)
        refuse_irregular(path)
        text = export_markdown(study, env.today())
        written, aside = write_mirror(path, text, last_written, env.today())
        mirrors[str(path)] = (written, own)
        replace_file(remembered, json.dumps(mirrors).encode())
    except StudyError as error:
        sys.stderr.write(f"{on_one_line(str(error))}\n")
        return
    if aside is not None:
        sentence = say("{path} was changed by hand. That version is saved as {kept}.", path=path, kept=aside)
        sys.stderr.write(f"{on_one_line(sentence)}\n")


def _read(path: Path) -> dict[str, tuple[str, str]]:
    """Digest and study of each mirror."""
    try:
        return {mirror: (digest, study) for mirror, (digest, study) in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
