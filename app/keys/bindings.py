"""What Textual and the bottom line get from the list of commands."""

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from app.keys.commands import COMMANDS, CommandScope
from app.keys.keymap import shown_key
from data.language import say
from widgets.bars.key_hints import Hint


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


def hints_of(scope: CommandScope, keys: Mapping[str, str]) -> tuple[Hint, ...]:
    """The commands of a scope that have a hint and a key, for the bottom line."""
    return tuple(
        Hint(command.id, shown_key(keys[command.id]), say(command.hint))
        for command in COMMANDS
        if command.scope is scope and command.hint and keys[command.id]
    )
