"""Banks in Markdown and plain text: whatever marks the key, the questions and their keys are found."""

from textwrap import dedent

import pytest

from data.formats.banks.model.model import ParsedBank
from data.formats.banks.parsing import parse_bank


def read(text: str, key_text: str | None = None) -> ParsedBank:
    """The bank in a dedented text."""
    return parse_bank(dedent(text).strip() + "\n", "bank.md", key_text)


def keys(parsed_bank: ParsedBank) -> list[str]:
    """The keys of all questions."""
    return [question.key for question in parsed_bank.questions]


BOXES = """
    # Practice

    ## Why this course
    - ✅ You can pass;
    - **Much more!**

    ### Which service keeps objects?

    ![shelf](images/shelf.png)

    - [ ] A queue.
    - [x] A bucket.
    -[ ] A table.

    **[⬆ Back to Top](#contents)**

    ### Which two sort? (Choose two.)
    - [X] Quick
      and short.
    * [ ] Slow
    - [x ]Merge

    ### HOTSPOT Drag the parts.

    ![parts](images/parts.png)

    ### Which mark is odd?
    - [ ] this
    - [c] that
"""


def test_check_boxes_with_the_irregularities_of_real_files() -> None:
    """Bullets, spaces and capitals vary; an unclear mark is told; a question without options is refused."""
    parsed_bank = read(BOXES)
    assert (parsed_bank.format, parsed_bank.title) == ("checkbox_markdown", "Practice")
    assert [question.stem for question in parsed_bank.questions] == [
        "Which service keeps objects?",
        "Which two sort? (Choose two.)",
        "Which mark is odd?",
    ]
    assert keys(parsed_bank) == ["B", "AC", ""]
    assert parsed_bank.questions[0].images == ("images/shelf.png",)
    assert parsed_bank.questions[1].options[0].text == "Quick\nand short."
    assert [(refusal.code, refusal.line) for refusal in parsed_bank.refused] == [("not_choice", 23)]
    assert {finding.code for finding in parsed_bank.findings} == {"no_key", "unclear_mark"}


def test_code_in_stems_and_options_stays_whole() -> None:
    """Options that are code blocks keep them, and marks inside code are no options."""
    parsed_bank = read(
        """
        #### Q1. What prints 2?

        ```python
        - [ ] not an option
        # Q2. not a question
        ```

        - [ ] A

        ```python
        print(1)
        ```

        - [x] B

        ```python
        print(2)
        ```

        **Explanation:** one and one.

        #### Q2. And next?
        - [x] yes
        - [ ] no
        """
    )
    assert keys(parsed_bank) == ["B", "A"]
    first = parsed_bank.questions[0]
    assert "not an option" in first.stem
    assert "print(2)" in first.options[1].text
    assert first.explanation == "one and one."


BULLETS = """
    ## 1. Which one is first?
    - **One.**
    - Two.

    ## 2. Which of these?
    - One.
    - Two.
    - Three.

    <details><summary>Answer</summary>Two., Three.</details>
"""


def test_a_list_without_letters_is_options_only_where_a_key_says_so() -> None:
    """A bold item marks the key; a list with no mark is no question's options."""
    parsed_bank = read(BULLETS + "\n    ## 3. Tell me\n    - this\n    - that\n")
    assert keys(parsed_bank) == ["A", "BC"]
    assert len(parsed_bank.refused) == 1


def test_bullets_below_bullets_and_answers_by_the_options_words() -> None:
    """An exclamation mark before some options marks them; an answer may be the beginning of one option's text."""
    nested = read(
        "# C\n\n* Is it wet?\n    - No\n    - !Yes\n\n* Which are dry?\n    - !Sand\n    - Rain\n    - !Stone\n"
    )
    assert keys(nested) == ["B", "AC"]
    folded = (
        "{}. Which?\n    - cd/\n    - cd ~\n    - 255 signs\n    <details><summary>Answer</summary>{}</details>\n"
    )
    answers = ("cd ~", "255", "cd/, 255 signs", "something else")
    parsed_bank = read("\n".join(folded.format(at, said) for at, said in enumerate(answers, 1)))
    assert keys(parsed_bank) == ["B", "C", "AC"]
    assert len(parsed_bank.refused) == 1


def test_options_side_by_side_in_one_line() -> None:
    """Wide gaps part two options, single spaces at least three."""
    parsed_bank = read("Q1. Wet?\nA. sand  B. sea\n\nAnswer: B\n\nQ2. Dry?\nA) sand B) sea C) rain\n\nAnswer: A\n")
    assert [len(question.options) for question in parsed_bank.questions] == [2, 3]
    assert keys(parsed_bank) == ["B", "A"]


def test_a_key_file_of_its_own_keys_the_questions_and_contradictions_are_told() -> None:
    """Rows number the questions; what is marked in the bank wins and the difference is a finding."""
    bank = "1. First?\n   A) x\n   B) y\n\n2. **Second?**\n   - **A) x**\n   - B) y\n"
    parsed_bank = read(bank, "1. B\n2. B\n")
    assert keys(parsed_bank) == ["B", "A"]
    assert [finding.code for finding in parsed_bank.findings] == ["two_keys"]


def test_numbered_lists_in_stems_and_explanations_begin_no_questions() -> None:
    """Only the numbers that count on from question to question do."""
    parsed_bank = read(
        """
        1. Put these in order:
           1. wash
           2. dry
           3. iron

           A. 123
           B. 321

        Answer: A

        Explanation, step by step:
        1. water
        2. air

        2. Which is hot?
           A. ice
           B. iron

        Answer: B
        """
    )
    assert keys(parsed_bank) == ["A", "B"]
    assert "3. iron" in parsed_bank.questions[0].stem
    assert "2. air" in parsed_bank.questions[0].explanation


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("B", "B"), ("b", "B"), ("(B)", "B"), ("**B**", "B"), ("B, D", "BD"), ("BD", "BD"), ("B and D", "BD"),
        ("B) second", "B"), ("Option B", "B"), ("second", "B"), ("2", "B"), ("②", "B"),
        ("B. Because A is wrong", "B"),
        ("A company does", ""), ("Z", ""), ("", ""),
    ],
)  # fmt: skip
def test_answers_in_words(said: str, key: str) -> None:
    """Letters, numbers and the option's own text are understood; a sentence that begins with “A” is no letter."""
    parsed_bank = read(f"Q1. What?\n\nA. first\nB. second\nC. third\nD. fourth\n\nAnswer: {said}\n")
    assert keys(parsed_bank) == [key]
