"""The note that is being written: what was told of it, and what others make of it meanwhile."""

from datetime import date
from typing import NamedTuple


class NotePage(NamedTuple):
    """One section that can be turned to."""

    section: str
    title: str
    text: str
    day: date | None = None
    """The day whose note it is, so that a text always finds its way home."""
    writable: bool = True


class NoteInHand:
    """Keeps apart what stands in the field, what was told last and what the study said last."""

    def __init__(self, page: NotePage) -> None:
        """Begin to write a page."""
        self.page = page
        self.told = self.seen = page.text

    def tell(self, text: str) -> str:
        """Note that a text is told now; what was told before it."""
        before, self.told = self.told, text
        return before

    def not_kept(self) -> None:
        """What was told last could not be kept: it is told again with what comes."""
        self.told = self.seen

    def taken_in(self, pages: tuple[NotePage, ...], text: str) -> str:
        """The text in the field with what another window or a command wrote into the page."""
        here = (self.page.section, self.page.day)
        now = next((page.text for page in pages if (page.section, page.day) == here), self.seen)
        if now == self.seen:
            return text
        base, self.seen = self.seen, now
        if now == self.told:
            return text
        from data.model.text_merge import merged_text

        self.told = now
        return merged_text(base, text, now)
