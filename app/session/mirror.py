"""Keeps the learner's Markdown log beside the study up to date, when the settings name one."""

import json
import os
import sys
from pathlib import Path

from app.session.environment import Workplace
from data.errors import StudyError
from data.language import say
from data.store.disk.replace_file import replace_file
from data.study.study import Study
from data.user_files import refuse_irregular, refuse_missing_folder

REMEMBERED = "mirrors.json"
"""In the state folder: what each mirror was when it was last written, and of which study it is."""


def keep_mirror(place: Workplace, study: Study) -> None:
    """Write the mirror named in the settings; what goes wrong is said and keeps nobody from leaving."""
    if not place.settings.mirror or study.is_new:
        return
    from data.formats.export.mirror import write_mirror
    from data.formats.export.study_log.log import export_markdown

    path = Path(os.path.expanduser(place.settings.mirror))
    remembered = place.locations.state / REMEMBERED
    mirrors = _read(remembered)
    own = os.path.realpath(place.locations.study)
    known, owner = mirrors.get(str(path), ("", own))
    if owner != own and os.path.exists(owner):
        sentence = say("{path} mirrors {study}: it was left as it is.", path=path, study=owner)
        sys.stderr.write(f"{sentence}\n")
        return
    try:
        refuse_missing_folder(path)
        refuse_irregular(path)
        text = export_markdown(study, place.today())
        written, aside = write_mirror(path, text, known, place.today())
        mirrors[str(path)] = (written, own)
        replace_file(remembered, json.dumps(mirrors).encode())
    except StudyError as error:
        sys.stderr.write(f"{error}\n")
        return
    if aside is not None:
        sentence = say("{path} was changed by hand: that version is kept as {kept}.", path=path, kept=aside)
        sys.stderr.write(f"{sentence}\n")


def _read(path: Path) -> dict[str, tuple[str, str]]:
    """Digest and study of each mirror."""
    try:
        return {mirror: (digest, study) for mirror, (digest, study) in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
