"""Settings: all optional, and every mistake is told by its name and its file."""

from pathlib import Path

import pytest

from data.errors import BadFile
from data.language import languages
from data.settings import Settings, read_settings


def written(folder: Path, text: str | bytes) -> Path:
    """A settings file with that text."""
    path = folder / "config.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_everything_stands_at_its_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == Settings()
    assert read_settings(written(tmp_path, "")) == Settings()


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'theme = "nord"\nlanguage = "ko"\nascii = true\nweek_numbers = true\nrollover_hour = 0\nmirror = "log.md"\n'
        '[keys]\n"task.tick" = "x"\n',
    )
    assert read_settings(path) == Settings("nord", "ko", True, True, 0, "log.md", {"task.tick": "x"})


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("colour = 1", "colour"),
        ("theme = 5", "theme"),
        ('ascii = "yes"', "ascii"),
        ("ascii = 1", "ascii"),
        ("rollover_hour = true", "rollover_hour"),
        ("rollover_hour = 4.0", "rollover_hour"),
        ("rollover_hour = 13", "rollover_hour"),
        ("rollover_hour = -1", "rollover_hour"),
        ('keys = "x"', "keys"),
        ('[keys]\n"task.tick" = 5', "keys"),
        ('[keys]\ntask.tick = "x"', "keys"),
        ('language = "fr"', f"language.* must be one of {', '.join(languages())}, not “fr”"),
        ("theme = \n", "Cannot read the settings .*: line 1 is not valid TOML"),
        ("theme = 'a'\ntheme = 'b'", "Cannot read the settings"),
        (b"theme = '\xff'", "Cannot read the settings .*: it is not UTF-8 text"),
        ("theme = " + "[" * 5000, "Cannot read the settings"),
    ],
    ids=lambda said: repr(said[:20]),
)
def test_a_mistake_is_told_by_name(tmp_path: Path, text: str | bytes, named: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadFile, match=named) as refused:
        read_settings(path)
    assert str(path) in str(refused.value)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, 'language = "fr"\ncolour = 1\nrollover_hour = 99\nascii = true\n')
    with pytest.raises(BadFile) as refused:
        read_settings(path)
    told = str(refused.value)
    assert told.startswith(
        f"{path}: “language” must be one of {', '.join(languages())}, not “fr”. There is no setting “colour”"
    )
    assert told.endswith(" “rollover_hour” must be an hour from 0 to 12, not 99.")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(BadFile, match=r"Cannot read the settings in .*config\.toml: it is a folder"):
        read_settings(tmp_path / "config.toml")


def test_a_path_no_system_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read_settings(tmp_path / ("x" * 5000) / "config.toml")


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, b"\xef\xbb\xbfascii = true\n")).ascii
