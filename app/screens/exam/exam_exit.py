"""The ways out of an exam: hand in, leave for a while, discard."""

from textual.screen import Screen

from app.keys.keymap import key_of
from app.screens.exam.labels import hand_in_question, leave_question
from app.screens.exam.room import ExamRoom
from app.screens.exam.seconds import ExamSeconds
from app.session.notices import do_or_say
from data.exams.marking import unanswered
from data.exams.sitting import PAUSABLE
from data.language import say
from widgets.dialogs.choice_dialog import ChoiceDialog


class ExamExit:
    """Asks before the exam ends."""

    def __init__(self, screen: Screen[int | None], room: ExamRoom, seconds: ExamSeconds) -> None:
        """Lead out of the exam in a room, and close its screen."""
        self._screen = screen
        self._room = room
        self._seconds = seconds

    async def hand_in(self) -> None:
        """Ask whether to hand in, and give the number of unanswered questions."""
        run = self._room.run
        words, choices = hand_in_question(run.paper, unanswered(run.paper, run.questions))

        def decided(choice: str | None) -> None:
            if choice == "hand in":
                self._seconds.hand_in()

        dialog = ChoiceDialog(say("Hand in"), words, choices, self._room.session.glyphs.ascii)
        await self._screen.app.push_screen(dialog, decided)

    async def leave(self) -> None:
        """Leave, and pause the timer if that is allowed; ask first if it keeps running."""
        run = self._room.run
        if run.paper.attempt.kind in PAUSABLE:
            if run.paper.state == "running":
                self._room.do(run.pause)
            self._screen.dismiss(None)
            return

        def decided(choice: str | None) -> None:
            if choice == "leave" or (choice == "throw away" and self._discard()):
                self._screen.dismiss(None)

        session = self._room.session
        words, choices = leave_question(key_of(session.keys, "exam.open"))
        dialog = ChoiceDialog(say("Leave the exam?"), words, choices, session.glyphs.ascii)
        await self._screen.app.push_screen(dialog, decided)

    def _discard(self) -> bool:
        """Remove the attempt and name the key that brings it back; whether it is removed."""
        app, run = self._screen.app, self._room.run
        if not do_or_say(app, run.discard):
            return False
        key = key_of(self._room.session.keys, "study.undo")
        words = say("Removed “{title}”. Press [{key}] to undo.", key=key, title=run.paper.attempt.title)
        app.notify(words, markup=False)
        return True
