"""How many lost letters come back, and how many come back wrong: `python -m tests.bench.lost_letters FILE...`.

Each file, an undamaged UTF-8 text, is misread with every codec, the undefined bytes and soft hyphens of the codec are
dropped, and the reader repairs it. Prints one line for each file and codec and one for all.
"""

import sys
from collections import Counter
from pathlib import Path

from data.formats.text.mojibake import CODECS, LOST, byte_table
from data.formats.text.text_repair import decode

DROPPED = "".join(map(chr, range(0x80, 0xA0))) + "\xad"


def damaged(text: str, codec: str) -> bytes:
    """The text as a program saves it that reads its UTF-8 bytes with `codec` and drops what has no letter there."""
    letter_of = {byte: chr(code) for code, byte in byte_table(codec).items() if byte <= 0xFF}
    misread = "".join(chr(byte) if byte < 0x80 else letter_of[byte] for byte in text.encode())
    return "".join(letter for letter in misread if letter not in DROPPED).encode()


def count(text: str, codec: str) -> Counter[str]:
    """How many letters of guessed words came back right and wrong, how many are lost, and lines of another length."""
    read = decode(damaged(text, codec))
    guessed = {number for numbers in read.guessed.values() for number in numbers}
    counts = Counter(lost=read.lost)
    for number, (was, now) in enumerate(zip(text.split("\n"), read.text.split("\n"), strict=True), 1):
        if len(was) != len(now):
            counts["other length"] += 1
        elif number in guessed:
            counts["wrong"] += sum(after not in (LOST, before) for before, after in zip(was, now, strict=True))
    letters = sum(
        (word.before.count(LOST) - word.after.count(LOST)) * len(lines) for word, lines in read.guessed.items()
    )
    counts["right"] = letters - counts["wrong"]
    return counts


def _line(name: str, counts: Counter[str]) -> str:
    letters = counts["right"] + counts["wrong"] + counts["lost"]
    back, right = 100 * counts["right"] / max(letters, 1), 100 * counts["right"] / max(letters - counts["lost"], 1)
    return f"{name}: {letters} letters lost a byte, {back:.1f} % came back, {right:.1f} % of the guesses are right"


def main() -> None:
    """Measure the files named on the command line."""
    total = Counter[str]()
    for name in sys.argv[1:]:
        text = Path(name).read_text(encoding="utf-8")
        for codec in CODECS:
            counts = count(text, codec)
            total += counts
            sys.stdout.write(_line(f"{name} {codec}", counts) + f", {counts['other length']} lines of other length\n")
    sys.stdout.write(_line("all", total) + "\n")


if __name__ == "__main__":
    main()
