"""What was written as Markdown, where there is room for words only."""

import pytest

from data.planning.plain_markdown import on_one_plain_line, read_plainly


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("| Metric | Use |\n|---|:---:|\n| F1 | few \\| many |\n", "Metric · Use\nF1 · few | many\n"),
        (
            "Read it:\n\n```python\ndef f(x):\n    return x | 1\n```\nWhy?",
            "Read it:\n\ndef f(x):\n    return x | 1\nWhy?",
        ),
        ("```\n| kept | as code |\n```", "| kept | as code |"),
        ("a | b, and || too", "a | b, and || too"),
        ("---\n- one\n- two", "---\n- one\n- two"),
        ("|", "|"),
        ("", ""),
    ],
)
def test_tables_and_fences_are_read_as_words(written: str, read: str) -> None:
    assert read_plainly(written) == read


def test_a_question_with_code_begins_with_its_words() -> None:
    stem = "```python\ndef f(x):\n    return x\n```\nWhat is\treturned?"
    assert on_one_plain_line(stem) == "def f(x): return x What is returned?"
    assert on_one_plain_line("```python def f(x)") == "python def f(x)"
