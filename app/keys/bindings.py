"""Textual bindings made from the list of commands."""

from textual.binding import Binding, BindingType

from app.keys.commands import COMMANDS, Scope
from app.keys.keymap import shown_key
from data.language import say


def bindings(*scopes: Scope) -> list[BindingType]:
    """Bindings of every command that belongs to the places and has a key."""
    return [
        Binding(
            each.keys,
            each.action,
            say(each.hint or each.sentence),
            key_display=shown_key(each.keys),
            show=bool(each.hint),
            tooltip=say(each.sentence),
            id=each.id,
        )
        for each in COMMANDS
        if each.scope in scopes and each.keys
    ]
