"""Makes Textual's events of the bytes that a terminal sends.

Textual's parser and its tables of keys have private names, used here and nowhere else.
"""

from collections.abc import Iterable, Iterator

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from app.session.faults import Barrier
from app.terminal.input_bytes import Escape, InputBytes, Pasted, Token


class TypedEvents:
    """Keys, pastes, clicks and reports of the terminal, in the order in which they came."""

    def __init__(self, patience: int) -> None:
        """Wait that many moments of silence for the rest of a sequence."""
        self._tokens = InputBytes(ANSI_SEQUENCES_KEYS.__contains__, FUNCTIONAL_KEYS.__contains__, patience)
        self._parser = XTermParser()

    def feed(self, data: bytes) -> Iterator[Message]:
        """The events that are complete now."""
        return self._events(self._tokens.feed(data))

    def silence(self) -> Iterator[Message]:
        """The events that waited for more, after a moment without a byte."""
        return self._events(self._tokens.silence())

    def _events(self, tokens: Iterable[Token]) -> Iterator[Message]:
        for token in tokens:
            yield from self._meaning(token)

    def _meaning(self, token: Token) -> Iterator[Message]:
        """What a token means; nothing for one that the parser stumbles over."""
        if isinstance(token, Escape):
            yield events.Key("escape", "\x1b")
        elif isinstance(token, Pasted):
            yield events.Paste(token.text)
        else:
            typed: list[Message] = []
            with Barrier(self._start_anew):
                typed.extend(self._parser.feed(token.text))
            yield from typed

    def _start_anew(self, error: Exception) -> None:
        self._parser = XTermParser()
