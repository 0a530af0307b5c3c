"""An app that a fault does not end: it becomes one sentence, and a pane that cannot be drawn shows that instead.

Textual ends an app at the first exception and has no public way around that. So two of its private names are used
here and nowhere else: `App._handle_exception`, where every exception arrives, is overridden, and
`MessagePump._dispatch_message` is wrapped, because a pump whose handler raised reads no further message.
"""

from functools import partial

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import OptionList
from textual.worker import WorkerFailed

from app.session.faults import Barrier, FaultLog
from app.terminal.fault_display import FaultDisplay, failing_methods, is_too_late


class ContainedApp(App[None]):
    """Goes on after faults where a log for them is given; else it is an app like any other."""

    faults: FaultLog | None = None
    fatal: str = ""
    """Why the program could not go on."""
    stands = False
    """Whether the first screen has been painted."""
    _cause: tuple[MessagePump | None, Message | None] = (None, None)
    """The message that a reported fault comes from, and the object that handled it."""

    def __init__(self, css_path: str) -> None:
        """Use a style sheet; its path is relative to the module of the class."""
        self._fault_display = FaultDisplay(self)
        super().__init__(css_path=css_path)

    def on_ready(self) -> None:
        """From the first screen on no fault ends the program."""
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """The learner can act on what is shown."""
        self.stands = True

    async def on_event(self, event: events.Event) -> None:
        """Count what the learner does; the mouse does nothing before the first screen is painted."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self._fault_display.inputs += not isinstance(event, events.MouseMove)
            if not self.stands and not self.is_headless:
                return
        await super().on_event(event)

    def report(self, error: Exception, pump: MessagePump | None = None, message: Message | None = None) -> None:
        """Show and log a fault that was caught while `pump` handled `message`, if that is known."""
        self._cause = (pump, message)
        try:
            self._handle_exception(error)
        finally:
            self._cause = (None, None)

    def _handle_exception(self, error: Exception) -> None:
        fault = error.error if isinstance(error, WorkerFailed) else error
        failing = failing_methods(fault, *self._cause)
        if is_too_late(fault, failing):
            return
        if self.faults is not None:
            if self._fault_display.show(self.faults, fault, failing, self.stands):
                return
            self.fatal = self.faults.last_sentence(fault)
        super()._handle_exception(error)


_dispatch = MessagePump._dispatch_message


async def _dispatch_contained(pump: MessagePump, message: Message) -> None:
    """Handle a message so that the next one is handled too; nothing of the learner reaches a screen that is gone."""
    with Barrier(partial(_report, pump, message)):
        if not _goes_nowhere(pump, message):
            await _dispatch(pump, message)


def _report(pump: MessagePump, message: Message, error: Exception) -> None:
    app = pump.app
    if isinstance(app, ContainedApp):
        app.report(error, pump, message)
    else:
        app._handle_exception(error)


def _goes_nowhere(pump: MessagePump, message: Message) -> bool:
    """Whether a screen is gone for which something was typed, or an option that was clicked, or a size of the window.

    A screen lays itself out for each size and sends itself that size again. Two sizes on their way at once would
    follow each other for ever, and nothing else would run any more.
    """
    if isinstance(pump, Screen) and isinstance(message, events.Resize):
        return message.size != pump.app.size
    if isinstance(pump, OptionList) and isinstance(message, events.Click):
        index = message.style.meta.get("option")
        return isinstance(index, int) and index >= pump.option_count
    return isinstance(pump, Screen) and _is_gone(pump) and _comes_from_learner(message)


def _is_gone(screen: Screen[object]) -> bool:
    return screen.is_running and screen not in screen.app.screen_stack


def _comes_from_learner(message: Message) -> bool:
    """Whether it is a key, a click, or what a widget of Textual made of one; our own tell how a screen was closed."""
    return isinstance(message, events.InputEvent | events.Paste) or type(message).__module__.startswith(
        "textual.widgets"
    )


type.__setattr__(MessagePump, "_dispatch_message", _dispatch_contained)
