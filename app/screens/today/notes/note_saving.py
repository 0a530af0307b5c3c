"""Saves the notes; a text that cannot be saved stays, and the cockpit tries again."""

from app.screens.today.notes.unsaved_notes import UnsavedNotes
from app.screens.today.pane_controller import PaneController
from data.errors import NotFound, StudyError
from data.language import say
from data.model.notes import Note
from data.planning.notebook import note_in, with_text, writing_label
from data.study.study import Study
from widgets.panes.note_draft import NotePage
from widgets.panes.notes import NotesPane


class NoteSaving:
    """Brings the texts of the notes into the study, with what somebody else wrote meanwhile."""

    def __init__(self, controller: PaneController, notes: NotesPane) -> None:
        """Save the notes of a pane; speak through its controller."""
        self._controller = controller
        self._study = controller.study
        self._notes = notes
        self._unsaved = UnsavedNotes(controller.session)
        """Texts that the study does not have yet."""

    def flush(self) -> bool:
        """Save at once what is being written and what waits to be saved; whether the study has it all now."""
        unreported = self._notes.unsaved()
        if unreported is not None and self._unsaved.text_of(unreported[0]) is None:
            self._save_draft(*unreported)
        self._retry()
        return not self._unsaved

    def second_passed(self) -> None:
        """Try again from time to time to save what could not be saved."""
        if self._unsaved.second_passed():
            self._retry()

    def save_now(self) -> None:
        """Try again at once to save what could not be saved, and say so when that succeeds."""
        if self.flush():
            self._controller.changes.say(say("Everything is saved."))

    def put(self, page: NotePage, text: str, base: str, append: bool = False) -> None:
        """Merge a text that started from `base` into a page, or append it; it waits where it cannot be saved."""
        if append and page.day is not None:
            note = note_in(self._study, page.section, page.day)
            base = note.text if note else ""
            text = f"{base.rstrip()}\n\n{text}".lstrip("\n")
        if self._save(page, text, base):
            self._controller.changes.say(say("The text is now in “{title}”.", title=page.title))

    def save_written(self, page: NotePage, text: str, base: str) -> None:
        """Save what the pane reports; it reports a text that cannot be saved again, with what comes next."""
        saved = False
        try:
            saved = self._save(page, text, self._unsaved.base_of(page, base))
        finally:
            if not saved and self._notes.in_hand is not None:
                self._notes.in_hand.not_kept()

    def save_edited(self, page: NotePage, text: str, base: str) -> None:
        """Save a text that was edited outside of the cockpit."""
        self._save(page, text, self._unsaved.base_of(page, base))

    def merge_upstream(self) -> None:
        """Merge what somebody else wrote into the texts that wait; the field being written does so itself."""
        self._unsaved.merge_upstream(lambda page: self._text_being_written(page) is not None)

    def rebase_draft(self) -> None:
        """What the study reads now is the base of the note that is being written."""
        editor, draft = self._notes.editor, self._notes.in_hand
        if editor is not None and draft is not None:
            self._unsaved.rebase(draft.page, editor.text, draft.seen)

    def as_typed(self, page: NotePage) -> NotePage:
        """A page with the text that waits to be saved."""
        text = self._unsaved.text_of(page) if self._text_being_written(page) is None else None
        return page if text is None else page._replace(text=text, saved=page.text)

    def _retry(self) -> None:
        """Try again to save what could not be saved."""
        for pending in self._unsaved.pages():
            text = pending.text
            if (written := self._text_being_written(pending.page)) is not None:
                text = written
            if self._save_draft(pending.page, text, pending.base):
                self._controller.changes.say(say("Saved “{title}” in your study.", title=pending.page.title))

    def _save_draft(self, page: NotePage, text: str, base: str) -> bool:
        """Save a text; one that is being written counts as reported when that succeeds."""
        draft = self._notes.in_hand if self._text_being_written(page) is not None else None
        if draft is not None:
            draft.tell(text)
        saved = self._save(page, text, base)
        if draft is not None and not saved:
            draft.not_kept()
        return saved

    def _text_being_written(self, page: NotePage) -> str | None:
        """The text in the field while that page is being written."""
        editor, draft = self._notes.editor, self._notes.in_hand
        if editor is None or draft is None or self._unsaved.key(draft.page) != self._unsaved.key(page):
            return None
        return editor.text

    def _save(self, page: NotePage, text: str, base: str) -> bool:
        """Save a text that started from `base`; one that cannot be saved stays, whatever the fault."""
        saved, reason = False, ""
        try:
            self._commit(page, text, base)
            saved = True
        except StudyError as error:
            reason = str(error)
        finally:
            if not saved and (sentence := self._unsaved.hold(page, text, base)):
                words = f"{reason} {sentence}".strip()
                self._controller.app.notify(words, severity="error", timeout=20, markup=False)
            if not saved or self._unsaved.settle(page):
                self._controller.show()
        return saved

    def _commit(self, page: NotePage, text: str, base: str) -> None:
        """Commit the text, merged with what somebody else wrote meanwhile; raises `StudyError`."""
        from data.model.text_merge import merged_text

        label = writing_label(page.title)
        if page.day is None:
            self._study.commit(label, _titled_note(self._study, page, text, base))
            return
        note = note_in(self._study, page.section, page.day)
        merged = merged_text(base, note.text if note else "", text)
        self._study.commit(label, *with_text(self._study, page.section, page.day, merged))


def _titled_note(study: Study, page: NotePage, text: str, base: str) -> Note:
    """The note of a page with a title of its own, with a text; a new one where it was removed meanwhile."""
    from data.model.text_merge import merged_text

    try:
        note = study.get(Note, int(page.section))
    except NotFound:
        return Note(id=int(page.section), section="", text=text, title=page.title)
    return note.rewritten(merged_text(base, note.text, text))
