"""What the mouse selects reaches the clipboard of a real terminal."""

import base64
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.terminal.driver import LIMIT, Terminal

COCKPIT = str(Path(sys.executable).parent / "cockpit")
TITLE = "가중치를 공유한다"
CELLS = 17


def read_until(terminal: Terminal, wanted: bytes) -> bool:
    """Whether the program writes some bytes before the time is up."""
    end = time.monotonic() + LIMIT
    written = b""
    while wanted not in written and time.monotonic() < end:
        written += terminal.read(0.05)
    return wanted in written


def test_a_drag_and_the_usual_key_copy_a_title(tmp_path: Path) -> None:
    environment = {"STUDY_COCKPIT_HOME": str(tmp_path), "LANG": "en_US.UTF-8", "HOME": str(tmp_path)}
    for words in (["demo", "--keep", str(tmp_path / "study.json")], ["add", TITLE]):
        subprocess.run([COCKPIT, *words], env={**os.environ, **environment}, check=True, timeout=60)
    terminal = Terminal([COCKPIT], environment)
    try:
        # A wide character takes two columns of the terminal, the second of which reads as nothing.
        lines = terminal.wait_for(lambda text: TITLE[:4] in text and "3 Notes" in text).splitlines()
        row = next(number for number, line in enumerate(lines) if TITLE[:4] in line)
        cells = [terminal.screen.buffer[row][column].data for column in range(terminal.screen.columns)]
        column, line = cells.index(TITLE[0]) + 1, row + 1
        last = column + CELLS - 1
        terminal.settle()
        terminal.press(f"\x1b[<0;{column};{line}M\x1b[<32;{last};{line}M\x1b[<0;{last};{line}m")
        terminal.settle()
        terminal.press("\x03")
        assert read_until(terminal, b"\x1b]52;c;" + base64.b64encode(TITLE.encode()))
    finally:
        terminal.kill()
