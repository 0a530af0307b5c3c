"""Where the packs that came with the program are."""

from pathlib import Path

PACKS = Path(__file__).parent
