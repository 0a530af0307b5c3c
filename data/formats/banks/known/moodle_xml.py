"""Reads multiple-choice questions from Moodle XML; entity declarations and external references are refused."""

import re
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from data.errors import BadFile
from data.formats.banks.markup.html_text import html_to_text, tidy
from data.formats.banks.markup.pictures import images_in
from data.formats.banks.model.bank_format import BankFormat
from data.formats.banks.model.model import (
    COMMENTED,
    MISSING_IMAGE,
    NO_OPTIONS,
    ONE_OPTION,
    Finding,
    FoundOption,
    FoundQuestion,
    ParsedBank,
    Refused,
    excerpt,
)
from data.formats.banks.text.comments import commented_reason
from data.language import say

_QUIZ = re.compile(r"<quiz\b|<question\b[^<>]{0,200}\btype\s*=")
_CHOICE = ("multichoice", "multichoiceset")
OTHER_KINDS = {
    "truefalse": "True or false, without options.",
    "essay": "Essay, not multiple choice.",
    "description": "A description, not a question.",
    "shortanswer": "Short answer, not multiple choice.",
    "numerical": "Numerical, not multiple choice.",
    "matching": "Matching, not multiple choice.",
    "cloze": "Gap-fill, not multiple choice.",
    "gapselect": "Gap-fill, not multiple choice.",
    "ordering": "Ordering, not multiple choice.",
    "calculated": "Calculated, not multiple choice.",
    "calculatedsimple": "Calculated, not multiple choice.",
    "calculatedmulti": "Only Moodle can calculate the options of this question.",
}
"""The reason for refusing each kind of question."""


class _Lined:
    """Builds the tree and records the line of each question."""

    def __init__(self) -> None:
        self.lines: list[int] = []
        self.commented: list[Refused] = []
        self.parser: Any = None
        self._tree = TreeBuilder()

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        """Start an element."""
        if tag == "question":
            self.lines.append(self.parser.CurrentLineNumber)
        return self._tree.start(tag, attributes)

    def end(self, tag: str) -> Element:
        """End an element."""
        return self._tree.end(tag)

    def data(self, text: str) -> None:
        """Add text."""
        self._tree.data(text)

    def comment(self, text: str) -> None:
        """Record the questions in a comment, which are not imported."""
        first = self.parser.CurrentLineNumber
        for question in re.finditer(r"<question\b(?![^<>]{0,200}[\"']category[\"'])", text):
            line = first + text.count("\n", 0, question.start())
            markup_free = re.sub(
                r"<[^<>]{0,300}>|<!\[CDATA\[|\]\]>", " ", text[question.start() : question.start() + 2000]
            )
            self.commented.append(Refused(line, COMMENTED, commented_reason(), excerpt(markup_free)))

    def close(self) -> Element:
        """Return the whole tree."""
        return self._tree.close()


def read_moodle_xml(content: str | bytes, file_name: str, true_false: bool = False) -> ParsedBank:
    """Read a Moodle XML file; raises `BadFile` for XML that is broken or declares entities.

    With `true_false`, a true-or-false statement becomes a question with these two options.
    """
    kinds = (*_CHOICE, "truefalse") if true_false else _CHOICE
    root, builder = _tree(content, file_name)
    questions: list[FoundQuestion] = []
    refused = builder.commented
    findings: list[Finding] = []
    for element, line in zip(root.iter("question"), builder.lines, strict=True):
        kind = (element.get("type") or "").lower()
        if kind == "category":
            continue
        result = _question(element, line, kind, kinds)
        if isinstance(result, Refused):
            refused.append(result)
            continue
        questions.append(result)
        findings += _missing(element, result)
    return ParsedBank(
        "moodle_xml", tuple(questions), tuple(sorted(refused, key=lambda refusal: refusal.line)), tuple(findings)
    )


def _tree(content: str | bytes, file_name: str) -> tuple[Element, _Lined]:
    builder = _Lined()
    parser = DefusedXMLParser(target=builder)
    builder.parser = parser.parser
    try:
        parser.feed(content.lstrip())
        return parser.close(), builder
    except ParseError as error:
        line = error.position[0]
        raise BadFile(
            say("{file} is not valid XML (line {n}). Export the questions again.", file=file_name, n=line)
        ) from error
    except DefusedXmlException as error:
        raise BadFile(
            say("{file} declares XML entities and was not imported. Remove them first.", file=file_name)
        ) from error
    except (ValueError, LookupError) as error:
        raise BadFile(say("{file} names an unknown encoding. Save it as UTF-8.", file=file_name)) from error


def _text(element: Element | None) -> tuple[str, tuple[str, ...]]:
    """The content of a text element without markup, and its pictures."""
    if element is None:
        return "", ()
    text = element.findtext("text") or ""
    style = (element.get("format") or "html").lower()
    if style in ("plain_text", "plain"):
        return tidy(text), ()
    return images_in(text.strip()) if style == "markdown" else html_to_text(text)


def _question(element: Element, line: int, kind: str, kinds: tuple[str, ...]) -> FoundQuestion | Refused:
    stem, images = _text(element.find("questiontext"))
    name = (element.findtext("name/text") or "").strip()
    title = excerpt(stem or name)
    if kind not in kinds:
        kind_reason = OTHER_KINDS.get(kind)
        why = say(kind_reason) if kind_reason else say("Question type “{kind}”, not multiple choice.", kind=kind[:40])
        return Refused(line, NO_OPTIONS, why, title)
    options = []
    pictures = list(images)
    for answer in element.findall("answer"):
        text, own_pictures = _answer_text(answer)
        pictures += own_pictures
        right = _fraction(answer.get("fraction") or "0") > 0
        options.append(FoundOption(text or " ".join(own_pictures), right, _text(answer.find("feedback"))[0]))
    if len(options) < 2:
        reason = say("There is only one option." if options else "It has no options.")
        return Refused(line, ONE_OPTION if options else NO_OPTIONS, reason, title)
    return FoundQuestion(
        line=line,
        stem=stem or name,
        options=_single(element, options),
        images=tuple(pictures),
        explanation=_text(element.find("generalfeedback"))[0],
        name=name,
    )


def _answer_text(answer: Element) -> tuple[str, tuple[str, ...]]:
    if answer.find("text") is None:
        return tidy(answer.text or ""), ()
    return _text(answer)


def _fraction(written: str) -> float:
    try:
        return float(written.strip().rstrip("%"))
    except ValueError:
        return 0.0


def _single(element: Element, options: list[FoundOption]) -> tuple[FoundOption, ...]:
    """The options; if only one may be chosen, only the one with the full score is right."""
    fractions = [_fraction(answer.get("fraction") or "0") for answer in element.findall("answer")]
    if (element.findtext("single") or "").strip().lower() not in ("true", "1") or max(fractions) <= 0:
        return tuple(options)
    best = max(fractions)
    pairs = zip(options, fractions, strict=True)
    return tuple(FoundOption(option.text, worth == best, option.note) for option, worth in pairs)


def _missing(element: Element, question: FoundQuestion) -> list[Finding]:
    """Findings for pictures that the question shows but the file does not contain."""
    file_names = {file.get("name") for file in element.iter("file")}
    return [
        Finding(MISSING_IMAGE, question.line, say("The image “{name}” is not in the file.", name=path[:200]))
        for path in question.images
        if path not in file_names
        and unquote(path) not in file_names
        and "://" not in path
        and path != "embedded picture"
    ]


def _looks_like_moodle(text: str) -> bool:
    """Whether a quiz or a question is among the first elements."""
    return text[:1] == "<" and _QUIZ.search(text[:200_000]) is not None


FORMAT = BankFormat(
    name="moodle_xml",
    rank=10,
    recognises=_looks_like_moodle,
    read=lambda source: read_moodle_xml(source.content, source.file_name, source.true_false),
    holds_images=True,
)
