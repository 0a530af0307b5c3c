"""Reads plans of hostile shapes and prints those that take longest beside a plain plan of the same size.

    python -m tests.bench.hostile_plans [--kilobytes 200] [NAME...]

The budget is ten times the plain plan. Ends with 1 where a shape takes longer. Times are processor times of one
process, so that other programs disturb little; a shape is stopped after a minute.
"""

import argparse
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from math import isqrt
from types import FrameType

from data.formats.markdown_plan.reader import parse_plan

BUDGET = 10.0
SHOWN = 12
PATIENCE = 60
REPEATED = (
    *("|", "|-\n", "|\n", "|a|b|\n", "|a|b|\n|-|-|\n", "|a|b|\n|-|-|\n|c|d|\n", "|week|task|\n|-|-|\n|Week 1|x|\n\n"),
    *("- [ ]\n", "- [ ] ", "- [ ] 1/2 a\n", "#", "#\n", "# a\n", "## Week 1\n", "## 2026-01-02\n", "## Data (20%)\n"),
    *(
        ">",
        "> a\n",
        "**",
        "**a ",
        "**a**\n",
        "*a",
        "_",
        "_a ",
        "~",
        "~~~\n",
        "[",
        "[a](",
        "(",
        "[a](b) ",
        "[[",
        "![",
        "|[[`a|",
    ),
    *(
        "`",
        "```\n",
        "```a\n",
        "````\n```\n",
        "```a\n~~~b\n",
        "a`|",
        "1",
        "1\n",
        "1. a\n",
        "2026-01-02 ",
        "2026-01-02: read\n",
    ),
    *(
        "1/2/",
        "1.2.",
        "1-2-3-",
        "Week 1-2-3 ",
        "Jan 1 ",
        "may ",
        "a",
        "word ",
        "\r- [ ] a",
        "|-\r",
        "\f",
        "a\f\n",
        "\v- a\v\n",
    ),
    *(
        "\0",
        "\n",
        " ",
        "   \n",
        "\t",
        "- a\n\n\n\n",
        "- a\nb\n",
        "<details>\n",
        "<details>",
        "<a>",
        "<",
        "<a ",
        "<!--\n",
    ),
    *(
        "Q: a?\n<details><summary>Answer</summary>\nB\n</details>\n",
        "<summary>",
        "<h1>a",
        "<br>",
        ":",
        "a:\n",
        "a: ",
        ":a",
    ),
    *(
        "1:2:",
        "- Time: 2h\n",
        "Q: a?\nA: b\n",
        "Q: a?\n",
        "Q1. a?\nA) a\nB) b\nAnswer: A\n",
        "A) a\n",
        "1. a\n a) x\n b) y\n",
    ),
    *(
        "I. ",
        "IV. a\n",
        "IVXLCDM",
        "## Domain IV. a\n- [ ] b\n",
        "---\n",
        "a\n---\n\n",
        "a\n===\n",
        "-",
        "-\n",
        "+ ",
        "\\",
    ),
    *(
        "\\|",
        "\"'",
        "1% ",
        "1h ",
        "- [ ] a (1h 30m)\n",
        "Exam date: 2026-01-02\n",
        "exam ",
        "☐ a\n",
        "✅ done | ⬜ todo\n",
    ),
    *(
        "Week 1: a\n",
        "## Plan A\n### Week 1\n- [ ] a\n",
        "## ✅ Week 1\n",
        "- Monday: a\n",
        "-a\n",
        "✅",
        "👩\u200d👧",
        "a\u0301",
        "\u0301",
    ),
    *(
        "가나다 ",
        "\ufffd",
        "- [ ] 학\ufffd\n",
        "１２/３ ",
        "\u200d",
        "\u3000",
        "&amp;",
        "## Domain 1: a\n",
        "Answers: 1-a, 2-b\n",
    ),
)
IN_LONG_LINES = (
    "1/2 ",
    "**a",
    "[a](",
    "a:",
    "a 1% ",
    "<a",
    "(1",
    "1h ",
    " ",
    "~~a",
    "_",
    "1",
    "http://",
    ":a",
    "✅",
    "IVX",
    "1-2-",
    "`a",
    "|a",
)
"""Filling items, headings and rows of the longest length that is looked into."""
OPENINGS = ("- [ ] a", "# a", "|a", "## Domain 1: a", "Q1. a")


def shapes(size: int) -> dict[str, str]:
    """Every hostile text of about a size in bytes, by name."""
    found = {f"{piece[:24]!r} over and over": _repeated(piece, size) for piece in REPEATED}
    for opening in OPENINGS:
        for piece in IN_LONG_LINES:
            line = opening + _repeated(piece, 19_000)[: 19_000 - len(opening)] + "\n"
            found[f"{opening!r} and {piece!r}"] = _repeated(line, size)
    deep = isqrt(2 * size)
    wide = size // 6
    found |= {
        "items a column deeper each": "\n".join(" " * depth + "- a" for depth in range(deep)),
        "boxes a column deeper each": "\n".join(" " * depth + "- [ ] a" for depth in range(deep)),
        "weeks a column deeper each": "\n".join(" " * depth + f"- Week {depth}" for depth in range(deep)),
        "quotes in quotes": "\n".join(">" * depth + " a" for depth in range(1, deep)),
        "fences longer and longer": "\n".join("`" * (3 + depth) for depth in range(deep)),
        "code without end in an item": "- a\n\n  ```\n" + _repeated("b\n", size),
        "one row of thousands of columns": "\n".join("|".join(letter * wide) for letter in "a-b"),
        "rows of thousands of columns": _repeated(_row("a", 4_900) + _row("-", 4_900) + _row("3/4", 4_900), size),
        "statuses across": _repeated(_row("status", 300) + _row("-", 300) + _row("x", 300) * 20, size),
        "problems side by side": "|" + "".join(f"Problem {n}|" for n in range(900)) + "\n" + _row("-", 900)
        + _repeated(_row("solve it", 900), size),
        "weeks of a table and headings": "|week|topic|\n|-|-|\n"
        + "".join(f"|Week {n}|a|\n" for n in range(size // 40))
        + "".join(f"## Week {n}\n- [ ] b\n" for n in range(size // 40)),
        "domains under one heading": "# P\n## By domain\n"
        + "".join(f"### Name {n}\n- [ ] b\n" for n in range(size // 24)),
        "questions without a key": "".join(f"{n}. a?\n a) x\n b) y\n" for n in range(size // 20)),
        "front matter without end": "---\n" + _repeated("a: b\n", size),
    }  # fmt: skip
    return found


def plain_plan(size: int) -> str:
    """Weeks of dated boxes, as people write them."""
    lines = ["# Plan"]
    for day in range(size // 60):
        if day % 7 == 0:
            lines.append(f"\n## Week {day // 7 + 1}\n")
        lines.append(
            f"- [{'x '[day % 2]}] 2026-{day % 12 + 1:02}-{day % 28 + 1:02} Read chapter {day} and do exercises (45m)"
        )
    return "\n".join(lines)


def _row(cell: str, columns: int) -> str:
    return "|" + f"{cell}|" * columns + "\n"


def _repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece.encode()) + 1)


class Stopped(Exception):
    """A shape took longer than anybody waits."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def seconds(read: Callable[[], object]) -> float:
    """Processor time of one reading, infinite where it has to be stopped."""
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(PATIENCE)
    begin = time.process_time()
    try:
        read()
    except Stopped:
        return float("inf")
    finally:
        signal.alarm(0)
    return time.process_time() - begin


def main() -> int:
    """Read every shape and print the slowest."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*")
    options.add_argument("--kilobytes", type=int, default=200)
    asked = options.parse_args()
    size = 1000 * asked.kilobytes
    plain = plain_plan(size)
    parse_plan(plain)
    usual = min(seconds(lambda: parse_plan(plain)) for _ in range(3))
    wanted = {name: text for name, text in shapes(size).items() if all(part in name for part in asked.names)}
    times = {name: seconds(partial(parse_plan, text)) for name, text in wanted.items()}
    slowest = sorted(times, key=lambda name: -times[name])
    print(f"{len(times)} shapes of {asked.kilobytes} KB; a plain plan takes {usual:.2f} s\n")
    print("| shape | seconds | × a plain plan |\n|---|---|---|")
    for name in slowest[:SHOWN]:
        print(f"| {name} | {times[name]:.2f} | {times[name] / usual:.1f} |")
    return 1 if times and times[slowest[0]] > BUDGET * usual else 0


if __name__ == "__main__":
    sys.exit(main())
