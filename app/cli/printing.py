"""How commands print: control characters shown, never sent to the terminal."""

import json
import sys
from typing import Any

from data.control_characters import shown


def line(text: str = "") -> None:
    """Print one line of text that may hold a learner's words; what the terminal has no sign for becomes “?”."""
    text = shown(text.replace("\n", " ")) + "\n"
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def as_json(value: Any) -> None:
    """Print JSON for other programs, in ASCII where the output knows nothing else."""
    try:
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
    except UnicodeEncodeError:
        sys.stdout.write(json.dumps(value, indent=2) + "\n")
