"""A bank as rows: problems by kind, lines outside of questions, then every question."""

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
"""The part of a bank in a row; None for a heading."""


class BankRows(Values):
    """Rows, and for each the part of the bank in it."""

    rows: tuple[RecordRow, ...]
    items: tuple[Item, ...]


def introduction(bank: ParsedBank, file_name: str, planned: PlannedImport) -> tuple[tuple[str, str], ...]:
    """What the file is, and what its import would change."""
    count = say_count(len(bank.questions), "{n} question", "{n} questions")
    lines = [
        (bank.title or file_name, "strong"),
        (f"{bank.format.replace('_', ' ')} · {count}", ""),
    ]
    for code, number in bank.counts().items():
        lines.append((f"{number:5,}  {say(code.replace('_', ' '))}", "warn"))
    if outside := bank.outside_notice():
        lines.append((outside, "quiet"))
    lines.append((describe_bank_changes(planned, bank), ""))
    lines += [(notice, "warn" if planned.strange_domains else "") for notice in planned.domain_notices()]
    lines += [(words, "") for words in (describe_accepted(planned),) if words]
    lines += [(words, "quiet") for words in (describe_suggested(planned),) if words]
    return (*lines, ("", ""))


def bank_rows(bank: ParsedBank, glyphs: Glyphs) -> BankRows:
    """Every row of a bank."""
    rows: list[RecordRow] = []
    items: list[Item] = []
    for code in bank.counts():
        problems: list[Finding | Refused] = [finding for finding in bank.findings if finding.code == code]
        problems += [refused for refused in bank.refused if refused.code == code]
        rows.append(RecordRow(f"{say(code.replace('_', ' '))} ({len(problems):,})", heading=True))
        items.append(None)
        for problem in problems:
            words = f"{problem.reason} {problem.excerpt}" if isinstance(problem, Refused) else problem.message
            rows.append(RecordRow(words, problem.line, sign="!", ink="warn"))
            items.append(problem)
    if bank.outside:
        rows.append(RecordRow(f"{say('Outside questions')} ({bank.lines_outside:,})", heading=True))
        items.append(None)
        for part in bank.outside:
            rows.append(RecordRow(part.text, part.line, sign=glyphs.dash, ink="quiet"))
            items.append(part)
    if bank.questions:
        rows.append(RecordRow(f"{say('All questions')} ({len(bank.questions):,})", heading=True))
        items.append(None)
        doubtful = {finding.line for finding in bank.findings}
        for question in bank.questions:
            sign, ink = ("!", "warn") if question.line in doubtful else (glyphs.open, "quiet")
            stem = question.stem or ", ".join(question.images)
            rows.append(RecordRow(stem, question.line, sign=sign, ink=ink, extra=question.key or glyphs.dash))
            items.append(question)
    return BankRows(tuple(rows), tuple(items))


def question_at(bank: ParsedBank, line: int) -> FoundQuestion | None:
    """The question that starts on a line."""
    return next((question for question in bank.questions if question.line == line), None)


def whole(question: FoundQuestion, bank: ParsedBank, suggested: str = "") -> QuestionView:
    """The question as the study will have it, with its findings and the suggested domain."""
    messages = [finding.message for finding in bank.findings if finding.line == question.line]
    asked = asked_for(question.stem)
    parts = (question.domain, question.statement, question.difficulty)
    marks = [part for part in parts if part]
    if suggested:
        marks.append(say("suggested: {domain}", domain=suggested))
    return QuestionView(
        heading=say("line {n}", n=question.line),
        stem=question.stem,
        options=tuple(
            OptionView(letter(index), option.text, right=option.right if question.key else None, note=option.note)
            for index, option in enumerate(question.options)
        ),
        pictures=question.images,
        marks=(*marks, *([say("choose {n}", n=asked)] if asked and asked > 1 else [])),
        prompt="\n".join(messages),
        verdict=say("Key: {key}", key=question.key) if question.key else say("No key"),
        explanation=question.explanation,
        link=question.link,
    )
