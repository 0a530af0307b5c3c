"""Files of others lie beside two studies, the state folder is on another disk, and many programs write at once."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from data.locations import Locations
from tests.faults.ground import Report, held, readable, start_writer

STARTS = ("new-", ".study-new-", ".study-cockpit-", ".study.json.", "study-", "ledger.", "")
ENDINGS = (".md", ".json", ".new", ".tmp", ".log", "")


def run(root: Path, seed: int, changes: int) -> Report:
    """Two studies in one folder get `changes` changes each from three programs; nothing of anybody else's changes."""
    report = Report("Other files and another study beside it", seed)
    chance = Random(seed)
    with _other_disk(root) as folder:
        strangers = _strangers(folder, chance)
        before = {path: _described(path) for path in strangers}
        studies = [
            Locations(folder / name, root / "config.toml", root / "state") for name in ("aws.json", "gcp.json")
        ]
        programs = [(study, start_writer(study, "fold", str(max(changes // 3, 1)))) for study in studies * 3]
        said: dict[Path, set[int]] = {study.study: set() for study in studies}
        for study, program in programs:
            assert program.stdout is not None
            said[study.study] |= {int(line) for line in program.stdout.read().split()}
            report.expect(program.wait() == 0, "a program broke off")
        for study in studies:
            there = held(study)
            report.count("changes", len(said[study.study]))
            report.expect(readable(study.study), f"{study.study.name} cannot be read")
            report.expect(said[study.study] == there, f"{study.study.name}: {len(said[study.study] ^ there)} differ")
        for path in strangers:
            report.count("other files")
            report.expect(_described(path) == before[path], f"{path.name} was touched")
        beside = {path.name for path in folder.iterdir()} - {path.name for path in strangers}
        report.expect(beside == {"aws.json", "gcp.json"}, f"left behind: {sorted(beside)}")
    return report


@contextmanager
def _other_disk(root: Path) -> Iterator[Path]:
    """A folder on another disk than `root`, where the machine has one."""
    memory = Path("/dev/shm")
    is_other = memory.is_dir() and memory.stat().st_dev != root.stat().st_dev
    folder = Path(tempfile.mkdtemp(dir=memory if is_other else root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _strangers(folder: Path, chance: Random) -> list[Path]:
    """Texts, studies, empty files, folders, pipes and links with names like those of temporary files."""
    paths = []
    for number in range(60):
        words = "".join(chance.choice("0123456789abcdefghjk-") for _ in range(chance.randint(0, 17)))
        path = folder / f"{chance.choice(STARTS)}{words}{number}{chance.choice(ENDINGS)}"
        kind = chance.randrange(8)
        if kind == 0:
            path.mkdir()
        elif kind == 1:
            os.mkfifo(path)
        elif kind == 2:
            path.symlink_to(folder / "aws.json")
        elif kind == 3:
            path.write_bytes(b"")
        elif kind == 4:
            path.write_bytes(b'{"tasks": {"1": {"title": "Not ours"}}}')
        elif kind == 5:
            path.touch()
            os.truncate(path, 800_000_000)
        else:
            path.write_bytes(b"precious")
        paths.append(path)
    return paths


def _described(path: Path) -> tuple[int, ...]:
    stat = path.lstat()
    return stat.st_ino, stat.st_mode, stat.st_size, stat.st_mtime_ns, stat.st_nlink
