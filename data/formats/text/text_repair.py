"""Text as its writer meant it: the right encoding, and wrongly decoded lines repaired.

The repair works on UTF-8 that was once read as cp1252, cp1254, cp1250 or Mac Roman, also where some bytes were
lost on the way. It never touches clean text, keeps every line at its number, and never guesses: a character whose
bytes are gone becomes U+FFFD unless the file has the same word intact, or only one usual sign fits.
"""

from collections import Counter
from dataclasses import dataclass

from data.formats.text.encodings import read_bytes
from data.formats.text.line_repair import Evidence, Repair, gather, repair_line
from data.formats.text.lost_letters import Losses, fill_from_file
from data.formats.text.mojibake import LOST, suspicious

_SAMPLE_LINES = 2000
_MOST_PASSES = 3


@dataclass(frozen=True, slots=True)
class LineChange:
    """A repaired line: its number from 1, the text as found and as repaired, and its unrecoverable characters."""

    line: int
    before: str
    after: str
    lost: int


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A file's text with `\\n` line ends.

    `encoding` is that of the bytes, `repaired_from` the codec the text had once wrongly been read with, `lost` the
    number of characters that nobody can recover (U+FFFD in `text`).
    """

    text: str
    encoding: str
    repaired_from: str | None
    lost: int
    changes: tuple[LineChange, ...]


def decode(raw: bytes) -> DecodedText:
    """Read the bytes of any text file; never raises, whatever they are."""
    text, encoding = read_bytes(raw)
    text = text.removeprefix("\ufeff")
    text = text.replace("\r\n", "\n")
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    if text.isascii():
        return DecodedText(text, encoding, None, 0, ())
    found = text.split("\n")
    lines, codecs = found, Counter[str]()
    for _ in range(_MOST_PASSES):
        lines, used = _one_pass(lines)
        codecs += used
        if not used:
            break
    if not codecs:
        return DecodedText(text, encoding, None, text.count(LOST), ())
    lines[0] = lines[0].removeprefix("\ufeff")
    changes = tuple(
        LineChange(number, before, after, after.count(LOST))
        for number, (before, after) in enumerate(zip(found, lines, strict=True), 1)
        if before != after
    )
    text = "\n".join(lines)
    return DecodedText(text, encoding, codecs.most_common(1)[0][0], text.count(LOST), changes)


def _one_pass(lines: list[str]) -> tuple[list[str], Counter[str]]:
    """Undo one wrong decoding: the lines after it, and how many were repaired from which codec."""
    find = suspicious().search
    doubtful = [number for number, line in enumerate(lines) if not line.isascii() and find(line)]
    if not doubtful:
        return lines, Counter()
    step = -(-len(doubtful) // _SAMPLE_LINES)
    evidence = gather([lines[number] for number in doubtful[::step]])
    repairs = _repairs(lines, doubtful, evidence)
    after = list(lines)
    broken: dict[int, tuple[str, Losses]] = {}
    for number, repair in repairs.items():
        after[number] = repair.text
        if repair.losses:
            broken[number] = (repair.text, repair.losses)
    for number, (text, _) in fill_from_file(broken, after).items():
        after[number] = text
    return after, Counter(repair.codec for repair in repairs.values())


def _repairs(lines: list[str], doubtful: list[int], evidence: Evidence) -> dict[int, Repair]:
    known: dict[str, Repair | None] = {}
    repairs = {}
    for number in doubtful:
        line = lines[number]
        if line not in known:
            known[line] = repair_line(line, evidence)
        repair = known[line]
        if repair is not None:
            repairs[number] = repair
    return repairs
