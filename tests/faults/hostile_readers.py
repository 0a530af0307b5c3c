"""Who reads which file of a learner's: the readers that `hostile_bytes` attacks."""

import json
import shutil
from datetime import date
from pathlib import Path
from random import Random

from app.cli.status import as_data
from app.keys.keymap import keymap
from data.clock import SystemClock
from data.formats.export.attempt_json import exported, imported
from data.formats.export.study_json import export_json
from data.formats.export.study_log.log import export_markdown
from data.ids import IdSource
from data.language import of_the_system, use
from data.model.attempts import Answer, Attempt
from data.model.domains import Domain
from data.model.plan import Task
from data.model.questions import Question
from data.packs.demo import demo_study
from data.packs.pack import open_pack
from data.planning.agenda import for_day
from data.settings import read_settings
from data.store.care.backups import backups
from data.store.care.check import check_study
from data.store.care.take_in import CopyWatch
from data.store.text.checksummed_lines import MARK
from data.store.text.study_text import HIDDEN
from data.study.study import Study
from data.user_files import read_named
from tests.faults import hostile_bytes
from tests.faults.ground import Report, places, store_at, study_at
from tests.faults.hostile_bytes import Reader

TODAY = date(2026, 1, 27)
STATE_FILES = ("ledger", "place", "writer", "reminder", "renamed-ids", "copies-seen")
SETTINGS = b"""language = "en"
theme = "nord"
week_start = "monday"
rollover_hour = 4
ascii = false
mirror = "~/log.md"

[keys]
"task.add" = "a"
"study.undo" = ["u", "ctrl+z"]
"""


def machine_sample(root: Path) -> bytes:
    """A demo study with a folded file, journals, and a second copy of it all to start from."""
    if not (root / "good").exists():
        locations = places(root / "good")
        study = study_at(locations)
        clock, ids = SystemClock(), IdSource(SystemClock(), Random(1))
        study.commit("Demo", *demo_study(open_pack("mls_c01"), "en", TODAY, clock.now(), ids, Random(1)))
        study.close()
        study = study_at(locations)
        study.commit("Add", Task(id=study.new_id(), title="Later"))
    return places(root / "good").study.read_bytes()


def fresh(root: Path, keep_state: bool = True) -> Path:
    """A machine just like the good one."""
    machine = root / "machine"
    shutil.rmtree(machine, ignore_errors=True)
    shutil.copytree(root / "good", machine)
    for place in machine.rglob("place"):
        place.write_text(str(machine / "study" / "study.json"))
    if not keep_state:
        shutil.rmtree(machine / "state")
    return machine


def _used(machine: Path) -> None:
    """Do with a study what commands do."""
    locations = places(machine)
    study = study_at(locations)
    _shown(study)
    CopyWatch(locations).take_in(study)
    study.commit("Add", Task(id=study.new_id(), title="Afterwards"))
    study.undo()
    study.redo()
    study.close()
    check_study(locations, dict(store_at(locations).tables()))
    backups(locations)
    _shows_just_the_file(machine)
    assert any(task.title == "Afterwards" for task in study_at(locations).all(Task).values())


def _shows_just_the_file(machine: Path) -> None:
    """Once everything is folded, nothing of this machine's own is shown: equal files are equal studies."""
    locations = places(machine)
    shown = {name: table.whole() for name, table in store_at(locations).tables().items()}
    written = {
        table: {int(id_): without_mark(document) for id_, document in documents.items()}
        for table, documents in json.loads(locations.study.read_bytes()).items()
        if table not in HIDDEN
    }
    assert {name: table for name, table in shown.items() if table} == written, "the file is another study"


def without_mark(document: dict[str, object]) -> dict[str, object]:
    """A document as a study has it."""
    return {name: value for name, value in document.items() if name != MARK}


def _shown(study: Study) -> None:
    if not study.is_new:
        for_day(study.tasks, study.plan, TODAY, TODAY)
        as_data(study, TODAY, 4, study.clock.now())
        export_markdown(study, TODAY).encode()
    export_json(study, TODAY).encode()


def _known_study(root: Path, raw: bytes) -> None:
    machine = fresh(root)
    places(machine).study.write_bytes(raw)
    _used(machine)


def _unknown_study(root: Path, raw: bytes) -> None:
    machine = fresh(root, keep_state=False)
    places(machine).study.write_bytes(raw)
    _used(machine)


def _conflict_copy(root: Path, raw: bytes) -> None:
    machine = fresh(root)
    places(machine).study.with_name("study (1).json").write_bytes(raw)
    _used(machine)


def _journal_path(machine: Path) -> Path:
    return next(machine.rglob("*.log"))


def _journal(root: Path, raw: bytes) -> None:
    machine = fresh(root)
    _journal_path(machine).write_bytes(raw)
    _used(machine)


def _journal_sample(root: Path) -> bytes:
    machine_sample(root)
    return _journal_path(root / "good").read_bytes().rstrip(b"\0")


def _state_file(name: str) -> Reader:
    def read(root: Path, raw: bytes) -> None:
        machine = fresh(root)
        next(machine.rglob("journals")).with_name(name).write_bytes(raw)
        _used(machine)

    def sample(root: Path) -> bytes:
        machine_sample(root)
        path = next((root / "good").rglob("journals")).with_name(name)
        return path.read_bytes() if path.exists() else b'12345678 [["a", [1, 2, 3]]]\n'

    return Reader(name, sample, read)


def _settings(root: Path, raw: bytes) -> None:
    path = root / "config.toml"
    path.write_bytes(raw)
    settings = read_settings(path)
    keymap(settings.keys)
    use(settings.language or of_the_system())
    use("en")


def _attempt_sample(_: Path) -> bytes:
    attempt = Attempt(id=1, title="Mock", kind="exam", percent=50.0, right=1, total=2, day=TODAY)
    answers = [Answer(id=2 + n, attempt=1, number=n + 1, chosen="A", seconds=3.5) for n in range(4)]
    return exported(attempt, answers, {}, {1: Domain(id=1, name="Data")}).encode()


def _attempt(root: Path, raw: bytes) -> None:
    path = root / "attempt.json"
    path.write_bytes(raw)
    questions: dict[int, Question] = {}
    imported(read_named(path).decode("utf-8", "replace"), path.name, lambda: 9, questions, {})


READERS: tuple[Reader, ...] = (
    Reader("study known here", machine_sample, _known_study),
    Reader("study from elsewhere", machine_sample, _unknown_study),
    Reader("study in another layout", lambda root: hostile_bytes.pretty(machine_sample(root)), _known_study),
    Reader("conflict copy", machine_sample, _conflict_copy),
    Reader("journal", _journal_sample, _journal),
    *map(_state_file, STATE_FILES),
    Reader("settings", lambda _: SETTINGS, _settings),
    Reader("attempt", _attempt_sample, _attempt),
)


def run(root: Path, seed: int, count: int) -> Report:
    """Attack every reader with its share of `count` files."""
    report = Report("Hostile bytes", seed)
    for reader in READERS:
        hostile_bytes.attack(reader, root, report, seed, max(count // len(READERS), 1))
    return report
