"""Three machines edit notes, sync one file in any order, fold, and are cloned: real stores in real folders."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from data.clock import FixedClock
from data.model.notes import Note
from data.study.study import Study
from tests.data.store.desk import START, Desk, settle

MACHINES = 3
machine = st.integers(0, MACHINES - 1)


class ThreeMachines(RuleBasedStateMachine):
    """What every machine may do; at the end all files are exchanged."""

    def __init__(self) -> None:
        """Make the folders."""
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.clocks = [FixedClock(START) for _ in range(MACHINES)]
        self.desks: list[Desk] = []
        self.windows: dict[int, Study] = {}
        self.lines = {"first line", "second line"}
        self.count = 0
        self.clones = 0

    @initialize()
    def begin(self) -> None:
        """All machines have the note."""
        self.desks = [Desk(self.root, f"machine {number}", clock=self.clocks[number]) for number in range(MACHINES)]
        study = self.desks[0].open()
        self.note = study.new_id()
        study.commit("Write", Note(id=self.note, section="learned", text="first line\nsecond line\n"))
        study.close()
        for number in range(1, MACHINES):
            self.deliver(0, number)

    @rule(where=machine, at=st.integers(0, 20))
    def command(self, where: int, at: int) -> None:
        """A command adds a line to the note."""
        study = self.desks[where].open()
        self.write(study, at)
        study.close()

    @rule(where=machine, at=st.integers(0, 20))
    def window_writes(self, where: int, at: int) -> None:
        """An open window adds a line, without looking first."""
        if where not in self.windows:
            self.windows[where] = self.desks[where].open()
        self.write(self.windows[where], at)

    @rule(where=machine)
    def window_looks(self, where: int) -> None:
        """An open window takes in what there is, and folds."""
        if where in self.windows:
            self.clocks[where].advance(seconds=6)
            settle(self.desks[where], self.windows[where])

    @rule(where=machine)
    def window_closes(self, where: int) -> None:
        """The window goes."""
        if where in self.windows:
            self.windows.pop(where).close()

    @rule(source=machine, over=machine)
    def sync(self, source: int, over: int) -> None:
        """A sync tool carries a file over, and what it takes the place of back, so that no side's file is lost."""
        if source != over:
            aside = self.root / "aside.json"
            shutil.copy2(self.desks[over].file, aside)
            self.deliver(source, over)
            self.fold(over)
            os.replace(aside, self.desks[source].file)
            self.fold(source)

    @rule(where=machine, clone=machine)
    def clone(self, where: int, clone: int) -> None:
        """A machine's whole home is copied in place of another's, whose file all others have."""
        if where == clone or where in self.windows or clone in self.windows or self.clones == 2:
            return
        self.sync(clone, where)
        self.clones += 1
        old = self.desks[clone]
        self.desks[clone] = Desk(self.root, f"clone {self.clones}", clock=self.clocks[clone])
        shutil.rmtree(self.desks[clone].root)
        shutil.copytree(self.desks[where].root, self.desks[clone].root)
        shutil.rmtree(old.root)

    @invariant()
    def nothing_is_doubled(self) -> None:
        """No machine ever shows a line twice, or one that nobody wrote."""
        for desk in self.desks:
            lines = desk.open().get(Note, self.note).text.split("\n")[:-1]
            assert len(lines) == len(set(lines))
            assert set(lines) <= self.lines

    def teardown(self) -> None:
        """All exchange all: every line is there, and the files are equal byte by byte."""
        try:
            for window in self.windows.values():
                window.close()
            self.settle()
        finally:
            shutil.rmtree(self.root)

    def settle(self) -> None:
        """Exchange all files and compare."""
        if not self.desks:
            return
        for _ in range(2):
            for source in range(MACHINES):
                for target in range(MACHINES):
                    self.sync(source, target)
        for desk in self.desks:
            assert set(desk.open().get(Note, self.note).text.split("\n")[:-1]) == self.lines
        assert len({desk.file.read_bytes() for desk in self.desks}) == 1

    def write(self, study: Study, at: int) -> None:
        """Add a line of its own to the note somewhere."""
        self.count += 1
        note = study.get(Note, self.note)
        lines = note.text.split("\n")[:-1]
        lines.insert(at % (len(lines) + 1), f"line {self.count}")
        self.lines.add(f"line {self.count}")
        study.commit("Write", note.rewritten("\n".join(lines) + "\n"))

    def deliver(self, source: int, target: int) -> None:
        """Put a file in place of another as sync tools do."""
        temporary = self.desks[target].file.with_name(".syncing")
        shutil.copy2(self.desks[source].file, temporary)
        os.replace(temporary, self.desks[target].file)

    def fold(self, where: int) -> None:
        """What a window does when idle."""
        desk = self.desks[where]
        desk.open()
        store = desk.stores.pop()
        store.repair()
        store.close()


TestThreeMachines = ThreeMachines.TestCase
TestThreeMachines.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
