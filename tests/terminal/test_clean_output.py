"""Nothing of a file or of what was typed reaches the terminal as a control sequence, on no screen and in no line."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from app.session.environment import environment
from data.frozen import replace
from data.locations import Locations
from data.packs.demo import demo_study
from data.packs.pack import open_pack
from tests.terminal.driver import ESCAPE, Terminal

COCKPIT = str(Path(sys.executable).parent / "cockpit")
EVIL = (
    "\x1b]52;c;RVZJTA==\x07\x1b]0;EVIL\x07\x1b]8;;EVIL\x1b\\\x1bPEVIL\x1b\\"
    "\x9b31mEVIL\x9d0;EVIL\x9c\x07\x7f\u202eEVIL\U000e0041 evil"
)
"""Clipboard, title, link, device string, their one-character forms, a bell, a change of direction, a tag."""
OBEYED = re.compile(rb"\x1b\](?:0|1|2|8|52);|\x1b[PX^_]|\xc2[\x80-\x9f]|\x07|\x7f|\xe2\x80[\xaa-\xae]|\xf3\xa0")
OWN = re.compile(rb"\x1b\]22;[a-z-]*\x07")
"""The shape of the pointer, which the program itself asks for."""
SCREENS = (
    "2e\x1b", "2a\x15evil\x1b\x1b", "3i\x1b", "3p", "p", "l", "4\r\x1b", "4r\x1b", "5e\x1b", "/evil\x1b",
    "?\x1b", "g\x1b", "\x10evil\x1b", "\x10resources\r\x1b", "\x10settings\r\x1b\x1b", "\x10export\r\x1b\x1b",
    "mj\x1b", "mjj\r\r\r", "o\x1b", "f", "i\x1b", "r\x1b", "\x1b", "mjjjj\r", "\r", "\x1b", "\x1b",
    "\x10import a study plan\r\x15plan.md\r", "j", "e\x1b", "o\x1b\x1b", "\x1b",
    "\x10import a question bank\r\x15bank.txt\r", "j", "\x1b", " ", "u", "2\x1b[3~", "u",
)  # fmt: skip
"""Ways through every pane, form, dialog and screen."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A machine with a study whose every text is hostile."""
    home = tmp_path / "home"
    home.mkdir()
    env = environment(Locations(home / "study.json", home / "config.toml", home / "state"))
    study = env.open_study()
    records = demo_study(open_pack("mls_c01"), "en", env.today(), env.clock.now(), env.ids(), Random(1))
    study.commit("Demo", *map(hostile, records))
    study.close()
    (home / "plan.md").write_text(f"# {EVIL}\n\n## Week 1 {EVIL}\n\n- [ ] {EVIL} task (30 min)\n\nNote {EVIL}\n")
    (home / "bank.txt").write_text(f"1. {EVIL} stem?\nA. {EVIL} one\nB. two\nAnswer: A\nExplanation: {EVIL}\n")
    return home


WORDS = ("title", "name", "text", "goal", "remark", "stem", "explanation", "summary", "price")


def hostile(record: object) -> object:
    """The record with a hostile text in each of its fields of words."""
    fields = [field for field in WORDS if isinstance(getattr(record, field, None), str)]
    return replace(record, **{field: f"{getattr(record, field)} {EVIL}" for field in fields})


def test_no_screen_sends_it(home: Path) -> None:
    environment = {"STUDY_COCKPIT_HOME": str(home), "LANG": "en_US.UTF-8", "HOME": str(home)}
    terminal = Terminal([COCKPIT], environment, folder=home, draws=False)
    sent = bytearray()

    def read(quiet: float) -> None:
        while chunk := terminal.read(quiet):
            sent.extend(chunk)

    try:
        while not sent.count(b"evil"):
            read(0.3)
        for keys in SCREENS:
            for key in re.findall(r"\x1b\[3~|.", keys, re.DOTALL):
                terminal.press(ESCAPE if key == "\x1b" else key)
                read(0.12 if key in "\x1b\r" else 0.05)
            obeyed = OBEYED.search(OWN.sub(b"", sent))
            assert obeyed is None, f"{keys!r}: {bytes(sent[obeyed.start() - 60 : obeyed.end() + 30])!r}"
        assert sent.count(b"evil") > 20
        terminal.press("q")
        read(0.5)
    finally:
        terminal.kill()
    assert not list(home.rglob("fault-*"))


@pytest.mark.parametrize(
    "words",
    [
        ("today",), ("today", "--json"), ("status",), ("note",), ("note", "--json"), ("bank", "list"), ("check",),
        ("where",), ("import", "--dry-run", "plan.md"), ("import", f"missing {EVIL}.md"), ("add", EVIL),
        ("tick", EVIL), (EVIL,), ("export", "-o", "-", "--format", "md"), ("export", "-o", f"no/{EVIL}/x.md"),
        ("bank", "import", "bank.txt"), ("--study", f"no/{EVIL}", "today"), ("backups",), ("log",),
        ("restore", EVIL),
    ],
    ids=lambda words: " ".join(words).encode("ascii", "backslashreplace").decode()[:40],
)  # fmt: skip
def test_no_command_prints_it(home: Path, words: tuple[str, ...]) -> None:
    environment = {"STUDY_COCKPIT_HOME": str(home), "LANG": "en_US.UTF-8", "HOME": str(home)}
    terminal = Terminal([COCKPIT, *words], environment, folder=home, draws=False)
    sent = bytearray()
    try:
        while terminal.process.poll() is None:
            sent += terminal.read(0.1)
        sent += terminal.read(0.1)
    finally:
        terminal.kill()
    assert b"Traceback" not in sent
    obeyed = OBEYED.search(sent)
    assert obeyed is None, bytes(sent[max(0, obeyed.start() - 60) : obeyed.end() + 30])


def test_what_is_piped_keeps_what_was_typed(home: Path) -> None:
    command = [COCKPIT, "export", "-o", "-", "--format", "json"]
    environment = {"STUDY_COCKPIT_HOME": str(home), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60)
    assert b"\\u001b]52;c;" in done.stdout
