"""Opens the cockpit on the screen, and brings everything into the file when it is left."""

import sys
from io import StringIO

from app.keys.keymap import keymap
from app.session.environment import Workplace
from app.session.session import Sitting
from data.errors import BadInput, StudyError
from data.language import say


def open_screen(place: Workplace) -> int:
    """Run the cockpit until the learner leaves; raises `StudyError` when the study or the terminal cannot be used."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput(say("The cockpit needs a terminal: in scripts use commands such as `cockpit today`."))
    study = place._replace(tell=lambda sentence: None).open_study()
    keys, complaints = keymap(place.settings.keys)
    from app.cockpit import CockpitApp

    faults = StringIO()
    app = CockpitApp(Sitting(place, study, keys, tuple(complaints)), faults)
    try:
        app.run()
        from app.session.mirror import keep_mirror

        keep_mirror(place, study)
    finally:
        study.close()
    if faults.getvalue():
        tell_fault(place, faults.getvalue())
    return app.return_code or 0


def tell_fault(place: Workplace, details: str) -> None:
    """Say in one sentence that the program itself failed, and keep the details where they can be sent from."""
    from data.store.disk.replace_file import replace_file

    path = place.locations.state / f"fault-{place.clock.now():%Y-%m-%d-%H%M%S}.txt"
    try:
        replace_file(path, details.encode("utf-8", "replace"))
    except StudyError:
        path = path.with_name("")
    sentence = say(
        "The cockpit stopped because of a fault of its own; everything you did is saved. Please report {path}.",
        path=path,
    )
    sys.stderr.write(f"{sentence}\n")
