"""How commands print: control characters shown, never sent to the terminal."""

import json
import sys
from typing import Any

from data.control_characters import shown


def line(text: str = "") -> None:
    """Print one line of text that may hold a learner's words."""
    sys.stdout.write(shown(text) + "\n")


def as_json(value: Any) -> None:
    """Print JSON for other programs."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
