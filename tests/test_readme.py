"""The README says what is true: its keys, its commands, its files."""

import re
from pathlib import Path

from app.cli.command_line import COMMANDS
from tests.readme_keys import README, written_in

TEXT = README.read_text(encoding="utf-8")


def test_the_tables_of_keys_are_those_of_the_program() -> None:
    assert written_in(TEXT) == TEXT, "run `python -m tests.readme_keys`"


def test_every_command_of_the_command_line_is_told() -> None:
    told = set(re.findall(r"cockpit ([a-z]+)", TEXT))
    assert set(COMMANDS) <= told


def test_every_command_the_readme_names_exists() -> None:
    named = set(re.findall(r"`cockpit ([a-z]+)[ `]", TEXT))
    assert named <= set(COMMANDS)


def test_every_file_and_target_it_points_to_is_there() -> None:
    root = Path(README).parent
    for link in re.findall(r"\]\((?!http)([^)#]+)\)", TEXT):
        assert (root / link).exists(), link
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", TEXT)) <= targets
