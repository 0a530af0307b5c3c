"""The keys the bottom line of the exam room names."""

from collections.abc import Iterator, Mapping

from app.commands import COMMANDS, Place, command
from app.keymap import shown_key
from data.language import say
from widgets.key_hints import Hint


def exam_hints(keys: Mapping[str, str], practice: bool, marked: bool) -> tuple[Hint, ...]:
    """What works now; in practice first the key that shows the answer, or goes on once it is seen."""
    return tuple(_hints(keys, practice, marked))


def _hints(keys: Mapping[str, str], practice: bool, marked: bool) -> Iterator[Hint]:
    check = command("exam.check")
    if practice and keys[check.id]:
        yield Hint(check.id, shown_key(keys[check.id]), say("go on") if marked else say("see the answer"))
    for each in COMMANDS:
        if each.place is Place.EXAM and each.hint and keys[each.id]:
            yield Hint(each.id, shown_key(keys[each.id]), say(each.hint))
