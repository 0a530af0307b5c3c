"""`cockpit untick`: take a tick back."""

from argparse import Namespace

from app.cli.tick import configure, turn
from app.session.environment import Environment

__all__ = ["configure", "run"]


def run(options: Namespace, env: Environment) -> int:
    """Untick each task that was named, all or none."""
    return turn(options, env, done=False)
