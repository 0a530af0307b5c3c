"""A bank as rows: findings by kind, what was refused, then every question."""

from typing import NamedTuple

from data.formats.banks.model.model import BankReading, Finding, FoundQuestion, Refused
from data.formats.banks.model.options_asked_for import asked_for
from data.formats.banks.study.into_study import PlannedImport
from data.language import say, say_count
from data.model.questions import letter
from widgets.drawing.glyphs import Glyphs
from widgets.exam.question_card import OptionView, QuestionView
from widgets.preview.record_list import RecordRow

Item = Finding | Refused | FoundQuestion | None
"""What a row stands for; None for a heading."""


class BankRows(NamedTuple):
    """Rows, and beside each what it stands for."""

    rows: tuple[RecordRow, ...]
    items: tuple[Item, ...]


def introduction(reading: BankReading, file_name: str, planned: PlannedImport) -> tuple[tuple[str, str], ...]:
    """What the whole file is, and what importing it would change."""
    count = say_count(len(reading.questions), "{n} question", "{n} questions")
    lines = [
        (reading.title or file_name, "strong"),
        (f"{reading.format.replace('_', ' ')} · {count}", ""),
    ]
    for code, number in reading.counts().items():
        lines.append((f"{number:5,}  {say(code.replace('_', ' '))}", "warn"))
    lines.append((counts_of(planned), ""))
    if unknown := planned.unknown_domains_told():
        lines.append((unknown, "warn"))
    if planned.suggested:
        lines.append((guesses_of(planned), "quiet"))
    return (*lines, ("", ""))


def counts_of(planned: PlannedImport) -> str:
    """What an import adds, edits and leaves."""
    return say(
        "{added} new, {edited} edited, {unchanged} unchanged, {repeated} repeated",
        added=planned.added,
        edited=planned.edited,
        unchanged=planned.unchanged,
        repeated=planned.repeated,
    )


def guesses_of(planned: PlannedImport) -> str:
    """How many domains are only suggested."""
    return say("{n} domains are guesses: they count once you accept them.", n=planned.suggested)


def bank_rows(reading: BankReading, glyphs: Glyphs) -> BankRows:
    """Every row of a bank."""
    rows: list[RecordRow] = []
    items: list[Item] = []
    for code in reading.counts():
        found: list[Finding | Refused] = [each for each in reading.findings if each.code == code]
        found += [each for each in reading.refused if each.code == code]
        rows.append(RecordRow(f"{say(code.replace('_', ' '))} ({len(found):,})", heading=True))
        items.append(None)
        for each in found:
            words = f"{each.reason} {each.excerpt}" if isinstance(each, Refused) else each.message
            rows.append(RecordRow(words, each.line, sign="!", ink="warn"))
            items.append(each)
    if reading.questions:
        rows.append(RecordRow(f"{say('All questions')} ({len(reading.questions):,})", heading=True))
        items.append(None)
        doubtful = {finding.line for finding in reading.findings}
        for question in reading.questions:
            sign, ink = ("!", "warn") if question.line in doubtful else (glyphs.open, "quiet")
            stem = question.stem or ", ".join(question.images)
            rows.append(RecordRow(stem, question.line, sign=sign, ink=ink, extra=question.key or glyphs.dash))
            items.append(question)
    return BankRows(tuple(rows), tuple(items))


def question_at(reading: BankReading, line: int) -> FoundQuestion | None:
    """The question that begins on a line."""
    return next((question for question in reading.questions if question.line == line), None)


def whole(question: FoundQuestion, reading: BankReading, guess: str = "") -> QuestionView:
    """The question as it will stand in the study, its findings and the domain that is guessed."""
    told = [finding.message for finding in reading.findings if finding.line == question.line]
    asked = asked_for(question.stem)
    parts = (question.domain, question.statement, question.difficulty)
    marks = [part for part in parts if part]
    if guess:
        marks.append(say("perhaps {domain}", domain=guess))
    return QuestionView(
        heading=say("line {n}", n=question.line),
        stem=question.stem,
        options=tuple(
            OptionView(letter(place), option.text, right=option.right if question.key else None, note=option.note)
            for place, option in enumerate(question.options)
        ),
        pictures=question.images,
        marks=(*marks, *([say("choose {n}", n=asked)] if asked and asked > 1 else [])),
        prompt="\n".join(told),
        verdict=say("Key: {key}", key=question.key) if question.key else say("No key"),
        explanation=question.explanation,
        link=question.link,
    )
