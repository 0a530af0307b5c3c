"""One question put together from named fields, as tables and JSON have them."""

import re
from collections.abc import Mapping
from typing import Any

from data.formats.banks.fields.field_key import places_of
from data.formats.banks.fields.fields import flat_text, marked_options
from data.formats.banks.model.model import (
    NO_OPTIONS,
    ONE_OPTION,
    UNCLEAR_ANSWER,
    Finding,
    FoundOption,
    FoundQuestion,
    Refused,
    excerpt,
)
from data.formats.banks.text.html_text import html_to_text
from data.formats.banks.text.markup import images_in
from data.language import say
from data.model.questions import OPTION_LIMIT

Roles = Mapping[str, list[str]]

_HTML = re.compile(r"</?(?:p|br|div|span|b|strong|i|em|u|ul|ol|li|img|code|pre|table|a|sub|sup)\b|&#?\w{2,8};", re.I)


def question_of(
    fields: Mapping[str, Any], roles: Roles, line: int, base: int
) -> tuple[FoundQuestion | Refused, list[Finding]]:
    """The question, or why it is none, and what is to be looked at; `base` is the number of the first option."""
    stem, images = _shown(_first(fields, roles, "question"))
    options, ids = marked_options(fields, roles)
    shown = excerpt(stem or _first(fields, roles, "name"))
    if len(options) < 2:
        reason = say(
            "Only one option: there is nothing to choose." if options else "No options: not a choice question."
        )
        return Refused(line, ONE_OPTION if options else NO_OPTIONS, reason, shown), []
    if len(options) > OPTION_LIMIT:
        reason = say("{n} options: more than {limit} letters can name.", n=len(options), limit=OPTION_LIMIT)
        return Refused(line, NO_OPTIONS, reason, shown), []
    pictures = [*images, *(path for name in roles.get("images", ()) for path in _paths(fields.get(name)))]
    if not stem and not pictures:
        return Refused(line, NO_OPTIONS, say("Options without a question."), excerpt(options[0].text)), []
    right, findings = _right(fields, roles, options, ids, base, line)
    domain = _first(fields, roles, "domain")
    return (
        FoundQuestion(
            line=line,
            stem=stem,
            options=tuple(_option(option, place in right, pictures) for place, option in enumerate(options)),
            images=tuple(dict.fromkeys(pictures)),
            explanation=_shown(_first(fields, roles, "explanation"))[0],
            name=_first(fields, roles, "name"),
            domain="" if domain.isdigit() else domain,
            statement=_first(fields, roles, "statement"),
            difficulty=_first(fields, roles, "difficulty").casefold(),
            link=_first(fields, roles, "link"),
        ),
        findings,
    )


def _option(option: FoundOption, right: bool, pictures: list[str]) -> FoundOption:
    text, images = _shown(option.text)
    pictures += images
    return FoundOption(text or " ".join(images), right, _shown(option.note)[0])


def _right(
    fields: Mapping[str, Any], roles: Roles, options: list[FoundOption], ids: list[str], base: int, line: int
) -> tuple[frozenset[int], list[Finding]]:
    marked = frozenset(place for place, option in enumerate(options) if option.right)
    if marked:
        return marked, []
    texts = [option.text for option in options]
    tried = ""
    for name in (*roles.get("key", ()), *roles.get("options", ())[1:]):
        value = fields.get(name)
        places = places_of(value, texts, ids, base)
        if places is not None:
            return places, []
        tried = tried or flat_text(value)
    if not tried:
        return frozenset(), []
    message = say("The answer “{text}” names none of the options.", text=excerpt(tried))
    return frozenset(), [Finding(UNCLEAR_ANSWER, line, message)]


def _first(fields: Mapping[str, Any], roles: Roles, role: str) -> str:
    """The first of a role's fields that says something."""
    return next((text for name in roles.get(role, ()) if (text := flat_text(fields.get(name)))), "")


def _shown(text: str) -> tuple[str, tuple[str, ...]]:
    return html_to_text(text) if _HTML.search(text) else images_in(text)


def _paths(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [path for value in values if isinstance(value, str) and (path := flat_text(value))]
