"""Whatever stands in a file, it is read or refused with one sentence, and what is read can be asked."""

import json
from datetime import UTC, datetime
from itertools import count

from hypothesis import example, given
from hypothesis import strategies as st

from data.errors import StudyError
from data.formats.banks.as_json import as_json
from data.formats.banks.model.model import ParsedBank
from data.formats.banks.parsing import parse_bank
from data.formats.banks.study.into_study import planned_import
from data.model.questions import Question

MARKDOWN = (
    "### |## x-1|# T|Q1. |Question 2: |**3. a?**|4) |문제 5|- [ ] |- [x] |- [c]|A. |B) |**C) x**|(d) |① |② |Answer: |"
    "**Answer: B**|정답: ②|ANSWER: A|Explanation:|<details>|<summary>Answer</summary>|</details>|```|~~~|---|> A: |"
    "- domain: de|![i](p.png)|<img src=|(Choose two.)|?|é|한|\x00"
)
OTHERS = (
    '::q::|{|}|=|~|%50%|####|$CATEGORY: x|//|\\|question,a,b,answer|,|;|\t|"|{"question":|[|]|<quiz>|</quiz>|'
    '<question type="multichoice">|<answer fraction="1">'
)
PIECES = st.sampled_from([*MARKDOWN.split("|"), *OTHERS.split("|"), "|"])
TEXTS = st.lists(st.one_of(PIECES, st.just("\n"), st.just("\n\n"), st.text(max_size=8)), max_size=80).map("".join)


def asked(parsed_bank: ParsedBank) -> None:
    """Every question found can be kept in a study and written as JSON; every line is one of the file."""
    planned = planned_import(
        parsed_bank, "bank.txt", [], [], count(1).__next__, datetime(2026, 1, 1, tzinfo=UTC), None, {1: ["x"]}
    )
    kept = sum(isinstance(record, Question) for record in planned.changed)
    assert kept == planned.added == len(parsed_bank.questions) - planned.repeated - planned.edited
    assert json.loads(as_json(parsed_bank))["format"]
    assert all(question.line >= 1 for question in parsed_bank.questions)
    assert all(refusal.line >= 1 and refusal.reason for refusal in parsed_bank.refused)


@given(TEXTS)
@example("- [ ] a\n- [x] b\n")
@example("::a::{=b ~c}")
@example('{"question": "a?", "options": {"question": []}}')
@example("question,a,b,answer\n?,x,y,z,more\n")
def test_text_is_read_or_refused(text: str) -> None:
    """Pieces of every format in any order."""
    try:
        parsed_bank = parse_bank(text, "bank.txt", "1. A\n2. B\n3. C\n")
    except StudyError:
        return
    lines = text.count("\n") + text.count("\r") + 1
    assert all(question.line <= lines for question in parsed_bank.questions)
    asked(parsed_bank)


@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused(raw: bytes) -> None:
    """Bytes in no encoding at all."""
    try:
        asked(parse_bank(raw, "bank.bin"))
    except StudyError:
        return


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=6), st.floats(allow_nan=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                ["question", "options", "answer", "answers", "correct", "a", "b", "A", "text", "title", "id", "image"]
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=30,
)


@given(JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    """Fields that should be lists are numbers, and the other way round."""
    try:
        asked(parse_bank(json.dumps([value]), "bank.json"))
    except StudyError:
        return


@given(st.lists(st.tuples(st.integers(2, 6), st.integers(0, 63), st.booleans()), min_size=1, max_size=12))
def test_a_written_bank_reads_as_it_was_meant(questions: list[tuple[int, int, bool]]) -> None:
    """Any number of options and any key, in check boxes and in letters with an answer line."""
    boxes, letters, keys = [], [], []
    for number, (options, bits, blank) in enumerate(questions, 1):
        marks = [bool(bits >> place & 1) for place in range(options)]
        keys.append("".join("ABCDEF"[place] for place in range(options) if marks[place]))
        gap = "\n" if blank else ""
        boxes.append(f"### What is {number}?\n{gap}" + "".join(
            f"- [{'x' if mark else ' '}] option {place}\n" for place, mark in enumerate(marks)
        ))  # fmt: skip
        letters.append(f"{number}. What is {number}?\n{gap}" + "".join(
            f"   {'ABCDEF'[place]}. option {place}\n" for place in range(options)
        ) + (f"\nAnswer: {', '.join(keys[-1])}\n" if keys[-1] else ""))  # fmt: skip
    for texts in (boxes, letters):
        parsed_bank = parse_bank("\n".join(texts), "bank.md")
        assert [question.key for question in parsed_bank.questions] == keys
        assert [len(question.options) for question in parsed_bank.questions] == [
            options for options, _, _ in questions
        ]
