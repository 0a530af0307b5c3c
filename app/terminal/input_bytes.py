"""What a terminal sends, byte by byte: keys and reports pass, everything that is neither is dropped.

Control sequences are cut as ECMA-48 writes them: `ESC [`, parameters, intermediates, one final byte. A sequence that
nobody understands, that is cut short or malformed disappears as a whole: none of its letters becomes a command.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator

from data.values import Values

ESC = b"\x1b"
CSI = re.compile(rb"\x1b\[(?:\[[A-E]|[0-?]*[ -/]*[@-~])")
UNFINISHED_CSI = re.compile(rb"\x1b\[\[?[0-?]*[ -/]*\Z")
MALFORMED_CSI = re.compile(rb"\x1b\[[0-?]*[ -/]*")
X10_MOUSE = b"\x1b[M"
X10_LENGTH = 6
STRING_OPENERS = b"]P_^X"
"""After ESC they open a string that only a terminator ends: an answer of the terminal to a question."""
STRING = re.compile(rb"\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)")
TYPED = 4
"""Bytes up to which an unfinished string is Esc and some letters, typed fast."""
LONGEST = 1 << 16
"""Bytes of a sequence after which no end of it is waited for."""
PASTE, PASTE_END = b"\x1b[200~", b"\x1b[201~"
PASTE_PATIENCE = 20
"""Moments of silence after which a paste that was never ended is over: else the keyboard would be dead."""
WITH_ALT = frozenset(b"\x7f\x08\tbf")
"""Keys that mean something together with Alt: by word, back a field."""
NEVER_TYPED = dict.fromkeys((0, *range(0x80, 0xA0)))
MOUSE = re.compile(rb"\x1b\[<\d{1,4};-?\d{1,5};-?\d{1,5}[Mm]")
REPORT = re.compile(rb"\x1b\[(?:[IO]|\?2026;\d\$y|\d{1,4};\d{1,4}R)")
"""Focus, frames at once, place of the cursor. Its size the terminal tells by a signal, which cannot be typed."""
KEY = re.compile(rb"\x1b\[([\d:]*)(?:;([\d:]*))?(?:;([\d:]*))?([u~ABCDEFHPQRS])")
RELEASED = b"3"
LONGEST_MODIFIER = 3
"""Digits."""


class Typed(Values):
    """A key or report as the terminal wrote it."""

    text: str


class Escape(Values):
    """The Esc key alone."""


class Pasted(Values):
    """A text that was pasted."""

    text: str


Token = Typed | Escape | Pasted


class InputBytes:
    """Cuts a stream of bytes into tokens."""

    def __init__(
        self, is_known: Callable[[str], bool], is_function: Callable[[str], bool], patience: int = 1
    ) -> None:
        """Let sequences pass that `is_known`, and keys of the extended protocol that are letters or `is_function`.

        The rest of a sequence is waited for during `patience` moments of silence.
        """
        self._is_known = is_known
        self._is_function = is_function
        self._patience = patience
        self._decode = getincrementaldecoder("utf-8")("ignore").decode
        self._waiting = b""
        self._pasted: bytearray | None = None
        self._silence = 0

    def feed(self, data: bytes) -> Iterator[Token]:
        """The tokens that are complete now."""
        self._silence = 0
        self._waiting += data
        yield from self._cut()

    def silence(self) -> Iterator[Token]:
        """A moment went by without a byte: what waited for more is over."""
        self._silence += 1
        if self._pasted is not None:
            if self._silence >= PASTE_PATIENCE:
                self._pasted += self._waiting
                self._waiting = b""
                yield self._paste()
        elif self._waiting and self._silence >= self._patience:
            yield from self._give_up()

    def _cut(self) -> Iterator[Token]:
        while self._waiting:
            if self._pasted is not None:
                if (paste := self._end_of_paste()) is None:
                    return
                yield paste
                continue
            start = self._waiting.find(ESC)
            if start != 0:
                yield from self._plain(self._take(start if start > 0 else len(self._waiting)))
                continue
            length = self._sequence_length()
            if length is None and len(self._waiting) < LONGEST:
                return
            yield from self._sequence(self._take(length or len(self._waiting)))

    def _take(self, length: int) -> bytes:
        piece, self._waiting = self._waiting[:length], self._waiting[length:]
        return piece

    def _plain(self, piece: bytes) -> Iterator[Token]:
        text = self._decode(piece).translate(NEVER_TYPED)
        if text:
            yield Typed(text)

    def _sequence_length(self) -> int | None:
        """Bytes of the sequence that is first in the buffer; None when it may go on."""
        waiting = self._waiting
        if len(waiting) == 1:
            return None
        second = waiting[1]
        if second == ord("["):
            return self._csi_length()
        if second in STRING_OPENERS:
            string = STRING.match(waiting)
            if string is not None:
                return string.end()
            broken = waiting.find(ESC, 2)
            return broken if 0 < broken < len(waiting) - 1 else None
        if second == ord("O"):
            return None if len(waiting) == 2 else 3 if self._is_known(_ascii(waiting[:3])) else 1
        return 2 if second in WITH_ALT else 1

    def _csi_length(self) -> int | None:
        waiting = self._waiting
        if waiting.startswith(X10_MOUSE):
            return X10_LENGTH if len(waiting) >= X10_LENGTH else None
        if (whole := CSI.match(waiting)) is not None:
            return whole.end()
        if UNFINISHED_CSI.match(waiting) is not None:
            return None
        malformed = MALFORMED_CSI.match(waiting)
        return malformed.end() if malformed is not None else 2

    def _sequence(self, piece: bytes) -> Iterator[Token]:
        """What a whole sequence means; nothing where it means nothing."""
        if piece == ESC:
            yield Escape()
        elif piece == PASTE:
            self._pasted = bytearray()
        elif (text := self._understood(piece)) is not None:
            yield Typed(text)

    def _understood(self, piece: bytes) -> str | None:
        if MOUSE.fullmatch(piece) or REPORT.fullmatch(piece) or self._is_known(_ascii(piece)):
            return _ascii(piece)
        key = KEY.fullmatch(piece)
        return None if key is None else self._tidied(*key.groups(b""))

    def _tidied(self, code: bytes, modifiers: bytes, text: bytes, final: bytes) -> str | None:
        """A key as the parser reads it: no alternative codes, no releases, no impossible letters."""
        number, _, _ = code.partition(b":")
        modifier, _, kind = modifiers.partition(b":")
        is_key = self._is_function(_ascii((number or b"1") + final)) or (final == b"u" and _is_letter(number))
        if not is_key or kind == RELEASED or len(modifier) > LONGEST_MODIFIER:
            return None
        fields = [number, modifier, b":".join(part for part in text.split(b":") if _is_letter(part))]
        while fields and not fields[-1]:
            fields.pop()
        return _ascii(b"\x1b[" + b";".join(fields) + final)

    def _give_up(self) -> Iterator[Token]:
        """What is left of a sequence that never ended: Esc and a letter or two if it is that, else nothing."""
        piece = self._take(len(self._waiting))
        opens_string = len(piece) > 1 and piece[1] in STRING_OPENERS
        if len(piece) <= 2 or (opens_string and len(piece) <= TYPED):
            yield Escape()
            yield from self._plain(piece[1:])
        elif self._is_known(_ascii(piece)):
            yield Typed(_ascii(piece))

    def _end_of_paste(self) -> Token | None:
        """The paste, once its end has come."""
        pasted = self._pasted
        if pasted is None:
            return None
        end = self._waiting.find(PASTE_END)
        if end < 0:
            # The beginning of the end may be there already.
            keep = next((n for n in range(len(PASTE_END) - 1, 0, -1) if self._waiting.endswith(PASTE_END[:n])), 0)
            pasted += self._take(len(self._waiting) - keep)
            return None
        pasted += self._take(end)
        self._take(len(PASTE_END))
        return self._paste()

    def _paste(self) -> Token:
        text = bytes(self._pasted or b"").decode("utf-8", "ignore")
        self._pasted = None
        return Pasted(text.replace("\x00", ""))


def _is_letter(number: bytes) -> bool:
    """Whether a number is that of a character that can be typed; keys without one have private codes."""
    if not 0 < len(number) <= 7:
        return False
    code = int(number)
    return not (code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xF900 or code > 0x10FFFF)


def _ascii(piece: bytes) -> str:
    return piece.decode("latin-1")
