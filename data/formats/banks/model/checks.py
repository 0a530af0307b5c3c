"""Checks a bank before its import and reports what the learner should look at."""

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
from data.language import say, say_count
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
    """Findings in the order of the questions; `has_image` tells whether a picture is available, if that is known."""
    findings: list[Finding] = []
    seen: dict[str, FoundQuestion] = {}
    for question in questions:
        findings += _key_findings(question)
        findings += _image_findings(question, has_image)
        key = content_key(question.stem, (option.text for option in question.options), question.images)
        first = seen.setdefault(key, question)
        if first is not question:
            findings.append(Finding(DUPLICATE, question.line, _duplicate(question, first)))
    return tuple(findings)


def _key_findings(question: FoundQuestion) -> list[Finding]:
    findings = []
    if not question.key:
        message = say("No key is marked. The question does not count until you set one.")
        findings.append(Finding(NO_KEY, question.line, message))
    index_by_text: dict[str, int] = {}
    for index, option in enumerate(question.options):
        text = option.text if "\n" in option.text else " ".join(option.text.split())
        same = index_by_text.setdefault(text, index)
        if same != index:
            message = say("Options {one} and {other} are the same.", one=letter(same), other=letter(index))
            findings.append(Finding(IDENTICAL_OPTIONS, question.line, message))
            break
    count = asked_for(question.stem)
    if count and question.key and count != len(question.key):
        message = say_count(
            count,
            "It asks for {n} option, but its key has {had} ({key}).",
            "It asks for {n} options, but its key has {had} ({key}).",
            had=len(question.key),
            key=question.key,
        )
        findings.append(Finding(CHOOSE_MISMATCH, question.line, message))
    return findings


def _image_findings(question: FoundQuestion, has_image: Callable[[str], bool] | None) -> list[Finding]:
    if not question.images:
        if _SHOWN.search(question.stem[:4000]) and "```" not in question.stem and "|" not in question.stem:
            message = say("It mentions an image, but none is attached.")
            return [Finding(MISSING_IMAGE, question.line, message)]
        return []
    if has_image is None:
        return []
    return [
        Finding(MISSING_IMAGE, question.line, say("The image “{name}” was not found.", name=path[:200]))
        for path in question.images
        if not has_image(path)
    ]


def _duplicate(question: FoundQuestion, first: FoundQuestion) -> str:
    texts = sorted(flat(option.text) for option in question.options if option.right)
    if texts == sorted(flat(option.text) for option in first.options if option.right):
        return say("Same question as on line {n}. It is imported once.", n=first.line)
    return say(
        "Same question as on line {n}, but another key. Check which is right; the first is imported.",
        n=first.line,
    )
