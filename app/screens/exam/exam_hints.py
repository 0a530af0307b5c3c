"""The keys the bottom line of the exam room names."""

from collections.abc import Mapping

from app.keys.bindings import hints_of
from app.keys.commands import Scope
from app.keys.keymap import shown_key
from data.language import say
from widgets.bars.key_hints import Hint


def exam_hints(keys: Mapping[str, str], practice: bool, marked: bool) -> tuple[Hint, ...]:
    """What works now; in practice first the key that shows the answer, or goes on once it is seen."""
    check = keys["exam.check"]
    if not practice or not check:
        return hints_of(Scope.EXAM, keys)
    words = say("go on") if marked else say("show answer")
    return (Hint("exam.check", shown_key(check), words), *hints_of(Scope.EXAM, keys))
