"""What the bottom line says of the commands of a scope."""

from collections.abc import Mapping

from app.keys.commands import COMMANDS, Scope
from app.keys.keymap import shown_key
from data.language import say
from widgets.bars.key_hints import Hint


def hints_of(scope: Scope, keys: Mapping[str, str]) -> tuple[Hint, ...]:
    """What the bottom line says of a scope: its commands that have a hint and a key."""
    return tuple(
        Hint(each.id, shown_key(keys[each.id]), say(each.hint))
        for each in COMMANDS
        if each.scope is scope and each.hint and keys[each.id]
    )
