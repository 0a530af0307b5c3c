"""Corrects a question of a practice run: its key, or the domain that the import suggested."""

from textual.app import App

from app.forms.exams.dispute import dispute_form
from app.screens.exam.room import ExamRoom
from app.session.notices import do_or_say
from data.exams.draws.option_order import option_order
from data.language import say
from data.model.domains import Domain
from data.model.questions import Question
from widgets.dialogs.choice_dialog import ChoiceDialog
from widgets.dialogs.form_dialog import ask


class QuestionCorrection:
    """Asks for a correction of the question on the screen, and commits it."""

    def __init__(self, app: App[None], room: ExamRoom) -> None:
        """Correct the questions of a room."""
        self._app = app
        self._room = room
        self._run = room.run

    async def ask_for_key(self) -> None:
        """Ask for the learner's own key and the reason, once the key is seen."""
        run, room, question = self._run, self._room, self._run.question
        if not run.is_practice or question is None or run.paper.answer().right is None:
            words = say("You can dispute a key after you see it, in practice or in the report.")
            self._app.notify(words, markup=False)
            return
        form = dispute_form(question, option_order(run.paper.attempt, question), run.now)
        await ask(self._app, form, save=lambda disputed: room.do(lambda: run.dispute(disputed)))

    async def ask_for_domain(self) -> None:
        """Ask for the domain, the suggested one first; until then the question counts in no domain's score."""
        question = self._run.question
        if question is None or not self._run.is_practice:
            return
        first = question.domain or question.suggested_domain
        domains = sorted(
            self._run.study.all(Domain).values(), key=lambda domain: (domain.id != first, domain.position, domain.id)
        )
        choices = tuple((str(domain.id), domain.name) for domain in domains)
        dialog = ChoiceDialog(say("Domain of the question"), "", choices)
        await self._app.push_screen(dialog, lambda id_: self._set_domain(question, id_))

    def _set_domain(self, question: Question, domain: str | None) -> None:
        if domain is not None and do_or_say(self._app, lambda: self._run.set_domain(question, int(domain))):
            self._room.show()
