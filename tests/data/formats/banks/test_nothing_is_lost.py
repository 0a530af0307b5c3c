"""Every line of a bank in text ends in a question, in the list of what was refused, or in that of what is outside."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.formats.banks.model.model import ParsedBank
from data.formats.banks.text.text_bank import read_text_bank

LINES = [
    *"""
# {w}|## {w}|### {w}?|### Question 3: {w}|### 문제 NULL-1 {w}|#### 보기|Question 2|QUESTION 4 {w}
{w}|{w}?|1. {w}|2. {w}?|3) {w}|- {w}|  - {w}|A. {w}|B. {w}|C. {w}|D. {w}|a) {w}|b) {w}
① {w} ② {w}|A. {w} B. {w} C. {w}|- [ ] {w}|- [x] {w}|[*] {w}|- **[x] {w}**|- **B. {w}**|( ) {w}
Answer: B|Answer: A, {w}|**Correct answer: C** {w}|정답: ②|B|(Answer: A) {w}|{w} (Answer: B)
Explanation: {w}|... {w}|Incorrect. {w}|Correct! {w}|Reference: {w}|DRAG DROP {w}|DRAG DROP
<details>|<summary>Answer</summary>|</details>|<!-- {w} -->|<!--|-->|```|```python|---|***
## Answers|1. B|![{w}](p.png)|> {w}|Topic #: 1|Most Voted|Options:
{w}<br>{w}|<b>{w}</b> {w}|[Back to top](#top)|x<{w} && y>{w}
""".strip()
    .replace("\n", "|")
    .split("|"),
    "| {w} | B |",
    "| 1 | B |",
    "",
]
TEXTS = st.lists(st.sampled_from(LINES), max_size=40)


def written(lines: list[str]) -> str:
    """The lines with a word of its own wherever one may be."""
    count = 0
    shown = []
    for line in lines:
        while "{w}" in line:
            count += 1
            line = line.replace("{w}", f"word{count}x", 1)
        shown.append(line)
    return "\n".join(shown)


def kept(parsed_bank: ParsedBank) -> str:
    """Everything that the questions hold."""
    parts = [parsed_bank.title]
    for question in parsed_bank.questions:
        parts += [question.stem, question.name, question.explanation, *question.images]
        parts += [text for option in question.options for text in (option.text, option.note)]
    return "\n".join(parts)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example(["1. {w}?", "A. {w}", "B. {w}", "Answer: A, {w}", "### 문제 NULL-1 {w}", "{w}?", "A. {w}", "B. {w}"])
@example(["### {w}?", "- [ ] {w}", "- [x] {w}", "<!--", "### {w}?", "- [x] {w}", "- [ ] {w}", "DRAG DROP {w}"])
def test_every_line_of_a_bank_is_somewhere(lines: list[str]) -> None:
    """A word that stands in no question stands in a line that is told."""
    text = written(lines)
    parsed_bank = read_text_bank(text)
    told = {number for part in parsed_bank.outside for number in range(part.line, part.last + 1)}
    told |= {number for part in parsed_bank.refused for number in range(part.line, max(part.last, part.line) + 1)}
    words = set(re.findall(r"word\d+x", kept(parsed_bank)))
    lost = [
        (number, line)
        for number, line in enumerate(text.split("\n"), 1)
        if number not in told and not set(re.findall(r"word\d+x", line)) <= words
    ]
    assert not lost, (lost, text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_answer_stands_in_a_question(lines: list[str]) -> None:
    """What says the key or gives feedback is never shown with the question."""
    parsed_bank = read_text_bank(written(lines))
    for question in parsed_bank.questions:
        texts = [option.text for option in question.options]
        assert not re.search(
            r"(?m)^(?:Answer: B|정답: ②|\.\.\. |<!--|-->)", "\n".join(_without_code(question.stem))
        ), texts
        for text in texts:
            said = "\n".join(_without_code(text))
            assert not re.search(r"(?m)^(?:Answer: B|정답: ②|Correct! |Incorrect\. |\.\.\. |<!--|-->)", said), texts


def _without_code(text: str) -> list[str]:
    """The lines up to the first fence."""
    return text.partition("```")[0].split("\n")
