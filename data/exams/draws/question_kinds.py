"""Which questions of the banks are of a kind that the real exam asks."""

from collections.abc import Collection, Iterable

from data.model.questions import Question

CHOICE = "multiple choice"
"""One right answer."""
RESPONSE = "multiple response"
"""More than one right answer."""


def kind_of(question: Question) -> str:
    """The kind of a question, by its key, as packs name it."""
    return RESPONSE if len(question.counted_key) > 1 else CHOICE


def of_kinds(questions: Iterable[Question], kinds: Collection[str]) -> list[Question]:
    """The questions of the kinds that the exam asks.

    An exam that names neither kind of a bank's questions, such as one of laboratory work alone, takes them all.
    """
    asked = {CHOICE, RESPONSE} & set(kinds) or {CHOICE, RESPONSE}
    return [question for question in questions if kind_of(question) in asked]
