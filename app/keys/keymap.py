"""The keys of the commands with those of the learner's settings, and a sentence for each mistake in these."""

import string
import unicodedata
from collections.abc import Mapping

from app.keys.commands import COMMANDS, DASHBOARD, Command, Scope
from data.language import say

RENAMED = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip


def sign_name(sign: str) -> str:
    """Textual's name of a sign such as “?”; a letter or digit is its own name."""
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, sign).lower().replace("-", "_").replace(" ", "_")
    return RENAMED.get(name, name)


NAMED = {
    "space": "Space", "enter": "Enter", "escape": "Esc", "delete": "Delete", "tab": "Tab", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
    "insert": "Insert", "backspace": "Backspace",
} | {sign_name(sign): sign for sign in string.punctuation}  # fmt: skip
MODIFIERS = ("ctrl", "shift", "alt", "super")
FUNCTION_KEYS = {f"f{number}" for number in range(1, 25)}


def is_key(name: str) -> bool:
    """Whether `name` is a key as Textual names it, or a single sign."""
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    is_one = (len(key) == 1 and key.isprintable()) or key in NAMED or key in FUNCTION_KEYS
    return is_one and all(modifier in MODIFIERS for modifier in modifiers)


def keymap(configured: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Keys by command id, and a sentence for each command whose configured keys cannot be used."""
    keys = {command.id: command.keys for command in COMMANDS}
    complaints: list[str] = []
    for id_, wanted in configured.items():
        if id_ not in keys:
            complaints.append(say("There is no command “{id}”. Run `cockpit keys` to list them all.", id=id_))
            continue
        names = [name.strip() for name in wanted.split(",") if name.strip()]
        if not names and keys[id_]:
            complaints.append(say("{id} needs at least one key, so it keeps “{keys}”.", id=id_, keys=keys[id_]))
            continue
        bad = [name for name in names if not is_key(name)]
        if bad:
            complaints.append(
                say("“{key}” is not a valid key for {id}. Write it like “ctrl+t”, “f5” or “x”.", key=bad[0], id=id_)
            )
            continue
        keys[id_] = ",".join(sign_name(name) if len(name) == 1 else name for name in names)
    while _reset_one(keys, complaints):
        pass
    return keys, complaints


def _reset_one(keys: dict[str, str], complaints: list[str]) -> bool:
    """Give the first command that shares a key with another in reach its default keys back; whether one did."""
    for command in COMMANDS:
        if keys[command.id] == command.keys:
            continue
        for other in COMMANDS:
            shared = set(keys[command.id].split(",")) & set(keys[other.id].split(",")) - {""}
            if other.id != command.id and shared and _share_reach(command, other):
                complaints.append(
                    say(
                        "{id} cannot use “{key}” because {other} uses it. It keeps “{keys}”.",
                        id=command.id,
                        key=min(shared),
                        other=other.id,
                        keys=command.keys,
                    )
                )
                keys[command.id] = command.keys
                return True
    return False


def _share_reach(one: Command, other: Command) -> bool:
    """Whether two commands can be reached at the same time."""
    on_dashboard = one.scope in DASHBOARD and other.scope in DASHBOARD
    return one.scope is other.scope or (on_dashboard and Scope.EVERYWHERE in (one.scope, other.scope))


def shown_key(keys: str) -> str:
    """The first of some keys as people write it: `ctrl+p` is ^P."""
    name = keys.split(",")[0]
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    shown = NAMED.get(key, key.upper() if len(key) > 1 else key)
    if modifiers == ["ctrl"]:
        return f"^{shown.upper()}"
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def key_of(keys: Mapping[str, str], id_: str) -> str:
    """The key of a command as people write it, for a sentence that names it."""
    return shown_key(keys[id_])


def either_key(keys: Mapping[str, str], id_: str) -> str:
    """The first two keys of a command for a sentence that names both: “[Enter] or [i]”."""
    first, *others = [f"[{shown_key(name)}]" for name in keys[id_].split(",")]
    return say("{first} or {second}", first=first, second=others[0]) if others else first


def shown_keys(keys: str) -> str:
    """All of some keys as people write them."""
    return " ".join(shown_key(name) for name in keys.split(",") if name)
