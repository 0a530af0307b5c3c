"""A bank as rows: findings by kind, what was refused, then every question."""

from app.use_cases.import_labels import describe_accepted, describe_bank_changes, describe_suggested
from data.formats.banks.model.model import Finding, FoundQuestion, Outside, ParsedBank, Refused
from data.formats.banks.model.options_asked_for import asked_for
from data.formats.banks.study.into_study import PlannedImport
from data.language import say, say_count
from data.model.questions import letter
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.exam.question_card import OptionView, QuestionView
from widgets.preview.record_list import RecordRow

Item = Finding | Refused | Outside | FoundQuestion | None
"""What a row stands for; None for a heading."""


class BankRows(Values):
    """Rows, and beside each what it stands for."""

    rows: tuple[RecordRow, ...]
    items: tuple[Item, ...]


def introduction(reading: ParsedBank, file_name: str, planned: PlannedImport) -> tuple[tuple[str, str], ...]:
    """What the whole file is, and what importing it would change."""
    count = say_count(len(reading.questions), "{n} question", "{n} questions")
    lines = [
        (reading.title or file_name, "strong"),
        (f"{reading.format.replace('_', ' ')} · {count}", ""),
    ]
    for code, number in reading.counts().items():
        lines.append((f"{number:5,}  {say(code.replace('_', ' '))}", "warn"))
    if outside := reading.outside_notice():
        lines.append((outside, "quiet"))
    lines.append((describe_bank_changes(planned, reading), ""))
    lines += [(told, "warn" if planned.strange_domains else "") for told in planned.domain_notices()]
    lines += [(words, "") for words in (describe_accepted(planned),) if words]
    lines += [(words, "quiet") for words in (describe_suggested(planned),) if words]
    return (*lines, ("", ""))


def bank_rows(reading: ParsedBank, glyphs: Glyphs) -> BankRows:
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
    if reading.outside:
        rows.append(RecordRow(f"{say('Outside questions')} ({reading.lines_outside:,})", heading=True))
        items.append(None)
        for part in reading.outside:
            rows.append(RecordRow(part.text, part.line, sign=glyphs.dash, ink="quiet"))
            items.append(part)
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


def question_at(reading: ParsedBank, line: int) -> FoundQuestion | None:
    """The question that begins on a line."""
    return next((question for question in reading.questions if question.line == line), None)


def whole(question: FoundQuestion, reading: ParsedBank, guess: str = "") -> QuestionView:
    """The question as it will stand in the study, its findings and the domain that is guessed."""
    told = [finding.message for finding in reading.findings if finding.line == question.line]
    asked = asked_for(question.stem)
    parts = (question.domain, question.statement, question.difficulty)
    marks = [part for part in parts if part]
    if guess:
        marks.append(say("suggested: {domain}", domain=guess))
    return QuestionView(
        heading=say("line {n}", n=question.line),
        stem=question.stem,
        options=tuple(
            OptionView(letter(index), option.text, right=option.right if question.key else None, note=option.note)
            for index, option in enumerate(question.options)
        ),
        pictures=question.images,
        marks=(*marks, *([say("choose {n}", n=asked)] if asked and asked > 1 else [])),
        prompt="\n".join(told),
        verdict=say("Key: {key}", key=question.key) if question.key else say("No key"),
        explanation=question.explanation,
        link=question.link,
    )
