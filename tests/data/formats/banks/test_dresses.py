"""Two questions in every dress that banks in Markdown and plain text come in."""

from textwrap import dedent

import pytest

from data.formats.banks.parsing import parse_bank

FOLDED = """
    1. Which one is first?
        - A. One.
        - B. Two.

        <details markdown=1><summary markdown='span'>Answer</summary>
          Correct answer: A

          Explanation: it leads.
        </details>

    2. Which of these? (Select TWO)
        1. a list
        2. inside

        - A. One.
        - B. Two.
        - C. Three.

        <details><summary>Click for Answer</summary>B, C</details>
"""

QUESTIONS = """
    ### Question 1: Order
    Which one is first?
    A) One.
    B) Two.

    **Answer: A** — it leads.

    ### Question 2: Choice
    Which of these?
    A) One.
    B) Two.
    C) Three.

    **Correct Answer:** B and C
    **Explanation:** They fit.
"""

DUMP = """
    QUESTION NO: 1
    Which one is first?
    A. One.
    B. Two.
    Answer: A
    Explanation:
    A. is right.
    B. is not.

    QUESTION NO: 2
    Which of these?
    A. One.
    B. Two.
    C. Three.
    Answer: BC
"""

BOLD = """
    ### Part one

    1. **Which one is first?**
       - **A) One.**
       - B) Two.

    ### Part two

    2. **Which of these?**
       - A) One.
       - **B) Two.**
       - C) **Three.** ✅
"""

DISCUSSED = """
    ## Exam XYZ topic 1 question 1 discussion
    Actual exam question from the vendor
    Question #: 1
    Topic #: 1
    [All XYZ Questions]

    Which one is first?

    A. One. Most Voted
    B. Two.

    **Answer: A**

    [View it](https://example.org)
    ----------------------------------------
    ## Exam XYZ topic 1 question 2 discussion
    Question #: 2
    Topic #: 1

    Which of these?

    **A:** One.
    **B:** Two.
    **C:** Three.

    Suggested Answer: BC 🗳️
"""

NOTHING_BEGINS = """
    Which one is first?
    A. One.
    B. Two.
    Answer: A
    Explanation: it leads.

    Which of these?
    A. One.
    B. Two.
    C. Three.
    Answer: B, C
"""

KEYS_AT_THE_END = """
    1. Which one is first?
       a. One.
       b. Two.
    2. Which of these?
       a. One.
       b. Two.
       c. Three.

    ## Answer key
    1. a
    2. b, c
"""

ANSWERS_APART = """
    ### Q1
    Which one is first?
    A. One.
    B. Two.

    ### Q2
    Which of these?
    A. One.
    B. Two.
    C. Three.

    ## Answers and reasons

    ### Q1
    **Answer: A**

    ### Q2
    **Answer: B, C**
    They fit.
"""

KOREAN = """
    **1. 첫 번째는 무엇인가?**
    ① 하나
    ② 둘

    정답: ①
    해설: 먼저 온다.

    **2. 알맞은 것을 고르시오. (2개 선택)**
    ① 하나
    ② 둘
    ③ 셋

    정답: ②, ③
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FOLDED, "details_answer"),
        (QUESTIONS, "answer_line"),
        (DUMP, "answer_line"),
        (BOLD, "bold_option"),
        (DISCUSSED, "answer_line"),
        (NOTHING_BEGINS, "answer_line"),
        (KEYS_AT_THE_END, "key_file"),
        (ANSWERS_APART, "answer_line"),
        (KOREAN, "answer_line"),
    ],
)
def test_the_same_two_questions_in_every_dress(text: str, name: str) -> None:
    """First A of two options, then B and C of three, whichever way the file marks its keys."""
    parsed_bank = parse_bank(dedent(text).strip() + "\n", "bank.md")
    assert [question.key for question in parsed_bank.questions] == ["A", "BC"], parsed_bank
    assert [len(question.options) for question in parsed_bank.questions] == [2, 3]
    assert parsed_bank.format == name
    assert not parsed_bank.refused
    assert not [finding for finding in parsed_bank.findings if finding.code != "choose_mismatch"]
    assert parsed_bank.questions[0].stem in ("Which one is first?", "첫 번째는 무엇인가?")
