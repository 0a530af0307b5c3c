"""Asks what to do with texts that could not be saved: at the next start, and before the program ends."""

from collections.abc import Callable
from datetime import date

from textual.app import App

from data.language import say, say_day
from data.store.care.unsaved_texts import Recovered, remove_recovered
from widgets.dialogs.choice_dialog import ChoiceDialog
from widgets.drawing.spans import safe
from widgets.panes.note_draft import NotePage

Put = Callable[[NotePage, str, str, bool], object]
"""Merges a text into a page, or appends it: page, text, the text it started from, whether to append."""
PREVIEW_LINES, PREVIEW_LENGTH = 8, 400
FORM_SECTION = "learned"
"""The section that takes the values of a form; a form cannot be opened again with the state it had."""


async def offer_recovered(app: App[None], texts: list[Recovered], put: Put, today: date) -> None:
    """Ask about each text that an earlier run could not save, one after the other."""
    if not texts:
        return
    first, rest = texts[0], texts[1:]

    async def decided(choice: str | None) -> None:
        if choice == "put":
            text = first.text
            page = NotePage(text.section or FORM_SECTION, text.title, "", text.day if text.section else today)
            put(page, text.text, text.base, not text.section)
        if choice in ("put", "discard"):
            remove_recovered(first.path)
        await offer_recovered(app, rest, put, today)

    choices = (
        ("put", say("Put it into the note")),
        ("later", say("Keep it and ask again next time")),
        ("discard", say("Discard it")),
    )
    await app.push_screen(ChoiceDialog(say("Unsaved text"), _words(first), choices), decided)


def _words(recovered: Recovered) -> str:
    text = recovered.text
    when = f"{say_day(text.at.date())} {text.at:%H:%M}"
    if text.day is None:
        question = say("Text from “{title}” could not be saved on {when}. Put it into the note?",
                       when=when, title=text.title)  # fmt: skip
    else:
        question = say("Text from “{title}” of {day} could not be saved on {when}. Put it into the note?",
                       when=when, title=text.title, day=say_day(text.day))  # fmt: skip
    lines = text.text.strip()[-PREVIEW_LENGTH:].split("\n")[-PREVIEW_LINES:]
    return "\n".join([safe(question), "", *(safe(line.expandtabs(4)) for line in lines)])


async def ask_before_quitting(app: App[None], save: Callable[[], bool], leave: Callable[[], object]) -> None:
    """Ask whether to quit although some text cannot be saved."""

    def decided(choice: str | None) -> None:
        if choice == "quit" or (choice == "again" and save()):
            leave()

    choices = (
        ("again", say("Try to save again, then quit")),
        ("stay", say("Do not quit")),
        ("quit", say("Quit (the text is offered at the next start)")),
    )
    words = say("Some of your text could not be saved in your study. It is in a recovery file.")
    await app.push_screen(ChoiceDialog(say("Not everything is saved"), words, choices), decided)
