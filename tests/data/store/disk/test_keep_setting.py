"""A setting that the program writes changes nothing else that the learner wrote."""

from pathlib import Path

import pytest

from data.errors import BadFile
from data.settings import Settings, read_settings
from data.store.disk.keep_setting import keep_setting, with_setting


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "nord"\n'),
        ("# mine\nascii = true\n", 'theme = "nord"\n# mine\nascii = true\n'),
        ("  theme='a' # 밝게\r\nascii = true\r\n", '  theme="nord" # 밝게\r\nascii = true\r\n'),
        ('[keys]\n"task.tick" = "x"\n', 'theme = "nord"\n[keys]\n"task.tick" = "x"\n'),
        ("mirror = \"theme = 'a'\"\n", 'theme = "nord"\nmirror = "theme = \'a\'"\n'),
    ],
)
def test_only_that_setting_is_another(before: str, after: str) -> None:
    assert with_setting(before, "theme", "nord") == after


@pytest.mark.parametrize("text", ["theme = ", '"theme" = "a"\n', 'mirror = """\ntheme = "a"\n"""\n', "\udcff" * 3])
def test_a_file_it_does_not_understand_is_left_alone(text: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    before = path.read_bytes()
    with pytest.raises(BadFile, match="Add this line yourself"):
        keep_setting(path, "theme", "nord")
    assert path.read_bytes() == before


def test_a_file_that_is_not_there_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "config" / "config.toml"
    keep_setting(path, "theme", "nord")
    assert read_settings(path) == Settings(theme="nord")
