"""What the learner should look at before a bank is imported; nothing is left out silently."""

import re
from collections.abc import Callable

from data.formats.banks.model.content_key import content_key, flat
from data.formats.banks.model.model import (
    CHOOSE_MISMATCH,
    DUPLICATE,
    IDENTICAL_OPTIONS,
    MISSING_IMAGE,
    NO_KEY,
    Finding,
    FoundQuestion,
)
from data.formats.banks.model.options_asked_for import asked_for
from data.language import say
from data.model.questions import letter

_SHOWN = re.compile(
    r"\b(?:the|this|an|following)\s+exhibit\b|"
    r"\b(?:following|accompanying)\s+(?:image|picture|diagram|screenshot|figure)\b|"
    r"\b(?:image|picture|diagram|screenshot|figure)\s+(?:shown\s+)?(?:below|above)\b|"
    r"\b(?:see|shown\s+in)\s+the\s+(?:image|picture|diagram|screenshot|figure)\b|"
    r"(?:다음|아래)\s*(?:그림|이미지)",
    re.I,
)


def findings_of(
    questions: tuple[FoundQuestion, ...], has_image: Callable[[str], bool] | None = None
) -> tuple[Finding, ...]:
    """Findings in the order of the questions; `has_image` tells whether a picture can be had, where that is known."""
    findings: list[Finding] = []
    seen: dict[str, FoundQuestion] = {}
    for question in questions:
        findings += _of_key(question)
        findings += _of_images(question, has_image)
        key = content_key(question.stem, (option.text for option in question.options), question.images)
        first = seen.setdefault(key, question)
        if first is not question:
            findings.append(Finding(DUPLICATE, question.line, _duplicate(question, first)))
    return tuple(findings)


def _of_key(question: FoundQuestion) -> list[Finding]:
    findings = []
    if not question.key:
        message = say("No key is marked: it is kept, and never scored until you give one.")
        findings.append(Finding(NO_KEY, question.line, message))
    places: dict[str, int] = {}
    for place, option in enumerate(question.options):
        same = places.setdefault(" ".join(option.text.split()), place)
        if same != place:
            message = say("Options {one} and {other} are the same.", one=letter(same), other=letter(place))
            findings.append(Finding(IDENTICAL_OPTIONS, question.line, message))
            break
    asked = asked_for(question.stem)
    if asked and question.key and asked != len(question.key):
        message = say(
            "It asks for {n} options and its key has {had} ({key}).", n=asked, had=len(question.key), key=question.key
        )
        findings.append(Finding(CHOOSE_MISMATCH, question.line, message))
    return findings


def _of_images(question: FoundQuestion, has_image: Callable[[str], bool] | None) -> list[Finding]:
    if not question.images:
        if _SHOWN.search(question.stem[:4000]) and "```" not in question.stem and "|" not in question.stem:
            message = say("It speaks of a picture, and there is none.")
            return [Finding(MISSING_IMAGE, question.line, message)]
        return []
    if has_image is None:
        return []
    return [
        Finding(MISSING_IMAGE, question.line, say("The picture “{name}” is not there.", name=path[:200]))
        for path in question.images
        if not has_image(path)
    ]


def _duplicate(question: FoundQuestion, first: FoundQuestion) -> str:
    texts = sorted(flat(option.text) for option in question.options if option.right)
    if texts == sorted(flat(option.text) for option in first.options if option.right):
        return say("The same question as in line {n}: it is imported once.", n=first.line)
    return say(
        "The same question as in line {n} with another key: check which is right, the first is imported.",
        n=first.line,
    )
