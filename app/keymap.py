"""The keys of the commands after the learner's own wishes, with every mistake in them told by name."""

from collections.abc import Mapping

from app.commands import COMMANDS, Command, Place

NAMED = {
    "space": "Space", "enter": "Enter", "escape": "Esc", "delete": "Delete", "tab": "Tab", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "slash": "/", "question_mark": "?",
    "greater_than_sign": ">", "less_than_sign": "<", "plus": "+", "minus": "-", "equals_sign": "=",
    "left_square_bracket": "[", "right_square_bracket": "]", "full_stop": ".", "comma": ",", "colon": ":",
    "semicolon": ";", "home": "Home", "end": "End", "insert": "Insert", "backspace": "Backspace",
}  # fmt: skip
MODIFIERS = ("ctrl", "shift", "alt", "super")


def is_key(name: str) -> bool:
    """Whether `name` is a key as Textual names it."""
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    known = len(key) == 1 or key in NAMED or (key[:1] == "f" and key[1:].isdecimal() and 1 <= int(key[1:]) <= 24)
    return known and all(modifier in MODIFIERS for modifier in modifiers)


def keymap(wishes: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Keys by command id after the wishes, and one sentence for each wish that cannot be met."""
    keys = {command.id: command.keys for command in COMMANDS}
    complaints: list[str] = []
    for id_, wished in wishes.items():
        if id_ not in keys:
            complaints.append(f"There is no command “{id_}”: `cockpit keys` lists them all.")
            continue
        names = [name.strip() for name in wished.split(",") if name.strip()]
        bad = [name for name in names if not is_key(name)]
        if bad:
            complaints.append(f"“{bad[0]}” is no key for {id_}: write it as in “ctrl+t”, “f5” or “x”.")
            continue
        keys[id_] = ",".join(names)
    return _without_clashes(keys, wishes, complaints), complaints


def _without_clashes(keys: dict[str, str], wishes: Mapping[str, str], complaints: list[str]) -> dict[str, str]:
    """Give back the default of a wish whose key another command in reach already has."""
    for command in COMMANDS:
        if command.id not in wishes or keys[command.id] == command.keys:
            continue
        for other in COMMANDS:
            shared = set(keys[command.id].split(",")) & set(keys[other.id].split(",")) - {""}
            if other.id != command.id and shared and _meet(command, other):
                complaints.append(
                    f"{command.id} cannot have “{shared.pop()}”: {other.id} has it. It keeps “{command.keys}”."
                )
                keys[command.id] = command.keys
                break
    return keys


def _meet(one: Command, other: Command) -> bool:
    """Whether two commands can be reached at the same time."""
    return one.place is other.place or Place.EVERYWHERE in (one.place, other.place)


def shown_key(keys: str) -> str:
    """The first of some keys as people write it: `ctrl+p` is ^P."""
    name = keys.split(",")[0]
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    said = NAMED.get(key, key.upper() if len(key) > 1 else key)
    if modifiers == ["ctrl"]:
        return f"^{said.upper()}"
    return "+".join([*(modifier.capitalize() for modifier in modifiers), said])


def shown_keys(keys: str) -> str:
    """All of some keys as people write them."""
    return " ".join(shown_key(name) for name in keys.split(",") if name)
