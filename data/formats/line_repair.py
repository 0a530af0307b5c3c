"""One line of wrongly decoded text put right, as far as the bytes that are left allow."""

import re
from collections import Counter
from dataclasses import dataclass, field

from data.formats.lost_letters import Losses, candidates, decide
from data.formats.mojibake import CODECS, LOST, Piece, as_bytes, decoded, group, pieces

_BYTES = re.compile("[\x80-\xff\ufffd]")
_LEADS = re.compile("[\xc2-\xf4]")
_LOST_INSIDE = re.compile(
    "(?<=[\xe0-\xf4])[ ?](?=[\x80-\xbf])|(?<=[\xe0-\xf4][\x80-\xbf])[ ?](?=[\x80-\xbf])"
)
_SPACE_LAST = re.compile("(?<=[\xe3-\xed][\x80-\xbf]) |(?<=(?<![\x80-\xff])\xc3) (?= )")
_MARK_LAST = re.compile(r"(?<=[\xe3-\xed][\x80-\xbf])\?")


@dataclass(slots=True)
class Evidence:
    """What a whole file tells: sure pieces by codec and family, and how lost bytes show in it."""

    sure: Counter[str] = field(default_factory=Counter)
    families: dict[str, Counter[str]] = field(default_factory=dict)
    lines: int = 0
    sure_lines: int = 0
    spaces_for_a0: bool = False
    question_marks: bool = False

    def order(self) -> list[str]:
        """The codecs, likeliest first."""
        return sorted(CODECS, key=lambda codec: -self.sure[codec])

    def trusted(self, codec: str) -> frozenset[str]:
        """Families of characters that the file surely holds under this codec."""
        seen = self.families.get(codec, Counter())
        return frozenset(family for family, count in seen.items() if count * 50 >= self.sure[codec])

    def mostly_broken(self) -> bool:
        """Whether doubtful lines may be read like the sure ones around them."""
        return self.sure_lines >= 3 and self.sure_lines * 2 >= self.lines


def gather(lines: list[str]) -> Evidence:
    """Evidence from suspicious lines of a file."""
    evidence = Evidence()
    hard_space = False
    for line in lines:
        evidence.lines += 1
        any_sure = False
        hard_space = hard_space or "\xa0" in line
        for codec in CODECS:
            view = as_bytes(line, codec)
            for piece in pieces(line, view):
                if piece.sure:
                    any_sure = True
                    evidence.sure[codec] += 1
                    evidence.families.setdefault(codec, Counter())[group(view[piece.start])] += 1
        evidence.sure_lines += any_sure
        if any_sure:
            found = {match[0] for match in _LOST_INSIDE.finditer(as_bytes(line, evidence.order()[0]))}
            evidence.spaces_for_a0 |= " " in found
            evidence.question_marks |= "?" in found
    evidence.spaces_for_a0 &= not hard_space
    return evidence


@dataclass(frozen=True, slots=True)
class Repair:
    """A line after repair; `losses` says for each U+FFFD that was put in what it may have been."""

    codec: str
    text: str
    losses: Losses
    left: int


def repair_line(line: str, evidence: Evidence) -> Repair | None:
    """The best repair of a line, or None where it is clean or no codec explains it."""
    best: Repair | None = None
    for codec in evidence.order():
        repair = _whole_line(line, codec, evidence) or _by_pieces(line, codec, evidence)
        if repair is None or repair.text == line:
            continue
        if repair.left == 0 and not repair.losses:
            return repair
        if best is None or (repair.left, len(repair.losses)) < (best.left, len(best.losses)):
            best = repair
    return best


def _whole_line(line: str, codec: str, evidence: Evidence) -> Repair | None:
    """The quick way: nothing is lost and every piece belongs to a family the file surely holds."""
    view = as_bytes(line, codec)
    text = decoded(view)
    if text is None or not {group(lead) for lead in _LEADS.findall(view)} <= evidence.trusted(codec):
        return None
    if not any(piece.sure for piece in pieces(line, view)) and not evidence.mostly_broken():
        return None
    return Repair(codec, text, (), 0)


def _by_pieces(line: str, codec: str, evidence: Evidence) -> Repair | None:
    view = as_bytes(line, codec)
    sure = any(piece.sure for piece in pieces(line, view))
    if not sure and not (
        evidence.mostly_broken() and evidence.sure[codec] and _explained(line, view, codec, evidence)
    ):
        return None
    view = _marked(view, evidence)
    trusted = evidence.trusted(codec) | {"signs"}
    out: list[str] = []
    losses: list[frozenset[str]] = []
    at = 0
    for piece in pieces(line, view):
        text = piece.text if piece.sure or group(view[piece.start]) in trusted else None
        may: frozenset[str] = frozenset()
        if piece.text is None:
            text, may = _short(line, view, piece, codec, trusted)
        if text is None:
            continue
        kept = line[at : piece.start]
        losses.extend(frozenset[str]() for _ in range(kept.count(LOST)))
        out += (kept, text)
        losses.extend([may] * text.count(LOST))
        at = piece.end
    losses.extend(frozenset[str]() for _ in range(line.count(LOST, at)))
    text = "".join((*out, line[at:]))
    return Repair(codec, text, tuple(losses), len(_BYTES.findall(as_bytes(text, codec))))


def _marked(view: str, evidence: Evidence) -> str:
    """Spaces and question marks that stand for bytes become those bytes, or U+FFFD."""
    view = _LOST_INSIDE.sub(lambda match: "\xa0" if match[0] == " " else LOST, view)
    if evidence.spaces_for_a0:
        view = _SPACE_LAST.sub("\xa0", view)
    return _MARK_LAST.sub(LOST, view) if evidence.question_marks else view


def _explained(line: str, view: str, codec: str, evidence: Evidence) -> bool:
    """Whether every odd character of a doubtful line is part of a piece the file makes likely."""
    trusted = evidence.trusted(codec)
    covered = 0
    telling = 0
    for piece in pieces(line, view):
        if group(view[piece.start]) not in trusted:
            return False
        covered += piece.end - piece.start
        telling += any(not line[at].isalpha() for at in range(piece.start + 1, piece.end))
    return telling > 0 and covered == len(_BYTES.findall(view)) and not any(char > "\xff" for char in view)


def _short(
    line: str, view: str, piece: Piece, codec: str, trusted: frozenset[str]
) -> tuple[str | None, frozenset[str]]:
    """What to write for a piece with lost bytes: the decided character, U+FFFD, or None to leave it as it stands."""
    family = group(view[piece.start])
    form = view[piece.start : piece.end]
    before = line[piece.start - 1] if piece.start else " "
    after = line[piece.end] if piece.end < len(line) else " "
    if family not in trusted:
        return None, frozenset()
    if len(form) == 1 and family != "latin":
        beside = (view[piece.start - 1 : piece.start] > "\x7f") or (view[piece.end : piece.end + 1] > "\x7f")
        if (
            family == "signs"
            or not (beside or not before.isalpha())
            or (before.isascii() and before.isalpha())
        ):
            return None, frozenset()
    may = candidates(form, codec)
    decided = decide(form, may, before, after)
    if decided is None and family == "latin" and LOST not in form:
        return None, frozenset()
    return decided or LOST, may
