"""Sorts a question's lines into stem, options, key and explanation; no line is dropped."""

from data.formats.banks.keys import marks
from data.formats.banks.keys.answers import (
    answer_text,
    explanation_text,
    feedback_text,
    is_reference,
    key_at_end,
    lone_key,
    short_key,
)
from data.formats.banks.markup.markup import untagged
from data.formats.banks.model.model import UNCLEAR_MARK, Finding
from data.formats.banks.text.draft import RIGHT_MARKS, Draft, DraftOption
from data.formats.banks.text.lines import BLANK, CHECK, CODE, HEADING, LETTER, RULE, TEXT, Line
from data.language import say
from data.model.questions import OPTION_LIMIT
from data.model.questions import letter as letter_of

_EMPTY_TITLES = {"answer", "answers", "question", "possible answers"}
_ALPHABET = "".join(map(letter_of, range(OPTION_LIMIT)))
_VOTED = {"most voted", "correct answer", "correct selection", "your answer is correct", "selected", "correct"}


def drafted(head: Line | None, name: str, stem: str, body: list[Line], first: int) -> Draft:
    """Collect one segment: the text of its head line, and everything up to the next question.

    `first` is the index in `body` of the first option, or the length of `body`.
    """
    draft = Draft(head.number if head else first_line(body), name)
    draft.last = max((line.number for line in body if line.kind not in (BLANK, RULE)), default=draft.line)
    if first < len(body):
        _collect_stem(draft, stem, body[:first])
    else:
        draft.stem += ([stem] if stem else []) + [_stem_text(line) for line in body]
    indexes = _option_indexes(body, first, draft)
    _collect_options(draft, body, indexes)
    rest = body[indexes[-1] + 1 :] if indexes else []
    _collect_tail(draft, rest)
    return draft


def first_line(body: list[Line]) -> int:
    """Number of the first line that is not blank."""
    return next((line.number for line in body if line.kind != BLANK), body[0].number if body else 1)


def _stem_text(line: Line) -> str:
    if line.kind in (CODE, HEADING):
        return "" if line.text.casefold() in _EMPTY_TITLES else line.text
    if line.kind == TEXT and line.raw.lstrip().startswith("<!--"):
        return line.text
    return "" if line.kind in (RULE, BLANK) else line.raw.rstrip()


def _bare(line: Line) -> str:
    if line.kind in (BLANK, CODE):
        return line.text
    return untagged(line.raw.replace("<!--", " ").replace("-->", " "))


def _collect_stem(draft: Draft, stem: str, lines: list[Line]) -> None:
    """Collect the question's text without any key or feedback in it."""
    explained = False
    for line in lines:
        bare = "" if line.kind == CODE else _bare(line)
        answer = answer_text(bare) if bare else None
        if answer and (draft.stem or stem or lone_key(answer, _ALPHABET)) and not bare.rstrip().endswith(("?", "？")):
            draft.answers.append(answer)
        elif bare.startswith(("... ", "… ")):
            draft.tail.append(bare[3:].strip() if bare[0] == "." else bare[1:].strip())
        elif draft.answers and bare and (explained or explanation_text(bare) is not None):
            explained = True
            explanation = explanation_text(bare)
            draft.tail.append(bare if explanation is None else explanation)
        elif bare and line.kind != HEADING:
            text, key = key_at_end(_stem_text(line))
            draft.answers += [key] if key else []
            draft.stem.append(text)
        else:
            draft.stem.append(_stem_text(line))
    if stem:
        text, key = key_at_end(stem)
        draft.answers += [key] if key else []
        draft.stem.insert(0, text)


def _option_indexes(body: list[Line], first: int, draft: Draft) -> list[int]:
    """Indexes of the options' own lines; lines between two options belong to the first of them.

    After a key, only the very next letter continues the options, without text in between: a later list of letters is
    part of an explanation.
    """
    if first >= len(body):
        return []
    draft.boxes = body[first].kind == CHECK
    expected, indexes, closed, apart = body[first].mark, [first], False, 0
    for index in range(first + 1, len(body)):
        line = body[index]
        if draft.boxes and line.kind == CHECK:
            if closed:
                break
            indexes.append(index)
        elif draft.boxes or line.kind != LETTER:
            if line.kind == CODE:
                continue
            bare = _bare(line)
            key = answer_text(bare) is not None or "<details" in line.raw
            apart += bool(closed and bare and not key and bare.casefold() not in _VOTED)
            closed = closed or key
        elif line.mark.isupper() == expected.isupper() and _follows(line.mark, expected, closed, apart):
            expected, closed = line.mark, False
            indexes.append(index)
    return indexes


def _follows(mark: str, expected: str, closed: bool, apart: int) -> bool:
    step = ord(mark) - ord(expected)
    return (step == 1 and not apart) if closed else 0 <= step <= 2


def _collect_options(draft: Draft, body: list[Line], indexes: list[int]) -> None:
    options = set(indexes)
    in_feedback = False
    for index in range(indexes[0], indexes[-1] + 1) if indexes else ():
        line = body[index]
        if index in options:
            draft.options.append(_option(draft, line))
            in_feedback = False
            continue
        option = draft.options[-1]
        bare = "" if line.kind == CODE else _bare(line)
        answer = answer_text(bare) if bare else None
        feedback = feedback_text(bare) if bare else None
        explanation = explanation_text(bare) if bare else None
        if answer:
            draft.answers.append(answer)
        elif bare.casefold() in _VOTED:
            option.notes.append(bare)
        elif feedback is not None or explanation is not None:
            in_feedback = True
            words, right = feedback if feedback is not None else (explanation or "", None)
            option.notes.append(words or bare)
            option.marked = option.ticked = option.marked or (right is True and not draft.boxes)
        elif (in_feedback and line.kind != BLANK) or bare.startswith(">"):
            option.notes.append(bare or line.text)
        elif answer is None:
            option.lines.append(_stem_text(line))


def _option(draft: Draft, line: Line) -> DraftOption:
    text, key = key_at_end(line.text)
    draft.answers += [key] if key else []
    if not draft.boxes:
        text, bold = marks.unbolded(text, line.bold)
        text, ticked = marks.trailing(text)
        ticked = ticked or marks.leading(line.checked)
        return DraftOption(line.number, line.mark, [text], bold or ticked, ticked)
    right = line.mark in RIGHT_MARKS
    if line.mark and not right:
        message = say("“[{mark}]” is neither “[x]” nor “[ ]” and counts as wrong.", mark=line.mark)
        draft.findings.append(Finding(UNCLEAR_MARK, line.number, message))
    letter, text = _own_letter(text, len(draft.options))
    return DraftOption(line.number, letter, [text], right, right)


def _own_letter(text: str, index: int) -> tuple[str, str]:
    """Split off a check box option's own letter if it matches its index."""
    expected = chr(ord("A") + index) if index < OPTION_LIMIT else "?"
    bare = text.removeprefix("**")
    if bare[:1].upper() == expected and bare[1:2] in (".", ")", ":") and (len(bare) < 3 or bare[2] in " *"):
        after = bare[2:].strip()
        if text != bare:
            after = after[2:].strip() if after.startswith("**") else after.removesuffix("**").strip()
        return expected, after
    return expected, text


class _Tail:
    """Sorts the lines after the options: the end of the last one, the key, the explanation."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._option = draft.options[-1]
        self._joined = True
        self._waiting = False
        self._noted = sum(bool(option.notes) for option in draft.options[:-1]) * 2 >= len(draft.options) - 1 > 0
        self._in_note = False
        self._fenced = len(draft.options) > 1 and any(
            line.startswith(("```", "~~~")) for line in draft.options[0].lines[1:]
        )

    def take(self, line: Line) -> None:
        """Assign one line."""
        draft, bare = self._draft, _bare(line)
        if "<details" in line.raw:
            draft.hidden, self._joined = True, False
        answer = None if line.kind == CODE else answer_text(bare)
        if line.kind == LETTER and line.mark == "A" and not draft.answers:
            answer = short_key(bare) or answer
        if answer is None and line.kind not in (BLANK, RULE, CODE) and self._of_option(line, bare):
            return
        if self._fenced and line.kind == CODE:
            self._option.lines.append(line.text)
            self._fenced = not (line.text.startswith(("```", "~~~")) and len(self._option.lines) > 2)
            return
        self._joined = False
        self._in_note = False
        self._fenced = self._fenced and line.kind == BLANK
        if answer is not None and (answer or not draft.answers):
            self._waiting = not answer
            draft.answers += [answer] if answer else []
        elif self._waiting and bare.strip():
            self._waiting = False
            draft.answers.append(bare.strip())
        elif line.kind != RULE and (bare.strip() or line.kind in (BLANK, CODE)):
            explanation = explanation_text(bare)
            indent = "" if line.kind == CODE else line.raw[: len(line.raw) - len(line.raw.lstrip())]
            draft.tail.append(indent + bare if explanation is None else explanation)

    def _of_option(self, line: Line, bare: str) -> bool:
        """Whether the line is a key of its own, feedback, or the end of the last option."""
        draft = self._draft
        if not draft.answers and len(draft.options) > 1 and not self._waiting and lone_key(bare, draft.letters):
            draft.answers.append(bare.strip("|>!< "))
            self._joined = False
            return True
        if not self._joined and not self._in_note:
            return False
        feedback = feedback_text(bare)
        if self._in_note or (feedback is not None and (self._noted or bare.lstrip().startswith("..."))):
            words, right = feedback or (bare, None)
            self._option.notes.append(words or bare)
            self._option.marked = self._option.marked or (right is True and not draft.boxes)
            self._in_note = True
            return True
        if explanation_text(bare) is not None:
            if self._noted:
                self._option.notes.append(explanation_text(bare) or bare)
                self._in_note = True
            return self._noted
        self._joined = (
            not is_reference(bare) and not bare.startswith(">") and not line.raw.startswith("#") and feedback is None
        )
        if self._joined:
            self._option.lines.append(_stem_text(line))
        return self._joined


def _collect_tail(draft: Draft, rest: list[Line]) -> None:
    """Collect answers and explanation after the options, and the rest of the last option."""
    if draft.options:
        tail = _Tail(draft)
        for line in rest:
            tail.take(line)
