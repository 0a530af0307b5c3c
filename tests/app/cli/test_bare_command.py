"""Lists that are asked for by their name alone."""

import subprocess
import sys

import pytest

from app.cli.bare_command import LISTS, bare_command
from app.cli.command_line import parse


@pytest.mark.parametrize("name", LISTS)
def test_the_options_are_those_of_the_parser(name: str) -> None:
    bare = bare_command([name])
    assert bare is not None
    assert vars(bare) == {**vars(parse([name])), "study": None}


@pytest.mark.parametrize("words", [[], ["add"], ["today", "--json"], ["--version"], ["tod"]])
def test_every_other_line_is_left_to_the_parser(words: list[str]) -> None:
    assert bare_command(words) is None


def test_no_parser_is_loaded_for_them() -> None:
    code = "import sys; from app.cli.bare_command import bare_command; bare_command(['today']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"app.cli.today"} <= set(loaded)
    assert not {"argparse", "gettext", "locale"} & set(loaded)
