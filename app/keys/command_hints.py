"""What the bottom line says of the commands of a place."""

from collections.abc import Mapping

from app.keys.commands import COMMANDS, Place
from app.keys.keymap import shown_key
from data.language import say
from widgets.bars.key_hints import Hint


def hints_of(place: Place, keys: Mapping[str, str]) -> tuple[Hint, ...]:
    """What the bottom line says of a place: its commands that have a hint and a key."""
    return tuple(
        Hint(each.id, shown_key(keys[each.id]), say(each.hint))
        for each in COMMANDS
        if each.place is place and each.hint and keys[each.id]
    )
