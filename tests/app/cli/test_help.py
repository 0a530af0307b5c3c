"""Help and usage errors: in the learner's language, lined up on the terminal, in ASCII where that is set."""

import re
from itertools import product
from pathlib import Path

import pytest

from app.cli.cells import cell_count
from app.cli.command_line import COMMANDS
from tests.app.cli.conftest import Cockpit

PARSER_WORDS = re.compile(r"usage:|options:|arguments:|show this|invalid|required|expected|unrecognized|choose from")


@pytest.fixture
def korean(home: Path) -> None:
    """The learner's settings ask for Korean."""
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text('language = "ko"\n', encoding="utf-8")


@pytest.mark.usefixtures("korean")
def test_every_page_of_help_is_in_the_language_of_the_settings(cockpit: Cockpit) -> None:
    for words in ((), *((name,) for name in COMMANDS)):
        page = cockpit(*words, "--help")
        assert (page.code, page.err) == (0, "")
        assert page.out.startswith(f"사용법: cockpit {' '.join(words)}".rstrip())
        assert not PARSER_WORDS.search(page.out)
        sentences = [line for line in page.out.splitlines() if line and not line.startswith(("사용법", " "))]
        assert all(re.search("[가-힣]", line) for line in sentences)


@pytest.mark.usefixtures("korean")
def test_the_language_of_the_system_speaks_where_none_is_set(
    cockpit: Cockpit, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config.toml").unlink()
    assert cockpit("add", "--help").out.startswith("Usage: ")
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert cockpit("add", "--help").out.startswith("사용법: ")


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["add"], "cockpit add: 빠진 인수가 있습니다: 제목. `cockpit add --help`로 사용법을 확인하세요."),
        (["bogus"], "cockpit: today, add, "),
        (["log", "soon"], "cockpit log: 분: 숫자를 입력하세요. 입력한 값: “soon”. "),
        (["today", "--colour"], "cockpit: 알 수 없는 옵션 또는 인수입니다: --colour. "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_usage_errors_are_in_the_language_of_the_settings(cockpit: Cockpit, words: list[str], sentence: str) -> None:
    ran = cockpit(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)
    assert not PARSER_WORDS.search(ran.err)


@pytest.mark.parametrize(("language", "columns"), [*product(("en", "ko"), ("80", "100", "120"))])
def test_sentences_stand_in_one_column_and_fit_the_terminal(
    cockpit: Cockpit, home: Path, monkeypatch: pytest.MonkeyPatch, language: str, columns: str
) -> None:
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
    monkeypatch.setenv("COLUMNS", columns)
    for name in COMMANDS:
        lines = cockpit(name, "--help").out.splitlines()
        assert max(map(cell_count, lines)) <= int(columns)
        for _, section in sections(lines):
            rows = [re.fullmatch(r"(  \S.*?)(  +)(\S.*)", line) for line in section]
            starts = {cell_count(row[1] + row[2]) for row in rows if row}
            starts |= {len(line) - len(line.lstrip()) for line in section if line.startswith("   ")}
            assert len(starts) <= 1


def sections(lines: list[str]) -> list[tuple[str, list[str]]]:
    """The titles of a page with the lines below them."""
    titles = [number for number, line in enumerate(lines) if re.fullmatch(r"\S+:", line)]
    ends = [*titles[1:], len(lines) + 1]
    return [(lines[start], lines[start + 1 : end - 1]) for start, end in zip(titles, ends, strict=True)]


def test_with_ascii_no_sign_of_help_and_errors_is_beyond_ascii(cockpit: Cockpit, home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text("ascii = true\n", encoding="utf-8")
    for words in (["note", "--help"], ["export", "--help"], ["add", "Read", "--minutes", "ten"], ["bogus"]):
        ran = cockpit(*words)
        assert ran.out + ran.err
        assert (ran.out + ran.err).isascii(), words


def test_help_is_shown_although_the_settings_have_a_mistake(cockpit: Cockpit, home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text("language = 5\n", encoding="utf-8")
    assert cockpit("--help").out.startswith("Usage: cockpit ")
