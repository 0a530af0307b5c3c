"""Time of reading hostile texts of 200 KB, in times of reading a plain bank of that size.

Run as `python -m tests.bench.bank_linear [WORD...]`; the budget is ten times for every text. Words choose texts.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

from data.errors import StudyError
from data.formats.banks.parsing import parse_bank

SIZE = 200_000
BUDGET = 10.0
PLAIN = "{n}. Which service stores objects?\n   - A. a queue\n   - B. a bucket\n\n   **Answer: B**\n\n"
SIGNS = [
    "<",
    "|",
    "(A)",
    "**",
    "{",
    "[",
    "![",
    "(",
    '"',
    "'",
    "`",
    "```",
    "~~~",
    "<!--",
    "-->",
    "&",
    "#",
    "_",
    "*",
    "-",
    "=",
    "~",
    "::",
    "\\",
    ",",
    ";",
    "\t",
    ".",
    " ",
    "1",
    "a",
    "가",
    "①",
    "✅",
    ">",
    "[[]](",
    "![](",
    "![a b](c d e ",
    "]]>",
    "<![CDATA[",
]
TAGS = [
    "<p ",
    '<p a="',
    "<p a='",
    "<b>",
    "</b>",
    "<b></b>",
    "<sup>",
    "<sup>1</sup>",
    "<ol><li>",
    "a<br>b ",
    "<details>",
    '<img src="a" ',
    "<td>a</td>",
    "`<b>`</b>",
    "&amp;",
    "a `b ``c ",
]
LINES = [
    "A. a",
    "B. b",
    "A. a\nB. b",
    "A. a\nB. b\nC. c",
    "① a\n② b",
    "가. a\n나. b",
    "A. b B. c C. d",
    "- [ ] a",
    "[x] a",
    "- [ ] a\ntext",
    "Answer: A",
    "Answer:",
    "Answer: A, B and C",
    "Explanation: x",
    "... x",
    "Correct. x",
    "DRAG DROP",
    "DRAG DROP\n\nA. a\nB. b\n",
    "1. a",
    "1. a\nA. b\nB. c",
    "Question 1",
    "### Question A",
    "# a",
    "## a\n- domain: b\n",
    "#Q a\n^ b",
    "::a::{=b ~c}\n",
    "::a::{",
    "$CATEGORY: a",
    "a,b,c",
    "a\tb",
    "| a | b | c |\n|---|---|---|",
    "---",
    "```py",
    "a\nA) b\nB) c\nANSWER: A",
    "## Answers\n1. B",
    "| 1 | B |",
    "x (Answer: A)",
    "A. a\nB. b\nC",
    "**Q: a**\nA. b\nB. c",
    "<details><summary>Answer</summary>B</details>",
    '{"question":"a?","options":["b","c"],"answer":"b"}',
    "",
]
BEFORE = {
    "": ("", ""),
    "in a stem": ("1. Wet?\nA. sand\nB. sea\nAnswer: B\n\n2. ", "\nA. sand\nB. sea\nAnswer: B\n"),
    "in an option": ("1. Wet?\nA. sand\nB. ", "\nAnswer: A\n"),
    "in GIFT": ("::a::Wet? {=sea ~sand}\n\n::b::", "{=sea ~sand}\n"),
    "in our form": ("## q\n- domain: a\n\nWet?\n\n- [ ] a\n- [x] b\n\n", ""),
    "in Aiken": ("Q\nA) b\nB) c\nANSWER: A\n\n", ""),
    "in CSV": ("question,A,B,answer\n", ",a,b,A\n"),
    "in XML": ('<quiz><question type="multichoice"><questiontext format="html"><text><![CDATA[',
               ']]></text></questiontext><answer fraction="100"><text>a</text></answer><answer fraction="0">'
               "<text>b</text></answer></question></quiz>"),
}  # fmt: skip


def texts() -> Iterator[tuple[str, str]]:
    """Every unit, alone and inside each format, 200 KB of it."""
    for unit in [*SIGNS, *(f"{sign}\n" for sign in SIGNS), *TAGS, *(f"{line}\n" for line in LINES)]:
        filled = (unit * (SIZE // len(unit) + 1))[:SIZE]
        for name, (head, tail) in BEFORE.items():
            yield f"{unit!r} {name}".strip(), head + filled + tail
        item = {"question": filled, "options": ["b", "c"], "answer": "b"}
        yield f"{unit!r} in JSON", json.dumps([item], ensure_ascii=False)


def seconds(text: str) -> float:
    """Seconds of the processor that one reading takes; a refused text counts like a read one."""
    begun = time.process_time()
    with suppress(StudyError):
        parse_bank(text, "bank.txt")
    return time.process_time() - begun


def main(words: list[str]) -> int:
    """Print what takes longest; 1 when a text is over the budget."""
    plain = "".join(PLAIN.format(n=number) for number in range(1, SIZE // 60))[:SIZE]
    base = min(seconds(plain) for _ in range(3))
    ratios = []
    for name, text in texts():
        if not words or any(word in name for word in words):
            ratios.append((seconds(text) / base, name))
            if ratios[-1][0] > BUDGET:
                print(f"{ratios[-1][0]:6.1f}  {name}", flush=True)
    ratios.sort(reverse=True)
    print(f"plain bank {base:.2f} s; {len(ratios)} texts, the slowest:")
    for ratio, name in ratios[:10]:
        print(f"{ratio:6.1f}  {name}")
    return int(bool(ratios) and ratios[0][0] > BUDGET)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
