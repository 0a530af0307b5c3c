"""A missed question with its key, its explanation and the answer given."""

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one

from app.screens.exam.question_view import card_view
from app.session.session import Session
from data.exams.draws.option_order import option_order
from data.language import say
from data.model.attempts import Answer, Attempt
from data.model.questions import Question
from widgets.dialogs.dialog import Dialog
from widgets.exam.question_card import QuestionCard


class QuestionScreen(Dialog[None]):
    """Goes from one missed question to the next."""

    CSS_PATH = "report.tcss"
    BINDINGS = [
        Binding("escape,q,enter", "dismiss(None)", "Close", tooltip="Back to the report.", id="missed.close"),
        Binding("n,right", "move(1)", "Next", tooltip="Go to the next missed question", id="missed.next"),
        Binding("p,left", "move(-1)", "Before", tooltip="Go to the previous missed question", id="missed.before"),
    ]

    card = query_one(QuestionCard)

    def __init__(
        self,
        session: Session,
        attempt: Attempt,
        missed: Sequence[Answer],
        first: Answer,
        questions: Mapping[int, Question],
    ) -> None:
        """Start with one of the missed answers."""
        super().__init__(classes="-ascii" if session.glyphs.ascii else None)
        self._session = session
        self._attempt = attempt
        self._shown = [answer for answer in missed if answer.question in questions]
        self._questions = questions
        self._index = self._shown.index(first)

    def compose(self) -> ComposeResult:
        """The card."""
        with Vertical() as box:
            box.border_subtitle = say("n next · p back · Esc close")
            yield QuestionCard(glyphs=self._session.glyphs)

    def on_mount(self) -> None:
        """Show the first one."""
        self.set_focus(self.card)
        self._show()

    def action_move(self, by: int) -> None:
        """Go to another missed question."""
        self._index = max(0, min(self._index + by, len(self._shown) - 1))
        self._show()

    def _show(self) -> None:
        answer = self._shown[self._index]
        question = self._questions[answer.question or 0]
        heading = say("Question {n}", n=answer.number)
        self.card.view = card_view(question, answer, option_order(self._attempt, question), heading, marked=True)
