"""The mirrored log follows the study and never costs anybody a word."""

from pathlib import Path

import pytest

from data.errors import NotSaved
from data.formats.export.mirror import write_mirror
from tests.conftest import TODAY


def test_a_mirror_that_nobody_touched_is_replaced(tmp_path: Path) -> None:
    """The digest of the last writing tells that the file is still our own."""
    path = tmp_path / "log.md"
    first, aside = write_mirror(path, "first\n", None, TODAY)
    assert (path.read_text(), aside) == ("first\n", None)
    second, aside = write_mirror(path, "second\n", first, TODAY)
    assert (path.read_text(), aside) == ("second\n", None)
    assert write_mirror(path, "second\n", "nothing that fits", TODAY) == (second, None)
    assert [each.name for each in tmp_path.iterdir()] == ["log.md"]


def test_what_was_written_into_it_by_hand_is_kept_beside(tmp_path: Path) -> None:
    """Each hand-changed version gets a dated name of its own, also twice on one day."""
    path = tmp_path / "log.md"
    last, _ = write_mirror(path, "ours\n", None, TODAY)
    path.write_text("my own words\n")
    last, aside = write_mirror(path, "ours again\n", last, TODAY)
    assert aside == tmp_path / "log.changed-2026-01-27.md"
    path.write_text("more words\n")
    _, other = write_mirror(path, "ours once more\n", last, TODAY)
    assert other == tmp_path / "log.changed-2026-01-27-2.md"
    assert (path.read_text(), aside.read_text(), other.read_text()) == (
        "ours once more\n",
        "my own words\n",
        "more words\n",
    )


def test_a_file_that_was_there_before_is_kept_beside(tmp_path: Path) -> None:
    """Switching the mirror on over an existing log loses nothing."""
    path = tmp_path / "log.md"
    path.write_text("kept since 2024\n")
    _, aside = write_mirror(path, "ours\n", None, TODAY)
    assert aside is not None
    assert aside.read_text() == "kept since 2024\n"


def test_a_mirror_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """A folder in its place is refused with a sentence."""
    (tmp_path / "log.md").mkdir()
    with pytest.raises(NotSaved, match=r"log\.md"):
        write_mirror(tmp_path / "log.md", "ours\n", None, TODAY)
