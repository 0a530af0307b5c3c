"""What the bottom line of the dashboard names: the keys of the active pane, or those that work in a note."""

from collections.abc import Mapping

from app.keys.bindings import hints_of
from app.keys.commands import Scope
from app.keys.keymap import shown_key
from app.keys.panes import Pane
from data.language import say
from widgets.bars.key_hints import Hint

WRITING = {
    "write.done": ("escape", "done writing", "leave"),
    "write.undo": ("ctrl+z", "undo", "undo"),
    "write.redo": ("ctrl+y", "redo", "redo"),
    "write.all": ("f7", "select all", "select_all"),
    "write.cut": ("ctrl+x", "cut", "cut"),
    "write.copy": ("ctrl+c", "copy", "copy"),
    "write.paste": ("ctrl+v", "paste", "paste"),
    "app.commands": ("ctrl+p", "commands", "app.command_palette"),
}
"""Key, words and action of what works while a note is written."""


def pane_hints(pane: Pane, keys: Mapping[str, str]) -> tuple[Hint, ...]:
    """The commands of a pane, then those that work everywhere."""
    return hints_of(pane, keys) + hints_of(Scope.EVERYWHERE, keys)


def writing_hints(keys: Mapping[str, str]) -> tuple[Hint, ...]:
    """What works in the note that is being written."""
    return tuple(Hint(id_, shown_key(keys.get(id_, key)), say(words)) for id_, (key, words, _) in WRITING.items())
