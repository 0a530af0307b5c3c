"""Time of reading a question bank of 100,000 lines, in times of markdown-it-py reading the same text.

Run as `python -m tests.bench.bank_parsing`; the budget is ten times for every kind of text.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from markdown_it import MarkdownIt

from data.errors import StudyError
from data.formats.banks.parsing import parse_bank

LINES = 100_000
BUDGET = 10.0


def kinds() -> Iterator[tuple[str, str]]:
    """Texts of 100,000 lines: ordinary banks, and such as make careless patterns slow."""
    box = "### Which service stores objects, number {n}?\n\n- [ ] a queue\n- [x] a bucket\n- [ ] a table\n\n"
    letters = "{n}. Which service stores objects?\n   - A. a queue\n   - B. a bucket\n\n   **Answer: B**\n\n"
    aiken = "Which service stores objects, number {n}?\nA) a queue\nB) a bucket\nANSWER: B\n\n"
    gift = "::q{n}:: Which service stores objects? {{\n=a bucket # yes\n~a queue # no\n}}\n\n"
    own = "## q-{n}\n- domain: de\n\nWhich number is {n}?\n\n- [ ] A. one\n- [x] B. two\n\n> A: no\n> B: yes\n\n"
    for name, unit in (("boxes", box), ("letters", letters), ("aiken", aiken), ("gift", gift), ("own", own)):
        height = unit.count("\n")
        yield name, "".join(unit.format(n=number) for number in range(1, LINES // height + 1))
    yield "one long stem", "### Q1. Long\n" + "and so on\n" * LINES + "- [ ] a\n- [x] b\n"
    yield "only options", "- [ ] a\n" * LINES
    yield "only As", "A. a\n" * LINES
    yield "A and B", "A. a\nB. b\n" * (LINES // 2)
    yield "open fences", "```\n- [ ] a\n" * (LINES // 2 - 1) + "```"
    yield "numbers", "1. one\n" * LINES
    yield "counting", "".join(f"{number}. item\n" for number in range(1, LINES))
    yield "stars", "* " * 200 + "\n" + "** a\n" * LINES
    yield "brackets", "[![[![\n" * LINES
    yield "tags", "<p <p <img src=\n" * LINES
    yield "answers", "Answer: A and B or C, D\n" * LINES
    yield "spaces", (" " * 200 + "Q\n") * (LINES // 2)
    yield "braces", "{=a ~b\n" * LINES
    yield "side by side", "A. b  B. c  C. d\n" * LINES
    yield "one row", "A. " + "x  B. " * LINES
    yield "one line", "A. b [ ] ** { = ~ ! ( " * LINES


def timed(run: Callable[[], object]) -> float:
    """Seconds that one call takes; a refused text counts like a read one."""
    begun = time.perf_counter()
    with suppress(StudyError):
        run()
    return time.perf_counter() - begun


def main() -> int:
    """Print a line for each kind of text; 1 when one is over the budget."""
    worst = 0.0
    for name, text in kinds():
        own = min(timed(partial(parse_bank, text, "bank.md")) for _ in range(2))
        markdown = min(timed(partial(MarkdownIt().parse, text)) for _ in range(2))
        ratio = own / markdown
        worst = max(worst, ratio)
        print(f"{name:14} {own:7.2f} s, markdown-it-py {markdown:7.2f} s, ratio {ratio:5.2f}", flush=True)
    print(f"worst ratio {worst:.2f}, budget {BUDGET:.0f}")
    return int(worst > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
