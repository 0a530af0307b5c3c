"""Opens the cockpit on the screen, and brings everything into the file when it is left."""

import gc

from app.keymap import keymap
from app.mirroring import keep_mirror
from app.opening import Workplace
from app.sitting import Sitting


def run(place: Workplace) -> int:
    """Run the cockpit until the learner leaves; raises `StudyError` when the study cannot be opened."""
    # Opening makes many objects that live on: looking through them for garbage meanwhile finds none.
    gc.disable()
    study = place._replace(tell=lambda sentence: None).open_study()
    keys, complaints = keymap(place.settings.keys)
    from app.cockpit import CockpitApp

    app = CockpitApp(Sitting(place, study, keys, tuple(complaints)))
    try:
        app.run()
        keep_mirror(place, study)
    finally:
        study.close()
    return app.return_code or 0
