"""What a screen says about a change: why it was refused, or what was undone."""

from collections.abc import Callable
from typing import Any, Literal

from textual.app import App
from textual.notifications import Notification, Notify

from data.errors import StudyError
from data.language import say


def do_or_say(app: App[Any], change: Callable[[], object], severity: Literal["warning", "error"] = "error") -> bool:
    """Make a change; one that is refused is shown as a sentence. Whether it was made."""
    try:
        change()
    except StudyError as error:
        app.notify(str(error), severity=severity, markup=False)
        return False
    return True


class LatestNotice:
    """Shows one notice at a time; notices of others stay."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._shown: Notification | None = None

    def tell(self, app: App[Any], sentence: str) -> None:
        """Show the sentence instead of the last one."""
        if self._shown is not None:
            # One that has expired is taken away when the next is shown.
            self._shown.timeout = 0
        self._shown = Notification(sentence, timeout=app.NOTIFICATION_TIMEOUT, markup=False)
        app.post_message(Notify(self._shown))

    def undo(self, app: App[Any], undo: Callable[[], str | None]) -> None:
        """Undo a change, and show which."""
        self._step(app, undo, say("Undone"), say("Nothing to undo."))

    def redo(self, app: App[Any], redo: Callable[[], str | None]) -> None:
        """Redo a change, and show which."""
        self._step(app, redo, say("Redone"), say("Nothing to redo."))

    def _step(self, app: App[Any], step: Callable[[], str | None], done: str, nothing: str) -> None:
        labels: list[str | None] = []
        if do_or_say(app, lambda: labels.append(step())):
            self.tell(app, f"{done}: {labels[0]}" if labels[0] else nothing)
