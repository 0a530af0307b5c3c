"""Question banks that chance has damaged: each is read or refused with one sentence, in time, and nothing is lost."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count as counted
from pathlib import Path
from random import Random

from data.errors import StudyError
from data.formats.banks.as_json import as_json
from data.formats.banks.parsing import parse_bank
from data.formats.banks.study.bank_domains import DomainNames
from data.formats.banks.study.into_study import planned_import
from data.model.questions import Question
from tests.faults.ground import Report

SAMPLES = Path(__file__).parents[1] / "data" / "formats" / "banks" / "kinds" / "files"
NOW = datetime(2026, 1, 27, tzinfo=UTC)
LIMIT = 8.0
"""Seconds of the processor that reading one file may take."""
LARGEST = 200_000
FAULTS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, NameError, OSError, RuntimeError,
    TypeError, ValueError,
)  # fmt: skip
"""What no reader may let through."""
TOKENS = r"""<!--|-->|<![CDATA[|]]>|</quiz>|<quiz>|<question type="multichoice">|<b>|</b>|<sup>|&lt;|&#0;|<img src="|
```|~~~|{|}|=|~|%50%|####|::|$CATEGORY:|\|"|'|,|;|[|]|{"a":|null|true|1e999|NaN|-1|- [ ] |- [x] |[*]|**|__|A. |B) |
(C)|① |가. |Answer: |정답: ②|ANSWER: A|Explanation: |... |<details>|<summary>|</details>|---|# |## |### Q1. |1. |
Question 1|DRAG DROP|#Q |^ |- domain: x|ü|한|🗳️|999999999999999999999"""
PIECES = [*TOKENS.replace("\n", "").split("|"), "|", "\t", "\0", "\x1b]52;c;aGk=\x07", "\u202e", "\ufeff", "\u3000"]


def _cut(text: str, chance: Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _insert(text: str, chance: Random) -> str:
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(PIECES) * chance.choice([1, 1, 2, 50]) + text[at:]
    return text


def _remove(text: str, chance: Random) -> str:
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + text[at + chance.randint(1, 9) :]
    return text


def _lines(text: str, chance: Random) -> str:
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        lines.insert(one, lines[chance.randrange(len(lines))])
    return "\n".join(lines)


def _repeat(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    part = text[at : at + chance.randint(1, 40)] or chance.choice(PIECES)
    return text[:at] + part * chance.choice([10, 500, 3000]) + text[at:]


def _join(text: str, chance: Random) -> str:
    other = chance.choice(_samples())
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(["", "\n", "\n\n"]) + other + text[at:]


MUTATIONS: tuple[Callable[[str, Random], str], ...] = (_cut, _insert, _remove, _lines, _repeat, _join)


def _samples() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.iterdir())]


def _as_bytes(text: str, chance: Random) -> bytes:
    """In any encoding, sometimes with bytes that fit none."""
    codec = chance.choice(["utf-8", "utf-8", "utf-8", "utf-16", "cp949", "gb18030", "shift_jis", "latin-1"])
    raw = bytearray(text[:LARGEST].encode(codec, "replace"))
    for _ in range(chance.choice([0, 0, 0, 1, 9]) if raw else 0):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def _imported(raw: bytes) -> int:
    """Read, plan and print a bank as an import does; how many questions there are."""
    parsed_bank = parse_bank(raw, "bank.txt", "1. A\n2. B, C\n")
    json.loads(as_json(parsed_bank))
    ids = counted(1)
    names = DomainNames({}, create=True, new_id=ids.__next__)
    planned = planned_import(parsed_bank, "bank.txt", (), (), ids.__next__, NOW, names, {1: ["wet"]}, True)
    questions = sum(isinstance(record, Question) for record in planned.changed)
    assert questions == len(parsed_bank.questions) - planned.repeated - planned.edited
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(1 <= refusal.line <= max(refusal.last, refusal.line) <= lines for refusal in parsed_bank.refused)
    return len(parsed_bank.questions)


def run(root: Path, seed: int, count: int) -> Report:
    """Read `count` damaged banks; each is named by its seed and number."""
    report = Report("Hostile banks", seed)
    samples = _samples()
    for number in range(count):
        chance = Random(f"{seed}/{number}")
        text = chance.choice(samples)
        kinds = [chance.choice(MUTATIONS) for _ in range(chance.choice([1, 1, 2, 3]))]
        for kind in kinds:
            text = kind(text, chance)[:LARGEST]
        raw = _as_bytes(text, chance)
        name = f"{seed}/{number} ({'+'.join(kind.__name__.strip('_') for kind in kinds)})"
        begun = time.process_time()
        report.count("banks")
        try:
            report.count("questions", _imported(raw))
        except StudyError as error:
            report.count("refused")
            report.expect(bool(str(error)) and "\n" not in str(error), f"{name}: not one sentence: {error!r:.200}")
        except FAULTS as error:
            report.expect(False, f"{name}: {type(error).__name__}: {error!s:.200}")
            (root / f"bank-{number}").write_bytes(raw)
        took = time.process_time() - begun
        report.expect(took < LIMIT, f"{name}: took {took:.1f} s")
    return report
