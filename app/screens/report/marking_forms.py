"""Asks for the key or the score of an answer sheet, and for the learner's own key of a question."""

from pathlib import Path

from app.forms.dispute import dispute_form, with_its_bank
from app.forms.score import score_form
from app.screens.report.open_report import OpenReport
from data.errors import BadFile
from data.exams.answer_key import parsed_key, written_key
from data.exams.marking import by_keys, remarked, scored
from data.exams.option_order import option_order
from data.exams.paper import Paper
from data.formats.banks.reading import decoded
from data.formats.banks.study.question_pool import question_pool
from data.language import say
from data.model.attempts import Answer, Attempt
from data.model.questions import Question
from data.user_files import read_named
from widgets.dialogs.choice_dialog import ChoiceDialog
from widgets.dialogs.form_dialog import ask
from widgets.dialogs.text_dialog import TextDialog

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
    form = dispute_form(question, option_order(report.attempt, question), report.sitting.now)
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
        return decoded(read_named(path))
    except (OSError, RuntimeError) as error:
        raise BadFile(say("{file} cannot be read: type the key or another name.", file=path)) from error


def _mark(report: OpenReport, keys: dict[int, str] | None) -> None:
    if keys is None:
        return
    attempt = report.attempt
    paper = by_keys(
        Paper(attempt=attempt, answers=tuple(report.answers)), keys, {}, attempt.day or report.sitting.today
    )
    report.keep(say("Mark “{title}”", title=attempt.title), [paper.attempt, *paper.answers])


def _score(report: OpenReport, attempt: Attempt) -> None:
    report.keep(say("Score of “{title}”", title=attempt.title), [attempt])


def _dispute(report: OpenReport, question: Question) -> None:
    """Keep the learner's key beside the bank's, and mark the attempt by it."""
    attempt = report.attempt
    paper = remarked(Paper(attempt=attempt, answers=tuple(report.answers)), question)
    domains = {id_: each.domain for id_, each in report.questions.items()}
    again = scored(attempt, paper.answers, domains, attempt.day or report.sitting.today)
    held = with_its_bank(report.study, report.pool.banks, question)
    if report.keep(say("Dispute a key"), [*held, *paper.answers, again]):
        report.pool = question_pool(report.study)
        report.show()
