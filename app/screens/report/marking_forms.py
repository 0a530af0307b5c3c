"""Asks for the key or the score of an answer sheet, and for the learner's own key of a question."""

from collections.abc import Mapping
from pathlib import Path

from app.screens.report.open_report import OpenReport
from app.screens.today.score_form import score_form
from data.attempts import Answer, Attempt
from data.errors import BadFile, BadInput
from data.formats.banks.reading import decoded
from data.language import say
from data.question_pool import question_pool
from data.questions import Bank, Question, letter
from data.record import Record
from data.rules.answer_key import parsed_key, written_key
from data.rules.exam_paper import Paper
from data.rules.marking import by_keys, scored, with_key
from data.rules.option_order import Order, as_shown, option_order
from widgets.choice_dialog import ChoiceDialog
from widgets.form_dialog import Field, FormDialog, ask
from widgets.text_dialog import TextDialog

FILE_LIMIT = 1_000_000
"""Bytes of the largest key file."""


async def ask_for_key(report: OpenReport) -> None:
    """Ask for the key of a sheet, or for its score alone, and mark it."""
    choices = (
        ("key", say("Type or paste the answer key, or name a file with it")),
        ("score", say("Only the score, and the scores by domain if they are known")),
    )

    async def chosen(choice: str | None) -> None:
        if choice == "key":
            await report.app.push_screen(_key_dialog(report), lambda keys: _mark(report, keys))
        elif choice == "score":
            form = score_form(report.study, report.sitting.today, report.attempt)
            await ask(report.app, form, lambda attempt: _score(report, attempt))

    if report.attempt.kind != "sheet":
        report.app.notify(say("The key of this attempt comes from its bank: y disputes one."), markup=False)
        return
    dialog = ChoiceDialog(say("Mark the answer sheet"), "", choices, report.sitting.glyphs.ascii)
    await report.app.push_screen(dialog, chosen)


async def ask_about_dispute(report: OpenReport) -> None:
    """Ask for the learner's own key of the chosen missed question."""
    row = report.chosen
    answer = report.study.all(Answer).get(row.id) if row else None
    question = report.questions.get(answer.question or 0) if answer else None
    if question is None:
        report.app.notify(say("Choose a missed question of a bank first."), markup=False)
        return
    order = option_order(report.attempt, question)
    held = question

    def accept(values: Mapping[str, str]) -> Question:
        return held.disputed(_own_letters(values["key"], order), values["reason"], report.sitting.now)

    fields = (
        Field("key", say("Your key (the bank says {key})", key=as_shown(held.key, order)), "", "B, AC"),
        Field("reason", say("Why the bank is wrong"), "", ""),
    )
    form = FormDialog(say("Dispute this key"), fields, accept)
    await ask(report.app, form, lambda changed: _dispute(report, changed))


def _key_dialog(report: OpenReport) -> TextDialog[dict[int, str]]:
    answers = report.answers
    words = say("Write 1 B, 2 AC … as it comes, {n} questions; or the name of a file.", n=len(answers))

    def accept(text: str) -> dict[int, str]:
        return parsed_key(_from_file(text), len(answers))

    old = written_key({each.number: each.key for each in answers})
    return TextDialog(say("Answer key"), words, old, accept, report.sitting.glyphs.ascii)


def _from_file(text: str) -> str:
    """The text, or what stands in the file it names; raises `BadFile`."""
    said = text.strip().strip("\"'")
    if "\n" in said or len(said) > 400 or not (said.startswith(("/", "~", "./", "../")) or "." in said[-5:]):
        return text
    path = Path(said).expanduser()
    if not path.suffix and not path.exists():
        return text
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise BadFile(say("{file} is too large for an answer key.", file=path))
        return decoded(path.read_bytes())
    except (OSError, RuntimeError) as error:
        raise BadFile(say("{file} cannot be read: type the key or another name.", file=path)) from error


def _mark(report: OpenReport, keys: dict[int, str] | None) -> None:
    if keys is None:
        return
    attempt = report.attempt
    paper = by_keys(Paper(attempt, tuple(report.answers)), keys, {}, attempt.day or report.sitting.today)
    report.keep(say("Mark “{title}”", title=attempt.title), [paper.attempt, *paper.answers])


def _score(report: OpenReport, attempt: Attempt) -> None:
    report.keep(say("Score of “{title}”", title=attempt.title), [attempt])


def _dispute(report: OpenReport, question: Question) -> None:
    """Keep the learner's key beside the bank's, and mark the attempt by it."""
    study, attempt = report.study, report.attempt
    bank = report.pool.banks.get(question.bank)
    kept: list[Record] = [bank] if bank and bank.id not in study.all(Bank) else []
    day = attempt.day or report.sitting.today
    answers = [
        with_key(each, question.counted_key) if each.question == question.id else each for each in report.answers
    ]
    domains = {id_: each.domain for id_, each in report.questions.items()}
    changed = [question, *answers, scored(attempt, answers, domains, day)]
    if report.keep(say("Dispute a key"), [*kept, *changed]):
        report.pool = question_pool(study)
        report.show()


def _own_letters(said: str, order: Order) -> str:
    """Letters as they are shown as the question's own; raises `BadInput`."""
    letters = sorted(set(said.upper()) - set(" ,;"))
    last = letter(len(order) - 1)
    if not letters or any(not "A" <= mark <= last for mark in letters):
        raise BadInput(say("Give letters from A to {last}.", last=last))
    return "".join(sorted(letter(order[ord(mark) - ord("A")]) for mark in letters))
