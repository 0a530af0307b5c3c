"""`cockpit untick`: take a tick back."""

from argparse import Namespace

from app.cli.tick import configure, turn
from app.session.environment import Workplace

__all__ = ["configure", "run"]


def run(options: Namespace, place: Workplace) -> int:
    """Untick each task that was named, all or none."""
    return turn(options, place, done=False)
