"""Bytes of a terminal: keys pass, everything else is dropped whole, however it is cut into pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual.message import Message

from app.terminal.input_bytes import PASTE_PATIENCE, Escape, InputBytes, Pasted, Token, Typed
from app.terminal.typed_events import TypedEvents
from tests.faults.random_keys import SEQUENCES


def reader() -> InputBytes:
    return InputBytes(ANSI_SEQUENCES_KEYS.__contains__, FUNCTIONAL_KEYS.__contains__)


def tokens(*pieces: bytes) -> list[Token]:
    """What the pieces mean, a moment of silence after the last one."""
    bytes_ = reader()
    found = [token for piece in pieces for token in bytes_.feed(piece)]
    return joined([*found, *(token for _ in range(PASTE_PATIENCE + 1) for token in bytes_.silence())])


def joined(found: list[Token]) -> list[Token]:
    """Letters that came in several pieces, as one."""
    result: list[Token] = []
    for token in found:
        before = result[-1] if result else None
        if isinstance(token, Typed) and isinstance(before, Typed) and not (token.text + before.text).count("\x1b"):
            result[-1] = Typed(before.text + token.text)
        else:
            result.append(token)
    return result


def keys(data: bytes) -> list[str]:
    """Names of the keys that Textual makes of some bytes."""
    return [message.key for message in messages(data) if isinstance(message, events.Key)]


def messages(data: bytes) -> list[Message]:
    """What Textual makes of some bytes, a moment of silence after the last one."""
    typed = TypedEvents(1)
    return [*typed.feed(data), *(event for _ in range(PASTE_PATIENCE + 1) for event in typed.silence())]


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"a\r\t", ["a", "enter", "tab"]),
        ("é한".encode(), ["é", "한"]),
        (b"\x1b[A\x1bOB\x1b[5~\x1b[1;5C", ["up", "down", "pageup", "ctrl+right"]),
        (b"\x1bOP\x1b[15~\x1b[Z", ["f1", "f5", "shift+tab"]),
        (b"\x1b", ["escape"]),
        (b"\x1b\x1b", ["escape", "escape"]),
        (b"\x1b2", ["escape", "2"]),
        (b"\x1bj", ["escape", "j"]),
        (b"\x1b[", ["escape", "left_square_bracket"]),
        (b"\x1b]]", ["escape", "right_square_bracket", "right_square_bracket"]),
        (b"\x1b[97u\x1b[97;2;65u\x1b[27u\x1b[13u", ["a", "A", "escape", "enter"]),
        (b"\x1b[97:65;5u", ["ctrl+a"]),
    ],
    ids=repr,
)
def test_keys_are_keys(data: bytes, names: list[str]) -> None:
    assert keys(data) == names


@pytest.mark.parametrize(
    "data",
    [
        b"\xe9", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x00", b"\xc2\x9b",
        b"\x1b[M\xff\xff\xff", b"\x1b[M !!", b"\x1b[32;10;10M", b"\x1b[<999999999;1;1M", b"\x1b[1114112u",
        b"\x1b[99999999999u", b"\x1b[99~", b"\x1b[97;5:3u", b"\x1b[57999u", b"\x1b[55296u", b"\x1b[99z",
        b"\x1b[1;2;3;4;5;6q", b"\x1b[" + b"9" * 5000 + b"q", b"\x1b[?62;1c",
        b"\x1b]11;rgb:0000/0000/0000\x07", b"\x1b]11;rgb:0/0/0\x1b\\", b"\x1bP1+r544e=71\x1b\\",
        b"\x1b_Gi=1;quit\x1b\\", b"\x1b[48;9999;9999;1;1t", b"\x1b[?2048;1$y", b"\x1b[1;", b"\x1b[<0;1",
        b"\x1b]52;c;quit", b"\x1b[1;\xff", b"\x1b[200", b"\x1b[201~",
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_key_leaves_no_letter_behind(data: bytes) -> None:
    assert keys(data) == []
    assert keys(data + b"\x1b[A")[-1:] == ["up"]


def test_a_paste_is_one_text_whatever_is_in_it() -> None:
    text = "a\nq \x1b[A \x1b]52;c;x\x07 " + "\x1b" + "x" * 100 + " 한"
    data = b"\x1b[200~" + text.encode() + b"\xe9\x00\x1b[201~j"
    assert tokens(data) == [Pasted(text), Typed("j")]


def test_a_paste_without_an_end_is_over_after_a_while() -> None:
    assert tokens(b"\x1b[200~abc") == [Pasted("abc")]


@given(st.lists(st.sampled_from(SEQUENCES) | st.binary(max_size=12)).map(b"".join), st.data())
def test_any_bytes_in_any_pieces_mean_the_same_and_raise_nothing(data: bytes, chance: st.DataObject) -> None:
    whole = tokens(data)
    cut = chance.draw(st.integers(0, len(data)))
    assert tokens(data[:cut], data[cut:]) == whole
    for token in whole:
        assert not isinstance(token, Typed) or all(ord(each) < 0x80 or ord(each) > 0x9F for each in token.text)
    messages(data)


def test_escape_and_a_letter_a_moment_later_are_two_keys() -> None:
    bytes_ = reader()
    found = [*bytes_.feed(b"\x1b"), *bytes_.silence(), *bytes_.feed(b"2")]
    assert found == [Escape(), Typed("2")]
