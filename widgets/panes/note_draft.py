"""The note that is being written: what was told of it, and what others make of it meanwhile."""

from datetime import date

from data.values import Values


class NotePage(Values):
    """One section that can be turned to."""

    section: str
    title: str
    text: str
    day: date | None = None
    """The day whose note it is, so that a text always finds its way home."""
    writable: bool = True
    saved: str | None = None
    """What the study reads, where the text waits to be saved."""


class NoteDraft:
    """Keeps apart what stands in the field, what was told last and what the study said last."""

    def __init__(self, page: NotePage) -> None:
        """Begin to write a page."""
        self.page = page
        self.told = page.text
        self.seen = page.text if page.saved is None else page.saved

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
        # One's own words stay behind one's own.
        return merged_text(base, now, text)


def taken_in_at(cursor: int, old: str, new: str) -> tuple[str, int]:
    """What a field holds that read `old` and takes in `new`, and where its cursor stands then.

    The cursor stays behind the words it stood behind. What others wrote just there goes to the next line, or a space
    on: else the next key would go on in their word.
    """
    from data.model.text_changes import in_one_word, text_changes

    longer = sum(len(words) - (end - start) for start, end, words in text_changes(old, new) if start < cursor >= end)
    here = min(cursor + longer, len(new))
    before, after = old[cursor : cursor + 1], new[here : here + 1]
    if after and in_one_word(after, after) and not (before and in_one_word(before, before)):
        gap = "\n" if before in ("", "\n") else " "
        return new[:here] + gap + new[here:], here
    return new, here
