"""README, manual and guide for contributors say what is true: keys, commands, settings, files."""

import re
from pathlib import Path

import pytest

from app.cli.command_line import COMMANDS
from data.settings import Settings
from tests.make_key_tables import KEYS_PAGE, with_tables

ROOT = Path(__file__).parents[1]
README, MANUAL = ROOT / "README.md", ROOT / "docs" / "manual.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def text_of(page: Path) -> str:
    """A page as it is."""
    return page.read_text(encoding="utf-8")


def anchor(heading: str) -> str:
    """The name under which a heading is linked to, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def headings(page: Path) -> list[str]:
    """The headings of a page; examples are indented and have none."""
    return re.findall(r"^#{1,6} (.+)$", text_of(page), re.MULTILINE)


def test_the_readme_is_short() -> None:
    assert len(text_of(README).splitlines()) <= 120


def test_the_tables_of_keys_are_those_of_the_program() -> None:
    page = text_of(KEYS_PAGE)
    assert with_tables(page) == page, "run `python -m tests.make_key_tables`"


def test_every_command_of_the_command_line_is_explained() -> None:
    explained = re.findall(r"^    (?:.* \| )?cockpit ([a-z]+)", text_of(ROOT / "docs" / "scripting.md"), re.MULTILINE)
    assert set(explained) == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_target_it_names_exists(page: Path) -> None:
    text = text_of(page)
    assert set(re.findall(r"`cockpit ([a-z]+)[ `]", text)) <= set(COMMANDS)
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^    )make ([a-z]+)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_and_heading_it_links_to_is_there(page: Path) -> None:
    for name, part in re.findall(r"\]\((?!http)([^)#]*)(?:#([^)]+))?\)", text_of(page)):
        target = page.parent / name if name else page
        assert target.exists(), name
        assert not part or part in map(anchor, headings(target)), f"{name}#{part}"


def test_every_file_a_contributor_is_sent_to_is_there() -> None:
    named = re.findall(r"`((?:app|data|docs|tests|widgets)/[^`\s<>]*)`", text_of(ROOT / "CONTRIBUTING.md"))
    assert len(named) > 60
    assert not [path for path in named if not any(ROOT.glob(path.rstrip("/")))]


def test_every_module_that_is_run_by_name_is_there() -> None:
    named = {name for page in PAGES for name in re.findall(r"python -m (tests\.[\w.]+)", text_of(page))}
    paths = {name: ROOT / Path(*name.split(".")) for name in named}
    assert len(named) > 5
    assert not [name for name, path in paths.items() if not path.with_suffix(".py").exists() and not path.is_dir()]


def test_every_page_of_the_manual_is_linked_from_its_first() -> None:
    linked = set(re.findall(r"\]\((\w+\.md)\)", text_of(MANUAL)))
    assert linked == {page.name for page in MANUAL.parent.glob("*.md")} - {MANUAL.name}


def test_every_setting_is_explained() -> None:
    explained = re.findall(r"^\| `\[?(\w+)\]?` \|", text_of(ROOT / "docs" / "settings.md"), re.MULTILINE)
    assert set(explained) == set(Settings._fields)
