"""A person at a real terminal gone wild: random keys, clicks, pastes and sizes in bursts, and bytes that are none.

Whatever comes, the program lives and answers, keeps no fault file, sends the terminal nothing of what was typed as a
control sequence, and leaves a study that `cockpit check` finds in order.
"""

import contextlib
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.faults.ground import Report
from tests.terminal.driver import Terminal

COCKPIT = [str(Path(sys.executable).parent / "cockpit")]
LIMIT = 30.0
"""Seconds after which a program that has not answered hangs."""
LETTERS = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789 /?<>[]+-=.,;:!#%&()'\"~"
"""Without q, which leaves."""
SPECIAL = (
    "\r", "\r", "\r", "\x1b", "\x1b", "\t", "\x1b[Z", "\x7f", "\x1b[3~", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D",
    "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[1;2A", "\x1b[1;2C", "\x1b[1;5C", "\x1bb", "\x1bf", "\x1bOP",
    "\x1b[18~", *(chr(code) for code in range(1, 27) if chr(code) not in "\x11\x1a"),
    "\x1b[97u", "\x1b[13u", "\x1b[27u", "\x1b[97;2;65u",
)  # fmt: skip
WAYS = (
    "2a", "2e", "2 ", "3i", "3p", "4 ", "4s", "4r", "5a", "5e", "1\r", "m\r", "m\x1b[B\r", "mj j\r\r", "mjjj\r", "/x",
    "g+1\r", "g", "?", "\x10", "\x10import\r", "\x10plan\r", "\x10bank\r", "\x10export\r", "\x10resources\r",
    "\x10theme\r", "\x10settings\r", "\x10import a study plan\rplan.md\r", "\x10import a question bank\rbank.md\r",
    "\x10export\r\x15out.md\r", "m\r\r", "3\x05", "uu", "\x12",
)  # fmt: skip
"""Keys that lead somewhere."""
TEXTS = (
    "a\nb\nc", "- [ ] one\n- [ ] two\n", "plan.md", "한국어 텍스트", "👩‍🎓🏴󠁧󠁢󠁳󠁣󠁴󠁿", "e\u0301" * 20, "x" * 3000,
    "\x1b]52;c;QUJD\x07",     "\x1b]0;PWNED\x07\x1bPpwned\x1b\\\x9b31m\x9d0;PWNED\x9c", "\u202egnp.exe\u2066", "",
    "\t\t", "2026-03-01", "[red]x[/]",
)  # fmt: skip
OBEYED = re.compile(rb"\x1b\](?:0|1|2);|\x1b\]52;c;QUJD|\x1b[PX^_](?!\+)|\xc2[\x80-\x9f]|PWNED\x07")
"""What the program itself never sends."""
PLAN = (
    "# Plan\n\n## Week 1\n\n- [ ] Read \x1b]0;PWNED\x07 chapter\n- [x] Watch \x9b31m talk (30 min)\n\n"
    "## Week 2\n\n- [ ] Mock exam\n"
)
BANK = "# Bank\n\n1. What is S3 \x1b]52;c;QUJD\x07?\n\nA. Storage\nB. Compute\n\nAnswer: A\n"


class Wild:
    """The person, and the program in front of them."""

    def __init__(self, root: Path, seed: int, report: Report) -> None:
        """Sit down at a demo study below `root`."""
        self.chance = Random(seed)
        self.report = report
        self.home = root / "home"
        self.home.mkdir()
        (self.home / "plan.md").write_text(PLAN, encoding="utf-8")
        (self.home / "bank.md").write_text(BANK, encoding="utf-8")
        editor = self.home / "editor"
        editor.write_text('#!/bin/sh\necho "from the editor" >> "$1"\n')
        editor.chmod(0o755)
        self.environment = {
            "STUDY_COCKPIT_HOME": str(self.home), "HOME": str(self.home), "LANG": "en_US.UTF-8",
            "EDITOR": str(editor),
        }  # fmt: skip
        self.terminal: Terminal | None = None
        self.last: list[bytes] = []
        self._tail = b""

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """One command beside the screen."""
        environment = {**os.environ, **self.environment}
        return subprocess.run(
            [*COCKPIT, *words], env=environment, capture_output=True, text=True, timeout=120, cwd=self.home
        )

    def start(self) -> None:
        """Open the cockpit, wait for its first picture."""
        self.terminal = Terminal(COCKPIT, self.environment, folder=self.home, draws=False)
        self.report.count("starts")
        self._expect_answer()

    def send(self, data: bytes) -> None:
        """Type, reading meanwhile so that neither side waits for the other."""
        self.last = [*self.last[-8:], data[:40]]
        assert self.terminal is not None
        while data:
            self._read(0.0)
            if self.terminal.process.poll() is not None:
                return
            if select.select([], [self.terminal.handle], [], 0.05)[1]:
                data = data[os.write(self.terminal.handle, data[:512]) :]

    def look(self) -> bool:
        """Whether the program goes on; one that left in order is started again."""
        assert self.terminal is not None
        code = self.terminal.process.poll()
        if code is None:
            return True
        self.report.expect(code == 0, f"ended with {code} after {self.last}")
        self.report.count("left")
        self.terminal.kill()
        self.start()
        return False

    def answer(self) -> None:
        """Out of every dialog, then another size: the program has to draw."""
        assert self.terminal is not None
        self._rest(0.05)
        columns = self.chance.randrange(60, 200)
        self.terminal.resize(columns, self.chance.randrange(16, 60))
        self._rest(0.05)
        self.terminal.resize(columns + 1, 40)
        self._expect_answer()

    def ask_to_end(self) -> None:
        """Ask the program to end, whatever it does."""
        assert self.terminal is not None
        if self.terminal.process.poll() is None:
            os.kill(self.terminal.process.pid, signal.SIGTERM)
            code = self._wait()
            self.report.expect(code == 0, f"SIGTERM: ended with {code} after {self.last}")
            self.report.count("asked to end")
        self.terminal.kill()

    def end(self) -> None:
        """End the program, look the study over."""
        self.ask_to_end()
        for path in self.home.rglob("fault-*"):
            self.report.expect(False, f"{path.name}: {path.read_text()[-1500:]}")
        checked = self.command("check")
        self.report.expect(checked.returncode == 0, f"check: {checked.stdout[-600:]}{checked.stderr[-600:]}")
        again = self.command("check")
        self.report.expect("no problems found" in again.stdout, f"check: {again.stdout[-600:]}")

    def _wait(self) -> int | None:
        assert self.terminal is not None
        end = time.monotonic() + LIMIT
        while self.terminal.process.poll() is None and time.monotonic() < end:
            self._read(0.05)
            _wake(self.terminal)
        return self.terminal.process.poll()

    def _expect_answer(self) -> None:
        assert self.terminal is not None
        end = time.monotonic() + LIMIT
        while time.monotonic() < end and self.terminal.process.poll() is None:
            if self._read(0.2):
                return
            _wake(self.terminal)
        self.report.expect(self.terminal.process.poll() is not None, f"no answer after {self.last}")
        if self.terminal.process.poll() is None:
            self.terminal.kill()
            self.start()

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def _read(self, seconds: float) -> bytes:
        assert self.terminal is not None
        chunk = self.terminal.read(seconds)
        if not chunk and seconds:
            time.sleep(0.001)
        obeyed = OBEYED.search(self._tail + chunk)
        self.report.expect(obeyed is None, f"sent {obeyed and obeyed[0]!r} after {self.last}")
        self._tail = chunk[-8:]
        return chunk

    def pause(self) -> None:
        """Now and then look at what was drawn."""
        self._rest(self.chance.choice((0.0, 0.0, 0.01, 0.03, 0.15)))


def run(root: Path, seed: int, events: int) -> Report:
    """Type, click, paste and resize that many times."""
    return _run(Report("random keys", seed), root, events, _burst)


def run_bytes(root: Path, seed: int, mutations: int) -> Report:
    """Send sequences of terminals, cut, changed and mixed with any bytes."""
    return _run(Report("hostile bytes", seed), root, mutations, _hostile)


def _run(report: Report, root: Path, events: int, burst: Callable[[Wild], None]) -> Report:
    wild = Wild(root, report.seed, report)
    wild.report.expect(wild.command("demo", "--keep", str(wild.home / "study.json")).returncode == 0, "no demo")
    wild.start()
    bursts = 0
    try:
        while report.counts.get("events", 0) < events and len(report.faults) < 5:
            burst(wild)
            wild.pause()
            bursts += 1
            if wild.look() and bursts % 25 == 0:
                wild.answer()
            if bursts % 60 == 0:
                wild.ask_to_end()
                wild.start()
    finally:
        wild.end()
    return report


def _burst(wild: Wild) -> None:
    chance = wild.chance
    count = chance.choice((1, 1, 2, 3, 5, 8, 13))
    kind = chance.random()
    if kind < 0.08:
        assert wild.terminal is not None
        wild.terminal.resize(chance.choice((1, 20, 49, 60, 80, 117, 160, 240)), chance.choice((1, 5, 14, 24, 40, 70)))
        wild.report.count("events")
        return
    pieces = [_event(chance) for _ in range(count)]
    if kind > 0.9:
        pieces = pieces[:1] * count
    wild.report.count("events", count)
    wild.send(b"".join(pieces))


def _event(chance: Random) -> bytes:
    kind = chance.random()
    if kind < 0.4:
        return chance.choice(LETTERS).encode()
    if kind < 0.65:
        return chance.choice(SPECIAL).encode("latin-1")
    if kind < 0.75:
        return chance.choice(WAYS).encode()
    if kind < 0.92:
        return _click(chance)
    if kind < 0.998:
        return b"\x1b[200~" + chance.choice(TEXTS).encode() + b"\x1b[201~"
    return chance.choice((b"q", b"\x11", b"\x1a"))


def _click(chance: Random) -> bytes:
    x, y = chance.randrange(1, 140), chance.randrange(1, 45)
    button = chance.choice((0, 0, 0, 0, 0, 2, 64, 65, 35))
    press = b"\x1b[<%d;%d;%dM" % (button, x, y)
    if button >= 32:
        return press
    if button == 0 and chance.random() < 0.3:
        return press + _dragged(chance, x, y)
    return (press + b"\x1b[<%d;%d;%dm" % (button, x, y)) * chance.choice((1, 1, 2, 3))


def _dragged(chance: Random, x: int, y: int) -> bytes:
    """The way from a cell to another one, and the release there."""
    steps = []
    for _ in range(chance.randrange(1, 4)):
        x, y = max(1, x + chance.randrange(-40, 41)), max(1, y + chance.randrange(-10, 11))
        steps.append(b"\x1b[<32;%d;%dM" % (x, y))
    return b"".join(steps) + b"\x1b[<0;%d;%dm" % (x, y)


SEQUENCES = (
    b"\x1b[M !!", b"\x1b[M\xff\xff\xff", b"\x1b[<0;10;10M", b"\x1b[<999999999;1;1M", b"\x1b[I", b"\x1b[O",
    b"\x1b[200~text", b"\x1b[201~", b"\x1b[1114112u", b"\x1b[97:65:98;5:3;97:98u", b"\x1b[57358;1;55296u",
    b"\x1b[?2026;2$y", b"\x1b[?2048;1$y", b"\x1b[48;24;80;0;0t", b"\x1b[48;99999;99999;1;1t", b"\x1b[24;80R",
    b"\x1bOP", b"\x1bO", b"\x1b[", b"\x1b]11;rgb:0000/0000/0000\x07", b"\x1bP1+r544e=\x1b\\",
    b"\x1b_Gi=1;OK\x1b\\", b"\x1b[32;10;10M", b"\x1b[1;2;3;4;5;6A", b"\x1b[" + b"9" * 5000 + b"~",
    b"\x1b]" + b"x" * 500, b"\xe9t\xe9", b"\xff\xfe\xfd", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc2\x9b31m",
    b"\x00\x00", b"\x1b\x1b\x1b", b"\x1b[\x1b[A", b"\x1b[1;\x18A", b"\xe2\x82", b"\x1b[>1;10;0c", b"\x1b[?62c",
)  # fmt: skip


def _hostile(wild: Wild) -> None:
    chance = wild.chance
    pieces = []
    for _ in range(chance.choice((1, 2, 5))):
        piece = bytearray(
            chance.choice(SEQUENCES) if chance.random() < 0.8 else chance.randbytes(chance.randrange(1, 40))
        )
        for _ in range(chance.choice((0, 0, 1, 3))):
            at = chance.randrange(len(piece) + 1)
            if chance.random() < 0.5:
                piece[at:at] = chance.randbytes(1)
            else:
                del piece[at : at + chance.choice((1, 4))]
        pieces.append(bytes(piece))
    wild.report.count("events", len(pieces))
    wild.send(b"".join(pieces))


def _wake(terminal: Terminal) -> None:
    """Bring a program back to the foreground that ^Z has stopped."""
    with contextlib.suppress(OSError):
        if Path(f"/proc/{terminal.process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
            os.kill(terminal.process.pid, signal.SIGCONT)
