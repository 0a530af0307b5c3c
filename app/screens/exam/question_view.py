"""A paper as the card and the grid show it."""

from collections.abc import Mapping
from datetime import datetime

from data.exams.draws.option_order import Order, as_shown, option_order
from data.exams.marking import is_complete
from data.exams.paper import Paper
from data.language import say
from data.model.attempts import Answer
from data.model.questions import Question, letter
from widgets.exam.question_card import OptionView, QuestionView
from widgets.exam.question_grid import CellView

FELT = {"sure": "sure", "unsure": "unsure", "guess": "guess"}


def question_view(paper: Paper, question: Question, prompt: str = "", marked: bool = False) -> QuestionView:
    """The current question; `marked` adds the key and the explanation."""
    answer = paper.answer()
    order = option_order(paper.attempt, question)
    heading = say("Question {n} of {total}", n=answer.number, total=len(paper.answers))
    return card_view(question, answer, order, heading, prompt, marked)


def card_view(
    question: Question, answer: Answer, order: Order, heading: str, prompt: str = "", marked: bool = False
) -> QuestionView:
    """A question with its answer."""
    key = (answer.key or question.counted_key) if marked else ""
    verdict, right = _verdict(answer, as_shown(key, order), order) if marked else ("", None)
    return QuestionView(
        heading=heading,
        stem=question.stem,
        pictures=question.images,
        options=tuple(
            OptionView(
                mark=letter(index),
                text=question.options[own].text,
                chosen=letter(own) in answer.chosen,
                struck=letter(own) in answer.struck,
                right=letter(own) in key if marked and key else None,
                note=question.options[own].note if marked else "",
            )
            for index, own in enumerate(order)
        ),
        marks=marks(answer, question.picks),
        prompt=prompt,
        memo=answer.memo,
        verdict=verdict,
        right=right,
        explanation=question.explanation if marked else "",
        link=question.link if marked else "",
    )


def marks(answer: Answer, picks: int | None) -> tuple[str, ...]:
    """Words on an answer: how many to choose, whether it is flagged, how sure the learner is, a note."""
    words = [say("choose {n}", n=picks)] if picks and picks > 1 else []
    if answer.flagged:
        words.append(say("flagged"))
    if answer.sureness in FELT:
        words.append(say(FELT[answer.sureness]))
    if answer.memo:
        words.append(say("has a note"))
    return tuple(words)


def cells(paper: Paper, questions: Mapping[int, Question], now: datetime) -> tuple[CellView, ...]:
    """Every answer of a paper, with letters in the order shown."""
    return tuple(_cell(paper, answer, questions, now) for answer in paper.answers)


def _cell(paper: Paper, answer: Answer, questions: Mapping[int, Question], now: datetime) -> CellView:
    question = questions.get(answer.question or 0)
    chosen = answer.chosen if question is None else as_shown(answer.chosen, option_order(paper.attempt, question))
    return CellView(
        number=answer.number,
        chosen=chosen,
        complete=is_complete(answer, question),
        flagged=answer.flagged,
        sureness=answer.sureness,
        seconds=paper.seconds_on(answer.number, now),
    )


def _verdict(answer: Answer, key: str, order: Order) -> tuple[str, bool | None]:
    if not key:
        return say("This question has no answer key."), None
    right = set(as_shown(answer.chosen, order)) == set(key)
    if right:
        return say("Right: {key}", key=key), True
    if not answer.chosen:
        return say("Unanswered: the answer is {key}", key=key), False
    return say("Wrong: the answer is {key}", key=key), False
