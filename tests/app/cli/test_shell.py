"""The command line among other programs: pipes, closed and full outputs, options anywhere, relative folders."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.session.environment import environment
from data.locations import locations
from tests.app.cli.conftest import Cockpit, tables

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(not Path("/bin/sh").exists(), reason="needs a shell")


def shell(command: str, feed: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a shell command in which `cockpit` is the program; without `feed` its input is the null device."""
    program = f'cockpit() {{ "{sys.executable}" -m app "$@"; }}; '
    given = {"input": feed} if feed is not None else {"stdin": subprocess.DEVNULL}
    return subprocess.run(
        ["/bin/sh", "-c", program + command], cwd=ROOT, capture_output=True, check=False, timeout=60, **given
    )


def titles(path: Path) -> list[str]:
    """Titles of all tasks, oldest first."""
    found = tables(path).get("tasks", {})
    return [found[id_]["title"] for id_ in sorted(found)]


def learned(path: Path) -> str:
    """What stands in the first section of the notes."""
    return "\n".join(note["text"] for note in tables(path).get("notes", {}).values())


TEXT = "Café – 학습\nsecond"


@pytest.mark.parametrize(
    ("words", "feed"),
    [
        ("note", f"{TEXT}\n".encode()),
        ("note -", TEXT.replace("\n", "\r\n").encode()),
        ("note --json", f"\ufeff{TEXT}".encode()),
        ("note --section learned", TEXT.encode("utf-16")),
    ],
)
def test_a_note_is_written_from_a_pipe(planned: Path, words: str, feed: bytes) -> None:
    assert shell(f"cockpit {words}", feed).returncode == 0
    assert learned(planned) == TEXT


def test_a_note_is_written_from_a_file_and_printed_where_nothing_is_given(planned: Path, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("from a file\n")
    shell(f"cockpit note < {tmp_path / 'text'}")
    assert learned(planned) == "from a file"
    for command in ("cockpit note", "cockpit note <&-"):
        assert shell(command).stdout == b"Learned:\n  from a file\n"
    assert learned(planned) == "from a file"


@pytest.mark.parametrize(
    ("words", "feed"),
    [("note", b""), ("note -", b"\n \n"), ("add -", b""), ("import -", b""), ("import - --json", b" ")],
)
def test_an_empty_pipe_is_said_in_one_sentence(planned: Path, words: str, feed: bytes) -> None:
    before = planned.read_bytes()
    ran = shell(f"cockpit {words}", feed)
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.count(b"\n") == 1
    assert planned.read_bytes() == before


def test_each_line_of_a_pipe_is_a_task_and_all_are_one_step(planned: Path, cockpit: Cockpit) -> None:
    ran = shell("cockpit add - --minutes 20 --date tomorrow", "Read\n\n  학습  \nThird\n".encode())
    assert ran.stdout.count(b"\n") == 3
    assert titles(planned) == ["Read", "학습", "Third"]
    listed = cockpit("today", "--date", "2026-01-28", "--json")
    assert listed.code == 0
    assert {task["minutes"] for task in tables(planned)["tasks"].values()} == {20}


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "euc-kr"])
def test_a_plan_is_imported_from_a_pipe_and_doubles_nothing(planned: Path, codec: str) -> None:
    plan = "# 학습 계획\n\n- [ ] 데이터 공학 공부\n- [x] 모델 학습 복습\n".encode(codec)
    for _ in range(2):
        assert shell("cockpit import -", plan).returncode == 0
    assert titles(planned) == ["데이터 공학 공부", "모델 학습 복습"]


@pytest.mark.parametrize(
    ("command", "code", "sentences"),
    [
        ("cockpit today >&-", 0, 0),
        ("cockpit --help >&-", 0, 0),
        ("cockpit tick nothing 2>&-", 1, 0),
        ("cockpit today --json | head -c 1", 0, 0),
        ("cockpit keys | true", 0, 0),
        ("cockpit >&-", 1, 1),
        ("cockpit <&- >&- 2>&-", 1, 0),
        ("cockpit today >/dev/full", 1, 1),
        ("cockpit --help >/dev/full", 1, 1),
        ("cockpit log --help >/dev/full", 1, 1),
        ("cockpit --version >/dev/full", 1, 1),
        ("cockpit --help | true", 0, 0),
        ("cockpit bogus 2>/dev/full", 2, 0),
        ("cockpit export -o - --format json >/dev/full", 1, 1),
        ("cockpit tick nothing 2>/dev/full", 1, 0),
    ],
)
def test_an_output_that_is_closed_or_full_ends_in_no_traceback(
    planned: Path, command: str, code: int, sentences: int
) -> None:
    if "/dev/full" in command and not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    ran = shell(command)
    assert b"Traceback" not in ran.stderr
    assert b"Exception ignored" not in ran.stderr
    assert (ran.returncode, ran.stderr.count(b"\n")) == (code, sentences)


@pytest.mark.parametrize("end", [">&-", "| true", "<&- >&- 2>&-", ">/dev/full 2>/dev/full"])
def test_what_was_asked_for_is_done_though_nobody_can_be_told(planned: Path, tmp_path: Path, end: str) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("# P\n\n" + "".join(f"- [ ] task {n} with a long title and no date\n" for n in range(400)))
    shell(f"cockpit import --json {plan} {end}")
    shell(f"cockpit add last {end}")
    assert len(titles(planned)) == 401
    assert shell("cockpit check").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ["import", "--dry-run", "FILE"],
        ["import", "FILE", "--dry-run"],
        ["import", "--dry-run", "--", "FILE"],
        ["import", "--legend", "x=done", "FILE", "--dry-run", "--year", "2026"],
        ["bank", "import", "--dry-run", "FILE"],
        ["bank", "--dry-run", "import", "FILE"],
        ["bank", "import", "FILE", "--dry-run"],
        ["bank", "--dry-run", "--", "import", "FILE"],
        ["bank", "import", "--true-false", "FILE", "--dry-run"],
    ],
    ids=" ".join,
)
def test_options_stand_before_and_behind_the_file(
    cockpit: Cockpit, planned: Path, tmp_path: Path, words: list[str]
) -> None:
    file = tmp_path / "file.md"
    file.write_text("# P\n\n- [ ] one\n" if words[0] == "import" else "1. What?\nA. one\nB. two\nAnswer: A\n")
    before = planned.read_bytes()
    ran = cockpit(*(file if word == "FILE" else word for word in words))
    assert (ran.code, ran.err) == (0, "")
    assert planned.read_bytes() == before


def test_words_stand_on_both_sides_of_an_option(cockpit: Cockpit, planned: Path) -> None:
    cockpit("add", "Read", "--minutes", 30, "chapter", "5")
    cockpit("add", "--minutes=20", "-5", "degrees")
    cockpit("add", "Open", "--", "--dashed")
    assert set(titles(planned)) == {"Read chapter 5", "-5 degrees", "Open --dashed"}
    assert cockpit("tick", 1, "--date", "today", 2).code == 0
    assert cockpit("add", "Read", "--date").code == 2


def test_another_study_may_be_named_on_both_sides_of_the_command(
    cockpit: Cockpit, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    other = tmp_path / "add"
    other.write_bytes(demo.read_bytes())
    for words in (["where", "--study", other], ["--study", "add", "where"], ["--study=add", "where", "--json"]):
        assert str(other) in cockpit(*words).out


@pytest.mark.parametrize("words", [["today"], ["where", "--json"], ["--study", "/x/y.json", "today"], []], ids=str)
def test_a_home_that_moves_with_the_working_directory_is_refused_by_all(
    cockpit: Cockpit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STUDY_COCKPIT_HOME", "relative")
    assert f"such as {tmp_path / 'relative'}." in cockpit(*words).refused
    assert not (tmp_path / "relative").exists()


def test_a_relative_mirror_lies_beside_the_settings_wherever_the_program_starts(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config.toml").write_text('mirror = "log.md"\n')
    for folder in (tmp_path, Path("/")):
        monkeypatch.chdir(folder)
        assert environment(locations()).settings.mirror == str(home / "log.md")


def test_a_relative_study_is_meant_from_where_the_program_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    other = locations(Path("x.json"))
    monkeypatch.chdir("/")
    assert other.study == tmp_path / "x.json"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_in_place_of_a_file_of_ours_hangs_nothing(planned: Path) -> None:
    for name in ("listings.json", "study-clock.json"):
        (planned.parent / "state" / name).unlink(missing_ok=True)
        os.mkfifo(planned.parent / "state" / name)
    for words in ("today", "status", "log --list"):
        assert shell(f"cockpit {words}").returncode == 0
    os.mkfifo(planned.parent / "config.toml")
    assert shell("cockpit today").stderr.count(b"\n") == 1


PLAN = b"# P\n\n- [ ] one\n- [ ] two\n"
BANK = b"1. What?\nA. one\nB. two\nAnswer: A\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize(
    ("words", "feed", "printed"),
    [
        ("import -", PLAN, "stdin: 2 records added"),
        ("import /dev/stdin", PLAN, "stdin: 2 records added"),
        ("import /dev/fd/0", PLAN, "stdin: 2 records added"),
        ("import NAMED", PLAN, "pipe: 2 records added"),
        ("bank import -", BANK, "Imported: 1 new"),
        ("bank import /dev/fd/0", BANK, "piped text"),
        ("bank import NAMED", BANK, "Imported: 1 new"),
    ],
)
def test_a_plan_and_a_bank_are_read_from_any_pipe(
    planned: Path, tmp_path: Path, words: str, feed: bytes, printed: str
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    feeding = f"cat <&3 3<&- > {pipe} & " if "NAMED" in words else ""
    ran = shell(f"exec 3<&0; {feeding}cockpit {words.replace('NAMED', str(pipe))}", feed)
    assert ran.returncode == 0
    assert printed in ran.stdout.decode()
    assert ran.stderr == b""


@pytest.mark.parametrize("words", ["import", "bank import"])
def test_a_pipe_with_nothing_in_it_is_said(planned: Path, words: str) -> None:
    ran = shell(f"true | cockpit {words} /dev/fd/0")
    assert (ran.returncode, ran.stdout, ran.stderr.count(b"\n")) == (1, b"", 1)


@pytest.mark.parametrize("words", ["import -", "import PIPE", "bank import -", "bank import PIPE", "note -", "add -"])
def test_a_pipe_without_end_is_refused(
    cockpit: Cockpit, planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    for module in ("named_pipe", "standard_input"):
        monkeypatch.setattr(f"app.cli.{module}.LARGEST", 1000)
    before = planned.read_bytes()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN * 100), encoding="utf-8"))
    with open(os.open(pipe, os.O_RDWR), "wb") as writer:
        writer.write(PLAN * 100)
        writer.flush()
        assert "100 MB" in cockpit(*words.replace("PIPE", str(pipe)).split()).refused
    assert planned.read_bytes() == before
