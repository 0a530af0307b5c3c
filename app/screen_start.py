"""Opens the cockpit on the screen, and brings everything into the file when it is left."""

import sys
from contextlib import suppress

from app.keys.keymap import keymap
from app.session.environment import Environment
from app.session.faults import FaultLog
from app.session.session import Session
from data.control_characters import on_one_line
from data.errors import BadInput
from data.language import say


def open_screen(env: Environment) -> int:
    """Run the cockpit until the learner leaves; raises `StudyError` when the study or the terminal cannot be used."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise BadInput(say("The cockpit needs a terminal. In scripts, use commands such as `cockpit today`."))
    study = env._replace(tell=lambda sentence: None).open_study()
    keys, complaints = keymap(env.settings.keys)
    from app.cockpit import CockpitApp

    app = CockpitApp(Session(env, study, keys, tuple(complaints)), FaultLog(env.fault_folder, env.clock))
    try:
        app.run()
        from app.session.mirror import keep_mirror

        keep_mirror(env, study)
    finally:
        shown = len(study.notices)
        study.close()
        for notice in study.notices[shown:]:
            env.tell(str(notice))
    if app.fatal:
        with suppress(OSError):
            sys.stderr.write(f"{on_one_line(app.fatal)}\n")
        return 1
    return app.return_code or 0
