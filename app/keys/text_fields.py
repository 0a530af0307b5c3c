"""Text fields, recognised without importing them before one is needed."""

import unicodedata
from typing import TYPE_CHECKING, cast

from textual import events
from textual.geometry import Offset
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.widgets import TextArea

INPUT, TEXT_AREA = "Input", "TextArea"
NEVER_TYPED = ("Cc", "Cs", "Zl", "Zp")
"""Categories of Unicode that no key types: control characters, halves of pairs, ends of lines and paragraphs."""
LINE_ENDS = str.maketrans({"\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
UNSEEN = dict.fromkeys((*(code for code in range(0x20) if code not in (0x09, 0x0A)), *range(0x7F, 0xA0)))


def is_text_field(widget: Widget | None) -> bool:
    """Whether letters go into the widget."""
    return _is_a(widget, INPUT) or is_text_area(widget)


def is_text_area(widget: Widget | None) -> bool:
    """Whether it is a field of several lines, which has an undo of its own."""
    return _is_a(widget, TEXT_AREA)


def cursor_cell(widget: Widget) -> Offset:
    """The cell of the screen where a text field shows its cursor; an input method draws there."""
    if is_text_area(widget):
        return _cell_in_area(cast("TextArea", widget))
    offset: Offset = getattr(widget, "cursor_screen_offset", Offset(0, 0))
    # Textual counts one cell too many behind the last character of an input.
    return offset - (1, 0) if _is_a(widget, INPUT) and getattr(widget, "cursor_at_end", False) else offset


def _cell_in_area(area: "TextArea") -> Offset:
    """Computed anew each time, because Textual's cached value is older than the last change of width."""
    column, row = area.wrapped_document.location_to_offset(area.cursor_location)
    return area.content_region.offset + Offset(column + area.gutter_width, row) - area.scroll_offset


def as_typed(event: events.Key) -> events.Key | events.Paste:
    """The key; as a paste where Textual would swallow it: spaces of other scripts, joiners, new emoji."""
    character = event.character
    if character is None or len(character) != 1 or character.isprintable():
        return event
    return event if unicodedata.category(character) in NEVER_TYPED else events.Paste(character)


def clean_paste(event: events.Paste, field: Widget | None) -> events.Paste:
    """The pasted text with one kind of line end and without control characters; a field of Textual gets one line."""
    text = event.text.replace("\r\n", "\n").replace("\r", "\n").translate(LINE_ENDS).translate(UNSEEN)
    if _is_a(field, INPUT) and not hasattr(field, "asks_about_lines"):
        # It would drop every line but the first.
        text = " ".join(text.split())
    return events.Paste(text)


def _is_a(widget: Widget | None, name: str) -> bool:
    return any(kind.__name__ == name for kind in type(widget).__mro__)
