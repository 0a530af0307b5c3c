"""Bad input: one sentence on standard error, exit code 1 or 2, nothing changed, nothing lost."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.cli.conftest import Cockpit, tables

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["today", "--date", "32 Jan"], "32 Jan"),
        (["today", "--date", ""], "is not a date"),
        (["add", "x" * 5000], "5,000 characters"),
        (["add", ""], "needs a title"),
        (["add", " ", "\t"], "needs a title"),
        (["add", "Read", "--minutes", "-5"], "-5 minutes"),
        (["add", "Read", "--minutes", "1441"], "1441 minutes"),
        (["add", "Read", "--date", "2026-02-30"], "2026-02-30"),
        (["add", "Read", "--domain", "cooking"], "EDA"),
        (["add", "Read", "--domain", ""], "EDA"),
        (["tick", "99"], "no task 99"),
        (["tick", "-1"], "no task -1"),
        (["tick", "9" * 5000], "No task"),
        (["tick", ""], "No task given"),
        (["tick", " "], "No task given"),
        (["tick", "no such title"], "no such title"),
        (["tick", "1", "no such title"], "no such title"),
        (["tick", "e"], "matches 3 tasks"),
        (["untick", "0"], "no task 0"),
        (["note", ""], "note is empty"),
        (["note", " ", "\n"], "note is empty"),
        (["log", "0"], "0 minutes"),
        (["log", "-5"], "-5 minutes"),
        (["log", "0.01"], "0.01 minutes"),
        (["log", "1e9"], "“1e9” is not a length of time"),
        (["log", "99999999"], "99999999 minutes"),
        (["log", "1e9h"], "“1e9h” is not a length of time"),
        (["log", "25h"], "1500 minutes"),
        (["log", "2.5"], "“2.5” could be minutes or hours. Write 2.5m or 2.5h"),
        (["log", "--edit", "1", "2.5"], "could be minutes or hours"),
        (["log", "--edit", "1", "99999999"], "99999999 minutes"),
        (["log", "--edit", "1", "--", "-5"], "-5 minutes"),
        (["log", "--remove", "1", "--", "-5"], "no session -5"),
        (["log", "20", "--remove", "1"], "either minutes to log or one of"),
        (["add", "Read", "--minutes", "99999999999999999999"], "99999999999999999999 minutes"),
        (["add", "Read", "--minutes", "2.5"], "not a whole number of minutes"),
        (["add", "Read", "--minutes", "25h"], "1500 minutes"),
        (["restore", "-1"], "no backup -1"),
        (["restore", "999999999999999"], "no backup 999999999999999"),
        (["log", "10", "--task", "no such title"], "no such title"),
        (["status", "--date", "someday"], "someday"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else "",
)  # fmt: skip
def test_refused_in_one_sentence_and_nothing_changed(
    cockpit: Cockpit, demo: Path, words: list[str], told: str
) -> None:
    before = tables(demo)
    sentence = cockpit(*words).refused
    assert told in sentence
    assert sentence.endswith(".")
    assert len(sentence) < 400
    assert tables(demo) == before


@pytest.mark.parametrize(
    "words",
    [
        ["bogus"],
        ["add"],
        ["tick"],
        ["add", "Read", "--minutes", "soon"],
        ["log", "soon"],
        ["log", "nan"],
        ["log", "inf"],
        ["restore", "1.5"],
        ["restore", "1_0"],
        ["restore", "9" * 5000],
        ["import", "x.md", "--year", "1e3"],
        ["note", "x", "--section", "nowhere"],
        ["today", "--colour"],
        ["demo", "--language", "xx"],
        ["--study"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_says_where_help_is(cockpit: Cockpit, demo: Path, words: list[str]) -> None:
    before = tables(demo)
    ran = cockpit(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "--help" in ran.err
    assert ran.err.count("\n") == 1
    assert len(ran.err) < 400
    assert tables(demo) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["add", "Read", "--minutes", "ten"],
            "cockpit add: --minutes needs a number, not “ten”. Run `cockpit add --help`",
        ),
        (["restore", "x"], "cockpit restore: NUMBER needs a whole number of at most 15 digits, not “x”. Run `"),
        (["log", "soon"], "cockpit log: MINUTES needs a number, not “soon”. Run `"),
        (["bank"], "cockpit bank: Missing: import|list. Run `"),
        (["today", "--colour"], "cockpit: Unknown option or argument: --colour. Run `"),
        (["add", "Read", "--date"], "cockpit add: --date needs a value. Run `"),
        (["today", "--d", "fri", "--json=1"], "cockpit today: --json takes no value. Run `"),
        (["log", "--list", "--remove", "1"], "cockpit log: --remove and --list cannot be used together. Run `"),
        (["bank", "list", "--d"], "cockpit bank: “--d” could mean --dry-run, --domains. Run `"),
        (["demo", "--language", "xx"], "cockpit demo: “xx” is not one of en, ko. Run `"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_in_words_for_people(cockpit: Cockpit, words: list[str], said: str) -> None:
    assert cockpit(*words).err.startswith(said)


def test_a_file_that_a_command_does_not_take_is_refused(cockpit: Cockpit, demo: Path) -> None:
    assert "takes no file" in cockpit("bank", "list", demo).refused


@pytest.mark.parametrize(
    "content",
    [
        b"not json",
        b"[1, 2]",
        b'{"users": {"1": {"name": "x"}}}',
        b'{"tasks": 5}',
        b'{"tasks": {"one": {}}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
    ids=lambda content: repr(content[:12]),
)
@pytest.mark.parametrize("words", [["today"], ["add", "Read"], ["demo", "--keep", "FILE"]], ids=" ".join)
def test_a_foreign_file_is_named_and_left_as_it_was(
    cockpit: Cockpit, home: Path, content: bytes, words: list[str]
) -> None:
    path = home / "study.json"
    path.write_bytes(content)
    sentence = cockpit(*(path if word == "FILE" else word for word in words)).refused
    assert str(path) in sentence
    assert path.read_bytes() == content


def test_a_folder_in_place_of_the_file_is_named(cockpit: Cockpit, tmp_path: Path) -> None:
    assert str(tmp_path) in cockpit("--study", tmp_path, "today").refused
    assert "nobody-has-this-name" in cockpit("--study", "~nobody-has-this-name/x/y.json", "where").refused


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize(
    "words", [["--study", "FILE", "today"], ["import", "FILE"], ["bank", "import", "FILE"], ["merge", "FILE"]],
    ids=" ".join,
)  # fmt: skip
def test_what_has_no_end_or_never_begins_is_not_read(
    cockpit: Cockpit, demo: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading a device may go on, and opening a pipe that nobody writes into wait, for ever."""
    monkeypatch.setattr("app.cli.named_pipe.PATIENCE", 0)
    pipe = demo.parent / "pipe.md"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull)):
        sentence = cockpit(*(path if word == "FILE" else word for word in words)).refused
        if path == pipe and "import" in words:
            assert sentence == f"No program is writing to the pipe {path}, so nothing was read."
        else:
            assert sentence == f"{path} is a device or a pipe, not a file. Enter the name of a file."


def test_a_mistyped_folder_is_named_and_not_made(cockpit: Cockpit, demo: Path) -> None:
    missing = demo.parent / "studdy"
    for words in (
        ["--study", missing / "deep" / "x.json", "add", "hi"],
        ["demo", "--keep", missing / "deep" / "x.json"],
    ):
        assert f"no folder {missing}." in cockpit(*words).refused
    assert not missing.exists()


@pytest.mark.parametrize(
    "words",
    [["today"], ["status"], ["tick", "1"], ["note"], ["log"], ["add", "Read"], ["log", "25"], ["note", "Hi"]],
    ids=" ".join,
)
def test_a_study_that_was_not_set_up_says_how_to(cockpit: Cockpit, home: Path, words: list[str]) -> None:
    assert "no plan yet" in cockpit(*words).refused
    assert list(home.iterdir()) == []


def test_settings_with_a_mistake_are_named(cockpit: Cockpit, home: Path) -> None:
    (home / "config.toml").write_text("colour = 1", encoding="utf-8")
    assert "colour" in cockpit("today").refused


def test_standard_input_that_is_no_text_is_refused(
    cockpit: Cockpit, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(demo)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9"), encoding="utf-8"))
    assert "UTF-8" in cockpit("note", "-").refused
    assert tables(demo) == before


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command in which `cockpit` is the program."""
    program = f'cockpit() {{ "{sys.executable}" -m app "$@"; }}; '
    return subprocess.run(
        ["/bin/sh", "-c", program + command], cwd=ROOT, env=os.environ | environment, capture_output=True,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="needs a shell")
@pytest.mark.usefixtures("demo")
def test_no_traceback_when_the_other_end_is_gone_full_or_speaks_no_unicode() -> None:
    gone = shell("cockpit today | true")
    assert gone.stderr == ""
    plain = shell("cockpit today && cockpit today --json", PYTHONIOENCODING="ascii")
    assert (plain.returncode, plain.stderr) == (0, "")
    if Path("/dev/full").exists():
        full = shell("cockpit today > /dev/full")
        assert full.returncode == 1
        assert full.stderr.count("\n") == 1
        assert "Traceback" not in full.stderr
