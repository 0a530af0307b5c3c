"""Textual bindings made from the list of commands."""

from textual.binding import Binding, BindingType

from app.keys.commands import COMMANDS, CommandScope
from app.keys.keymap import shown_key
from data.language import say


def bindings(*scopes: CommandScope) -> list[BindingType]:
    """Bindings of every command of some scopes that has a key."""
    return [
        Binding(
            command.keys,
            command.action,
            say(command.hint or command.sentence),
            key_display=shown_key(command.keys),
            show=bool(command.hint),
            tooltip=say(command.sentence),
            id=command.id,
        )
        for command in COMMANDS
        if command.scope in scopes and command.keys
    ]
