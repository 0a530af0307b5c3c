"""Whatever a file holds, every line ends in exactly one record, and nothing raises."""

import json
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from data.formats.markdown_plan.as_json import as_json
from data.formats.markdown_plan.reader import parse_plan

PIECES = [
    "# Orchard plan 2026",
    "## Week 1 (03/02 ~ 03/08): apples",
    "### Day 3",
    "**Tue, Mar 3: pears**",
    "- [ ] prune (30 min)",
    "- [x] water",
    "  - nested",
    "    - [V] deeper",
    "1. first",
    "2) second ✅",
    "| Date | Topic | Done |",
    "|---|:---:|---|",
    "| 3/2 (월) | 사과<br>배 | ⬜ |",
    "| | | |",
    "| Mon | Tue | Wed | Thu | Fri | Sat | Sun |",
    "| 1 | 2 | 3 | 4 | 5 | 6 | 7 |",
    "```",
    "~~~python",
    "<details>",
    "<summary>Answer</summary>",
    "</details>",
    "Q1. why?",
    "A: because",
    "---",
    "===",
    "> - [ ] quoted",
    "| Exam | Score | Target |",
    "| Mock 1 | 27/30 | 80% |",
    "| Domain | Weight |",
    "| Trees | 60% |",
    "| Roots | 40% |",
    "Legend: ⬜ planned | ✅ done",
    "<!--",
    "-->",
    "",
    "   ",
    "\u3000",
    "\u200b",
    "[a](https://example.org/(x))",
    "第1周：苹果",
    "13. Januar 2026",
    "Feb 30",
    "Exam date: 2026-06-01",
    "+++",
    "title: x",
]
lines = st.one_of(st.sampled_from(PIECES), st.text(max_size=40))


def check(text: str) -> None:
    reading = parse_plan(text)
    assert reading.accounted() == reading.nonblank
    json.dumps(as_json(reading))


@given(st.lists(lines, max_size=40).map("\n".join))
def test_any_lines(text: str) -> None:
    """Lines of every sort in any order, and any other text."""
    check(text)


@settings(max_examples=30)
@given(st.integers(0, 10**6))
def test_mutations(seed: int) -> None:
    """A plan with lines lost, doubled, swapped and cut in the middle."""
    random = Random(seed)
    plan = [piece for piece in PIECES for _ in range(2)]
    for _ in range(random.randint(1, 15)):
        place = random.randrange(len(plan))
        change = random.randrange(4)
        if change == 0:
            del plan[place]
        elif change == 1:
            plan.insert(place, random.choice(PIECES) * random.randint(1, 3))
        elif change == 2:
            cut = random.randint(0, len(plan[place]))
            plan[place] = (
                plan[place][:cut]
                + random.choice(["|", "**", "[", "(", "`", "~", "\t", "9/9", "\x00"])
                + plan[place][cut:]
            )
        else:
            other = random.randrange(len(plan))
            plan[place], plan[other] = plan[other], plan[place]
    check("\n".join(plan))


def test_line_ends_and_marks_at_the_beginning() -> None:
    """Windows and old Mac line ends, and a byte order mark."""
    for text in ("\ufeff# P\r\n\r\n- [ ] a\r\n", "# P\r- [ ] a\r", "# P\n- [ ] a"):
        reading = parse_plan(text)
        assert (reading.nonblank, len(reading.tasks), reading.title) == (2, 1, "P")


def test_long_lines_and_deep_nesting_end() -> None:
    """A line of a hundred thousand characters and a list a thousand deep are kept and cost no time to speak of."""
    check("# P\n\n- [ ] " + "x " * 50_000 + "\n" + "[" * 100_000 + "\n" + "(" * 100_000)
    check("\n".join(" " * depth + "- a" for depth in range(1000)))
    check("# P\n" + "| a " * 20_000 + "|\n|---|\n" + "**" * 20_000)
