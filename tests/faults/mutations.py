"""Study files that chance has damaged."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from data.errors import StudyError
from data.model.plan import Task
from tests.faults.ground import Report, fill, places, store_at, study_at

LIMIT = 5.0
"""Seconds that opening a damaged file may take."""


def _cut(raw: bytes, chance: Random) -> bytes:
    return raw[: chance.randrange(len(raw))]


def _flip(raw: bytes, chance: Random) -> bytes:
    content = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _swap_lines(raw: bytes, chance: Random) -> bytes:
    lines = raw.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def _wrong_types(raw: bytes, chance: Random) -> bytes:
    tables = json.loads(raw)
    wrong = [None, 0, "x", [], [[1]], {}, {"a": 1}, True, 1e300, "\ud800", {"~": 5}, {"~": ["x", {"a": []}]}]
    for _ in range(chance.randint(1, 5)):
        table = chance.choice(list(tables))
        kind = chance.randrange(4)
        if kind == 0:
            tables[table] = chance.choice(wrong)
        elif isinstance(tables[table], dict) and tables[table]:
            key = chance.choice(list(tables[table]))
            document = tables[table][key]
            if kind == 1:
                tables[table][key] = chance.choice(wrong)
            elif isinstance(document, dict) and document:
                document[chance.choice(list(document))] = chance.choice(wrong)
            if kind == 3:
                tables[table][chance.choice(["x", "-1", "9" * 30, "1.5", ""])] = {"title": "x"}
    return json.dumps(tables, indent=chance.choice([None, 1])).encode()


def _deep(raw: bytes, chance: Random) -> bytes:
    depth = chance.choice([500, 5000, 200_000])
    return raw.replace(b'"title": "', b'"deep": ' + b"[" * depth + b"]" * depth + b', "title": "', 1)


def _huge_numbers(raw: bytes, chance: Random) -> bytes:
    number = chance.choice([b"9" * 5000, b"1e999", b"-1e999", b"NaN", b"Infinity", b"1" + b"0" * 400, b"0.1e-400"])
    return raw.replace(b'"minutes": 45', b'"minutes": ' + number, chance.randint(1, 3))


def _duplicate_keys(raw: bytes, chance: Random) -> bytes:
    lines = raw.split(b"\n")
    line = chance.choice([line for line in lines if line.startswith(b'"') and line.endswith(b",")])
    lines.insert(lines.index(line), line.replace(b"Task", b"Other"))
    return b"\n".join(lines)


def _nul_bytes(raw: bytes, chance: Random) -> bytes:
    place, length = chance.randrange(len(raw)), chance.randint(1, 4096)
    return raw[:place] + b"\0" * length + raw[place + (length if chance.random() < 0.5 else 0) :]


def _garbage(raw: bytes, chance: Random) -> bytes:
    block = chance.randbytes(65536)
    size = 50_000_000 if chance.random() < 0.03 else chance.randrange(200_000)
    return chance.choice([b"", raw, b"{"]) + (block * (size // len(block) + 1))[:size]


KINDS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _cut, _flip, _swap_lines, _wrong_types, _deep, _huge_numbers, _duplicate_keys, _nul_bytes, _garbage,
)  # fmt: skip


def run(root: Path, seed: int, files: int) -> Report:
    """Open `files` damaged files, half of them where this machine has copies of its own, and work with them."""
    report = Report("Damaged files", seed)
    chance = Random(seed)
    machine, template = root / "machine", root / "template"
    fill(places(machine), 20_000)
    shutil.copytree(machine, template)
    raw = places(template).study.read_bytes()
    whole = set(store_at(places(machine)).tables()["tasks"])
    for number in range(files):
        kind = KINDS[number % len(KINDS)]
        known = bool(number // len(KINDS) % 2)
        shutil.rmtree(machine)
        shutil.copytree(template, machine)
        if not known:
            shutil.rmtree(machine / "state")
        content = kind(raw, chance)
        places(machine).study.write_bytes(content)
        _opened(machine, content, report, f"{kind.__name__} {number}", whole if known else set())
    return report


def _opened(machine: Path, content: bytes, report: Report, said: str, whole: set[int]) -> None:
    locations = places(machine)
    report.count("files")
    started = time.monotonic()
    try:
        study = study_at(locations)
        there = set(study.all(Task)) | set(store_at(locations).tables().get("tasks", {}))
        study.commit("Add", Task(id=study.new_id(), title="Afterwards"))
        study.close()
        report.count("opened")
        report.expect(whole <= there, f"{said}: {len(whole - there)} records missing")
        report.expect(len(set(study_at(locations).all(Task))) > 0, f"{said}: the change is not there")
    except StudyError:
        report.count("refused with a sentence")
        report.expect(not whole, f"{said}: refused although this machine has copies")
    took = time.monotonic() - started
    report.expect(took < LIMIT, f"{said}: took {took:.1f} s")
    kept = [locations.study, *locations.state.rglob("*.json")]
    report.expect(any(path.exists() and path.read_bytes() == content for path in kept), f"{said}: original not kept")
