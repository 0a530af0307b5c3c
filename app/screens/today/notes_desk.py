"""The notes at work: every pause in typing is a commit."""

from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one

from app.keys.bindings import bindings
from app.keys.commands import Place
from app.screens.today.desk import Desk
from data.errors import BadInput
from data.language import say
from data.model.notes import DAY_SECTIONS, WEEK_SECTIONS, Note
from data.packs.reference import reference_text
from data.planning.notebook import TAB_TITLES, note_in, with_text
from widgets.drawing.line_pane import LinePane
from widgets.panes.note_draft import NotePage
from widgets.panes.notes import NotesPane

REFERENCE = "reference"


class NotesDesk(Desk):
    """Shows the sections of the selected day and of its week, the study's own notes and the pack's reference."""

    TABLES = frozenset({"notes", "plan"})
    BINDINGS = bindings(Place.NOTES)

    notes = query_one(NotesPane)

    @property
    def pane(self) -> LinePane:
        """The text takes the focus."""
        return self.notes.reader

    def compose(self) -> ComposeResult:
        """The pane."""
        yield self.framed(NotesPane(glyphs=self.sitting.glyphs), f"3 {say('Notes')}")

    def show(self) -> None:
        """The texts as they are now."""
        pages = [self._page(section) for section in DAY_SECTIONS + WEEK_SECTIONS]
        pages += [
            NotePage(str(note.id), note.title, note.text)
            for note in self.study.by_field(Note, "day").get(None, [])
            if note.title
        ]
        if self.study.plan.pack:
            text = reference_text(self.study.plan.pack, self.study.plan.language)
            pages.append(NotePage(REFERENCE, say("Reference"), text, writable=False))
        self.notes.pages = tuple(pages)

    def flush(self) -> None:
        """Commit at once what is being written."""
        unsaved = self.notes.unsaved()
        if unsaved is not None:
            self._keep(*unsaved)

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
        if edited != text:
            self._keep(page, edited, text)

    @on(NotesPane.Written)
    def _written(self, event: NotesPane.Written) -> None:
        event.stop()
        if not self._keep(event.page, event.text, event.base) and self.notes.in_hand is not None:
            self.notes.in_hand.not_kept()

    def _page(self, section: str) -> NotePage:
        note = note_in(self.study, section, self.day)
        return NotePage(section, say(TAB_TITLES[section]), note.text if note else "", self.day)

    def _keep(self, page: NotePage, text: str, base: str) -> bool:
        """Keep a text that was begun from `base`; what somebody else wrote meanwhile stays in it."""
        from data.model.text_merge import merged_text

        label = say("Write in “{title}”", title=page.title)
        if page.day is None:
            note = self.study.get(Note, int(page.section))
            return self.commit(label, note.rewritten(merged_text(base, text, note.text)))
        there = note_in(self.study, page.section, page.day)
        merged = merged_text(base, text, there.text if there else "")
        return self.commit(label, *with_text(self.study, page.section, page.day, merged))
