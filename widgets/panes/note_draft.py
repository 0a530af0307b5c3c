"""A note being edited: the text reported last, and what others change meanwhile."""

from datetime import date

from data.values import Values


class NotePage(Values):
    """The note of one section."""

    section: str
    title: str
    text: str
    day: date | None = None
    """The day of the note, so that its text is saved to the right one."""
    writable: bool = True
    saved: str | None = None
    """The text in the study, if the one shown is not saved yet."""


class NoteDraft:
    """Tracks the text reported last and the text last seen in the study, beside the one in the field."""

    def __init__(self, page: NotePage) -> None:
        """Start from a page."""
        self.page = page
        self.reported = page.text
        self.seen = page.text if page.saved is None else page.saved

    def tell(self, text: str) -> str:
        """Remember a text as reported; return the one reported before."""
        before, self.reported = self.reported, text
        return before

    def not_kept(self) -> None:
        """Forget the last report, which could not be saved: the next one includes it."""
        self.reported = self.seen

    def taken_in(self, pages: tuple[NotePage, ...], text: str) -> str:
        """The text in the field, merged with the changes of another window or a command."""
        here = (self.page.section, self.page.day)
        now = next((page.text for page in pages if (page.section, page.day) == here), self.seen)
        if now == self.seen:
            return text
        base, self.seen = self.seen, now
        if now == self.reported:
            return text
        from data.model.text_merge import merged_text

        self.reported = now
        # The learner's words stay together.
        return merged_text(base, now, text)


def taken_in_at(cursor: int, old: str, new: str) -> tuple[str, int]:
    """The text of a field that changes from `old` to `new`, and the index of its cursor then.

    The cursor stays behind the same words. If others wrote a word right there, a space or a line end separates it
    from the cursor, so that the next key does not continue it.
    """
    from data.model.text_changes import in_one_word, text_changes

    longer = sum(len(words) - (end - start) for start, end, words in text_changes(old, new) if start < cursor >= end)
    here = min(cursor + longer, len(new))
    before, after = old[cursor : cursor + 1], new[here : here + 1]
    if after and in_one_word(after, after) and not (before and in_one_word(before, before)):
        gap = "\n" if before in ("", "\n") else " "
        return new[:here] + gap + new[here:], here
    return new, here
