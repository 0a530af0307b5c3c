"""Builds a question from named fields, as tables and JSON have them."""

from collections.abc import Mapping
from typing import Any

from data.formats.banks.fields.field_key import KeyStyle, right_options
from data.formats.banks.fields.fields import flat_text, marked_options, split_cell
from data.formats.banks.markup.html_text import perhaps_html
from data.formats.banks.model.model import (
    AMBIGUOUS_KEY,
    NO_OPTIONS,
    ONE_OPTION,
    UNCLEAR_ANSWER,
    Finding,
    FoundOption,
    FoundQuestion,
    Refused,
    excerpt,
)
from data.formats.banks.text.question_builder import distinct_texts, refusal
from data.language import say
from data.model.questions import letter

Roles = Mapping[str, list[str]]


def question_of(
    fields: Mapping[str, Any], roles: Roles, line: int, style: KeyStyle
) -> tuple[FoundQuestion | Refused, list[Finding]]:
    """The question or the reason for refusing it, and any findings; `style` is how the file writes its keys."""
    stem, images = perhaps_html(_first(fields, roles, "question"))
    options, ids = marked_options(fields, roles)
    answers: list[str] = []
    if len(options) < 2 and (draft := split_cell(stem)) is not None:
        stem, answers = "\n".join(draft.stem), draft.answers
        options = [FoundOption("\n".join(part.lines), part.marked, "\n".join(part.notes)) for part in draft.options]
        ids = [part.letter for part in draft.options]
    title = excerpt(stem or _first(fields, roles, "name"))
    if reason := refusal(len(options)):
        return Refused(line, ONE_OPTION if len(options) == 1 else NO_OPTIONS, reason, title), []
    pictures = [*images, *(path for name in roles.get("images", ()) for path in _paths(fields.get(name)))]
    if not stem and not pictures:
        return Refused(line, NO_OPTIONS, say("Options without a question."), excerpt(options[0].text)), []
    options, explanation = _explained(fields, roles, options, ids)
    right, findings = _right(fields, roles, options, ids, style, line, answers)
    domain = _first(fields, roles, "domain")
    return (
        FoundQuestion(
            line=line,
            stem=stem,
            options=_without_markup(options, right, pictures),
            images=tuple(dict.fromkeys(pictures)),
            explanation=perhaps_html(explanation)[0],
            name=_first(fields, roles, "name"),
            domain="" if domain.isdigit() else domain,
            statement=_first(fields, roles, "statement"),
            difficulty=_first(fields, roles, "difficulty").casefold(),
            link=_first(fields, roles, "link"),
        ),
        findings,
    )


def _without_markup(
    options: list[FoundOption], right: frozenset[int], pictures: list[str]
) -> tuple[FoundOption, ...]:
    """The options without markup; their pictures are added to those of the question."""
    read = [perhaps_html(option.text) for option in options]
    plain = distinct_texts([text for text, _ in read], [option.text for option in options])
    result = []
    for index, (option, (_, images)) in enumerate(zip(options, read, strict=True)):
        pictures += images
        text = plain[index] or " ".join(images)
        result.append(FoundOption(text, index in right, perhaps_html(option.note)[0]))
    return tuple(result)


def _explained(
    fields: Mapping[str, Any], roles: Roles, options: list[FoundOption], ids: list[str]
) -> tuple[list[FoundOption], str]:
    """The options with their explanations, from a list or by letter, and the question's explanation."""
    general: list[str] = []
    for name in roles.get("explanation", ()):
        value = fields.get(name)
        if isinstance(value, dict):
            notes = {str(mark).casefold(): flat_text(note) for mark, note in value.items()}
            by_mark = [notes.pop(mark.casefold(), "") for mark in ids]
            general += [f"{mark}: {text}" for mark, text in notes.items() if text]
        elif isinstance(value, list) and len(value) == len(options):
            by_mark = [flat_text(note) for note in value]
        else:
            general += [text] if (text := flat_text(value)) else []
            continue
        options = [option._replace(note=option.note or note) for option, note in zip(options, by_mark, strict=True)]
    return options, "\n\n".join(dict.fromkeys(general))


def _right(
    fields: Mapping[str, Any],
    roles: Roles,
    options: list[FoundOption],
    ids: list[str],
    style: KeyStyle,
    line: int,
    answers: list[str],
) -> tuple[frozenset[int], list[Finding]]:
    """Right options from marks on the options, the key's field, or a line in the question, in that order."""
    marked = frozenset(index for index, option in enumerate(options) if option.right)
    if marked and len(marked) < len(options):
        return marked, []
    texts = [option.text for option in options]
    first_answer = ""
    names = (*roles.get("key", ()), *roles.get("options", ())[1:])
    for value in (*(fields.get(name) for name in names), *answers):
        match = right_options(value, texts, ids, style)
        if match is not None:
            return match.right, _doubts(flat_text(value), match.right, match.text_match, line)
        first_answer = first_answer or flat_text(value)
    if not first_answer:
        return marked, []
    message = say("The answer “{text}” does not match any option.", text=excerpt(first_answer))
    return marked, [Finding(UNCLEAR_ANSWER, line, message)]


def _doubts(key: str, right: frozenset[int], text_match: int | None, line: int) -> list[Finding]:
    if text_match is None:
        return []
    message = say(
        "The key “{text}” was read as option {taken}, but it is also the text of option {other}. Check it.",
        text=excerpt(key), taken="".join(map(letter, sorted(right))), other=letter(text_match),
    )  # fmt: skip
    return [Finding(AMBIGUOUS_KEY, line, message)]


def _first(fields: Mapping[str, Any], roles: Roles, role: str) -> str:
    """The text of the role's first field that has one."""
    return next((text for name in roles.get(role, ()) if (text := flat_text(fields.get(name)))), "")


def _paths(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [path for value in values if isinstance(value, str) and (path := flat_text(value))]
