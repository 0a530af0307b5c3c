"""Questions with their answers: folded away in <details>, or marked Q and A."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.formats.markdown_plan.drafts import Findings
from data.formats.markdown_plan.folded_answers import ANSWER_WORD, SUMMARY
from data.formats.markdown_plan.inline import normal, plain, undecorated
from data.formats.markdown_plan.lines import Line
from data.formats.markdown_plan.quiz_choices import find_choices
from data.formats.markdown_plan.quiz_key import key_of
from data.formats.markdown_plan.reading import QuizQuestion
from data.formats.markdown_plan.sections import Section

QUESTION_LABEL = re.compile(
    r"^(?:q(?:uestion)?|문제|질문|문|問題?|第|题|问|pregunta|pergunta|frage|câu(?: hỏi)?|"
    r"domanda|вопрос|soru)\s?#?\.?\s?(\d{1,3})\s?(?:题|問|번|问)?\s?[.:)：]?\s*"
)
OPTION = re.compile(r"^(?:[-*]\s+)?(?:\[[ xX]?\]\s*)?[(（]?([A-Ha-h①-⑧])[.):）、]\s*(\S.*)$")
ANSWER_LINE = re.compile(
    r"^[^\w]{0,6}(?:correct |right |the )?(?:answers?|ans|a|정답|답|解答|答え|正解|答案|respuesta(?: correcta)?|"
    r"resposta(?: correta)?|réponse|(?:richtige )?antwort|đáp án|risposta|"
    r"gabarito)\s?(?:is)?\s?[*_]{0,2}\s?[:：]\s?[*_]{0,2}\s*(.*)$"
)
QUESTION_LINE = re.compile(
    r"^[^\w]{0,4}(?:q(?:uestion)?\s?\d{0,3}|문제?\s?\d{0,3}|질문\s?\d{0,3}|问\s?\d{0,3}|"
    r"問\s?\d{0,3}|p\s?\d{1,3})\s?[.:：)]\s?[*_]{0,2}\s*(\S.*)$"
)


MAYBE_ASKED = re.compile(r"\W{0,40}[qQ문질问問pP]")
"""How every such line begins; most lines do not."""


@dataclass(slots=True)
class _Details:
    """One <details> element: its lines, its summary and what stands inside."""

    lines: list[Line] = field(default_factory=list)
    summary: str = ""
    body: list[Line] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    """Lines between the element before it, or the heading, and this one."""


def find_questions(findings: Findings) -> None:
    """Take every question with an answer out of the file."""
    find_choices(findings)
    for section in findings.sections:
        lines = [line for line in _lines_of(section) if line.no not in findings.owned]
        folded = list(_details(lines))
        for details in folded:
            if _is_question(details.summary):
                _keep(findings, details.summary, [], details, [])
            elif ANSWER_WORD.search(normal(plain(details.summary))):
                _ask(findings, section, details)
        if not folded:
            _open_pairs(findings, lines)


def _lines_of(section: Section) -> Iterator[Line]:
    for block in section.blocks:
        yield from block.lines


def _details(lines: list[Line]) -> Iterator[_Details]:
    """Every <details> of a section, also one that is never closed."""
    current: _Details | None = None
    before: list[Line] = []
    for line in lines:
        words = line.raw.casefold()
        if line.kind in ("code", "fence"):
            if current is not None:
                current.lines.append(line)
                current.body.append(line)
            else:
                before.append(line)
            continue
        if "<details" in words and current is None:
            current = _Details(before=before)
            before = []
        if current is None:
            before.append(line)
            continue
        current.lines.append(line)
        summary = SUMMARY.search(line.raw)
        if summary and not current.summary:
            current.summary = plain(summary.group(1))
        if not summary and "<details" not in words and "</details" not in words:
            current.body.append(line)
        elif summary and line.raw[summary.end() :].strip():
            rest = line.raw[summary.end() :].replace("</details>", "")
            current.body.append(Line(line.no, rest, is_blank=not rest.strip()))
        if "</details" in words:
            yield current
            current = None
    if current is not None:
        yield current


def _is_question(summary: str) -> bool:
    words = normal(plain(summary)).strip(" *_`")
    asked = words.endswith(("?", "？")) and ANSWER_WORD.match(words) is None
    return asked or (
        QUESTION_LABEL.match(words) is not None and len(words) > 12 and ANSWER_WORD.search(words) is None
    )


def _ask(findings: Findings, section: Section, details: _Details) -> None:
    """Find the question that stands before a folded answer: text since the last answer, else the heading."""
    before = [line for line in details.before if line.no not in findings.owned and line.kind not in ("rule", "blank")]
    options = [line for line in before if OPTION.match(line.raw.strip())]
    asked = [
        line
        for line in before
        if line not in options and line.kind in ("text", "bullet", "number", "quote", "code", "row")
    ]
    heading = QUESTION_LABEL.sub("", normal(undecorated(plain(section.title)))) if section.line else ""
    if (
        heading
        and section.line
        and section.line.no not in findings.owned
        and (not asked or len(heading) > 30 or heading.endswith("?"))
    ):
        title = plain(section.title)
        _keep(findings, title, [section.line, *asked, *options], details, options)
        return
    if asked:
        if section.line and not heading:
            findings.labelled.add(section.line.no)
        _keep(findings, " ".join(plain(line.text) for line in asked), [*asked, *options], details, options)


def _keep(findings: Findings, question: str, asked: list[Line], details: _Details, options: list[Line]) -> None:
    answer, explanation = _answer(details.body)
    choices = tuple(plain(line.raw.strip().lstrip("-* ")) for line in options)
    key, rest = key_of(choices, answer)
    if key:
        explanation = "\n".join(filter(None, (rest, explanation)))
    numbers = sorted({line.no for line in [*asked, *details.lines] if not line.is_blank})
    owned = findings.claim(numbers)
    if not owned:
        return
    first = next((line.no for line in asked if line not in options), numbers[0])
    findings.questions.append(
        QuizQuestion(
            plain(question),
            answer,
            first,
            tuple(owned),
            choices,
            explanation,
            f"q:{normal(plain(question))[:120]}",
            key,
        )
    )


def _answer(body: list[Line]) -> tuple[str, str]:
    """The answer and the explanation inside folded text."""
    for index, line in enumerate(body):
        found = ANSWER_LINE.match(normal(line.raw.strip()))
        if found and found.group(1):
            rest = [below.raw.strip() for below in body[index + 1 :] if below.raw.strip()]
            value = plain(line.raw.strip().replace("：", ":").partition(":")[2]).strip(" *_")
            return value, "\n".join(rest)
    texts = [line.raw.strip() for line in body if line.raw.strip()]
    return "\n".join(texts), ""


def _open_pairs(findings: Findings, lines: list[Line]) -> None:
    """Questions marked Q with an answer marked A right below."""
    index = 0
    while index < len(lines):
        line = lines[index]
        asked = line.kind in ("text", "bullet", "number") and MAYBE_ASKED.match(line.raw)
        asked = asked and QUESTION_LINE.match(normal(line.raw.strip()))
        if not asked:
            index += 1
            continue
        end = index + 1
        while end < len(lines) and end - index < 12 and not ANSWER_LINE.match(normal(lines[end].raw.strip())):
            if QUESTION_LINE.match(normal(lines[end].raw.strip())):
                break
            end += 1
        if end < len(lines) and end - index < 12 and ANSWER_LINE.match(normal(lines[end].raw.strip())):
            options = [line for line in lines[index + 1 : end] if OPTION.match(line.raw.strip())]
            answer = _Details([lines[end]], "", [lines[end]])
            _keep(findings, plain(lines[index].text), lines[index:end], answer, options)
            index = end
        index += 1
