"""A notice that takes the place of the one before, so that many steps undone leave one on the screen."""

from textual.app import App
from textual.notifications import Notification, Notify


class LatestNotice:
    """Shows one notice at a time; notices of others stay."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._shown: Notification | None = None

    def tell(self, app: App[None], sentence: str) -> None:
        """Show the sentence instead of the last one."""
        if self._shown is not None:
            # One that has expired is taken away when the next is shown.
            self._shown.timeout = 0
        self._shown = Notification(sentence, timeout=app.NOTIFICATION_TIMEOUT, markup=False)
        app.post_message(Notify(self._shown))
