"""Files with hostile bytes, made from good ones by a seed: every reader refuses them with a sentence or reads them.

A reader is a function that takes a path and reads the file as the program does. It may raise `StudyError`; whatever
else it raises, and whatever takes longer than `LIMIT` seconds, is a fault. `attack` runs one reader, `run` all of
`READERS`; add to that list what else reads files.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from data.errors import StudyError
from tests.faults.ground import Report

LIMIT = 5.0
"""Seconds that reading one file may take."""
PROGRAMS_OWN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, NameError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError,
)  # fmt: skip
"""What no reader may let through."""
TOKENS = (
    b"\0", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\n", b"\t",
    b"\x1b]52;c;aGk=\x07",
    b"\xe2\x80\xae", b"\\ud800", b"\\u0000", b'"', b"'", b"{", b"}", b"[", b"]", b",", b":", b"#", b"- [ ] ", b"|",
    b"`", b"<", b">", b"<!--", b"-->", b"null", b"true", b"NaN", b"-Infinity", b"1e400", b"-1", b"0", b"9" * 400,
    b"9999-12-31", b"0001-01-01", b"2026-02-31", b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> x\n", b"||||||| b\n",
    b"~",
)  # fmt: skip


class Reader(NamedTuple):
    """One kind of file, and who reads it."""

    name: str
    sample: Callable[[Path], bytes]
    """A good file, made in an empty folder."""
    read: Callable[[Path, bytes], None]
    """Put a content in place below a folder and read it; raises `StudyError`."""


def _cut(raw: bytes, chance: Random) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def _flip(raw: bytes, chance: Random) -> bytes:
    content = bytearray(raw or b"x")
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _insert(raw: bytes, chance: Random) -> bytes:
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(raw) + 1)
        raw = raw[:at] + chance.choice(TOKENS) * chance.choice([1, 1, 1, 3, 50]) + raw[at:]
    return raw


def _replace(raw: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.choice(TOKENS) + raw[at + chance.randrange(40) :]


def _lines(raw: bytes, chance: Random) -> bytes:
    lines = raw.split(b"\n")
    for _ in range(chance.randint(1, 5)):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        if chance.random() < 0.5:
            lines[one], lines[other] = lines[other], lines[one]
        else:
            lines.insert(one, lines[other])
    return b"\n".join(lines)


def _repeat(raw: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(raw) + 1)
    part = raw[start : start + chance.randint(1, 60)] or chance.choice(TOKENS)
    return raw[:start] + part * chance.choice([10, 1000, 4000]) + raw[start:]


def _encode(raw: bytes, chance: Random) -> bytes:
    text = raw.decode("utf-8", "replace")
    codec = chance.choice(["utf-16", "utf-16-le", "utf-32", "cp949", "latin-1", "utf-8-sig", "shift_jis"])
    return text.encode(codec, "replace")


def _garbage(_: bytes, chance: Random) -> bytes:
    return chance.randbytes(chance.choice([0, 1, 3, 100, 5000, 100_000]))


def _deep(raw: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(raw) + 1)
    opening, closing = chance.choice([(b"[", b"]"), (b'{"a":', b"}"), (b"> ", b""), (b"  ", b""), (b"<b>", b"</b>")])
    depth = chance.choice([50, 900, 20_000])
    return raw[:at] + opening * depth + closing * depth + raw[at:]


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _cut, _flip, _insert, _replace, _lines, _repeat, _encode, _garbage, _deep,
)  # fmt: skip


def mutated(raw: bytes, chance: Random) -> tuple[str, bytes]:
    """A hostile file made from a good one, and what was done to it."""
    kinds = [chance.choice(MUTATIONS) for _ in range(chance.choice([1, 1, 2]))]
    for kind in kinds:
        raw = kind(raw, chance)[:2_000_000]
    return "+".join(kind.__name__.strip("_") for kind in kinds), raw


def attack(reader: Reader, root: Path, report: Report, seed: int, count: int) -> None:
    """Let a reader read `count` hostile files; each is named by reader, seed and number."""
    good = reader.sample(root)
    for number in range(count):
        kind, raw = mutated(good, Random(f"{seed}/{reader.name}/{number}"))
        said = f"{reader.name} {seed}/{number} ({kind})"
        report.count(f"files for {reader.name}")
        started = time.monotonic()
        try:
            reader.read(root, raw)
        except StudyError as error:
            report.count("refused")
            report.expect("\n" not in str(error) and bool(str(error)), f"{said}: not one sentence: {error!r:.200}")
        except PROGRAMS_OWN as error:
            report.expect(False, f"{said}: {type(error).__name__}: {error!s:.200}")
        took = time.monotonic() - started
        report.expect(took < LIMIT, f"{said}: took {took:.1f} s")


def pretty(raw: bytes) -> bytes:
    """The same JSON in the layout of other programs."""
    return json.dumps(json.loads(raw), indent=2).encode()
