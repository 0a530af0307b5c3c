"""Builds a question from its draft: the key from boxes, words or marks; the texts without markup."""

from data.formats.banks.keys.answers import NamedOptions, explained_key, explanation_text, named_options
from data.formats.banks.markup.html_text import in_markdown
from data.formats.banks.markup.markup import paragraphs
from data.formats.banks.model.model import (
    AMBIGUOUS_KEY,
    NO_OPTIONS,
    ONE_OPTION,
    REPEATED_LETTER,
    TWO_KEYS,
    UNCLEAR_ANSWER,
    Finding,
    FoundOption,
    FoundQuestion,
    Refused,
    excerpt,
)
from data.formats.banks.model.other_kinds import kind_of_answer, kind_of_stem
from data.formats.banks.text.draft import Draft
from data.language import say
from data.model.questions import OPTION_LIMIT, letter


def keyed(draft: Draft) -> frozenset[int]:
    """Indexes of the right options: from boxes, else from an answer in words, else from marks on the options."""
    marked = frozenset(index for index, option in enumerate(draft.options) if option.marked)
    if len(marked) == len(draft.options) and not all(option.ticked for option in draft.options):
        marked = frozenset()
    answered = _answered(draft)
    if draft.boxes and marked:
        draft.key_source = "box"
        if answered is not None and answered != marked:
            draft.findings.append(_two_keys(draft))
        return marked
    if answered is not None:
        draft.key_source = "answer"
        if marked and answered != marked:
            draft.findings.append(_two_keys(draft))
        return answered
    draft.key_source = "mark" if marked else ""
    return marked or _explained(draft)


def _explained(draft: Draft) -> frozenset[int]:
    """The key at the start of the explanation, if nothing else gives one."""
    for text in draft.tail[:3]:
        if key := explained_key(text):
            indexes = named_options(key, draft.letters, [option.lines[0] for option in draft.options]).indexes
            if indexes is not None:
                draft.key_source = "answer"
                return indexes
    return frozenset()


def _two_keys(draft: Draft) -> Finding:
    message = say("The marked options and the written answer differ. Check the key.")
    return Finding(TWO_KEYS, draft.line, message)


def _answered(draft: Draft) -> frozenset[int] | None:
    texts = [option.lines[0] for option in draft.options]
    first: frozenset[int] | None = None
    extra: list[str] = []
    for answer in draft.answers:
        named = named_options(answer, draft.letters, texts, draft.answers_may_be_numbers)
        if named.indexes is None:
            extra.append(answer)
            continue
        if named.rest:
            extra.append(explanation_text(named.rest) or named.rest)
        if named.text_match is not None:
            draft.findings.append(ambiguous(draft.line, answer, named, draft.letters))
        if first is not None and named.indexes != first:
            message = say("It has two answers, and the first is used. Check which is right.")
            draft.findings.append(Finding(TWO_KEYS, draft.line, message))
        first = named.indexes if first is None else first
    draft.tail[:0] = extra
    if draft.answers and first is None:
        message = say("The answer “{text}” does not match any option.", text=excerpt(draft.answers[0]))
        draft.findings.append(Finding(UNCLEAR_ANSWER, draft.line, message))
    return first


def ambiguous(line: int, answer: str, named: NamedOptions, letters: str) -> Finding:
    """The finding for a key that is the letter of one option and the text of another."""
    indexes = named.indexes or frozenset()
    named_letters = "".join(
        letters[index].upper() if index < len(letters) else letter(index) for index in sorted(indexes)
    )
    other_letter = (
        letters[named.text_match or 0].upper()
        if (named.text_match or 0) < len(letters)
        else letter(named.text_match or 0)
    )
    message = say(
        "The key “{text}” was read as option {taken}, but it is also the text of option {other}. Check it.",
        text=excerpt(answer), taken=named_letters, other=other_letter,
    )  # fmt: skip
    return Finding(AMBIGUOUS_KEY, line, message)


def _repeated_letters(draft: Draft) -> list[Finding]:
    """A finding if two options have the same letter."""
    repeated = sorted({mark for mark in draft.letters.upper() if draft.letters.upper().count(mark) > 1})
    if not repeated:
        return []
    message = say("Two options have the letter {mark}. Letters were assigned in order.", mark=", ".join(repeated))
    return [Finding(REPEATED_LETTER, draft.line, message)]


def finished(draft: Draft) -> FoundQuestion | Refused:
    """Return the question, or the reason for refusing it."""
    stem, images = in_markdown(paragraphs(draft.stem))
    title = stem or draft.name or " ".join(images)
    reason = (not draft.options and kind_of_stem(title)) or refusal(len(draft.options))
    if reason:
        code = ONE_OPTION if len(draft.options) == 1 else NO_OPTIONS
        return Refused(draft.line, code, reason, excerpt(title), max(draft.last, draft.line))
    if not stem and not images and not draft.name:
        reason = say("Options without a question.")
        return Refused(draft.line, NO_OPTIONS, reason, excerpt(draft.options[0].lines[0]), draft.last)
    if reason := kind_of_answer(draft.answers, len(draft.options)):
        return Refused(draft.line, NO_OPTIONS, reason, excerpt(title), draft.last)
    draft.findings += _repeated_letters(draft)
    right = keyed(draft)
    all_images = list(images)
    texts = [in_markdown(paragraphs(option.lines)) for option in draft.options]
    written = [paragraphs(option.lines) for option in draft.options]
    plain = distinct_texts([text for text, _ in texts], written)
    options = []
    for index, (option, (_, pictures)) in enumerate(zip(draft.options, texts, strict=True)):
        all_images += pictures
        note = in_markdown(paragraphs(option.notes))[0]
        options.append(FoundOption(plain[index] or " ".join(pictures), index in right, note))
    explanation, _ = in_markdown(paragraphs(draft.tail))
    return FoundQuestion(
        line=draft.line,
        stem=stem or draft.name,
        options=tuple(options),
        images=tuple(all_images),
        explanation=explanation,
        name=draft.name,
    )


def refusal(options: int) -> str:
    """The reason why a number of options is not a question; empty if it is."""
    if options == 1:
        return say("There is only one option.")
    if options > OPTION_LIMIT:
        return say("It has {n} options; at most {limit} are possible.", n=options, limit=OPTION_LIMIT)
    return "" if options else say("No options follow: not multiple choice.")


def distinct_texts(plain: list[str], written: list[str]) -> list[str]:
    """Options without markup, or as written if only the markup distinguishes them."""
    if len(set(plain)) < len(set(written)) or any(
        not text and "<" in raw and "<img" not in raw.lower() for text, raw in zip(plain, written, strict=True)
    ):
        return written
    return plain
