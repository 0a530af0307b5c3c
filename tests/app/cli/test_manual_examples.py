"""The examples on the manual's page about formats are read as the page says."""

import re
from itertools import groupby
from pathlib import Path

import pytest

from tests.app.cli.conftest import Cockpit

PAGE = Path(__file__).parents[3] / "docs" / "formats.md"
BANKS = {
    "A bank of your own": ("own_markdown", "BC"),
    "Lettered text": ("answer_line", "A"),
    "Aiken": ("aiken", "B"),
    "GIFT": ("gift", "A"),
    "Moodle XML": ("moodle_xml", "A"),
    "CSV": ("table", "A"),
    "JSON": ("json", "A"),
}
"""Format and key of the bank below each heading."""


def example(heading: str) -> str:
    """The first indented text below a heading that is not a command."""
    below = re.split(rf"^#+ {re.escape(heading)}$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1]
    blocks = groupby(below.splitlines(), key=lambda line: not line.strip() or line.startswith("    "))
    texts = ["\n".join(line[4:] for line in lines).strip("\n") for is_indented, lines in blocks if is_indented]
    return next(text for text in texts if text and not text.startswith("cockpit ")) + "\n"


def written(folder: Path, text: str) -> Path:
    """A file that holds the example, without a name that tells the format."""
    path = folder / "example"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("heading", BANKS)
def test_a_bank_is_read(cockpit: Cockpit, planned: Path, tmp_path: Path, heading: str) -> None:
    bank = cockpit("bank", "import", written(tmp_path, example(heading)), "--dry-run", "--json").data
    keys = [
        "".join(letter for letter, option in zip("ABCD", question["options"], strict=False) if option["right"])
        for question in bank["questions"]
    ]
    assert (bank["format"], keys) == (BANKS[heading][0], [BANKS[heading][1]])
    assert (bank["refused"], bank["outside"]) == ([], [])


def test_the_plan_is_read(cockpit: Cockpit, tmp_path: Path) -> None:
    plan = cockpit("import", written(tmp_path, example("Study plans")), "--dry-run", "--json").data
    assert (plan["start"], plan["exam_date"]) == ("2026-12-07", "2027-01-03")
    assert [task["date"] for task in plan["tasks"] if task["done"]] == ["2026-12-07", "2026-12-14"]
    assert [task["minutes"] for task in plan["tasks"]] == [30, 90, 45, 60, None]
    assert (len(plan["groups"]), len(plan["domains"]), len(plan["scores"])) == (2, 4, 1)


def test_the_log_is_read(cockpit: Cockpit, tmp_path: Path) -> None:
    log = cockpit("import", written(tmp_path, example("Study logs")), "--dry-run", "--json").data
    entries = [(entry["date"], entry["title"], entry["minutes"]) for entry in log["log"]]
    assert entries == [("2026-12-08", "Regions and zones", 90), ("2026-12-09", "Encryption with KMS", 45)]


def test_the_answer_key_marks_a_bank(cockpit: Cockpit, planned: Path, tmp_path: Path) -> None:
    key = tmp_path / "key.txt"
    key.write_text(example("Answer keys"), encoding="utf-8")
    questions = "".join(f"{number}. What is {number}?\nA. one\nB. two\nC. three\nD. four\n\n" for number in (1, 2, 3))
    ran = cockpit("bank", "import", written(tmp_path, questions), "--key", key, "--dry-run", "--json")
    right = [[option["right"] for option in question["options"]].index(True) for question in ran.data["questions"]]
    assert (right, ran.data["counts"]) == ([1, 0, 3], {})
