"""A window too small for the panes: keys are not commands there, but letters still go into the open note."""

from textual import events
from textual.widget import Widget

from app.keys.text_fields import as_typed, clean_paste

WORKS_UNSEEN = frozenset({"ctrl+q", "ctrl+c", "ctrl+z"})
"""Keys that work, beside those for leaving, while nothing is seen."""
EDITS_UNSEEN = {
    "tab": "indent(1)",
    "shift+tab": "indent(-1)",
    "backspace": "delete_left",
    "delete": "delete_right",
}
"""What some keys do to the open note while nothing is seen."""


def type_unseen(event: events.Key | events.Paste, note: Widget | None, leave_keys: str) -> None:
    """Hand what is typed to the note that is being written, and stop every key that would be a command.

    `leave_keys` are those that leave the program, separated by commas.
    """
    if isinstance(event, events.Paste):
        if note is not None:
            event.stop()
            note.post_message(clean_paste(event, None))
        return
    typed = as_typed(event)
    if note is not None and (event.is_printable or event.key == "enter" or isinstance(typed, events.Paste)):
        event.stop()
        note.post_message(typed if isinstance(typed, events.Paste) else typed.copy())
    elif note is not None and event.key in EDITS_UNSEEN:
        event.stop()
        note.call_later(note.run_action, EDITS_UNSEEN[event.key])
    elif event.key not in WORKS_UNSEEN.union(leave_keys.split(",")):
        event.stop()
