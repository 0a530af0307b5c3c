"""The learner's own editor, where it does not do what it should."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.session.environment import Workplace
from data.model.notes import Note
from tests.app.cockpit import Seat, seated


def notes(seat: Seat) -> list[Note]:
    """Every note as another program reads it."""
    return sorted(seat.on_disk(Note), key=lambda note: note.id)


@pytest.mark.parametrize(
    ("command", "words"),
    [("/no/such/ed", "cannot be started"), ("false", "ended with an error"), ('ed "', "cannot be started")],
)
async def test_an_editor_that_fails_gives_the_screen_back_and_is_told(
    place: Workplace, monkeypatch: pytest.MonkeyPatch, command: str, words: str
) -> None:
    screen = []

    @contextmanager
    def suspended() -> Iterator[None]:
        """As Textual does it: what is raised inside leaves the screen away."""
        screen.append("away")
        yield
        screen.append("back")

    monkeypatch.setenv("EDITOR", command)
    async with seated(place) as seat:
        monkeypatch.setattr(seat.app, "suspend", suspended)
        before = notes(seat)
        await seat.press("3", "ctrl+e")
        await seat.app.workers.wait_for_complete()
        await seat.settle()
        assert screen == ["away", "back"]
        assert [sentence for sentence in seat.said() if words in sentence and command in sentence]
        assert notes(seat) == before
