"""Guesses lost letters of East Asian words by the frequency of the words they form."""

import re
import unicodedata
from collections.abc import Collection, Mapping

from data.formats.text.lost_letters import Losses
from data.formats.text.mojibake import LOST
from data.formats.text.usual_words import SIGNS, WORD, usual_words
from data.language import say_count
from data.values import Values

MARGIN = 3.0
"""How much likelier a letter must be than any other, in nats (twenty times); closer ones stay U+FFFD."""
_SIGNS = re.escape("".join(SIGNS))
_RUN = re.compile(f"[가-힣\u3041-\u30fe\u4e00-\u9fff{LOST}{_SIGNS}]{{1,120}}")
_SHOWN = re.compile(f"[가-힣\u3041-\u30fe\u4e00-\u9fff{LOST}]+")
_HANGUL, _KANA = re.compile("[가-힣]"), re.compile("[\u3041-\u30fa]")


class GuessedWord(Values):
    """A word with lost letters (U+FFFD) and its likeliest form; some of its letters may still be lost."""

    before: str
    after: str


class Guesses(Values):
    """A line after guessing: its text, and its guessed words in order."""

    text: str
    words: tuple[GuessedWord, ...]


def describe_guesses(guessed: Collection[GuessedWord]) -> str:
    """A notice with the number of different guessed words."""
    return say_count(
        len(guessed), "{n} word with lost letters was guessed", "{n} words with lost letters were guessed"
    )


def guess(lines: Mapping[int, tuple[str, Losses]], full_text: str) -> dict[int, Guesses]:
    """Guess every lost letter that is certain enough; `whole` is the file's text, which determines its language.

    `lines` maps a line number to the text and, for each U+FFFD in it, the possible characters.
    """
    east = "ja" if _KANA.search(full_text) else "zh"
    guesses_by_run: dict[tuple[str, Losses], str] = {}
    return {number: _guessed_line(text, losses, east, guesses_by_run) for number, (text, losses) in lines.items()}


def _guessed_line(text: str, losses: Losses, east: str, guesses_by_run: dict[tuple[str, Losses], str]) -> Guesses:
    next_losses = iter(losses)
    may_be = [next(next_losses, frozenset[str]()) if letter == LOST else frozenset(letter) for letter in text]
    out = text
    for run in _RUN.finditer(text):
        if LOST not in run[0]:
            continue
        start, end = run.span()
        run_key = run[0], tuple(may_be[start:end])
        if run_key not in guesses_by_run:
            guesses_by_run[run_key] = _guessed_run(*run_key, east)
        out = out[:start] + guesses_by_run[run_key] + out[end:]
    pairs = ((word[0], out[word.start() : word.end()]) for word in _SHOWN.finditer(text))
    return Guesses(out, tuple(GuessedWord(before, after) for before, after in pairs if before != after))


def _guessed_run(text: str, may_be: Losses, east: str) -> str:
    letters = ["".join(sorted(filter(_is_usual, letters))) or LOST for letters in may_be]
    language = "ko" if _HANGUL.search("".join(letters)) else east
    costs = usual_words(language).cheapest(letters)
    return "".join(now if now != LOST else _sure(costs[at]) for at, now in enumerate(text))


def _is_usual(letter: str) -> bool:
    return letter in SIGNS or (WORD.fullmatch(letter) is not None and unicodedata.category(letter) != "Cn")


def _sure(costs: Mapping[str, float]) -> str:
    """The letter that is much cheaper than any other, or U+FFFD."""
    (letter, cost), *others = sorted(costs.items(), key=lambda item: item[1])
    return letter if not others or others[0][1] - cost >= MARGIN else LOST
