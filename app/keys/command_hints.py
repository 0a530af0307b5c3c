"""What the bottom line says of the commands of a scope."""

from collections.abc import Mapping

from app.keys.commands import COMMANDS, CommandScope
from app.keys.keymap import shown_key
from data.language import say
from widgets.bars.key_hints import Hint


def hints_of(scope: CommandScope, keys: Mapping[str, str]) -> tuple[Hint, ...]:
    """What the bottom line says of a scope: its commands that have a hint and a key."""
    return tuple(
        Hint(command.id, shown_key(keys[command.id]), say(command.hint))
        for command in COMMANDS
        if command.scope is scope and command.hint and keys[command.id]
    )
