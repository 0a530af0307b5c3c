"""Options that are plain lines, as copied from a course's review page: “Correct answer” is above or below one.

    Question 2
    Which service trains models?
    Amazon Athena
    Correct answer
    Amazon SageMaker
    Overall explanation
    …

Such options become check boxes, so that the rest is read like any other bank.
"""

import re
from collections.abc import Sequence

from data.formats.banks.keys.answers import answer_text, explanation_text
from data.formats.banks.model.model import UNCLEAR_MARK, Finding
from data.formats.banks.text.lines import BLANK, CHECK, CODE, HEADING, IMAGE, LETTER, RULE, TEXT, Line
from data.formats.banks.text.split_questions import starts
from data.language import say
from data.model.questions import OPTION_LIMIT
from data.text_folding import fold
from data.values import Values

_RIGHT = re.compile(
    r"[\s*_✅✓✔(\[]{0,6}(?:correct\s(?:answer|selection|option|choice)|your\s(?:answer|selection)\sis\scorrect|정답(?:입니다)?|"
    r"(?:나의|내|당신의)\s?답(?:이|은)?\s?정답|正解|あなたの回答は正解です|正确答案|您的答案正确|respuesta\scorrecta|tu\srespuesta\ses\scorrecta|"
    r"resposta\scorreta|sua\sresposta\sestá\scorreta|richtige\santwort|ihre\santwort\sist\srichtig|bonne\sréponse|"
    r"votre\sréponse\sest\scorrecte)[\s*_.!)\]]{0,6}",
    re.I,
)
_WRONG = re.compile(
    r"[\s*_❌✗✘(\[]{0,6}(?:your\s(?:answer|selection)\sis\sincorrect|incorrect\s(?:answer|selection)|your\sanswer|오답(?:입니다)?|"
    r"不正解|错误答案|tu\srespuesta\ses\sincorrecta|respuesta\sincorrecta|sua\sresposta\sestá\sincorreta|"
    r"ihre\santwort\sist\sfalsch|falsche\santwort|mauvaise\sréponse|votre\sréponse\sest\sincorrecte)[\s*_.!)\]]{0,6}",
    re.I,
)
_STATUS = re.compile(
    r"\s*(?:skipped|correct|incorrect|unanswered|answered|미응답|건너뜀|正解|不正解|정답|오답)\s*", re.I
)
_SUFFIX = re.compile(
    r"\s*[(\[]\s*(?:correct(?:\s(?:answer|selection))?|정답|正解|correcta|correta|richtig)\s*[)\]]\s*$", re.I
)
_ASKS = re.compile(
    r"[?？]\s*(?:[(\[][^()\[\]]{0,80}[)\]])?[\s*_.]*$|[:：]\s*$|[(\[](?:select|choose|pick)\s[^()]{0,40}[)\]][\s.]*$",
    re.I,
)


class Boxed(Values):
    """Lines with plain options as check boxes, the numbers of the lines that are only marks, and findings."""

    lines: list[Line]
    marks: set[int]
    findings: list[Finding]


def with_boxes(lines: list[Line]) -> Boxed:
    """Convert plain options to check boxes in every question whose marks identify them."""
    if not any(_is_mark(line) or _gives_key(line) for line in lines if line.kind == TEXT):
        return Boxed(lines, set(), [])
    begins = [at for at, line in enumerate(lines) if any(start.kind == "label" for start in starts(line))]
    if not begins:
        begins = _asking(lines)
    if not begins:
        return Boxed(lines, set(), [])
    out = list(lines[: begins[0]])
    segments = [lines[at:end] for at, end in zip(begins, [*begins[1:], len(lines)], strict=True)]
    below = _stand_below(segments)
    findings: list[Finding] = []
    for segment in segments:
        boxed = _boxed(segment, below)
        if below is None and boxed is not segment and any(_is_mark(line) for line in segment):
            message = say("Its marks may belong to the line above or below, so no key was set.")
            findings.append(Finding(UNCLEAR_MARK, segment[0].number, message))
        out += boxed
    remaining = {line.number for line in out}
    return Boxed(out, {line.number for line in lines} - remaining, findings)


def _is_mark(line: Line) -> bool:
    return len(line.text) < 60 and bool(_RIGHT.fullmatch(line.text) or _WRONG.fullmatch(line.text))


def _gives_key(line: Line) -> bool:
    """Whether a line gives the key as a text, or marks itself as right."""
    answer = answer_text(line.text[:400])
    return bool(answer and len(answer) > 1) or bool(_SUFFIX.search(line.text[-40:]))


def _asking(lines: list[Line]) -> list[int]:
    """Indexes of the paragraphs that ask, in a file without numbered questions."""
    return [
        at
        for at, line in enumerate(lines)
        if line.kind == TEXT
        and _ASKS.search(line.text[-120:])
        and (not at or lines[at - 1].kind in (BLANK, RULE))
        and explanation_text(line.text) is None
    ]


def _stand_below(segments: Sequence[list[Line]]) -> bool | None:
    """Whether the file's marks are below their options (a mark is the last line); None when undecided."""
    votes = 0
    for segment in segments:
        begin, end = _span(segment)
        text_lines = [at for at in range(begin, end) if segment[at].kind == TEXT]
        if text_lines and any(_is_mark(segment[at]) for at in text_lines):
            votes += _is_mark(segment[text_lines[-1]]) - _is_mark(segment[text_lines[0]])
    return votes > 0 if votes else None


def _span(segment: list[Line]) -> tuple[int, int]:
    """Start and end of a question's options: after the question, up to the explanation or a key."""
    last = len(segment)
    for at, line in enumerate(segment):
        heads = line.kind in (TEXT, HEADING) and at and not _is_mark(line)
        if heads and (explanation_text(line.text) is not None or answer_text(line.text[:400])):
            last = at
            break
    marks = [at for at in range(last) if segment[at].kind == TEXT and _is_mark(segment[at])]
    stop = marks[0] if marks else last
    asks = [at for at in range(stop) if segment[at].kind in (TEXT, HEADING) and _ASKS.search(segment[at].text[-120:])]
    if asks:
        return asks[-1] + 1, last
    blank = next(
        (at for at in range(stop - 1, 0, -1) if segment[at].kind == BLANK and _text_line_count(segment[:at]) > 1),
        None,
    )
    return (blank if blank is not None else stop), last


def _text_line_count(lines: Sequence[Line]) -> int:
    return sum(line.kind in (TEXT, HEADING) for line in lines)


def _boxed(segment: list[Line], below: bool | None) -> list[Line]:
    """One question with check boxes; unchanged if its lines do not identify the options."""
    if any(line.kind in (LETTER, CHECK) for line in segment):
        return segment
    begin, end = _span(segment)
    body = [line for line in segment[begin:end] if line.kind not in (BLANK, IMAGE, RULE)]
    if any(line.kind in (CODE, HEADING) for line in body):
        return segment
    options: list[Line] = []
    right: set[int] = set()
    for at, line in enumerate(body):
        if not _is_mark(line):
            options.append(line)
            continue
        if _RIGHT.fullmatch(line.text):
            right.add(len(options) - (1 if below else 0))
        if at + 1 < len(body) and _is_mark(body[at + 1]):
            return segment
    marked = bool(right)
    right = set() if below is None else right
    right |= _marked_or_key(options, segment[end].text if end < len(segment) else "")
    if not 1 < len(options) <= OPTION_LIMIT or not (right or marked) or not right <= set(range(len(options))):
        return segment
    boxes = [
        line._replace(kind=CHECK, mark="x" if at in right else "", text=_SUFFIX.sub("", line.text))
        for at, line in enumerate(options)
    ]
    head = [line for line in segment[:begin] if not (line.kind == TEXT and _STATUS.fullmatch(line.text))]
    return [*head, *boxes, *segment[end:]]


def _marked_or_key(options: Sequence[Line], key: str) -> set[int]:
    """Indexes of the options that mark themselves as right or whose text is the key."""
    answer = fold(answer_text(key[:400]) or "")
    return {
        at for at, option in enumerate(options) if _SUFFIX.search(option.text[-40:]) or fold(option.text) == answer
    }
