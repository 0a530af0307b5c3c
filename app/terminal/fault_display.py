"""Shows what a fault of the program means on the screen: one sentence, and a notice where a widget failed to draw."""

from collections.abc import Iterator
from traceback import walk_tb
from types import TracebackType
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.errors import NoWidget
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import MountError, Widget

from app.session.faults import FaultLog
from data.language import say
from data.values import Values
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


class FailingMethod(Values):
    """A method that an exception came through."""

    widget: Widget | None
    """Its owner, if that is a widget."""
    name: str


class FaultDisplay:
    """Tells the learner of faults, each once until the next key or click."""

    def __init__(self, app: App[Any]) -> None:
        """Show faults in an app."""
        self._app = app
        self.inputs = 0
        """Keys and clicks so far."""
        self._count = 0
        self._last_notice: tuple[str, int] = ("", -1)

    def show(self, faults: FaultLog, error: BaseException, failing: list[FailingMethod], is_painted: bool) -> bool:
        """Log a fault and show it; False if nothing is left on the screen that could show it.

        `is_painted` says whether the first screen has been painted.
        """
        is_new = faults.keep(error)
        self._count += 1
        if not is_painted and self._is_fatal(failing):
            return False
        self._notify(faults.sentence(error), is_new, failing)
        self._replace(failing)
        return True

    def _is_fatal(self, failing: list[FailingMethod]) -> bool:
        """Whether the first screen will never be painted."""
        base = self._app.screen_stack[0] if self._app.screen_stack else None
        return (
            base is None
            or any(method.widget is base and method.name in ("compose", "_compose") for method in failing)
            or self._count > MANY
        )

    def _notify(self, sentence: str, is_new: bool, failing: list[FailingMethod]) -> None:
        is_timed = any(method.name in TIMED for method in failing)
        notice = (sentence, self.inputs)
        if is_new or (not is_timed and notice != self._last_notice):
            self._last_notice = notice
            self._app.notify(sentence, severity="error", timeout=15, markup=False)

    def _replace(self, failing: list[FailingMethod]) -> None:
        """Put a sentence where a widget failed to draw; close a screen that failed to open."""
        drawing = (method.widget for method in reversed(failing) if method.widget and method.name in DRAWING)
        source = next(drawing, None)
        if source is None:
            return
        if isinstance(source, Screen):
            if any(method.widget is source and method.name in OPENING for method in failing):
                self._app.call_later(self._close, source)
            return
        replace_by_sentence(_pane_of(source), say("This cannot be shown because of an error in the cockpit."), source)

    def _close(self, screen: Screen[object]) -> None:
        if self._app.screen is screen and len(self._app.screen_stack) > 1:
            self._app.pop_screen()


def is_too_late(error: BaseException, failing: list[FailingMethod]) -> bool:
    """Whether it is a click beside everything, or something that went on for a widget that has left the screen."""
    if isinstance(error, NoWidget):
        return True
    widgets = [method.widget for method in failing if method.widget is not None]
    is_gone = bool(widgets) and (not widgets[-1].is_attached or not widgets[-1].is_running)
    return isinstance(error, LATE) and is_gone


def failing_methods(
    error: BaseException, pump: MessagePump | None = None, message: Message | None = None
) -> list[FailingMethod]:
    """The methods that an exception came through, the outermost first.

    `pump` and `message` say what was handled when a widget opened or a timer ran, if that is known.
    """
    return [*_handler(pump, message), *_methods_of(error)]


def _handler(pump: MessagePump | None, message: Message | None) -> Iterator[FailingMethod]:
    if isinstance(message, events.Compose | events.Mount):
        yield FailingMethod(pump if isinstance(pump, Widget) else None, "on_mount")
    elif isinstance(message, events.Timer):
        yield FailingMethod(None, "on_timer")


def _methods_of(error: BaseException) -> Iterator[FailingMethod]:
    for part in (error.__context__, error):
        yield from _methods(part.__traceback__ if part is not None else None)


def _methods(trace: TracebackType | None) -> Iterator[FailingMethod]:
    for frame, _ in walk_tb(trace):
        owner = frame.f_locals.get("self")
        yield FailingMethod(owner if isinstance(owner, Widget) else None, frame.f_code.co_name)


def _pane_of(widget: Widget) -> Widget:
    """The pane that a controller fills, or the widget itself."""
    try:
        pane = getattr(widget, "pane", None)
    except NoMatches:
        return widget
    return pane if isinstance(pane, Widget) else widget
