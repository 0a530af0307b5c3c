"""`cockpit keys`: every command of the cockpit with its keys."""

from argparse import ArgumentParser, Namespace

from app.cli.options import add_json_option
from app.cli.printing import as_json, line
from app.keys.commands import COMMANDS, DASHBOARD, Scope
from app.keys.keymap import keymap, shown_keys
from app.session.environment import Environment
from data.errors import StudyError
from data.language import say


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Print each command with its keys after the learner's settings."""
    _speak(env)
    keys, complaints = keymap(env.settings.keys)
    if options.json:
        as_json(
            [
                {"id": command.id, "keys": keys[command.id].split(",") if keys[command.id] else [],
                 "where": command.scope.label,
                 "does": command.sentence}
                for command in COMMANDS
            ]
        )  # fmt: skip
        return 0
    for scope in dict.fromkeys((*DASHBOARD, *Scope)):
        line(say(scope.label))
        for command in COMMANDS:
            if command.scope is scope:
                line(f"  {shown_keys(keys[command.id]) or '(^P)':10} {command.id:22} {say(command.sentence)}")
    for complaint in complaints:
        line(complaint)
    return 0


def _speak(env: Environment) -> None:
    """Speak the study's language; the keys are printed also without a readable study."""
    if env.locations.study.exists():
        try:
            env.open_study().close()
        except StudyError:
            return
