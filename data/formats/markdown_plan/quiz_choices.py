"""Questions with options below each other and a key: behind "Answer:", on an option, or in a list at the end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.formats.markdown_plan.drafts import Findings
from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.lines import Line
from data.formats.markdown_plan.quiz_key import ANSWER, ANSWER_WORDS, key_of
from data.formats.markdown_plan.reading import QuizQuestion
from data.formats.markdown_plan.sections import Section

_KEY_TITLE = re.compile(rf"^(?:{ANSWER_WORDS})$")
_WHY = re.compile(
    r"^[^\w]{0,6}(?:explanation|rationale|why|reason|because|해설|풀이|설명|이유|解説|解析|explicación|explicação|"
    r"erklärung|begründung|explication|giải thích)\b"
)
_STEM = re.compile(
    r"^[^\w(（]{0,6}(?P<word>q(?:uestion)?|문제|문|질문|問題?|第|题|问题?|pregunta|pergunta|frage|câu(?: hỏi)?|"
    r"domanda)?\s?#?(?P<n>\d{1,3})?\s?(?:题|問|번|问)?\s?(?:[.:)：）]\s?[*_]{0,2}\s*(?P<text>\S.*)?)?$"
)
_OPTION = re.compile(
    r"^(?:[-*+]\s+)?(?:\[(?P<box>[ xX]?)\]\s*)?[*_]{0,2}"
    r"(?:[(（]?(?P<s>[A-Za-z]|\d)[.)）、:]|(?P<c>[①-⑧]))[*_]{0,2}\s*\S"
)
_MAYBE_FIRST = re.compile(r"\s*(?:[-*+]\s+)?(?:\[[ xX]?\]\s*)?[*_]{0,2}(?:[(（]?[aA1][.)）、:]|①)")
"""How the first option of a question begins; what holds no such line is not looked into."""
_RIGHT = re.compile(
    r"✅|✔|☑|✓|\((?:correct|right|정답|正解|正确|correcta?|richtig)\)|[(（](?:정답|正解|正确)[)）]|"
    r"←\s*(?:정답|answer|correct)"
)
_PAIR = re.compile(
    r"(?<![\w.])(\d{1,3})\s?[.):번\-–=]?\s?[(（]?([①-⑧]|[A-Ha-h](?:\s?[,/&]\s?[A-Ha-h])*)(?![^\W_])[)）]?"
)
STEM_LINES = 12
"""Lines between the first one of a question and its first option."""


@dataclass(slots=True)
class _Choice:
    """A question with options while it is read."""

    number: int
    stem: list[Line]
    options: list[Line] = field(default_factory=list)
    answer: str = ""
    behind: list[Line] = field(default_factory=list)
    """The line of the answer and those that explain it."""


def find_choices(findings: Findings) -> None:
    """Take every question that has options and a key; what has no key is left as it stands."""
    waiting: dict[int, _Choice] = {}
    for section in findings.sections:
        asks = any(_MAYBE_FIRST.match(line.raw) for line in _lines(section))
        if not asks and not waiting:
            continue
        lines = [line for line in _lines(section) if not line.is_blank and line.no not in findings.owned]
        for choice in _choices(section, lines) if asks else ():
            answer = choice.answer or _marked(choice.options)
            if not (answer and _take(findings, choice, answer, choice.behind)) and choice.number:
                waiting[choice.number] = choice
        for number, sign, line in _keys(section, lines):
            waits = waiting.get(number)
            if waits is not None and _take(findings, waits, sign, [line]):
                del waiting[number]


def _lines(section: Section) -> Iterator[Line]:
    if section.line is not None:
        yield section.line
    for block in section.blocks:
        yield from block.lines


def _keys(section: Section, lines: list[Line]) -> Iterator[tuple[int, str, Line]]:
    """Numbers and letters of a list of answers, under a heading that says so or on a line that does."""
    titled = section.line is not None and _KEY_TITLE.match(normal(plain(section.title)).strip(" :：*")) is not None
    for line in lines:
        text = plain(line.raw)
        answer = ANSWER.match(normal(text))
        pairs = _PAIR.findall(text if titled else text[-len(answer.group(1)) :] if answer else "")
        if pairs and line is not section.line and (titled or len(pairs) > 1):
            yield from ((int(number), sign, line) for number, sign in pairs)


def _choices(section: Section, lines: list[Line]) -> Iterator[_Choice]:
    """Every run of a question line, text of the question, options, and what stands behind them."""
    index = 0
    while index < len(lines):
        found = _STEM.match(normal(plain(lines[index].raw.lstrip("# "))))
        is_heading = lines[index] is section.line
        if found is None or not (found.group("word") or found.group("n")):
            index += 1
            continue
        labelled = is_heading or bool(found.group("word")) or lines[index].raw.lstrip().startswith("**")
        choice, end = _choice(lines, index, int(found.group("n") or 0), labelled)
        if choice is not None:
            yield choice
        index = max(end, index + 1) if choice is not None else index + 1


def _choice(lines: list[Line], begin: int, number: int, labelled: bool) -> tuple[_Choice | None, int]:
    """The question that begins at a line and the index behind it; None where no options follow."""
    first = begin + 1
    while first < min(len(lines), begin + STEM_LINES) and not _is_first_option(lines[first], labelled):
        if lines[first].kind == "heading" or ANSWER.match(normal(lines[first].raw.strip())):
            return None, first
        first += 1
    end = first
    signs: list[str] = []
    options: list[Line] = []
    while end < len(lines) and (sign := _option_sign(lines[end])) and _follows(signs, sign):
        signs.append(sign)
        options.append(lines[end])
        end += 1
    if len(options) < 2:
        return None, end
    choice = _Choice(number, lines[begin:first], options)
    if end < len(lines):
        answer = ANSWER.match(normal(lines[end].raw.strip()))
        if answer:
            choice.answer = plain(lines[end].raw.replace("：", ":").partition(":")[2]).strip(" *_")
            choice.behind = [lines[end]]
            end += 1
            while end < len(lines) and _WHY.match(normal(plain(lines[end].raw.strip()))):
                choice.behind.append(lines[end])
                end += 1
    return choice, end


def _option_sign(line: Line) -> str:
    found = _OPTION.match(line.raw.strip())
    return (found.group("c") or found.group("s").lower()) if found else ""


def _is_first_option(line: Line, labelled: bool) -> bool:
    """Whether a line is the first option; numbers count only where the question is no number of a list itself."""
    sign = _option_sign(line)
    return sign in ("a", "①") or (sign == "1" and labelled)


def _follows(signs: list[str], sign: str) -> bool:
    return not signs or (len(sign) == 1 and ord(sign) == ord(signs[-1]) + 1)


def _marked(options: list[Line]) -> str:
    """The letters of the options that are marked as right: by a tick, a box, or alone in bold."""
    texts = [line.raw.strip() for line in options]
    boxes = [found.group("box") if (found := _OPTION.match(text)) else None for text in texts]
    for marks in (
        [bool(_RIGHT.search(normal(text))) for text in texts],
        [box in ("x", "X") for box in boxes],
        [text.lstrip("-*+ ").startswith(("**", "__")) or text.startswith("**") for text in texts],
    ):
        if 0 < sum(marks) < len(marks):
            return ", ".join(_option_sign(line) for line, marked in zip(options, marks, strict=True) if marked)
    return ""


def _take(findings: Findings, choice: _Choice, answer: str, behind: list[Line]) -> bool:
    """Note a question; False where the answer names none of its options."""
    options = tuple(_option_text(line) for line in choice.options)
    key, rest = key_of(options, answer)
    if not key:
        return False
    stem = [plain(line.text or line.raw) for line in choice.stem]
    label = _STEM.match(normal(stem[0]))
    bare = (
        stem[0][label.start("text") :]
        if label and label.group("text") and len(normal(stem[0])) == len(stem[0])
        else ""
    )
    stem[0] = bare if bare else stem[0] if len(stem) == 1 else ""
    question = "\n".join(text for text in stem if text).strip(" *_")
    owned = findings.claim([line.no for line in (*choice.stem, *choice.options, *behind) if line.kind != "heading"])
    if choice.stem[0].kind == "heading":
        findings.labelled.add(choice.stem[0].no)
    why = [plain(line.raw.strip().lstrip(">")) for line in choice.behind[1:]]
    findings.questions.append(
        QuizQuestion(
            question,
            answer,
            choice.stem[0].no,
            tuple(owned),
            options,
            "\n".join(filter(None, (rest, *why))),
            f"q:{normal(question)[:120]}",
            key,
        )
    )
    return True


def _option_text(line: Line) -> str:
    """An option with its letter and without marks."""
    text = _RIGHT.sub("", re.sub(r"^(?:[-*+]\s+)?(?:\[[ xX]?\]\s*)?", "", line.raw.strip()))
    return plain(text).strip(" *_")
