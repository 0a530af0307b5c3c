"""Moodle XML: multiple-choice questions; entity declarations and outside references are refused."""

from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from data.errors import BadFile
from data.formats.banks.model.model import (
    MISSING_IMAGE,
    NO_OPTIONS,
    ONE_OPTION,
    BankReading,
    Finding,
    FoundOption,
    FoundQuestion,
    Refused,
    excerpt,
)
from data.formats.banks.text.html_text import html_to_text, tidy
from data.formats.banks.text.markup import images_in
from data.language import say

_CHOICE = ("multichoice", "multichoiceset")
OTHER_KINDS = {
    "truefalse": "True or false: one statement, no options.",
    "essay": "An essay: its answer is free text.",
    "description": "A description: nothing is asked.",
    "shortanswer": "A short answer to be typed, not a choice.",
    "numerical": "A number to be typed, not a choice.",
    "matching": "Pairs to be matched, not a choice.",
    "cloze": "Gaps to be filled, not a choice.",
    "gapselect": "Gaps to be filled, not a choice.",
    "ordering": "Things to be put in order, not a choice.",
    "calculated": "A number to be computed, not a choice.",
    "calculatedsimple": "A number to be computed, not a choice.",
    "calculatedmulti": "Options computed by formulas that only Moodle can fill in.",
}
"""Why a question of a kind is no choice question."""


class _Lined:
    """Builds the tree and notes in which line each question begins."""

    def __init__(self) -> None:
        self.lines: list[int] = []
        self.parser: Any = None
        self._tree = TreeBuilder()

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        """Take in a tag's beginning."""
        if tag == "question":
            self.lines.append(self.parser.CurrentLineNumber)
        return self._tree.start(tag, attributes)

    def end(self, tag: str) -> Element:
        """Take in a tag's end."""
        return self._tree.end(tag)

    def data(self, text: str) -> None:
        """Take in text."""
        self._tree.data(text)

    def close(self) -> Element:
        """The whole tree."""
        return self._tree.close()


def read_moodle_xml(content: str | bytes, file_name: str, true_false: bool = False) -> BankReading:
    """Read a Moodle XML file; raises `BadFile` for XML that is broken or declares entities.

    With `true_false` a statement that is true or false is taken as a question with these two options.
    """
    kinds = (*_CHOICE, "truefalse") if true_false else _CHOICE
    root, lines = _tree(content, file_name)
    questions: list[FoundQuestion] = []
    refused: list[Refused] = []
    findings: list[Finding] = []
    for element, line in zip(root.iter("question"), lines, strict=True):
        kind = (element.get("type") or "").lower()
        if kind == "category":
            continue
        result = _question(element, line, kind, kinds)
        if isinstance(result, Refused):
            refused.append(result)
            continue
        questions.append(result)
        findings += _missing(element, result)
    return BankReading("moodle_xml", tuple(questions), tuple(refused), tuple(findings))


def _tree(content: str | bytes, file_name: str) -> tuple[Element, list[int]]:
    builder = _Lined()
    parser = DefusedXMLParser(target=builder)
    builder.parser = parser.parser
    try:
        parser.feed(content.lstrip())
        return parser.close(), builder.lines
    except ParseError as error:
        line = error.position[0]
        raise BadFile(
            say("{file} is broken XML in line {n}: export the questions again.", file=file_name, n=line)
        ) from error
    except DefusedXmlException as error:
        raise BadFile(
            say("{file} declares XML entities, which a question bank has no use for: refused.", file=file_name)
        ) from error
    except (ValueError, LookupError) as error:
        raise BadFile(
            say("{file} names an encoding that cannot be read: save it as UTF-8.", file=file_name)
        ) from error


def _text(element: Element | None) -> tuple[str, tuple[str, ...]]:
    """What a text element says, without its markup, and its pictures."""
    if element is None:
        return "", ()
    said = element.findtext("text") or ""
    style = (element.get("format") or "html").lower()
    if style in ("plain_text", "plain"):
        return tidy(said), ()
    return images_in(said.strip()) if style == "markdown" else html_to_text(said)


def _question(element: Element, line: int, kind: str, kinds: tuple[str, ...]) -> FoundQuestion | Refused:
    stem, images = _text(element.find("questiontext"))
    name = (element.findtext("name/text") or "").strip()
    shown = excerpt(stem or name)
    if kind not in kinds:
        known = OTHER_KINDS.get(kind)
        why = say(known) if known else say("A question of the kind “{kind}”, not a choice.", kind=kind[:40])
        return Refused(line, NO_OPTIONS, why, shown)
    options = []
    pictures = list(images)
    for answer in element.findall("answer"):
        text, shown_here = _answer_text(answer)
        pictures += shown_here
        right = _fraction(answer.get("fraction") or "0") > 0
        options.append(FoundOption(text or " ".join(shown_here), right, _text(answer.find("feedback"))[0]))
    if len(options) < 2:
        reason = say("Only one option: there is nothing to choose." if options else "It has no options.")
        return Refused(line, ONE_OPTION if options else NO_OPTIONS, reason, shown)
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


def _fraction(said: str) -> float:
    try:
        return float(said.strip().rstrip("%"))
    except ValueError:
        return 0.0


def _single(element: Element, options: list[FoundOption]) -> tuple[FoundOption, ...]:
    """The options; where only one may be chosen, only the one of full worth is right."""
    fractions = [_fraction(answer.get("fraction") or "0") for answer in element.findall("answer")]
    if (element.findtext("single") or "").strip().lower() not in ("true", "1") or max(fractions) <= 0:
        return tuple(options)
    best = max(fractions)
    pairs = zip(options, fractions, strict=True)
    return tuple(FoundOption(option.text, worth == best, option.note) for option, worth in pairs)


def _missing(element: Element, question: FoundQuestion) -> list[Finding]:
    """Pictures that the question shows and the file does not carry."""
    carried = {file.get("name") for file in element.iter("file")}
    return [
        Finding(MISSING_IMAGE, question.line, say("The picture “{name}” is not in the file.", name=path[:200]))
        for path in question.images
        if path not in carried and unquote(path) not in carried and "://" not in path and path != "embedded picture"
    ]
