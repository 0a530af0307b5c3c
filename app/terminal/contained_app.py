"""An app that a fault does not end: it becomes one sentence, and a pane that cannot be drawn shows that instead.

Textual ends an app at the first exception and has no public way around that. So two of its private names are used
here and nowhere else: `App._handle_exception`, where every exception arrives, is overridden, and
`MessagePump._dispatch_message` is wrapped, because a pump whose handler raised reads no further message.
"""

from collections.abc import Iterator
from functools import partial
from traceback import walk_tb
from types import TracebackType

from textual import events
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.errors import NoWidget
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import MountError, Widget
from textual.widgets import OptionList
from textual.worker import WorkerFailed

from app.session.faults import Barrier, FaultLog
from data.language import say
from widgets.drawing.fault_notice import replace_by_sentence

DRAWING = frozenset({
    "render_line", "render_lines", "render", "draw", "_draw_now", "show", "compose", "on_mount", "_compose",
    "get_content_width", "get_content_height",
})  # fmt: skip
"""Methods after whose failure a widget shows nothing of worth."""
OPENING = frozenset({"compose", "_compose", "on_mount"})
TIMED = frozenset({"_tick", "on_timer"})
"""Functions of Textual through which timers run."""
LATE = (NoMatches, MountError, NoScreen, ScreenStackError)
"""What a search for a widget or screen ends in that is gone."""
MANY = 100
"""Faults before the first picture that show that there will be none."""


class ContainedApp(App[None]):
    """Goes on after faults where a log for them is given; else it is an app like any other."""

    faults: FaultLog | None = None
    fatal: str = ""
    """Why the program could not go on."""
    stands = False
    """Whether the first picture is there."""
    _count = 0
    _last_told: tuple[str, int] = ("", -1)
    _came_from: tuple[MessagePump | None, Message | None] = (None, None)
    _inputs = 0
    """Keys and clicks so far: a fault is said again only after another one."""

    def on_ready(self) -> None:
        """The first picture is there: from now on no fault ends the program."""
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """The learner can act on what is shown."""
        self.stands = True

    async def on_event(self, event: events.Event) -> None:
        """Count what the learner does; the mouse does nothing before there is a picture."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self._inputs += not isinstance(event, events.MouseMove)
            if not self.stands and not self.is_headless:
                return
        await super().on_event(event)

    def report(self, error: Exception, pump: MessagePump | None = None, message: Message | None = None) -> None:
        """Say and keep a fault that was caught on the way, where it is known in what handled which message."""
        self._came_from = (pump, message)
        try:
            self._handle_exception(error)
        finally:
            self._came_from = (None, None)

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        faults, failing = self.faults, [*_handler(*self._came_from), *_failing(cause)]
        if isinstance(cause, NoWidget) or (isinstance(cause, LATE) and _comes_too_late(failing)):
            # A click beside everything, or something that went on for what is gone.
            return
        if faults is None:
            super()._handle_exception(error)
            return
        new = faults.keep(cause)
        self._count += 1
        if self._is_fatal(failing):
            self.fatal = faults.last_sentence(cause)
            super()._handle_exception(error)
            return
        self._tell(faults.sentence(cause), new, failing)
        self._replace(failing)

    def _is_fatal(self, failing: list[tuple[Widget | None, str]]) -> bool:
        """Whether nothing stands that could be shown."""
        if self.stands:
            return False
        base = self.screen_stack[0] if self.screen_stack else None
        return (
            base is None
            or any(one is base and name in ("compose", "_compose") for one, name in failing)
            or self._count > MANY
        )

    def _tell(self, sentence: str, new: bool, failing: list[tuple[Widget | None, str]]) -> None:
        timed = any(name in TIMED for _, name in failing)
        told = (sentence, self._inputs)
        if new or (not timed and told != self._last_told):
            self._last_told = told
            self.notify(sentence, severity="error", timeout=15, markup=False)

    def _replace(self, failing: list[tuple[Widget | None, str]]) -> None:
        """Put a sentence where a widget failed to draw; close a screen that failed to open."""
        source = next((one for one, name in reversed(failing) if one is not None and name in DRAWING), None)
        if source is None:
            return
        if isinstance(source, Screen):
            if any(one is source and name in OPENING for one, name in failing):
                self.call_later(self._close, source)
            return
        replace_by_sentence(_pane_of(source), say("This cannot be shown because of an error in the cockpit."), source)

    def _close(self, screen: Screen[object]) -> None:
        if self.screen is screen and len(self.screen_stack) > 1:
            self.pop_screen()


def _comes_too_late(failing: list[tuple[Widget | None, str]]) -> bool:
    """Whether something went on for a widget that has left the screen meanwhile."""
    widgets = [widget for widget, _ in failing if widget is not None]
    return bool(widgets) and (not widgets[-1].is_attached or not widgets[-1].is_running)


def _handler(pump: MessagePump | None, message: Message | None) -> Iterator[tuple[Widget | None, str]]:
    """What a widget was doing while it opened or a timer ran."""
    widget = pump if isinstance(pump, Widget) else None
    if isinstance(message, events.Compose | events.Mount):
        yield widget, "on_mount"
    elif isinstance(message, events.Timer):
        yield None, "on_timer"


def _failing(error: BaseException) -> Iterator[tuple[Widget | None, str]]:
    """The widgets whose methods an exception came through, the outermost first, with the names of the methods."""
    for part in (error.__context__, error):
        yield from _methods(part.__traceback__ if part is not None else None)


def _methods(trace: TracebackType | None) -> Iterator[tuple[Widget | None, str]]:
    for frame, _ in walk_tb(trace):
        owner = frame.f_locals.get("self")
        yield owner if isinstance(owner, Widget) else None, frame.f_code.co_name


def _pane_of(widget: Widget) -> Widget:
    """What a controller fills, else the widget itself."""
    try:
        pane = getattr(widget, "pane", None)
    except NoMatches:
        return widget
    return pane if isinstance(pane, Widget) else widget


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
