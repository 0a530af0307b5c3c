"""The form for a domain of the exam, new or known."""

from collections.abc import Mapping

from app.forms.inputs.numbers import percent
from data.errors import BadInput
from data.frozen import replace
from data.language import say
from data.model.domains import Domain
from data.model.plan import TITLE_LIMIT
from data.study.study import Study
from data.text_folding import fold
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog

WHOLE = 100.0
"""Percent that all domains share."""


def domain_form(study: Study, old: Domain | None = None) -> FormDialog[Domain]:
    """A form whose result is a domain, not committed yet."""

    def accept(values: Mapping[str, str]) -> Domain:
        return _domain(study, old, values)

    domain = old or Domain(id=0, name="")
    weight = f"{domain.weight:g}" if domain.weight else ""
    fields = (
        Field("name", say("Name"), domain.name, append_on_focus=True),
        Field("short", say("Short name"), domain.short, say("for lists; leave empty to use the name")),
        Field("weight", say("Weight"), weight, say("percent of the exam, such as 24")),
    )
    return FormDialog(say("Edit the domain") if old else say("New domain"), fields, accept)


def _domain(study: Study, old: Domain | None, values: Mapping[str, str]) -> Domain:
    name = values["name"].strip()[:TITLE_LIMIT]
    if not name:
        raise BadInput(say("The domain needs a name."))
    others = [domain for domain in study.all(Domain).values() if old is None or domain.id != old.id]
    if fold(name) in {fold(domain.name) for domain in others}:
        raise BadInput(say("A domain named “{name}” already exists. Choose another name.", name=name))
    last = max((domain.position for domain in study.all(Domain).values()), default=-1.0)
    base = old or Domain(id=study.new_id(), name=name, position=last + 1)
    return replace(base, name=name, short=values["short"].strip(), weight=_weight(values["weight"]))


def _weight(text: str) -> float:
    """Percent of the exam; 0 for an empty field; raises `BadInput`."""
    try:
        weight = percent(text) or 0.0
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= WHOLE:
        raise BadInput(say("“{text}” is not a weight. Type a percentage from 0 to 100.", text=text.strip()[:20]))
    return weight
