"""Writes an attempt to a file and reads one back."""

import re
from collections.abc import Mapping
from pathlib import Path

from textual.app import App

from app.forms.inputs.paths import typed_path
from app.use_cases.export import describe_saved
from data.errors import BadFile, BadInput, NotSaved
from data.exams.sitting import answers_of
from data.formats.export.attempt_json import exported, imported
from data.language import say
from data.model.attempts import Answer, Attempt
from data.model.domains import Domain
from data.model.questions import Question
from data.store.disk import disk
from data.study.study import Study
from data.user_files import already_exists, read_named, reason
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog, ask

SIZE_LIMIT = 20_000_000
"""Bytes of the largest file that is read."""


async def ask_where_to_export(
    app: App[None], study: Study, attempt: Attempt, questions: Mapping[int, Question]
) -> None:
    """Ask for a file name and write the attempt; a file that is there is never written over."""

    def accept(values: Mapping[str, str]) -> Path:
        path = typed_path(values["file"])
        text = exported(attempt, answers_of(study, attempt), questions, study.all(Domain))
        try:
            disk.put(str(path), f"{text}\n".encode("utf-8", "replace"))
        except FileExistsError:
            raise already_exists(path) from None
        except OSError as error:
            raise NotSaved(say("Cannot write {file}: {why}.", file=path, why=reason(error))) from error
        return path

    name = re.sub(r"[^\w-]+", "-", attempt.title).strip("-").casefold() or "attempt"
    field = Field("file", say("File"), f"~/{name}-{attempt.day or ''}.json".replace("-.json", ".json"))
    form = FormDialog(say("Export “{title}”", title=attempt.title), (field,), accept, leads=True)
    await ask(app, form, lambda path: app.notify(describe_saved([path]), markup=False))


async def ask_what_to_import(app: App[None], study: Study, questions: Mapping[int, Question]) -> None:
    """Ask for a file and take its attempt into the study."""

    def accept(values: Mapping[str, str]) -> tuple[Attempt, list[Answer]]:
        path = typed_path(values["file"])
        try:
            if path.stat().st_size > SIZE_LIMIT:
                raise BadFile(say("{file} is too large for an exported attempt.", file=path))
            text = read_named(path).decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadFile(say("Cannot read {file}.", file=path)) from error
        new, answers = imported(text, path.name, study.new_id, questions, study.all(Domain))
        if any(_same(new, attempt) for attempt in study.all(Attempt).values()):
            raise BadInput(say("“{title}” is already in this study.", title=new.title))
        study.commit(say("Import “{title}”", title=new.title), new, *answers)
        return new, answers

    def done(records: tuple[Attempt, list[Answer]]) -> None:
        app.notify(say("Imported: {title}", title=records[0].title), markup=False)

    form = FormDialog(
        say("Import an attempt"), (Field("file", say("File"), "", "~/mock-1.json"),), accept, leads=True
    )
    await ask(app, form, done)


def _same(one: Attempt, other: Attempt) -> bool:
    what = (one.title, one.kind, one.day, one.percent, one.events)
    return what == (other.title, other.kind, other.day, other.percent, other.events)
