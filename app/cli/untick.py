"""`cockpit untick`: untick tasks."""

from argparse import Namespace

from app.cli.tick import configure, turn
from app.session.environment import Environment

__all__ = ["configure", "run"]


def run(options: Namespace, env: Environment) -> int:
    """Untick every named task, or none."""
    return turn(options, env, done=False)
