"""Settles the domain of a question that only has a suggested one; until then it counts in no domain's score."""

from collections.abc import Callable, Mapping

from textual.app import App

from app.session.notices import do_or_say
from data.exams.run import with_its_bank
from data.language import say
from data.model.domains import Domain
from data.model.questions import Bank, Question
from data.study.study import Study
from widgets.dialogs.choice_dialog import ChoiceDialog


def suggestion_label(study: Study, question: Question, key: str) -> str:
    """What is suggested and the key that settles it; empty for a question whose domain is settled."""
    domain = study.all(Domain).get(question.suggested_domain or 0)
    if question.domain is not None:
        return ""
    if domain is None:
        return say("This question has no domain. Press [{key}] to set one.", key=key)
    return say("Suggested domain: {name}. Press [{key}] to accept or change it.", key=key, name=domain.name)


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
        records = with_its_bank(study, banks, changed)
        if do_or_say(app, lambda: study.commit(say("Set the domain of a question"), *records)):
            then(changed)

    choices = tuple((str(each.id), each.name) for each in domains)
    await app.push_screen(ChoiceDialog(say("Domain of the question"), "", choices), chosen)
