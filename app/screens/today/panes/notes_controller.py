"""The notes: every pause in typing is a commit."""

from functools import partial

from textual import on, work
from textual.getters import query_one
from textual.widget import Widget

from app.keys.bindings import bindings
from app.keys.keymap import either_key
from app.keys.panes import NOTES
from app.screens.today.notes.note_saving import NoteSaving
from app.screens.today.notes.pages import note_pages
from app.screens.today.pane_controller import CommandTable, PaneController
from data.errors import BadInput
from widgets.panes.notes import NotesPane


class NotesController(PaneController):
    """Shows the sections of the selected day and of its week, the study's own notes and the pack's reference."""

    TABLES = frozenset({"notes", "plan"})
    BINDINGS = bindings(NOTES)

    notes = query_one(NotesPane)
    saving: NoteSaving

    @property
    def pane(self) -> Widget:
        """The text takes the focus, or the field it is being written in."""
        return self.notes.editor or self.notes.reader

    def create_pane(self) -> NotesPane:
        """The pages under their tabs."""
        pane = NotesPane(glyphs=self.session.glyphs)
        pane.write_keys = either_key(self.session.keys, "notes.write")
        self.saving = NoteSaving(self, pane)
        return pane

    def commands(self) -> CommandTable:
        """What each command of the notes does."""
        return {
            "notes.write": self.notes.write,
            "notes.next": partial(self.notes.turn, 1),
            "notes.previous": partial(self.notes.turn, -1),
            "notes.preview": self.notes.toggle_preview,
            "notes.save": self.saving.save_now,
            "notes.editor": self._edit_elsewhere,
        }

    def show(self) -> None:
        """The texts as they are now."""
        self.saving.merge_upstream()
        self.notes.pages = tuple(map(self.saving.as_typed, note_pages(self.study, self.day)))
        self.saving.rebase_draft()

    def second_passed(self) -> None:
        """Try again from time to time to save what could not be saved."""
        self.saving.second_passed()

    def flush(self) -> bool:
        """Save at once what is being written and what waits to be saved; whether the study has it all now."""
        return self.saving.flush()

    async def offer_recovered(self) -> None:
        """Ask about texts that an earlier run could not save."""
        from data.store.care.unsaved_texts import recovered_texts

        if recovered := recovered_texts(self.session.env.locations):
            from app.screens.today.notes.recovered_notes import offer_recovered

            await offer_recovered(self.app, recovered, self.saving.put, self.session.today)

    @work
    async def _edit_elsewhere(self) -> None:
        """Hand the section to the learner's own editor and read it back."""
        unsaved = self.notes.unsaved()
        page = unsaved[0] if unsaved else self.notes.current
        if page is None or not page.writable:
            return
        await self.notes.stop_writing()
        text = unsaved[1] if unsaved else page.text
        from app.screens.today.notes.own_editor import edited_elsewhere

        try:
            edited = edited_elsewhere(self.app, text)
        except BadInput as error:
            self.changes.say(str(error), severe=True)
            return
        if edited.complaint:
            self.changes.say(edited.complaint, severe=True)
        if edited.text != text:
            self.saving.save_edited(page, edited.text, text)

    @on(NotesPane.Written)
    def _written(self, event: NotesPane.Written) -> None:
        event.stop()
        self.saving.save_written(event.page, event.text, event.base)


CONTROLLER: type[PaneController] = NotesController
