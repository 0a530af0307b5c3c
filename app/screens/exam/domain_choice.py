"""Settles the domain of a question that only has a suggested one; until then it counts in no domain's score."""

from collections.abc import Callable, Mapping

from textual.app import App

from app.forms.dispute import with_its_bank
from data.errors import StudyError
from data.language import say
from data.model.domains import Domain
from data.model.questions import Bank, Question
from data.study.study import Study
from widgets.dialogs.choice_dialog import ChoiceDialog


def suggestion_words(study: Study, question: Question) -> str:
    """What is suggested and how to settle it; empty for a question whose domain is settled."""
    domain = study.all(Domain).get(question.suggested_domain or 0)
    if question.domain is not None:
        return ""
    if domain is None:
        return say("This question has no domain: o gives it one.")
    return say("Suggested domain: {name}. o accepts or corrects it.", name=domain.name)


async def ask_for_domain(
    app: App[None], study: Study, banks: Mapping[int, Bank], question: Question, then: Callable[[Question], None]
) -> None:
    """Ask for the question's domain, the suggested one first, and commit it."""
    first = question.domain or question.suggested_domain
    domains = sorted(study.all(Domain).values(), key=lambda each: (each.id != first, each.position, each.id))

    def chosen(name: str | None) -> None:
        if name is None:
            return
        changed = question.in_domain(int(name))
        try:
            study.commit(say("Domain of a question"), *with_its_bank(study, banks, changed))
        except StudyError as error:
            app.notify(str(error), severity="error", markup=False)
            return
        then(changed)

    choices = tuple((str(each.id), each.name) for each in domains)
    await app.push_screen(ChoiceDialog(say("Domain of the question"), "", choices), chosen)
