"""Measures `cockpit import --dry-run` on plans of 5 MB, from the command to the prompt.

    python -m tests.bench.plan_reading

The budget is five seconds; a learner's own plan has a few kilobytes.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

SIZE = 5_000_000
WEEKS = 5000
"""Weeks of one plan: those of the next begin anew, so that every date stays one that a calendar has."""


def main() -> None:
    """Write each plan, read it and print a row."""
    print("| a plan of 5 MB | lines | seconds | × `python -c pass` |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        nothing = _seconds([sys.executable, "-c", "pass"], folder)
        for name, week in (("daily tables", _table), ("daily checklists", _checklist)):
            path = Path(folder) / "plan.md"
            text = plan_text(week)
            path.write_text(text, encoding="utf-8")
            cockpit = str(Path(sys.executable).parent / "cockpit")
            taken = _seconds([cockpit, "import", str(path), "--dry-run"], folder)
            lines = text.count("\n")
            print(f"| {name} | {lines:,} | {taken:.1f} | {taken / nothing:.0f} |")


def plan_text(week_of: Callable[[int, date], Iterator[str]]) -> str:
    """A plan in Korean and English of `SIZE` bytes."""
    lines, size = ["# Plan 2026"], 0
    for number in count():
        week = list(week_of(number, date(2000, 1, 3) + timedelta(weeks=number % WEEKS)))
        size += sum(len(line.encode()) + 1 for line in week)
        if size > SIZE:
            return "\n".join([*lines, ""])
        lines += week
    raise AssertionError


def _table(number: int, monday: date) -> Iterator[str]:
    yield f"\n## Week {number + 1} ({monday} ~ {monday + timedelta(days=6)})\n"
    yield "| 날짜 | 내용 | 시간 | 완료 |\n|:--:|:--|:--:|:--:|"
    for env in range(7):
        day = monday + timedelta(days=env)
        mark = "✅" if env % 2 else "⬜"
        yield f"| {day:%m/%d} | SageMaker 알고리즘 {number}-{env} 복습하고 정리 | 1h | {mark} |"


def _checklist(number: int, monday: date) -> Iterator[str]:
    yield f"\n## Week {number + 1}: {monday} ~ {monday + timedelta(days=6)}"
    for env in range(7):
        day = monday + timedelta(days=env)
        yield f"\n### {day:%m/%d} ({'월화수목금토일'[env]})\n"
        yield f"- [{'x' if env % 2 else ' '}] Lab {number}-{env}: 데이터 수집 파이프라인 만들기 (1h)"
        yield f"- [ ] Review the notes on [feature engineering](https://docs.example.org/{number}/{env})"


def _seconds(command: list[str], home: str) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env={**os.environ, "STUDY_COCKPIT_HOME": home}, capture_output=True, check=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
