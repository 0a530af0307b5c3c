"""Keys typed ahead: each goes to where the one before led, even into a form that is just opening."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

from textual import events
from textual.app import App, ScreenStackError
from textual.errors import NoWidget
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from app.keys.double_click import DoubleClicks
from app.keys.text_fields import as_typed, clean_paste, is_text_field

ORDERED = (events.Key, events.Paste, events.MouseDown, events.MouseUp)
"""What the learner does; movements of the mouse and its wheel change nothing."""
PATIENCE = 2.0
"""Seconds to wait for a part of the program that is busy."""
PAUSE = 0.05
"""Seconds to paint the effect of a key before looking whether it is over, unless more is typed."""
QUIET_ROUNDS = 2
"""Rounds without a change after which a key has had its effect."""
MOST_ROUNDS = 60


class TypeAhead:
    """Keeps what is typed until what came before it has had its effect: screens are there, the focus is set."""

    def __init__(self, app: App[None], deliver: Callable[[events.Event], Awaitable[None]]) -> None:
        """Hand events on to `deliver`, none before `open`."""
        self._app = app
        self._deliver = deliver
        self._waiting: deque[events.Event] = deque()
        self._double_clicks = DoubleClicks(app)
        self._busy = True
        self._text_field: Widget | None = None
        """The field that takes letters; more of them need not wait."""
        self._route: tuple[MessagePump, ...] = ()
        self._task: asyncio.Task[None] | None = None
        self._pause: asyncio.TimerHandle | None = None

    def open(self) -> None:
        """The first screen is there: hand on what was typed meanwhile."""
        self._settle()

    async def take(self, event: events.Event) -> None:
        """Hand on an event now, or when what came before it has had its effect."""
        if self._app.is_headless:
            # Without a terminal nobody types ahead: whoever drives the program waits by other means.
            await self._deliver(self._tidied(event))
            return
        self._waiting.append(event)
        if not self._busy:
            await self._go_on()
        elif self._pause is not None:
            self._look()

    async def _go_on(self) -> None:
        while self._waiting and not self._busy:
            event = self._waiting[0]
            field = self._field_for(event)
            if self._text_field is not None and field is not self._text_field:
                self._text_field = None
                self._settle()
                return
            self._waiting.popleft()
            if self._double_clicks.is_stray(event, self._screen()):
                continue
            event = self._tidied(event)
            self._route = tuple(self._way_up(event))
            self._text_field = field
            await self._deliver(event)
            if field is None:
                self._settle()

    def _tidied(self, event: events.Event) -> events.Event:
        """The event in the form that the focused field accepts without loss."""
        field = self._app.focused if self._app.screen_stack else None
        if isinstance(event, events.Paste):
            return clean_paste(event, field)
        return as_typed(event) if isinstance(event, events.Key) and is_text_field(field) else event

    def _field_for(self, event: events.Event) -> Widget | None:
        """The text field that takes the event as a letter; None where it is not one."""
        field = self._app.focused
        return field if isinstance(event, events.Key) and event.is_printable and is_text_field(field) else None

    def _settle(self) -> None:
        """Deliver nothing until the last event has had its effect."""
        self._busy = True
        if self._waiting:
            self._look()
        else:
            self._pause = asyncio.get_running_loop().call_later(PAUSE, self._look)

    def _look(self) -> None:
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None
        self._task = asyncio.create_task(self._until_quiet())

    async def _until_quiet(self) -> None:
        """Wait until the last event and all that it caused are over, then hand on the next one."""
        quiet = 0
        for _ in range(MOST_ROUNDS):
            before = self._state()
            for pump in dict.fromkeys((*self._route, *self._way_up(None))):
                await _caught_up(pump)
            quiet = quiet + 1 if self._state() == before and not self._has_messages() else 0
            if quiet == QUIET_ROUNDS:
                break
        self._busy = False
        self._route = ()
        if self._waiting:
            self._app.call_later(self._go_on)

    def _state(self) -> tuple[Screen[object] | None, Widget | None]:
        return self._screen(), self._app.focused

    def _screen(self) -> Screen[object] | None:
        try:
            return self._app.screen
        except ScreenStackError:
            return None

    def _way_up(self, event: events.Event | None) -> Iterator[MessagePump]:
        """All that an event passes: the focused widget or the one under the mouse, its parents, the app."""
        screen = self._screen()
        target: Widget | None = self._app.focused or screen
        if screen is not None and isinstance(event, events.MouseEvent):
            with suppress(NoWidget):
                target = screen.get_widget_at(event.x, event.y)[0]
        if target is not None:
            yield from (node for node in target.ancestors_with_self if isinstance(node, MessagePump))
        if target is None or self._app not in target.ancestors:
            yield self._app

    def _has_messages(self) -> bool:
        screen = self._screen()
        if self._app.message_queue_size or screen is None:
            return True
        return any(widget.message_queue_size for widget in screen.walk_children(with_self=True))


async def _caught_up(pump: MessagePump) -> None:
    """Wait until the pump has handled every message that was waiting."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await done.wait()
