"""Decodes files of any encoding and repairs wrongly decoded lines.

The repair handles UTF-8 that was once read as cp1252, cp1254, cp1250 or Mac Roman, even with some bytes lost
on the way, and whole files of other encodings and scripts that were read with the wrong one. It never
changes clean text and keeps every line at its number. It restores a character with lost bytes if the file
has the same word intact or only one usual sign fits. If one letter makes a far more usual word than any other
it is a guess, which is reported; any other lost character becomes U+FFFD.
"""

from collections import Counter

from data.formats.text.encodings import read_bytes
from data.formats.text.guessed_words import GuessedWord, guess
from data.formats.text.line_repair import Evidence, Repair, gather, repair_line
from data.formats.text.lost_letters import Losses, fill_from_file
from data.formats.text.mojibake import LOST, suspicious
from data.formats.text.other_scripts import redecoded
from data.text_folding import composed
from data.values import Values

_SAMPLE_LINES = 2000
_MOST_PASSES = 3


class LineChange(Values):
    """A repaired line: its number from 1, the original and repaired text, its lost letters and guessed words."""

    line: int
    before: str
    after: str
    lost: int
    guessed: tuple[GuessedWord, ...] = ()


class DecodedText(Values):
    """A file's text with `\
    ` line ends.

    `encoding` is that of the bytes, `repaired_from` the codec of an earlier wrong decoding, `lost` the number of
    characters that cannot be recovered (U+FFFD in `text`).
    """

    text: str
    encoding: str
    repaired_from: str | None
    lost: int
    changes: tuple[LineChange, ...]

    @property
    def guessed(self) -> dict[GuessedWord, tuple[int, ...]]:
        """The line numbers of each guessed word, in the order of the file."""
        lines: dict[GuessedWord, list[int]] = {}
        for change in self.changes:
            for word in change.guessed:
                lines.setdefault(word, []).append(change.line)
        return {word: tuple(dict.fromkeys(numbers)) for word, numbers in lines.items()}


def decode(raw: bytes) -> DecodedText:
    """Decode the bytes of any text file; never raises."""
    text, encoding = read_bytes(raw)
    text = text.removeprefix("\ufeff")
    text = text.replace("\r\n", "\n")
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    if text.isascii():
        return DecodedText(text, encoding, None, 0, ())
    original = text.split("\n")
    normalized = [composed(line) for line in original]
    lines = normalized
    guessed: dict[int, tuple[GuessedWord, ...]] = {}
    back = redecoded(lines)
    lines, codecs = back.lines, Counter({back.codec: back.changed} if back.codec else {})
    for _ in range(_MOST_PASSES):
        lines, used = _one_pass(lines, guessed)
        codecs += used
        if not used:
            break
    if not codecs:
        return DecodedText(text, encoding, None, text.count(LOST), ())
    lines[0] = lines[0].removeprefix("\ufeff")
    lines = [before if line == same else line for before, same, line in zip(original, normalized, lines, strict=True)]
    changes = tuple(
        LineChange(number, before, after, after.count(LOST), guessed.get(number, ()))
        for number, (before, after) in enumerate(zip(original, lines, strict=True), 1)
        if before != after
    )
    text = "\n".join(lines)
    return DecodedText(text, encoding, codecs.most_common(1)[0][0], text.count(LOST), changes)


def _one_pass(lines: list[str], guessed: dict[int, tuple[GuessedWord, ...]]) -> tuple[list[str], Counter[str]]:
    """Undo one wrong decoding; returns the new lines, and the number of repaired lines by codec.

    Adds the guessed words to `guessed`, by line number from 1.
    """
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
    if broken:
        for number, guesses in guess(fill_from_file(broken, after), "\n".join(after)).items():
            after[number] = guesses.text
            guessed[number + 1] = guessed.get(number + 1, ()) + guesses.words
    return after, Counter(repair.codec for repair in repairs.values())


def _repairs(lines: list[str], doubtful: list[int], evidence: Evidence) -> dict[int, Repair]:
    repairs_by_text: dict[str, Repair | None] = {}
    repairs = {}
    for number in doubtful:
        line = lines[number]
        if line not in repairs_by_text:
            repairs_by_text[line] = repair_line(line, evidence)
        repair = repairs_by_text[line]
        if repair is not None:
            repairs[number] = repair
    return repairs
