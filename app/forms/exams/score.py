"""The form for the score of a mock exam."""

import re
from collections.abc import Mapping
from datetime import date

from data.dates import parse_day, says_none
from data.errors import BadInput
from data.exams.mock_titles import next_mock_title
from data.frozen import replace
from data.language import say
from data.model.attempts import Attempt, DomainScore
from data.model.domains import Domain
from data.study.study import Study
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog

COUNTED = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*%?")


def score_form(study: Study, today: date, old: Attempt | None = None) -> FormDialog[Attempt]:
    """A form whose result is a scored mock exam, not committed yet."""
    title = say("Score of “{title}”", title=old.title) if old else say("New mock exam")

    def accept(values: Mapping[str, str]) -> Attempt:
        return _attempt(study, today, old, values)

    return FormDialog(title, _fields(study, today, old), accept)


def parse_score(text: str) -> tuple[float, int | None, int | None]:
    """(percent, right, total) of a score such as 47/65, 72% or 72.5; raises `BadInput`."""
    typed_score = text.strip()
    if counted := COUNTED.fullmatch(typed_score):
        right, total = int(counted[1]), int(counted[2])
        if total and right <= total:
            return 100 * right / total, right, total
    elif percent := PERCENT.fullmatch(typed_score):
        value = float(percent[1].replace(",", "."))
        if value <= 100:
            return value, None, None
    raise BadInput(say("“{text}” is not a score. Type it as 47/65 or 72%.", text=typed_score[:20]))


def _fields(study: Study, today: date, old: Attempt | None) -> tuple[Field, ...]:
    day = old.day if old and old.has_score and old.day else today
    return (
        Field("score", say("Score"), _said(old.percent, old.right, old.total) if old else "", "47/65, 72%"),
        _title_field(study, old),
        Field("target", say("Target in percent"), f"{old.target:g}" if old and old.target is not None else "", "70"),
        Field("day", say("Taken on"), day.isoformat()),
        *(_domain_field(domain, old) for domain in study.all(Domain).values()),
        Field("memo", say("Memo"), old.memo if old else "", say("What to remember"), append_on_focus=True),
    )


def _title_field(study: Study, old: Attempt | None) -> Field:
    title = old.title if old else next_mock_title(study)
    return Field("title", say("Title"), title, append_on_focus=old is not None)


def _domain_field(domain: Domain, old: Attempt | None) -> Field:
    score = (
        next((domain_score for domain_score in old.domain_scores if domain_score.domain == domain.id), None)
        if old
        else None
    )
    value = _said(score.percent, score.right, score.total) if score else ""
    return Field(f"domain-{domain.id}", domain.name, value, say("if known: 12/15, 80%"))


def _said(percent: float | None, right: int | None, total: int | None) -> str:
    if right is not None and total is not None:
        return f"{right}/{total}"
    return "" if percent is None else f"{percent:g}%"


def _attempt(study: Study, today: date, old: Attempt | None, values: Mapping[str, str]) -> Attempt:
    if not values["title"].strip():
        raise BadInput(say("A mock exam needs a title."))
    scored = parse_score(values["score"]) if values["score"].strip() else (None, None, None)
    domain_scores = []
    for domain in study.all(Domain).values():
        text = values[f"domain-{domain.id}"]
        if text.strip():
            percent, right, total = parse_score(text)
            domain_scores.append(DomainScore(domain.id, percent, right, total))
    base = old or Attempt(id=study.new_id(), title="-", position=float(len(study.all(Attempt))))
    return replace(
        base,
        title=values["title"].strip(),
        percent=scored[0],
        right=scored[1],
        total=scored[2],
        target=parse_score(values["target"])[0] if values["target"].strip() else None,
        day=None if says_none(values["day"]) else parse_day(values["day"], today),
        domain_scores=tuple(domain_scores),
        memo=values["memo"].strip(),
    )
