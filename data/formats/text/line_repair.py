"""Repairs one line of wrongly decoded text as far as the remaining bytes allow."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from data.formats.text.lost_letters import Losses, candidates, decide
from data.formats.text.mojibake import (
    CODECS,
    LOST,
    Piece,
    as_bytes,
    decoded,
    group,
    is_spoilt_space,
    pieces,
    unnatural,
)
from data.values import Values

_NONE: frozenset[str] = frozenset()
_BYTES = re.compile("[\x80-\xff\ufffd]")
_LOST_INSIDE = re.compile("([\xe0\xe1\xe3-\xee][\x80-\xbf]?)([ ?])(?=[\x80-\xbf])")
_SPACE_LAST = re.compile("([\xe3-\xed][\x80-\xbf]) ")
_A_GRAVE = re.compile(r"\xc3 (?= |s\b)")
_I_ACUTE, _A_ALONE = re.compile("[a-z]\xc3[a-z]"), re.compile(r"(?<![^\W\d_])\xc3 |\xc3  ")
_MARK_LAST = re.compile(r"([\xe3-\xed][\x80-\xbf])\?")


@dataclass
class Evidence:
    """Evidence from a whole file: certain pieces by codec and family, and how it shows lost bytes."""

    sure: Counter[str] = field(default_factory=Counter)
    families: dict[str, Counter[str]] = field(default_factory=dict)
    lines: int = 0
    sure_lines: int = 0
    spaces_for_a0: bool = False
    question_marks: bool = False
    soft_hyphens: bool = False
    """Whether soft hyphens are lost and spaces are not: then "Ã" at the end of a word is "í"."""

    @cached_property
    def order(self) -> list[str]:
        """The possible codecs, likeliest first."""
        likeliest = sorted(CODECS, key=lambda codec: -self.sure[codec])
        return [codec for codec in likeliest if self.sure[codec] * 2 >= self.sure[likeliest[0]]]

    @cached_property
    def trusted(self) -> dict[str, frozenset[str]]:
        """Families of characters that the file certainly contains, by codec."""
        return {
            codec: frozenset(family for family, count in families.items() if count * 50 >= self.sure[codec])
            for codec, families in self.families.items()
        }

    def mostly_broken(self) -> bool:
        """Whether doubtful lines may be read like the certain ones around them."""
        return self.sure_lines >= 3 and self.sure_lines * 2 >= self.lines


def gather(lines: list[str]) -> Evidence:
    """Collect evidence from the suspicious lines of a file."""
    evidence = Evidence()
    hard_space = False
    for line in lines:
        evidence.lines += 1
        any_sure = False
        hard_space = hard_space or "\xa0" in line
        for codec in CODECS:
            view = as_bytes(line, codec)
            counts = Counter(group(view[piece.start]) for piece in pieces(line, view) if piece.sure)
            if counts:
                any_sure = True
                evidence.sure[codec] += counts.total()
                evidence.families.setdefault(codec, Counter()).update(counts)
                signs = {match[2] for match in _LOST_INSIDE.finditer(view) if group(match[1][0]) in counts}
                evidence.spaces_for_a0 |= " " in signs
                evidence.question_marks |= "?" in signs
        evidence.sure_lines += any_sure
    evidence.spaces_for_a0 &= not hard_space
    evidence.soft_hyphens = any(_I_ACUTE.search(line) for line in lines) and not any(map(_A_ALONE.search, lines))
    return evidence


class Repair(Values):
    """A line after repair.

    `losses` has the possible characters for each U+FFFD, `left` the number of odd characters that remain.
    """

    codec: str
    text: str
    losses: Losses
    unrepaired: int


def repair_line(line: str, evidence: Evidence) -> Repair | None:
    """The best repair of a line; None if it is clean or no codec explains it."""
    best: Repair | None = None
    for codec in evidence.order:
        repair = _whole_line(line, codec, evidence) or _by_pieces(line, codec, evidence)
        if repair is None or repair.text == line:
            continue
        if repair.unrepaired == 0 and (not repair.losses or codec == evidence.order[0]):
            return repair
        if best is None or (repair.unrepaired, len(repair.losses)) < (best.unrepaired, len(best.losses)):
            best = repair
    return best


def _whole_line(line: str, codec: str, evidence: Evidence) -> Repair | None:
    """The quick way: no bytes are lost, and few pieces are of a family that the file does not certainly contain."""
    view = as_bytes(line, codec)
    text = decoded(view)
    if text is None:
        return None
    trusted = evidence.trusted.get(codec, _NONE)
    sure = doubtful = 0
    for piece in pieces(line, view):
        if piece.sure:
            sure += 1
        elif group(view[piece.start]) not in trusted:
            doubtful += 1
    if doubtful * 2 > sure or not (sure or evidence.mostly_broken()):
        return None
    return Repair(codec, text, (), 0)


def _by_pieces(line: str, codec: str, evidence: Evidence) -> Repair | None:
    view = as_bytes(line, codec)
    sure = any(piece.sure for piece in pieces(line, view))
    if not sure and not (
        evidence.mostly_broken() and evidence.sure[codec] and _explained(line, view, codec, evidence)
    ):
        return None
    trusted = evidence.trusted.get(codec, _NONE) | {"signs"}
    original = view
    view = _marked(original, evidence, trusted)
    out: list[str] = []
    losses: list[frozenset[str]] = []
    at = 0
    for piece in pieces(line, view):
        sure = piece.sure and original.startswith(view[piece.start : piece.end], piece.start)
        text = piece.text if sure or group(view[piece.start]) in trusted else None
        may: frozenset[str] = frozenset()
        if piece.text is None:
            text, may = _short(line, view, piece, codec, trusted, evidence.soft_hyphens)
        if text is None:
            continue
        unchanged = line[at : piece.start]
        losses.extend(frozenset[str]() for _ in range(unchanged.count(LOST)))
        out += (unchanged, text)
        losses.extend([may] * text.count(LOST))
        at = piece.end
    losses.extend(frozenset[str]() for _ in range(line.count(LOST, at)))
    unchanged = "".join((*out[::2], line[at:]))
    unrepaired = sum(1 for char in unchanged if char > "\x7f")
    return Repair(codec, "".join((*out, line[at:])), tuple(losses), unrepaired)


def _marked(view: str, evidence: Evidence, trusted: frozenset[str]) -> str:
    """Replace spaces and question marks that stand for bytes of a family in the file with those bytes, or U+FFFD."""

    def filled(match: re.Match[str]) -> str:
        if group(match[1][0]) not in trusted:
            return match[0]
        return match[1] + ("\xa0" if match[0].endswith(" ") else LOST)

    view = _LOST_INSIDE.sub(filled, view)
    if evidence.spaces_for_a0:
        view = _SPACE_LAST.sub(filled, view)
    if "latin" in trusted:
        view = _A_GRAVE.sub("\xc3\xa0", view)
    return _MARK_LAST.sub(filled, view) if evidence.question_marks else view


def _explained(line: str, view: str, codec: str, evidence: Evidence) -> bool:
    """Whether every odd character of a doubtful line is part of a likely piece."""
    trusted = evidence.trusted.get(codec, _NONE)
    covered = 0
    evident = 0
    for piece in pieces(line, view):
        if group(view[piece.start]) not in trusted:
            return False
        covered += piece.end - piece.start
        evident += view.startswith("\xf0\x9f", piece.start)
        evident += any(not line[at].isalpha() for at in range(piece.start + 1, piece.end))
    return evident > 0 and covered == len(_BYTES.findall(view)) and not any(char > "\xff" for char in view)


def _short(
    line: str, view: str, piece: Piece, codec: str, trusted: frozenset[str], at_ends: bool
) -> tuple[str | None, frozenset[str]]:
    """Text for a piece with lost bytes: the determined character, U+FFFD, or None to leave it unchanged."""
    family = group(view[piece.start])
    form = view[piece.start : piece.end]
    before = line[piece.start - 1] if piece.start else " "
    after = line[piece.end] if piece.end < len(line) else " "
    if is_spoilt_space(line, piece.start):
        return "", frozenset()
    if family not in trusted or not _is_rest(line, view, piece, before):
        return None, frozenset()
    may = candidates(form, codec)
    decided = decide(form, may, before, after, at_ends)
    if decided is None and family == "latin" and LOST not in form:
        return None, frozenset()
    return decided or LOST, may


def _is_rest(line: str, view: str, piece: Piece, before: str) -> bool:
    """Whether a short piece is the rest of a character, and not a letter that belongs there."""
    form = view[piece.start : piece.end]
    family = group(form[0])
    if family == "signs":
        if form[0] >= "\xf0":
            return form.startswith("\xf0\x9f")
        return len(form) > 1 and (LOST in form or unnatural(line, piece.start, piece.end))
    if len(form) > 1 or family == "latin":
        return True
    beside = view[piece.start - 1 : piece.start] > "\x7f" or view[piece.end : piece.end + 1] > "\x7f"
    return not before.isalpha() or (beside and not before.isascii())
