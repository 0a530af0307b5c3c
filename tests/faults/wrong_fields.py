"""A field of a record holds a value that cannot be: every command goes on, and what else is added is in the file."""

import contextlib
import gc
import io
import json
import os
import shutil
from pathlib import Path
from random import Random
from typing import Any

from app.__main__ import main
from data.store.text import table as large_tables
from data.store.text.codecs import CODECS
from tests.faults import hostile_readers
from tests.faults.ground import Report, places
from tests.faults.hostile_bytes import PROGRAMS_OWN

VALUES: tuple[str, ...] = (
    "1e400", "-1e400", "1e308", "-1e308", "1e17", "1e-320", "NaN", "Infinity", "9" * 30, "9" * 5000, "-" + "9" * 19,
    "9007199254740993", "0", "-1", "0.5", "true", "null", '""', '"x"', '"1e400"', '"0001-01-01"', '"9999-12-31"',
    '"0001-01-01T00:00:00+00:00"', '"9999-12-31T23:59:59-12:00"', '"2026-02-31"', '"2026-W01-1"', '"20260127"',
    '"2026-01-27T10:00:00"', '"\\ud800"', '"\\u0000\\u001b]52;c;aGk=\\u0007"', "[]", "[[]]", "[1]", '[["x", 5]]',
    '[["started", "0001-01-01T00:00:00+00:00"]]', "[[1, 1e400, 1, 1]]", "[null]", "{}", '{"a": {"~": 1}}',
    "[" * 600 + "]" * 600, "[" * 60_000 + "]" * 60_000, '"' + "long " * 30_000 + '"',
)  # fmt: skip
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("status",), ("status", "--json"), ("today",), ("today", "--json"), ("today", "--date", "+30"),
    ("check", "--json"),
    ("export", "-o", "-", "--format", "markdown"), ("export", "-o", "-", "--format", "json"),
    ("export", "-o", "out.csv", "--force"), ("export", "-o", "-", "--format", "ics"),
    ("export", "-o", "-", "--format", "html"), ("bank", "list"), ("log", "--json"), ("backups", "--json"), ("note",),
    ("tick", "1"), ("untick", "Feature"), ("add", "Afterwards"), ("note", "Words"), ("log", "5"),
    ("check", "--repair"),
    ("today",),
)  # fmt: skip
COLLECTED_EVERY = 20
"""Mutations after which memory is given back."""
FEW = 5
"""Commands that one mutation is tried with, besides adding a task, where not all of them are."""


def run(root: Path, seed: int, count: int) -> Report:
    """Try `count` mutations of all fields and values, half of them as in a file too large to be read in full."""
    report = Report("Values that cannot be", seed)
    chance = Random(seed)
    hostile_readers.machine_sample(root)
    fields = [(table, field) for table in CODECS for field in CODECS[table].fields]
    all_of_them = [(table, field, value) for table, field in fields for value in VALUES]
    usual = large_tables.FEW
    for number, (table, field, value) in enumerate(chance.sample(all_of_them, min(count, len(all_of_them)))):
        large_tables.FEW = usual if number % 2 else 0
        commands = (
            list(COMMANDS) if count >= len(all_of_them) else [*chance.sample(COMMANDS, FEW), ("add", "Afterwards")]
        )
        _tried(root, table, field, value, commands, report)
        if number % COLLECTED_EVERY == 0:
            # A command leaves its garbage to the end of its process, which does not come here.
            gc.unfreeze()
            gc.collect()
    large_tables.FEW = usual
    return report


def _tried(root: Path, table: str, field: str, value: str, commands: list[tuple[str, ...]], report: Report) -> None:
    """Put a value in the place of a field of the second record of a table, and run commands on it."""
    machine = hostile_readers.fresh(root)
    home = machine / "home"
    home.mkdir()
    tables: dict[str, Any] = json.loads(places(machine).study.read_bytes())
    if table not in tables:
        return
    key = sorted(tables[table])[min(1, len(tables[table]) - 1)]
    tables[table][key][field] = "@@"
    raw = json.dumps(tables, indent=1).replace('"@@"', value, 1)
    (home / "study.json").write_text(raw, encoding="utf-8")
    if Random(f"{table}{field}{value}").random() < 0.5:
        shutil.copytree(machine / "state", home / "state")
        for place in home.rglob("place"):
            place.write_text(str(home / "study.json"))
    said = f"{table}.{field} = {value:.30}"
    report.count("mutations")
    for words in commands:
        _ran(home, words, said, report)
    if table == "plan":
        return  # without a plan nothing is added
    report.expect("Afterwards" in (home / "study.json").read_text(encoding="utf-8"), f"{said}: nothing was added")


def _ran(home: Path, words: tuple[str, ...], said: str, report: Report) -> None:
    out, err = io.StringIO(), io.StringIO()
    before, os.environ["STUDY_COCKPIT_HOME"] = os.environ.get("STUDY_COCKPIT_HOME"), str(home)
    words = tuple(str(home / word) if word == "out.csv" else word for word in words)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(list(words))
        report.count("commands")
        report.expect(code in (0, 1), f"{said}: {words} ended with {code}: {err.getvalue():.200}")
    except SystemExit as left:
        report.expect(False, f"{said}: {words} left with {left.code}: {err.getvalue():.200}")
    except PROGRAMS_OWN as error:
        report.expect(False, f"{said}: {words}: {type(error).__name__}: {error!s:.150}")
    finally:
        os.environ.pop("STUDY_COCKPIT_HOME")
        if before is not None:
            os.environ["STUDY_COCKPIT_HOME"] = before
