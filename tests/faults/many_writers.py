"""Several programs write to one study at once, without taking turns; and one hangs while it holds a lock."""

import signal
import time
from pathlib import Path

from data.model.plan import Task
from data.store.disk.lock import Lock
from tests.faults.ground import Report, held, places, start_writer, study_at


def run(root: Path, seed: int, writers: int, changes: int) -> Report:
    """`writers` programs commit `changes` changes each; all of them have to be there."""
    report = Report(f"{writers} programs at once", seed)
    locations = places(root)
    programs = [start_writer(locations, "write", str(changes)) for _ in range(writers)]
    said: set[int] = set()
    for program in programs:
        assert program.stdout is not None
        said |= {int(line) for line in program.stdout.read().split()}
        report.expect(program.wait() == 0, "a program broke off")
    there = held(locations)
    report.count("changes", len(said))
    report.count("there", len(said & there))
    report.expect(len(said) == writers * changes and said <= there, f"{len(said - there)} lost")
    return report


def hang(root: Path, seed: int) -> Report:
    """A program is stopped for good while it writes; another one goes on, and says so instead of waiting."""
    report = Report("A program hangs with its locks", seed)
    locations = places(root)
    hung = start_writer(locations, "fold", "1000000")
    assert hung.stdout is not None
    said = {int(hung.stdout.readline())}
    hung.send_signal(signal.SIGSTOP)
    study = study_at(locations)
    study.commit("Add", Task(id=study.new_id(), title="Kinesis"))
    layout_lock = Lock(str(next(locations.state.glob("*/journals")).parent / "lock"))
    kept = layout_lock.take()
    said |= set(study.all(Task))
    started = time.monotonic()
    study.close()
    report.count("seconds to close", round(time.monotonic() - started))
    report.expect(time.monotonic() - started < 10, "closing waits for a hung program")
    report.expect(not kept or bool(study.notices), "nothing is said of the hung program")
    layout_lock.release()
    report.expect(said <= held(locations), "lost beside a hung program")
    hung.kill()
    hung.wait()
    report.expect(said <= held(locations), "lost after a hung program")
    report.count("changes", len(said))
    return report
