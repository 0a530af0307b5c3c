"""One question put together from its lines: stem, options, key, explanation."""

from dataclasses import dataclass, field

from data.formats.banks.model.model import (
    NO_OPTIONS,
    ONE_OPTION,
    REPEATED_LETTER,
    TWO_KEYS,
    UNCLEAR_ANSWER,
    UNCLEAR_MARK,
    Finding,
    FoundOption,
    FoundQuestion,
    Refused,
    excerpt,
)
from data.formats.banks.text import marks
from data.formats.banks.text.answers import answer_said, explanation_said, is_reference, understood
from data.formats.banks.text.lines import BLANK, CHECK, CODE, HEADING, LETTER, RULE, Line
from data.formats.banks.text.markup import images_in, paragraphs, untagged
from data.language import say
from data.model.questions import OPTION_LIMIT

_EMPTY_TITLES = {"answer", "answers", "question", "possible answers"}
RIGHT_MARKS = ("x", "X", "✓", "✔", "✅", "v", "V", "*", "o", "O", "√")


@dataclass(slots=True)
class DraftOption:
    """An option while its lines are collected."""

    line: int
    letter: str
    lines: list[str]
    marked: bool
    """Checked in its box, or marked in the text."""


@dataclass(slots=True)
class Draft:
    """A question while its lines are collected."""

    line: int
    name: str = ""
    stem: list[str] = field(default_factory=list)
    options: list[DraftOption] = field(default_factory=list)
    boxes: bool = False
    """Whether its options have check boxes."""
    answers: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    used: str = ""
    """Where its key came from: box, mark, answer or file."""
    hidden: bool = False
    """Whether the answer was folded away in <details>."""

    @property
    def letters(self) -> str:
        """The options' letters as written, or counted where they have none of their own."""
        return "".join(option.letter for option in self.options)


def drafted(head: Line | None, name: str, stem: str, body: list[Line], first: int) -> Draft:
    """Collect one segment: its head line's text, then everything to the next question.

    `first` is the place in `body` of its first option, or its length.
    """
    draft = Draft(head.number if head else _first_line(body), name)
    if stem:
        draft.stem.append(stem)
    draft.stem += [_shown(line) for line in body[:first]]
    last = _last_option(body, first, draft)
    _collect_options(draft, body[first : last + 1])
    rest = body[last + 1 :] if draft.options else []
    _collect_tail(draft, rest)
    return draft


def _first_line(body: list[Line]) -> int:
    return next((line.number for line in body if line.kind != BLANK), body[0].number if body else 1)


def _shown(line: Line) -> str:
    if line.kind in (CODE, HEADING):
        return "" if line.text.casefold() in _EMPTY_TITLES else line.text
    return "" if line.kind == RULE else line.raw.strip()


def _last_option(body: list[Line], first: int, draft: Draft) -> int:
    """Place of the run's last option; what stands between two options belongs to the former."""
    if first >= len(body):
        return first - 1
    draft.boxes = body[first].kind == CHECK
    expected = body[first].mark
    last = first
    for place in range(first + 1, len(body)):
        line = body[place]
        if draft.boxes and line.kind == CHECK:
            last = place
        elif draft.boxes or line.kind != LETTER:
            if line.kind != CODE and (answer_said(untagged(line.text)) is not None or "<details" in line.raw):
                break
        elif line.mark.isupper() == expected.isupper() and 0 <= ord(line.mark) - ord(expected) <= 2:
            expected, last = line.mark, place
    return last


def _collect_options(draft: Draft, lines: list[Line]) -> None:
    wanted = CHECK if draft.boxes else LETTER
    expected = ""
    for line in lines:
        in_order = draft.boxes or not expected or 0 <= ord(line.mark or "\0") - ord(expected) <= 2
        if line.kind == wanted and in_order:
            expected = line.mark
            draft.options.append(_option(draft, line))
        else:
            draft.options[-1].lines.append(_shown(line))


def _option(draft: Draft, line: Line) -> DraftOption:
    if not draft.boxes:
        text, bold = marks.unbolded(line.text, line.bold)
        text, ticked = marks.trailing(text)
        return DraftOption(line.number, line.mark, [text], bold or ticked or marks.leading(line.checked))
    right = line.mark in RIGHT_MARKS
    if line.mark and not right:
        what = say("“[{mark}]” is neither “[x]” nor “[ ]”: taken as not right.", mark=line.mark)
        draft.findings.append(Finding(UNCLEAR_MARK, line.number, what))
    letter, text = _own_letter(line.text, len(draft.options))
    return DraftOption(line.number, letter, [text], right)


def _own_letter(text: str, place: int) -> tuple[str, str]:
    """A check box option's own letter, where it is the one of its place, and its text without it."""
    due = chr(ord("A") + place) if place < OPTION_LIMIT else "?"
    bare = text.removeprefix("**")
    if bare[:1].upper() == due and bare[1:2] in (".", ")", ":") and (len(bare) < 3 or bare[2] in " *"):
        after = bare[2:].strip()
        if text != bare:
            after = after[2:].strip() if after.startswith("**") else after.removesuffix("**").strip()
        return due, after
    return due, text


def _collect_tail(draft: Draft, rest: list[Line]) -> None:
    """Answers and explanation behind the options; lines joined to the last option go on with it."""
    joined = True
    fenced = len(draft.options) > 1 and any(line.startswith(("```", "~~~")) for line in draft.options[0].lines[1:])
    waiting = False
    for line in rest:
        bare = _bare(line)
        if "<details" in line.raw:
            draft.hidden, joined = True, False
        said = None if line.kind == CODE else answer_said(bare)
        if said is None and joined and line.kind not in (BLANK, RULE, CODE) and explanation_said(bare) is None:
            joined = not is_reference(bare) and not line.raw.startswith("#")
            if joined:
                draft.options[-1].lines.append(_shown(line))
                continue
        if fenced and line.kind == CODE:
            draft.options[-1].lines.append(line.text)
            fenced = not (line.text.startswith(("```", "~~~")) and len(draft.options[-1].lines) > 2)
            continue
        joined = False
        fenced = fenced and line.kind == BLANK
        if said is not None and (said or not draft.answers):
            waiting = not said
            draft.answers += [said] if said else []
        elif waiting and bare.strip():
            waiting = False
            draft.answers.append(bare.strip())
        elif line.kind != RULE and (bare.strip() or line.kind in (BLANK, CODE)):
            told = explanation_said(bare)
            draft.tail.append(bare if told is None else told)


def _bare(line: Line) -> str:
    if line.kind in (BLANK, CODE):
        return line.text
    return untagged(line.raw.replace("<!--", " ").replace("-->", " "))


def keyed(draft: Draft) -> frozenset[int]:
    """Places of the right options: from the boxes, else from an answer in words, else from marks on the options."""
    marked = frozenset(place for place, option in enumerate(draft.options) if option.marked)
    if len(marked) == len(draft.options) and not draft.boxes:
        marked = frozenset()
    said = _said(draft)
    if draft.boxes and marked:
        draft.used = "box"
        if said is not None and said != marked:
            draft.findings.append(_two_keys(draft))
        return marked
    if said is not None:
        draft.used = "answer"
        if marked and said != marked:
            draft.findings.append(_two_keys(draft))
        return said
    draft.used = "mark" if marked else ""
    return marked


def _two_keys(draft: Draft) -> Finding:
    message = say("The marked options and the answer in words differ: check the key.")
    return Finding(TWO_KEYS, draft.line, message)


def _said(draft: Draft) -> frozenset[int] | None:
    texts = [option.lines[0] for option in draft.options]
    for said in draft.answers:
        places, rest = understood(said, draft.letters, texts)
        if places is not None:
            if rest:
                draft.tail.insert(0, explanation_said(rest) or rest)
            return places
        draft.tail.insert(0, said)
    if draft.answers:
        message = say("The answer “{text}” names none of the options.", text=excerpt(draft.answers[0]))
        draft.findings.append(Finding(UNCLEAR_ANSWER, draft.line, message))
    return None


def _of_letters(draft: Draft) -> list[Finding]:
    """A finding where two options bear the same letter."""
    repeated = sorted({mark for mark in draft.letters.upper() if draft.letters.upper().count(mark) > 1})
    if not repeated:
        return []
    told = say("Two options have the letter {mark}: letters are counted by their order.", mark=", ".join(repeated))
    return [Finding(REPEATED_LETTER, draft.line, told)]


def finished(draft: Draft) -> FoundQuestion | Refused:
    """The question, or why it is none."""
    stem, images = images_in(paragraphs(draft.stem))
    said = stem or draft.name or " ".join(images)
    if len(draft.options) < 2:
        if draft.options:
            reason = say("Only one option: there is nothing to choose.")
            return Refused(draft.line, ONE_OPTION, reason, excerpt(said))
        return Refused(draft.line, NO_OPTIONS, say("No options follow: not a choice question."), excerpt(said))
    if len(draft.options) > OPTION_LIMIT:
        reason = say("{n} options: more than {limit} letters can name.", n=len(draft.options), limit=OPTION_LIMIT)
        return Refused(draft.line, NO_OPTIONS, reason, excerpt(said))
    if not stem and not images and not draft.name:
        reason = say("Options without a question.")
        return Refused(draft.line, NO_OPTIONS, reason, excerpt(draft.options[0].lines[0]))
    draft.findings += _of_letters(draft)
    right = keyed(draft)
    options, shown = [], list(images)
    for place, option in enumerate(draft.options):
        text, pictures = images_in(paragraphs(option.lines))
        shown += pictures
        options.append(FoundOption(text or " ".join(pictures), place in right))
    explanation, _ = images_in(paragraphs(draft.tail))
    return FoundQuestion(
        line=draft.line,
        stem=stem or draft.name,
        options=tuple(options),
        images=tuple(shown),
        explanation=explanation,
        name=draft.name,
    )
