"""The learner's own editor, where it does not do what it should."""

import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.session.environment import Environment
from data.errors import NotSaved
from data.model.notes import Note
from tests.app.cockpit import Seat, seated

KOREAN = "한글 노트를 저장했습니다. 기계 학습 모델"
screen: list[str] = []


@contextmanager
def suspended() -> Iterator[None]:
    """As Textual does it: what is raised inside leaves the screen away."""
    screen.append("away")
    yield
    screen.append("back")


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Makes an editor of a few lines of Python, which finds the file's path in `path`."""
    screen.clear()

    def make(body: str, name: str = "editor", words: str = "") -> str:
        program = tmp_path / name
        program.parent.mkdir(exist_ok=True)
        lines = ["import os, pathlib, signal, sys", "path = pathlib.Path(sys.argv[-1])", body]
        program.write_text(f"#!{sys.executable}\n" + "\n".join(lines) + "\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("EDITOR", f"{program}{words}")
        return str(program)

    return make


def notes(seat: Seat) -> dict[int, str]:
    """Every note as another program reads it."""
    return {note.id: note.text for note in seat.on_disk(Note)}


def learned(seat: Seat) -> str:
    """Today's first section as another program reads it."""
    return next(n.text for n in seat.on_disk(Note) if n.section == "learned" and n.day == seat.env.today())


async def edit(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand today's note to the editor."""
    monkeypatch.setattr(seat.app, "suspend", suspended)
    await seat.press("3", "ctrl+e")
    await seat.app.workers.wait_for_complete()
    await seat.settle()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/no/such/ed", "Cannot start the editor"),
        ("false", "ended with an error"),
        ('ed "', "Cannot start the editor"),
    ],
)
async def test_an_editor_that_fails_gives_the_screen_back_and_is_told(
    env: Environment, monkeypatch: pytest.MonkeyPatch, command: str, words: str
) -> None:
    screen.clear()
    monkeypatch.setenv("EDITOR", command)
    async with seated(env) as seat:
        before = notes(seat)
        await edit(seat, monkeypatch)
        assert screen == ["away", "back"]
        assert [sentence for sentence in seat.said() if words in sentence and command in sentence]
        assert notes(seat) == before


@pytest.mark.parametrize(
    "end", ["sys.exit(3)", "os.kill(os.getpid(), signal.SIGKILL)", "os.kill(os.getpid(), signal.SIGTERM)"]
)
async def test_what_an_editor_saved_before_it_failed_is_kept_and_said(
    env: Environment, monkeypatch: pytest.MonkeyPatch, editor: Callable[..., str], end: str
) -> None:
    editor(f"path.write_text('saved before', encoding='utf-8'); {end}")
    async with seated(env) as seat:
        await edit(seat, monkeypatch)
        assert learned(seat) == "saved before"
        assert any("ended with an error" in sentence for sentence in seat.said())
        assert screen == ["away", "back"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("path.write_bytes(b''); os.kill(os.getpid(), signal.SIGKILL)", "ended with an error"),
        ("path.unlink()", "left no text"),
        ("path.unlink(); path.mkdir()", "left no text"),
    ],
)
async def test_an_editor_that_leaves_nothing_leaves_the_note_as_it_was(
    env: Environment, monkeypatch: pytest.MonkeyPatch, editor: Callable[..., str], body: str, words: str
) -> None:
    editor(body)
    async with seated(env) as seat:
        before = notes(seat)
        await edit(seat, monkeypatch)
        assert notes(seat) == before
        assert any(words in sentence for sentence in seat.said())


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (KOREAN.encode("cp949"), KOREAN),
        (KOREAN.encode("utf-16"), KOREAN),
        (KOREAN.encode("utf-8-sig"), KOREAN),
        ("café naïve".encode("latin-1"), "café naïve"),
        (b"one\r\ntwo\r\n", "one\ntwo"),
        (b"one\rtwo", "one\ntwo"),
        (b"two empty lines\n\n\n", "two empty lines\n\n"),
        (b"", ""),
    ],
    ids=["cp949", "utf-16", "bom", "latin-1", "crlf", "cr", "lines", "emptied"],
)
async def test_the_text_comes_back_in_whatever_encoding_the_editor_wrote(
    env: Environment, monkeypatch: pytest.MonkeyPatch, editor: Callable[..., str], raw: bytes, text: str
) -> None:
    editor(f"path.write_bytes({raw!r})")
    async with seated(env) as seat:
        await edit(seat, monkeypatch)
        assert learned(seat) == text
        assert not seat.said()


@pytest.mark.parametrize(
    ("name", "words"), [("editor", " --wait -n"), ("my own/editor", ""), ("editor", " 'an argument'")]
)
async def test_the_command_may_have_arguments_and_its_path_spaces(
    env: Environment, monkeypatch: pytest.MonkeyPatch, editor: Callable[..., str], name: str, words: str
) -> None:
    editor("new = path.with_suffix('.new'); new.write_text(str(len(sys.argv))); new.replace(path)", name, words)
    async with seated(env) as seat:
        await edit(seat, monkeypatch)
        assert learned(seat) == str(2 + len(words.replace("n a", "na").split()))


async def test_what_comes_back_and_cannot_be_saved_stays_and_is_saved_later(
    env: Environment, monkeypatch: pytest.MonkeyPatch, editor: Callable[..., str]
) -> None:
    def refuse(*_: object) -> None:
        raise NotSaved("The disk is full: make room and change it again.")

    editor("path.write_text('long work in the editor', encoding='utf-8')")
    async with seated(env) as seat:
        with monkeypatch.context() as full:
            full.setattr(seat.study._store, "append", refuse)
            await edit(seat, full)
            assert "long work in the editor" in seat.texts("NoteText")
            assert list(env.locations.state.glob("unsaved-*"))
        await seat.press("ctrl+s")
        assert learned(seat) == "long work in the editor"
