"""`cockpit add`, `tick`, `untick`, `note` and `log`: each does one thing, says it, and keeps it."""

import io
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.app.cli.conftest import Cockpit, tables

pytestmark = pytest.mark.usefixtures("demo")


def test_add_puts_a_task_behind_the_others_of_its_day(cockpit: Cockpit) -> None:
    ran = cockpit("add", "Read", "the", "FAQ", "--minutes", "20", "--domain", "mlops")
    assert (ran.code, ran.out, ran.err) == (0, "Added “Read the FAQ” to Tue 27 Jan.\n", "")
    added = cockpit("today", "--json").data["tasks"][1]
    assert (added["title"], added["minutes"], added["overdue_days"]) == ("Read the FAQ", 20, 0)
    assert added["domain"] == "Machine Learning Implementation and Operations"
    assert added["phase"] == cockpit("today", "--json").data["tasks"][0]["phase"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_is_typed_is_stored_letter_by_letter_and_found_in_either_form(
    cockpit: Cockpit, home: Path, form: str
) -> None:
    """Titles, notes and what comes through a pipe keep their normal form and their width."""
    typed, other = (
        unicodedata.normalize(each, "Révision 학습 ｆｕｌｌ") for each in (form, {"NFC": "NFD"}.get(form, "NFC"))
    )
    assert cockpit("add", typed).code == 0
    assert cockpit("note", typed, "--section", "ideas").code == 0
    stored = tables(home / "study.json")
    assert typed in [task["title"] for task in stored["tasks"].values()]
    assert any(typed in note["text"] for note in stored["notes"].values())
    assert cockpit("tick", other).out == f"Ticked “{typed}”.\n"
    assert cockpit("untick", "revision 학습 FULL").out == f"Unticked “{typed}”.\n"


def test_add_prints_the_task_as_json_on_the_day_it_was_given(cockpit: Cockpit) -> None:
    task = cockpit("add", "질문 정리", "--date", "내일", "--json").data
    assert task == cockpit("today", "--date", "tomorrow", "--json").data["tasks"][1]
    assert (task["title"], task["date"], task["done"], task["domain"]) == ("질문 정리", "2026-01-28", False, None)


def test_tick_takes_numbers_titles_and_ids_and_untick_takes_them_back(cockpit: Cockpit) -> None:
    own, late, *_ = cockpit("today", "--json").data["tasks"]
    assert cockpit("tick", "1", late["title"][:12]).out == f"Ticked “{own['title']}”.\nTicked “{late['title']}”.\n"
    day = cockpit("today", "--json").data["tasks"]
    assert [(task["id"], task["done"]) for task in day][:1] == [(own["id"], True)]
    assert late["id"] not in [task["id"] for task in day]
    assert cockpit("untick", own["id"], late["id"]).code == 0
    assert [task["done"] for task in cockpit("today", "--json").data["tasks"][:2]] == [False, False]


def test_what_is_ticked_or_open_already_is_told_and_left(cockpit: Cockpit) -> None:
    title = cockpit("today", "--json").data["tasks"][0]["title"]
    before = tables()
    assert cockpit("untick", "1").out == f"“{title}” is already open.\n"
    assert tables() == before
    assert cockpit("tick", "1", "1").out == f"Ticked “{title}”.\n"
    assert cockpit("tick", "1", "2").out.endswith(f"\n“{title}” is already ticked.\n")


def test_tasks_that_are_not_named_are_counted(cockpit: Cockpit) -> None:
    for number in range(6):
        cockpit("add", f"Cards {number}")
    assert "“Cards 3” and 2 more). Give more" in cockpit("tick", "cards").refused


def test_a_tick_is_kept_with_its_moment_and_its_day_counts_for_the_streak(cockpit: Cockpit) -> None:
    before = cockpit("status", "--json").data
    cockpit("tick", "1")
    after = cockpit("status", "--json").data
    assert after["tasks_done"] == before["tasks_done"] + 1
    assert after["streak"] == before["streak"] + 1
    assert any(task.get("done_at") == "2026-01-27T10:30:00+09:00" for task in tables()["tasks"].values())


def test_note_adds_lines_to_a_section_and_prints_them(cockpit: Cockpit) -> None:
    assert cockpit("note", "--date", "fri", "Shards", "are", "capacity").out == "Saved in “Learned”.\n"
    cockpit("note", "--date", "fri", "둘째 줄")
    cockpit("note", "--date", "fri", "--section", "hard", "Weeks count from the start")
    notes = cockpit("note", "--date", "2026-01-30", "--json").data
    assert list(notes) == ["date", "week_of", "notes"]
    assert (notes["date"], notes["week_of"]) == ("2026-01-30", "2026-01-25")
    assert notes["notes"]["learned"] == "Shards are capacity\n둘째 줄"
    assert notes["notes"]["hard"].endswith("\nWeeks count from the start")
    assert "Learned:\n  Shards are capacity\n  둘째 줄\n" in cockpit("note", "--date", "fri").out
    hard = cockpit("note", "--date", "fri", "--section", "hard").out
    assert hard.endswith("  Weeks count from the start\n")
    assert "Shards" not in hard
    assert (
        cockpit("note", "--date", "2026-01-11", "--section", "hard").out == "This section has no text for this day.\n"
    )
    assert cockpit("note", "--date", "2026-01-11").out == "No notes for this day.\n"


def test_note_reads_standard_input(cockpit: Cockpit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("one\n\n```\n\ttab\n```\n"))
    cockpit("note", "-", "--date", "fri")
    assert cockpit("note", "--date", "fri", "--json").data["notes"]["learned"] == "one\n\n```\n\ttab\n```"
    assert "  \ttab\n" in cockpit("note", "--date", "fri").out


def test_log_adds_minutes_to_a_day_and_lists_them(cockpit: Cockpit) -> None:
    assert cockpit("log", "25.5").out == "Logged 25.5 min · Tue 27 Jan.\n"
    cockpit("log", "10", "--task", "1")
    day = cockpit("log", "--json").data
    assert list(day) == ["date", "sessions", "minutes_today", "minutes_week"]
    # The clock stands still: which of the two is listed first is chance.
    assert {session["minutes"]: session["title"] for session in day["sessions"]} == {
        25.5: "Studied",
        10: cockpit("today", "--json").data["tasks"][0]["title"],
    }
    assert day["minutes_today"] == cockpit("today", "--json").data["minutes_done"] == 35.5
    assert cockpit("log").out.splitlines()[-1].startswith("36 min of 1 h today · ")
    cockpit("log", "5", "--date", "yesterday")
    assert cockpit("log", "--json", "--date", "yesterday").data["minutes_today"] > 5


def test_what_writes_prints_json_too_when_asked(cockpit: Cockpit) -> None:
    session = cockpit("log", "25", "--task", "1", "--json").data
    assert session == cockpit("log", "--json").data["sessions"][0]
    written = cockpit("note", "New", "--date", "fri", "--json").data
    assert written == cockpit("note", "--date", "fri", "--json").data
    assert written["notes"]["learned"] == "New"


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        (os.fsdecode(b"caf\xe9"), "café"),
        (os.fsdecode("한국어 자료".encode("cp949")), "한국어 자료"),
        (os.fsdecode("é und ü ".encode() + b"\xff"), "é und ü ?"),
        (os.fsdecode(b"\xff\xfe"), "??"),
        ("half \ud800", "half ?"),
    ],
)
def test_bytes_of_another_encoding_are_kept_as_something_readable(cockpit: Cockpit, word: str, kept: str) -> None:
    assert cockpit("add", word).code == 0
    assert cockpit("note", word, "--date", "fri").code == 0
    assert cockpit("today", "--json").data["tasks"][1]["title"] == kept
    assert cockpit("note", "--date", "fri", "--json").data["notes"]["learned"] == kept


def test_with_ascii_no_sign_of_a_command_is_beyond_ascii(cockpit: Cockpit, demo: Path, home: Path) -> None:
    """Lists, notices, errors and what is said of the study; a learner's letters stay as they are."""
    (home / "config.toml").write_text("ascii = true\n", encoding="utf-8")
    lists = (["today"], ["status"], ["keys"], ["backups"])
    for words in (*lists, ["tick", "1"], ["add", "Glue"], ["tick", "none such"]):
        ran = cockpit(*words)
        assert (ran.out + ran.err).isascii()
    assert "  1 x " in cockpit("today").out
    assert cockpit("add", "학습 “S3”").out.startswith('Added "학습 "S3"" to ')
    assert "학습 “S3”" in cockpit("today", "--json").out
    assert "학습 “S3”" in cockpit("export", "-o", "-", "--format", "markdown").out
