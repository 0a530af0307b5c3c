"""Two windows type into one note at the same moment: it reads as both people's words."""

from pathlib import Path
from random import Random

import pytest

from data.clock import FixedClock
from data.model.notes import Note
from data.model.text_merge import merged_text
from data.study.study import Study
from tests.data.store.desk import START, Desk
from widgets.panes.note_draft import NoteDraft, NotePage, taken_in_at

WORDS = 15
BEGUN = "A note that was there.\n"


class Window:
    """A field with its cursor over an open study, as the notes pane has it."""

    def __init__(self, study: Study, note: int, word: str) -> None:
        """Open the note, the cursor at its end."""
        self.study, self.note = study, note
        self.words = [f"{word}{number}" for number in range(WORDS)]
        self.to_type = " ".join(self.words)
        self.draft = NoteDraft(self.page)
        self.text = self.page.text
        self.cursor = len(self.text)

    @property
    def page(self) -> NotePage:
        """The note as the study has it."""
        return NotePage("learned", "Learned", self.study.get(Note, self.note).text)

    def type(self, count: int) -> None:
        """Some keys."""
        typed, self.to_type = self.to_type[:count], self.to_type[count:]
        self.text = self.text[: self.cursor] + typed + self.text[self.cursor :]
        self.cursor += len(typed)

    def pause(self) -> None:
        """What the pane and the controller do when the writer pauses."""
        if self.text != self.draft.reported:
            base, note = self.draft.tell(self.text), self.study.get(Note, self.note)
            self.study.commit("Write", note.rewritten(merged_text(base, note.text, self.text)))
            self.show()

    def look(self) -> None:
        """What a window does once a second."""
        if self.study.refresh():
            self.show()

    def show(self) -> None:
        """What the pane does when the study changed."""
        text = self.draft.taken_in((self.page,), self.text)
        self.text, self.cursor = taken_in_at(self.cursor, self.text, text)


def windows(controller: Desk) -> list[Window]:
    """Two windows on one note."""
    study = controller.open()
    note = Note(id=study.new_id(), section="learned", text=BEGUN)
    study.commit("Write", note)
    study.close()
    return [Window(controller.open(), note.id, word) for word in ("alpha", "beta")]


@pytest.mark.parametrize("seed", range(12))
def test_what_both_type_at_one_place_stays_in_whole_words_and_in_order(tmp_path: Path, seed: int) -> None:
    """Keys, pauses and looks in any order."""
    chance, clock = Random(seed), FixedClock(START)
    pair = windows(Desk(tmp_path, clock=clock))
    while any(window.to_type for window in pair):
        chance.choice(pair).type(chance.randint(1, 9))
        clock.advance(seconds=0.3)
        for window in pair:
            if chance.random() < 0.4:
                window.pause()
            if chance.random() < 0.3:
                window.look()
    for _ in range(3):
        for window in pair:
            window.pause()
            window.look()
    texts = {text for window in pair for text in (window.text, window.page.text)}
    assert len(texts) == 1
    text = texts.pop()
    for window in pair:
        assert [word for word in text.split() if word in window.words] == window.words
    assert sorted(text.split()) == sorted([*BEGUN.split(), *pair[0].words, *pair[1].words])
    assert text.count("\n") <= 4


def test_a_command_writes_below_the_line_that_is_being_typed(tmp_path: Path) -> None:
    """The cursor stays where it was, and the next key does not go on in the command's word."""
    window, other = windows(Desk(tmp_path))
    window.type(6)
    other.study.commit("Write", other.study.get(Note, other.note).rewritten(BEGUN + "From a command"))
    window.look()
    assert (window.text, window.cursor) == (f"{BEGUN}alpha0\nFrom a command", len(BEGUN) + 6)
