"""Asks for the key or the score of an answer sheet, and for the learner's own key of a question."""

from pathlib import Path

from app.forms.dispute import dispute_form
from app.forms.score import score_form
from app.keys.keymap import key_of
from app.screens.report.open_report import OpenReport
from data.errors import BadFile
from data.exams.answer_key import parsed_key, written_key
from data.exams.draws.option_order import option_order
from data.exams.marking import by_keys, remarked, scored
from data.exams.paper import Paper
from data.exams.run import with_its_bank
from data.formats.banks.parsing import decoded
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
        ("key", say("Type or paste the answer key, or give a file name")),
        ("score", say("Only the score, and scores by domain if known")),
    )

    async def chosen(choice: str | None) -> None:
        if choice == "key":
            dialog = _key_dialog(report)
            dialog.save = lambda keys: _mark(report, keys)
            await report.app.push_screen(dialog)
        elif choice == "score":
            form = score_form(report.study, report.session.today, report.attempt)
            await ask(report.app, form, save=lambda attempt: _score(report, attempt))

    if report.attempt.kind != "sheet":
        report.app.notify(
            say(
                "The key of this attempt comes from its question bank. Press [{key}] to dispute it.",
                key=key_of(report.session.keys, "report.dispute"),
            ),
            markup=False,
        )
        return
    dialog = ChoiceDialog(say("Mark the answer sheet"), "", choices, report.session.glyphs.ascii)
    await report.app.push_screen(dialog, chosen)


async def ask_about_dispute(report: OpenReport) -> None:
    """Ask for the learner's own key of the chosen missed question."""
    row = report.chosen
    answer = report.study.all(Answer).get(row.id) if row else None
    question = report.questions.get(answer.question or 0) if answer else None
    if question is None:
        report.app.notify(say("Select a missed question from a question bank first."), markup=False)
        return
    form = dispute_form(question, option_order(report.attempt, question), report.session.now)
    await ask(report.app, form, save=lambda changed: _dispute(report, changed))


def _key_dialog(report: OpenReport) -> TextDialog[dict[int, str]]:
    answers = report.answers
    words = say("Type the key for {n} questions, such as 1 B, 2 AC, or a file name.", n=len(answers))

    def accept(text: str) -> dict[int, str]:
        return parsed_key(_from_file(text), len(answers))

    old = written_key({each.number: each.key for each in answers})
    return TextDialog(say("Answer key"), words, old, accept, report.session.glyphs.ascii)


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
        raise BadFile(say("Cannot read {file}. Type the key or another file name.", file=path)) from error


def _mark(report: OpenReport, keys: dict[int, str]) -> bool:
    attempt = report.attempt
    paper = by_keys(
        Paper(attempt=attempt, answers=tuple(report.answers)), keys, {}, attempt.day or report.session.today
    )
    return report.keep(say("Mark “{title}”", title=attempt.title), [paper.attempt, *paper.answers])


def _score(report: OpenReport, attempt: Attempt) -> bool:
    return report.keep(say("Score of “{title}”", title=attempt.title), [attempt])


def _dispute(report: OpenReport, question: Question) -> bool:
    """Keep the learner's key beside the bank's, and mark the attempt by it."""
    attempt = report.attempt
    paper = remarked(Paper(attempt=attempt, answers=tuple(report.answers)), question)
    domains = {id_: each.domain for id_, each in report.questions.items()}
    again = scored(attempt, paper.answers, domains, attempt.day or report.session.today)
    held = with_its_bank(report.study, report.pool.banks, question)
    saved = report.keep(say("Dispute a key"), [*held, *paper.answers, again])
    if saved:
        report.pool = question_pool(report.study)
        report.show()
    return saved
