"""Plans and logs damaged by chance: whatever the bytes, each is read or refused, in time, and imported whole."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from types import FrameType

from data.clock import FixedClock
from data.errors import StudyError
from data.formats.markdown_plan.into_study import import_parsed_plan
from data.formats.markdown_plan.no_plan import refuse_no_plan
from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ParsedPlan, ReadOptions
from data.formats.markdown_plan.rest_of_file import is_head
from data.formats.markdown_plan.source_words import words_of
from data.formats.text.text_repair import decode
from data.ids import IdSource
from data.model.attempts import Attempt
from data.model.domains import Domain
from data.model.notes import Note
from data.model.plan import Phase, Plan, Task
from data.model.questions import Question
from data.model.record import Record
from data.model.resources import Resource
from data.model.sessions import StudySession
from data.store.text.codecs import CODECS as CODECS_OF_TABLES
from data.study.study import Study
from data.text_folding import composed
from tests.conftest import NOW, MemoryStore
from tests.faults.ground import Report

KINDS: tuple[type[Record], ...] = (Plan, Phase, Task, Note, Domain, Attempt, StudySession, Question, Resource)

TODAY = date(2026, 1, 27)
PATIENCE = 60
"""Seconds after which a small file counts as hanging; a hundred times what the slowest takes."""
PLANS = (
    """# Orchard exam 2026
Exam date: 2026-06-01

## Week 1 (03/02 ~ 03/08): apples
- [x] prune (30 min)
- [ ] graft [guide](https://example.org/a(b)) ✅
  - wax, knife

| Date | Topic | Tool | Done |
|---|---|---|---|
| 3/9 | pears<br>plums | saw | ⬜ |
| 3/10 (Tue) | soil | | 🔄 half |
""",
    """---
title: x
tags: [a, b]
---
# 공부 계획
> 상태: ⬜ 예정 | ✅ 완료

## 도메인 1: 수집 (40%)
- [x] 스트림 (1시간)
## 도메인 2: 모델 (60%)
- [ ] 손실 함수

| 시험 | 점수 | 목표 |
|---|---|---|
| 모의 1회 | 27/30 | 80% |
""",
    """# Log

| Date | What | Hours | Mood |
|---|---|---|---|
| 2026-01-05 | knots | 1.5 | calm |

### 2026-01-06
**Today's progress:** maps
- 2 h charts

```python
print('x')
```
""",
    """# Quiz

1. Which?
   a) x
   b) y

Answers: 1-b

<details>
<summary>Answer</summary>
**B**
</details>

Q: why?
A: because
<!-- note
to self -->
""",
    """| Mon | Tue | Wed | Thu | Fri | Sat | Sun |
|---|---|---|---|---|---|---|
| 1 | 2 a | 3 | 4 ✅ | 5 | 6 | 7 |
""",
)
PIECES = (
    *("|", "|-", "**", "`", "```", "[", "](", "<details>", "</details>", "<!--", "-->", "- [ ] ", "> ", "# ", "---"),
    *("\r", "\f", "\0", "\t", "\n", "\u200d", "\u0301", "\u3000", "\x1b[31m", "\ufeff", "\u2028", "\x85", "＃", "٣"),
    *("9/9", "9" * 20, "1-2-3-4", "2026-02-30", "Week 0", "Day 99999", "D1 - ", "✅", "🔄"),
    *(":" * 40, " " * 300, "|a" * 60, "[x](" * 30),
)
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp949", "shift_jis", "gb18030", "cp1252", "latin-1")


FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""Whatever a reader may raise by mistake."""


class Hanging(Exception):
    """A file took longer than anybody waits."""


def run(root: Path, seed: int, count: int) -> Report:
    """Read, import and import again `count` damaged files."""
    report = Report("Hostile plans", seed)
    for number in range(count):
        raw = mutated(Random(f"{seed}/{number}"))
        try:
            with _patience():
                outcome = _judge(raw)
        except Hanging:
            outcome = "hangs"
        except FAULTS as error:
            outcome = f"raises {type(error).__name__}: {error}"
        report.count("files")
        report.count("refused with a sentence", outcome == "refused")
        report.expect(outcome in ("", "refused"), f"file {number} {outcome}: {raw[:60]!r}")
    return report


def mutated(chance: Random) -> bytes:
    """A plan with letters, lines, encodings or bytes changed."""
    lines = [line for _ in range(chance.randint(1, 3)) for line in chance.choice(PLANS).split("\n")]
    for _ in range(chance.randint(0, 12)):
        place = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[place]
                lines = lines or [""]
            case 1:
                lines.insert(place, chance.choice(lines) * chance.randint(1, 5))
            case 2:
                cut = chance.randint(0, len(lines[place]))
                lines[place] = lines[place][:cut] + chance.choice(PIECES) + lines[place][cut:]
            case 3:
                lines[place] = " " * chance.randint(1, 40) + lines[place]
            case _:
                lines[place] = chance.choice(PIECES) * chance.randint(1, 20)
    text = chance.choice(("\n", "\n", "\r\n", "\r")).join(lines)
    raw = bytearray(text.encode(chance.choice(CODECS) if chance.random() < 0.3 else "utf-8", "replace"))
    for _ in range(chance.choice((0, 0, 1, 3, 40))):
        place = chance.randrange(len(raw) + 1)
        raw[place : place + chance.randint(0, 3)] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 3)))
    return bytes(raw)


def _judge(raw: bytes) -> str:
    """What is wrong with how a file was taken; empty where nothing is."""
    try:
        text = decode(raw).text
        refuse_no_plan(raw, text, "plan.md")
    except StudyError:
        return "refused"
    parsed_plan = parse_plan(text, ReadOptions(year=2026, today=TODAY))
    if parsed_plan.accounted() != parsed_plan.nonblank:
        return f"accounts for {parsed_plan.accounted()} of {parsed_plan.nonblank} lines"
    clock = FixedClock(NOW)
    study = Study(MemoryStore(), clock, IdSource(clock, Random(5)))
    try:
        import_parsed_plan(parsed_plan, study, "plan.md", TODAY)
    except StudyError:
        return "refused"
    if lost := lost_words(parsed_plan, study):
        return f"loses {lost[:3]}"
    ticked = {task.id for task in study.all(Task).values() if task.done}
    again = import_parsed_plan(parse_plan(text, ReadOptions(year=2026, today=TODAY)), study, "plan.md", TODAY)
    if again.changed:
        return f"is imported twice with {again.changed[0]!r}"
    still = {task.id for task in study.all(Task).values() if task.done}
    return "" if still == ticked == _ticks(parsed_plan, study) else "ticks other tasks than the file"


def lost_words(parsed_plan: ParsedPlan, study: Study) -> list[str]:
    """Words of the file that no record of the study says; heads of tables name columns and do not count.

    Lines of a parsed plan are composed and records keep the letters of the file, so both are compared composed.
    """
    records = [record for kind in KINDS for record in study.all(kind).values()]
    texts = [CODECS_OF_TABLES[record.table].write(record) for record in records]
    said = composed(json.dumps(texts, ensure_ascii=False))
    lines = [line for line in parsed_plan.lines if not is_head(parsed_plan.lines, line)]
    return [word for line in lines for word in words_of(line.raw) if word not in said]


def _ticks(parsed_plan: ParsedPlan, study: Study) -> set[int]:
    """Ids of the tasks that the file ticks."""
    done = {f"plan.md#{task.key}" for task in parsed_plan.tasks if task.done}
    return {
        task.id for task in study.all(Task).values() if task.source.rpartition("#")[0] in done or task.source in done
    }


@contextmanager
def _patience() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise Hanging

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
