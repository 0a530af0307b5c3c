"""The list of mock exams and their scores."""

from app.screens.today.pane_controller import PaneController
from data.language import say
from data.model.attempts import Attempt
from data.study.study import Study


class MockScores:
    """Asks for scores; that of an exam whose time is up only when nothing is being written."""

    def __init__(self, controller: PaneController) -> None:
        """Ask in the app of a controller."""
        self._controller = controller
        self._study = controller.study
        self._due: int | None = None
        """The mock whose score is asked for once nothing is being written."""

    async def ask(self, attempt_id: int | None) -> None:
        """Ask for the score of a mock, or for a mock that is not on the list."""
        from app.forms.exams.score import score_form
        from widgets.dialogs.form_dialog import ask

        old = None if attempt_id is None else self._study.get(Attempt, attempt_id)

        def save(attempt: Attempt) -> None:
            self._study.commit(say("Score of “{title}”", title=attempt.title), attempt)

        await ask(self._controller.app, score_form(self._study, self._controller.session.today, old), save=save)

    def ask_when_free(self, attempt_id: int) -> None:
        """Ask for a score once a form that opens takes no key that was meant for something else."""
        self._due = attempt_id
        self.second_passed()

    def second_passed(self) -> None:
        """Ask for the score that is due, if the learner is free now."""
        is_free = self._controller.screen.is_current and not self._controller.writing
        if self._due is not None and is_free:
            attempt_id, self._due = self._due, None
            self._controller.call_later(self.ask, attempt_id)

    def remove(self, attempt_id: int, title: str) -> None:
        """Take a mock off the list."""
        mock = self._study.get(Attempt, attempt_id)
        self._controller.changes.remove(say("Remove “{title}”", title=title), mock)


def mocks(study: Study) -> list[Attempt]:
    """Every mock exam in the order of the list."""
    attempts = (attempt for attempt in study.all(Attempt).values() if attempt.kind != "practice")
    return sorted(attempts, key=lambda attempt: (attempt.position, attempt.id))
