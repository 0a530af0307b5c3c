"""The keys on the bottom line of the exam room."""

from collections.abc import Mapping

from app.keys.command_hints import hints_of
from app.keys.commands import Scope
from app.keys.keymap import shown_key
from data.language import say
from widgets.bars.key_hints import Hint


def exam_hints(keys: Mapping[str, str], practice: bool, marked: bool) -> tuple[Hint, ...]:
    """The keys that work now; in practice the first one shows the answer, then goes on."""
    check = keys["exam.check"]
    if not practice or not check:
        return hints_of(Scope.EXAM, keys)
    words = say("go on") if marked else say("show answer")
    return (Hint("exam.check", shown_key(check), words), *hints_of(Scope.EXAM, keys))
