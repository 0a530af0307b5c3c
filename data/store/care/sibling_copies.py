"""Other copies of the study beside it: which names sync tools give them, and which study a file says it is."""

import os
import re
import stat
import unicodedata
from enum import Enum
from pathlib import Path

from data.store.journals.layout import names_in

HEAD = 65_536
"""Bytes of another file that are read to see which study it is; of another study no more is ever read."""
STUDY = re.compile(rb'"study"[ \t\r\n]*:[ \t\r\n]*"([0-9a-hjkmnp-tv-z]{16,40})"')


class Naming(Enum):
    """Who gave a copy of the study its name."""

    TOOL = "a sync tool"
    EITHER = "a sync tool or a person"
    PERSON = "a person"


CONFLICT = re.compile(
    r"[-_. (\[].*(?:conflict|konflikt|conflit|conflicto|conflitto|conflito|конфл|çakış|충돌|競合|冲突|衝突).*"
    r"|_conf\(\d+\)"  # Google Drive
    r"|\.{1,2}path[12]"  # rclone
    r"|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+",  # git mergetool
    re.IGNORECASE,
)
"""What only Syncthing, Dropbox, Nextcloud, Google Drive, rclone, git and their like put into the name of a file."""
NUMBERED = re.compile(r" ?\(\d{1,3}\)| \d{1,3}")
"""What Google Drive and iCloud put there, and so do browsers and people."""
MACHINE = re.compile(r"[-_](?P<machine>\w[\w'’]*(?:[-_. ]\w[\w'’]*)*)")
"""What OneDrive puts there: the name of a computer, any word at all; a person may name a copy just so."""
OF_MACHINES = re.compile(
    r"(?<![a-z])(?:pc|laptop|desktop|notebook|macbook|imac|mac|mbp|mba|mini|thinkpad|surface|workstation|server|win\w*)(?![a-z])",
    re.IGNORECASE,
)
"""Words in the names that people and their makers give to computers."""
BEHIND = re.compile(r"\.{1,2}(?:conflict|path)\d*|\.sync-conflict-.*", re.IGNORECASE)
"""What tools put behind the ending."""
OF_PEOPLE = re.compile(
    r"(?<![^\W_])(?:backups?|back-up|bak|bkp|copy|duplicate|old|older|orig|original|archived?|saved?|safe|snapshot"
    r"|draft|final|before|after|new|tests?|testing|tmp|temp|example|template|export|version|merged|restored|previous"
    r"|sicherung|kopie|alt|neu|vor|nach|entwurf|archiv|vorlage|sauvegarde|copie|copia|ancien|brouillon|avant|essai"
    r"|respaldo|viejo|antiguo|borrador|prueba|nuevo|antes|vecchio|bozza|prova|cópia|antigo|rascunho|teste"
    r"|oud|concept|kopia|kopi|stary|nowy|yedek|kopya|eski|taslak|копия|резерв|старый|старая|черновик|тест"
    r"|v\d+|\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{4}[-_.]\d{2}"
    r"|jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon|tue|wed|thu|fri|sat|sun|week)\d*(?![^\W_])"
    r"|백업|사본|복사|이전|원본|초안|임시|테스트|시험용|バックアップ|コピー|控え|下書き|テスト|旧"
    r"|备份|備份|副本|草稿|测试|測試|旧版|舊",
    re.IGNORECASE,
)
"""Words in a name that a person chose."""


def siblings(study: Path) -> list[Path]:
    """Files beside the study that could be copies of it, by their names alone."""
    stem = study.stem
    return [
        study.with_name(name)
        for name in names_in(str(study.parent))
        if name != study.name and not name.startswith(".") and (name.startswith(stem) or name.endswith(".json"))
    ]


def naming(name: str, study: str) -> Naming:
    """Who made the name `name` out of that of the study file, as far as it shows."""
    name, study = (unicodedata.normalize("NFC", text) for text in (name, study))
    stem, ending = os.path.splitext(study)
    if name.startswith(study):
        return Naming.TOOL if BEHIND.fullmatch(name[len(study) :]) else Naming.PERSON
    if not name.startswith(stem) or not name.endswith(ending):
        return Naming.PERSON
    between = name[len(stem) : len(name) - len(ending)]
    if CONFLICT.fullmatch(between):
        return Naming.TOOL
    return Naming.EITHER if NUMBERED.fullmatch(between) or _is_of_a_machine(between) else Naming.PERSON


def _is_of_a_machine(between: str) -> bool:
    """Whether it can be the name of a computer: any word that is not one of people's own, and no number."""
    match = MACHINE.fullmatch(between)
    if match is None or all(part[0].isdecimal() for part in re.split(r"[-_. ]", match["machine"])):
        return False
    return bool(OF_MACHINES.search(between)) or not OF_PEOPLE.search(between)


def study_in_head(path: Path) -> str | None:
    """The id of the study that a file says it is, from its head alone; None for any other file."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        with path.open("rb") as file:
            match = STUDY.search(file.read(HEAD))
    except OSError:
        return None
    return match[1].decode() if match else None
