"""Programs on several desks that draw the same few ids and do whatever programs do, chosen by a seed."""

import os
import re
import shutil
from pathlib import Path
from random import Random

from data.clock import FixedClock
from data.frozen import replace
from data.model.plan import Task
from data.model.sessions import StudySession
from data.store.care.check import check_study
from data.store.journal_store import JournalStore
from data.study.study import Study
from tests.conftest import TODAY
from tests.data.store.desk import START, Desk

DRAWN = range(893_500_000_000_000, 893_500_000_000_004)
WEIGHTS = {
    "add": 6, "edit": 3, "remove": 2, "undo": 3, "redo": 2, "log": 6, "close": 2, "die": 1, "fold": 1, "look": 5,
    "sync": 2, "merge": 1,
}  # fmt: skip
Records = dict[tuple[str, int], Task | StudySession]


def named(record: Task | StudySession | str) -> str:
    """The name that a record got when it was made: the first word of its title, the second one of a label."""
    words = re.findall(r"[TS]\d+", record if isinstance(record, str) else record.title)
    return words[0]


def read_local_state(study: Study) -> Records:
    """Every task and session."""
    tasks: Records = {("tasks", id_): task for id_, task in study.all(Task).items()}
    return tasks | {("sessions", id_): session for id_, session in study.all(StudySession).items()}


class Machines:
    """Up to three desks with up to three open programs each."""

    def __init__(self, root: Path, seed: int) -> None:
        """Make the desks with one study."""
        self.chance = Random(seed)
        self._clocks = [FixedClock(START) for _ in range(self.chance.choice([1, 2, 2, 3]))]
        self.desks = [Desk(root, f"desk {number}", clock=clock) for number, clock in enumerate(self._clocks)]
        self._open: dict[Desk, list[tuple[Study, JournalStore]]] = {desk: [] for desk in self.desks}
        self._drawn: set[tuple[JournalStore, str, int]] = set()
        self._count = 0
        self._task_of: dict[str, str] = {}
        self._made: set[str] = set()
        self._taken_away: set[str] = set()
        """What was removed, or taken back, by anybody at any time."""
        self._pass()
        study = self.desks[0].open()
        study.commit("Add T0", Task(id=study.new_id(), title="T0"))
        study.close()
        for desk in self.desks[1:]:
            shutil.copy2(self.desks[0].file, desk.file)

    def step(self) -> None:
        """Let one program do one thing; raises AssertionError where its study is not right then."""
        self._pass()
        desk = self.chance.choice(self.desks)
        programs = self._open[desk]
        if not programs or (len(programs) < 3 and self.chance.random() < 0.2):
            programs.append((desk.open(), desk.stores[-1]))
        study, store = self.chance.choice(programs)
        (what,) = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
        getattr(self, f"_{what}")(desk, study, store)
        self._is_right(study)

    def settle(self) -> Records:
        """Close everything and sync until all is everywhere; what every desk holds then."""
        for desk, programs in self._open.items():
            for study, store in programs * 2:
                self._look(desk, study, store)
                self._is_right(study)
            self.chance.shuffle(programs)
            while programs:
                programs.pop()[0].close()
            self._rewrite(desk)
        for _ in range(3):
            pairs = [(one, other) for one in self.desks for other in self.desks if one is not other]
            for source, target in self.chance.sample(pairs, len(pairs)):
                self._bring(source, target)
                self._rewrite(target)
        states = [self._verified(desk) for desk in self.desks]
        assert all(state == states[0] for state in states)
        assert len({desk.file.read_bytes() for desk in self.desks}) == 1
        return states[0]

    def _pass(self) -> None:
        for clock in self._clocks:
            clock.advance(seconds=self.chance.choice([0.01, 1, 3, 9]) + self.chance.random())

    def _new(self, study: Study, store: JournalStore, table: str) -> int:
        """An id that others draw too, where this program knows nothing under it and did not draw it before."""
        free = [
            id_ for id_ in DRAWN
            if (store, table, id_) not in self._drawn and store._state.merged_tables.find((table, id_)) is None
        ]  # fmt: skip
        if not free or self.chance.random() < 0.2:
            return study.new_id()
        self._drawn.add((store, table, id_ := self.chance.choice(free)))
        return id_

    def _name(self, letter: str) -> str:
        self._count += 1
        self._made.add(name := f"{letter}{self._count}")
        return name

    def _add(self, _: Desk, study: Study, store: JournalStore) -> None:
        name = self._name("T")
        study.commit(f"Add {name}", Task(id=self._new(study, store, "tasks"), title=name))

    def _edit(self, _: Desk, study: Study, __: JournalStore) -> None:
        self._count += 1
        for task in self.chance.sample(list(study.all(Task).values()), min(1, len(study.all(Task)))):
            title = f"{named(task)} again {self._count}"
            changed = replace(task, title=title) if self.chance.random() < 0.5 else replace(task, minutes=self._count)
            study.commit(f"Edit {named(task)}", changed)

    def _remove(self, _: Desk, study: Study, __: JournalStore) -> None:
        for record in self.chance.sample(
            list(read_local_state(study).values()), min(1, len(read_local_state(study)))
        ):
            self._taken_away.add(named(record))
            study.commit(f"Remove {named(record)}", removed=[record])

    def _log(self, _: Desk, study: Study, store: JournalStore) -> None:
        for task in self.chance.sample(list(study.all(Task).values()), min(1, len(study.all(Task)))):
            name = self._name("S")
            self._task_of[name] = named(task)
            id_ = self._new(study, store, "sessions")
            session = StudySession(id=id_, day=TODAY, minutes=float(self._count), task=task.id, title=name)
            study.commit(f"Log {name}", session)

    def _undo(self, _: Desk, study: Study, __: JournalStore) -> None:
        self.turn(study, "undo")

    def _redo(self, _: Desk, study: Study, __: JournalStore) -> None:
        self.turn(study, "redo")

    def turn(self, study: Study, kind: str) -> None:
        """Undo or redo; raises AssertionError where that changes other records than the ones the step was about."""
        before = read_local_state(study)
        label = study.undo() if kind == "undo" else study.redo()
        after = read_local_state(study)
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        names = {named(side[key]) for key in changed for side in (before, after) if key in side}
        if label and "Merge" not in label:
            assert names <= {named(label)}, (kind, label)
        if label and "Edit" not in label:
            self._taken_away |= names

    def _close(self, desk: Desk, study: Study, store: JournalStore) -> None:
        self._open[desk].remove((study, store))
        study.close()

    def _die(self, desk: Desk, study: Study, store: JournalStore) -> None:
        self._open[desk].remove((study, store))
        store.wait()
        store._journals.close()
        store._study_file.close()

    def _look(self, _: Desk, study: Study, store: JournalStore) -> None:
        study.refresh()
        store.wait()
        study.refresh()

    def _fold(self, desk: Desk, _: Study, __: JournalStore) -> None:
        self._rewrite(desk)

    def _sync(self, desk: Desk, _: Study, __: JournalStore) -> None:
        self._bring(self.chance.choice(self.desks), desk)

    def _merge(self, desk: Desk, study: Study, _: JournalStore) -> None:
        other = self.chance.choice(self.desks)
        if other is not desk:
            study.merge(other.file, "Merge")

    def _bring(self, source: Desk, target: Desk) -> None:
        if source is not target:
            arriving = target.file.with_name(".arriving")
            shutil.copy2(source.file, arriving)
            os.replace(arriving, target.file)

    def _rewrite(self, desk: Desk) -> None:
        desk.open()
        desk.stores[-1].repair()
        desk.stores[-1].close()

    def _is_right(self, study: Study) -> None:
        """Nothing is there twice, and each session names the task it was made for."""
        records = read_local_state(study)
        names = [named(record) for record in records.values()]
        assert len(set(names)) == len(names), sorted(names)
        for session in study.all(StudySession).values():
            task = records.get(("tasks", session.task or 0))
            wanted = self._task_of[session.title]
            assert (task is None and wanted not in names) or (task is not None and named(task) == wanted), session

    def _verified(self, desk: Desk) -> Records:
        study = desk.open()
        self._is_right(study)
        records = read_local_state(study)
        assert self._made - self._taken_away <= {named(record) for record in records.values()}
        tables = desk.stores[-1].tables()
        assert check_study(desk.locations, {name: tables[name].whole() for name in tables}) == []
        study.close()
        return records
