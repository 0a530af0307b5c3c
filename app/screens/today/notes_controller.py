"""The notes at work: every pause in typing is a commit; what cannot be saved stays and is tried again."""

from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widget import Widget

from app.keys.bindings import bindings
from app.keys.commands import Scope
from app.keys.keymap import either_key
from app.screens.today.pane_controller import PaneController
from app.screens.today.unsaved_notes import UnsavedNotes
from app.session.session import Session
from data.errors import BadInput, NotFound, StudyError
from data.language import say
from data.model.notes import DAY_SECTIONS, WEEK_SECTIONS, Note
from data.packs.reference import reference_text
from data.planning.notebook import TAB_TITLES, note_in, with_text, writing_label
from data.study.study import Study
from widgets.panes.note_draft import NotePage
from widgets.panes.notes import NotesPane

REFERENCE = "reference"


class NotesController(PaneController):
    """Shows the sections of the selected day and of its week, the study's own notes and the pack's reference."""

    TABLES = frozenset({"notes", "plan"})
    BINDINGS = bindings(Scope.NOTES)

    notes = query_one(NotesPane)

    def __init__(self, session: Session, *, id: str, classes: str | None = None) -> None:
        """Work on the session's study."""
        super().__init__(session, id=id, classes=classes)
        self.unsaved = UnsavedNotes(session)
        """Texts that the study does not have yet."""

    @property
    def pane(self) -> Widget:
        """The text takes the focus, or the field it is being written in."""
        return self.notes.editor or self.notes.reader

    def compose(self) -> ComposeResult:
        """The pane."""
        pane = NotesPane(glyphs=self.session.glyphs)
        pane.write_keys = either_key(self.session.keys, "notes.write")
        yield self.framed(pane, f"3 {say('Notes')}")

    def show(self) -> None:
        """The texts as they are now; a page that waits to be saved reads as it was typed."""
        pages = [self._page(section) for section in DAY_SECTIONS + WEEK_SECTIONS]
        pages += [
            NotePage(str(note.id), note.title, note.text)
            for note in self.study.by_field(Note, "day").get(None, [])
            if note.title
        ]
        if self.study.plan.pack:
            text = reference_text(self.study.plan.pack, self.study.plan.language)
            pages.append(NotePage(REFERENCE, say("Reference"), text, writable=False))
        self.unsaved.take_in(lambda page: self._being_written(page) is not None)
        self.notes.pages = tuple(map(self._as_typed, pages))
        editor, draft = self.notes.editor, self.notes.in_hand
        if editor is not None and draft is not None:
            self.unsaved.rest_on(draft.page, editor.text, draft.seen)

    def flush(self) -> bool:
        """Save at once what is being written and what waits to be saved; whether the study has it all now."""
        unreported = self.notes.unsaved()
        if unreported is not None and self.unsaved.text_of(unreported[0]) is None:
            self._report(*unreported)
        self.retry()
        return not self.unsaved

    def put(self, page: NotePage, text: str, base: str, append: bool = False) -> None:
        """Bring a text that was begun from `base` into a page, or add it at the end; else it waits to be saved."""
        if append and page.day is not None:
            there = note_in(self.study, page.section, page.day)
            base = there.text if there else ""
            text = f"{base.rstrip()}\n\n{text}".lstrip("\n")
        if self._save(page, text, base):
            self.say(say("The text is now in “{title}”.", title=page.title))

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        for pending in self.unsaved.pages():
            text = pending.text
            if (unreported := self._being_written(pending.page)) is not None:
                text = unreported
            if self._report(pending.page, text, pending.base):
                self.say(say("Saved “{title}” in your study.", title=pending.page.title))

    def second_passed(self) -> None:
        """Try again from time to time to save what could not be saved."""
        if self.unsaved.second_passed():
            self.retry()

    def action_save(self) -> None:
        """Try again at once to save what could not be saved."""
        if self.flush():
            self.say(say("Everything is saved."))

    async def action_write(self) -> None:
        """Start writing."""
        await self.notes.write()

    def action_turn(self, by: int) -> None:
        """Turn to another section."""
        self.notes.turn(by)

    async def action_preview(self) -> None:
        """Show Markdown formatted, or as written."""
        await self.notes.toggle_preview()

    @work
    async def action_editor(self) -> None:
        """Hand the section to the learner's own editor and take it back."""
        unsaved = self.notes.unsaved()
        page = unsaved[0] if unsaved else self.notes.current
        if page is None or not page.writable:
            return
        await self.notes.stop_writing()
        text = unsaved[1] if unsaved else page.text
        from app.screens.today.own_editor import edited_elsewhere

        try:
            edited = edited_elsewhere(self.app, text)
        except BadInput as error:
            self.say(str(error), severe=True)
            return
        if edited.complaint:
            self.say(edited.complaint, severe=True)
        if edited.text != text:
            self._save(page, edited.text, self.unsaved.base_of(page, text))

    @on(NotesPane.Written)
    def _written(self, event: NotesPane.Written) -> None:
        event.stop()
        saved = False
        try:
            saved = self._save(event.page, event.text, self.unsaved.base_of(event.page, event.base))
        finally:
            if not saved and self.notes.in_hand is not None:
                self.notes.in_hand.not_kept()

    def _report(self, page: NotePage, text: str, base: str) -> bool:
        """Save a text; one that is being written counts as reported when that succeeds."""
        draft = self.notes.in_hand if self._being_written(page) is not None else None
        if draft is not None:
            draft.tell(text)
        saved = self._save(page, text, base)
        if draft is not None and not saved:
            draft.not_kept()
        return saved

    def _being_written(self, page: NotePage) -> str | None:
        """What stands in the field while that page is being written."""
        editor, draft = self.notes.editor, self.notes.in_hand
        if editor is None or draft is None or self.unsaved.key(draft.page) != self.unsaved.key(page):
            return None
        return editor.text

    def _as_typed(self, page: NotePage) -> NotePage:
        text = self.unsaved.text_of(page) if self._being_written(page) is None else None
        return page if text is None else page._replace(text=text, saved=page.text)

    def _page(self, section: str) -> NotePage:
        note = note_in(self.study, section, self.day)
        return NotePage(section, say(TAB_TITLES[section]), note.text if note else "", self.day)

    def _save(self, page: NotePage, text: str, base: str) -> bool:
        """Save a text that was begun from `base`; one that cannot be saved stays, whatever hinders it."""
        saved, reason = False, ""
        try:
            self._commit_text(page, text, base)
            saved = True
        except StudyError as error:
            reason = str(error)
        finally:
            if not saved and (sentence := self.unsaved.hold(page, text, base)):
                self.app.notify(f"{reason} {sentence}".strip(), severity="error", timeout=20, markup=False)
            if not saved or self.unsaved.settle(page):
                self.show()
        return saved

    def _commit_text(self, page: NotePage, text: str, base: str) -> None:
        """Commit the text; what somebody else wrote meanwhile stays in it. Raises `StudyError`."""
        from data.model.text_merge import merged_text

        label = writing_label(page.title)
        if page.day is None:
            self.study.commit(label, _titled_note(self.study, page, text, base))
            return
        there = note_in(self.study, page.section, page.day)
        merged = merged_text(base, there.text if there else "", text)
        self.study.commit(label, *with_text(self.study, page.section, page.day, merged))


def _titled_note(study: Study, page: NotePage, text: str, base: str) -> Note:
    """The note of a page with a title of its own, with a text; one that was removed meanwhile is made again."""
    from data.model.text_merge import merged_text

    try:
        note = study.get(Note, int(page.section))
    except NotFound:
        return Note(id=int(page.section), section="", text=text, title=page.title)
    return note.rewritten(merged_text(base, note.text, text))
