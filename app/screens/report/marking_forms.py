"""Asks for the key or the score of an answer sheet, and for the learner's own key of a question."""

from pathlib import Path

from app.forms.exams.dispute import dispute_form
from app.forms.exams.score import score_form
from app.keys.keymap import key_of
from app.screens.report.reported_attempt import ReportedAttempt
from app.screens.study_screen import StudyScreen
from data.errors import BadFile
from data.exams.answer_key import parsed_key, written_key
from data.exams.draws.option_order import option_order
from data.formats.banks.parsing import decoded
from data.language import say, say_count
from data.model.attempts import Answer
from data.user_files import read_named
from widgets.dialogs.choice_dialog import ChoiceDialog
from widgets.dialogs.form_dialog import ask
from widgets.dialogs.text_dialog import TextDialog
from widgets.report.report_page import MissedRow

FILE_LIMIT = 1_000_000
"""Bytes of the largest key file."""


async def ask_for_key(screen: StudyScreen[None], reported: ReportedAttempt) -> None:
    """Ask for the key of a sheet, or for its score alone, and mark it."""
    app, session = screen.app, screen.session
    choices = (
        ("key", say("Type or paste the answer key, or give a file name")),
        ("score", say("Only the score, and scores by domain if known")),
    )

    async def chosen(choice: str | None) -> None:
        if choice == "key":
            dialog = _key_dialog(reported, session.glyphs.ascii)
            dialog.save = lambda keys: screen.do(lambda: reported.mark(keys, session.today))
            await app.push_screen(dialog)
        elif choice == "score":
            form = score_form(session.study, session.today, reported.attempt)
            await ask(app, form, save=lambda attempt: screen.do(lambda: reported.set_score(attempt)))

    if reported.attempt.kind != "sheet":
        app.notify(
            say(
                "The key of this attempt comes from its question bank. Press [{key}] to dispute it.",
                key=key_of(session.keys, "report.dispute"),
            ),
            markup=False,
        )
        return
    await app.push_screen(ChoiceDialog(say("Mark the answer sheet"), "", choices, session.glyphs.ascii), chosen)


async def ask_about_dispute(screen: StudyScreen[None], reported: ReportedAttempt, row: MissedRow | None) -> None:
    """Ask for the learner's own key of the missed question in a row."""
    app, session = screen.app, screen.session
    answer = session.study.all(Answer).get(row.id) if row else None
    question = reported.questions.get(answer.question or 0) if answer else None
    if question is None:
        app.notify(say("Select a missed question from a question bank first."), markup=False)
        return
    form = dispute_form(question, option_order(reported.attempt, question), session.now)
    await ask(app, form, save=lambda disputed: screen.do(lambda: reported.dispute(disputed, session.today)))


def _key_dialog(reported: ReportedAttempt, ascii_only: bool) -> TextDialog[dict[int, str]]:
    answers = reported.answers
    words = say_count(
        len(answers),
        "Type the key for {n} question, such as 1 B, or a file name.",
        "Type the key for {n} questions, such as 1 B, 2 AC, or a file name.",
    )

    def accept(text: str) -> dict[int, str]:
        return parsed_key(_from_file(text), len(answers))

    old_key = written_key({answer.number: answer.key for answer in answers})
    return TextDialog(say("Answer key"), words, old_key, accept, ascii_only)


def _from_file(text: str) -> str:
    """The text, or the content of the file that it names; raises `BadFile`."""
    name = text.strip().strip("\"'")
    if "\n" in name or len(name) > 400 or not (name.startswith(("/", "~", "./", "../")) or "." in name[-5:]):
        return text
    path = Path(name).expanduser()
    if not path.suffix and not path.exists():
        return text
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise BadFile(say("{file} is too large for an answer key.", file=path))
        return decoded(read_named(path))
    except (OSError, RuntimeError) as error:
        raise BadFile(say("Cannot read {file}. Type the key or another file name.", file=path)) from error
