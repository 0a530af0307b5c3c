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
    """Print each command with the keys it has after the learner's settings."""
    _speak(env)
    keys, complaints = keymap(env.settings.keys)
    if options.json:
        as_json(
            [
                {"id": each.id, "keys": keys[each.id].split(",") if keys[each.id] else [], "where": each.scope.label,
                 "does": each.sentence}
                for each in COMMANDS
            ]
        )  # fmt: skip
        return 0
    for where in dict.fromkeys((*DASHBOARD, *Scope)):
        line(say(where.label))
        for each in COMMANDS:
            if each.scope is where:
                line(f"  {shown_keys(keys[each.id]) or '(^P)':10} {each.id:22} {say(each.sentence)}")
    for complaint in complaints:
        line(complaint)
    return 0


def _speak(env: Environment) -> None:
    """Speak the study's language; keys are told also where there is no study, or one that cannot be read."""
    if env.locations.study.exists():
        try:
            env.open_study().close()
        except StudyError:
            return
