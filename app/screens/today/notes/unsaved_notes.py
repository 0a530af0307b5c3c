"""Texts of notes that could not be saved yet, each with its recovery file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.keys.keymap import key_of
from app.session.session import Session
from data.language import say
from data.model.notes import Note
from data.planning.notebook import note_in, page_day
from data.values import Values
from widgets.panes.note_draft import NotePage

if TYPE_CHECKING:
    from data.store.care.unsaved_texts import UnsavedText

RETRY_SECONDS = 3
"""Seconds between two tries to save what could not be saved."""

PageKey = tuple[str, date | None]
"""Section and day of a page."""


class PendingText(Values):
    """What a page should read, and what it read when the learner started to write."""

    page: NotePage
    text: str
    base: str
    path: Path | None
    """The recovery file; None where none could be written."""


class UnsavedNotes:
    """Holds every text that the study does not have yet."""

    def __init__(self, session: Session) -> None:
        """Start without a pending text."""
        self._session = session
        self._pending: dict[PageKey, PendingText] = {}
        self._seconds = 0

    def __bool__(self) -> bool:
        """Whether anything is pending."""
        return bool(self._pending)

    def pages(self) -> list[PendingText]:
        """What is pending, oldest first."""
        return list(self._pending.values())

    def key(self, page: NotePage) -> PageKey:
        """The key of a page: all days of a week share the page of their week."""
        day = page.day
        return page.section, day if day is None else page_day(self._session.study.plan, page.section, day)

    def text_of(self, page: NotePage) -> str | None:
        """What the page should read; None where nothing is pending."""
        pending = self._pending.get(self.key(page))
        return pending.text if pending else None

    def base_of(self, page: NotePage, base: str) -> str:
        """The base of the page's pending text, as the study had it then; `base` where nothing is pending."""
        pending = self._pending.get(self.key(page))
        return pending.base if pending else base

    def hold(self, page: NotePage, text: str, base: str) -> str:
        """Keep a text that could not be saved; a sentence about it, empty where one was shown before."""
        from data.store.care.unsaved_texts import keep_unsaved

        key = self.key(page)
        is_new = key not in self._pending
        path = keep_unsaved(self._session.env.locations, self._file_text(page, text, base))
        self._pending[key] = PendingText(page, text, base, path)
        if not is_new:
            return ""
        save_key = key_of(self._session.keys, "notes.save")
        if path is None:
            return say(
                "Your text in “{title}” is not saved, and no recovery file could be written. Copy the text "
                "before you quit, or press [{key}] to try again.",
                key=save_key,
                title=page.title,
            )
        return say(
            "Your text in “{title}” is not saved yet. It stays here and in {path}. The cockpit keeps trying; "
            "press [{key}] to try now.",
            key=save_key,
            title=page.title,
            path=path,
        )

    def rebase(self, page: NotePage, text: str, base: str) -> None:
        """Take the study's new text as the base of a pending text, which is `text` now."""
        key = self.key(page)
        if key in self._pending:
            self._pending[key] = self._pending[key]._replace(text=text, base=base)

    def merge_upstream(self, is_being_written: Callable[[NotePage], bool]) -> None:
        """Merge what somebody else wrote into the pending texts; the field being written does so itself."""
        for pending in self.pages():
            now = self._saved_text(pending.page)
            if now is not None and now != pending.base and not is_being_written(pending.page):
                from data.model.text_merge import merged_text

                self.rebase(pending.page, merged_text(pending.base, now, pending.text), now)

    def _saved_text(self, page: NotePage) -> str | None:
        """What the study reads on a page; None where a titled note was removed."""
        if page.day is not None:
            note = note_in(self._session.study, page.section, page.day)
            return note.text if note else ""
        titled = self._session.study.all(Note).get(int(page.section))
        return titled.text if titled else None

    def settle(self, page: NotePage) -> bool:
        """The page's text is saved; whether it was pending."""
        pending = self._pending.pop(self.key(page), None)
        if pending is None:
            return False
        from data.store.care.unsaved_texts import drop_unsaved

        drop_unsaved(self._session.env.locations, self._file_text(page, "", "").key)
        return True

    def second_passed(self) -> bool:
        """Count the seconds; whether it is time to try again."""
        self._seconds = (self._seconds + 1) % RETRY_SECONDS if self._pending else 0
        return bool(self._pending) and self._seconds == 0

    def _file_text(self, page: NotePage, text: str, base: str) -> "UnsavedText":
        from data.store.care.unsaved_texts import UnsavedText

        section, day = self.key(page)
        return UnsavedText(page.title, text, self._session.now, section, day, base)
