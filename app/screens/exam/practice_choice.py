"""The sets of questions to practise."""

from data.exams.practice import flagged, missed, unsure
from data.exams.sitting import answers_of
from data.formats.banks.study.question_pool import Pool, sittings
from data.language import say
from data.model.attempts import Answer
from data.model.domains import Domain
from data.model.questions import Question
from data.study.study import Study
from data.values import Values

LAST_ATTEMPTS = (1, 3, 10)


class PracticeSet(Values):
    """Questions that belong together, with their title."""

    title: str
    questions: list[Question]


def practice_choices(study: Study, pool: Pool) -> dict[str, PracticeSet]:
    """Every set that is not empty, by name."""
    questions = pool.in_bank(None)
    answers = list(study.all(Answer).values())
    marked = [answers_of(study, attempt) for attempt in sittings(study) if not attempt.running]
    marked = [answers_given for answers_given in marked if any(answer.right is not None for answer in answers_given)]
    sets = {"all": PracticeSet(say("All questions"), questions)}
    domains = study.all(Domain)
    for domain in domains.values():
        sets[f"domain {domain.id}"] = PracticeSet(
            domain.name,
            [question for question in questions if question.domain == domain.id],
        )
    if domains:
        sets["no domain"] = PracticeSet(
            say("Without a domain"),
            [question for question in questions if question.domain not in domains],
        )
    for last in LAST_ATTEMPTS:
        title = say("Missed in the last attempt") if last == 1 else say("Missed in the last {n} attempts", n=last)
        if last == 1 or len(marked) > 1:
            sets[f"missed {last}"] = PracticeSet(title, _among(questions, missed(marked, last)))
    sets["flagged"] = PracticeSet(say("Flagged"), _among(questions, flagged(answers)))
    sets["unsure"] = PracticeSet(say("Unsure or guessed"), _among(questions, unsure(answers)))
    return {name: chosen for name, chosen in sets.items() if chosen.questions}


def _among(questions: list[Question], wanted: set[int]) -> list[Question]:
    return [question for question in questions if question.id in wanted]
