"""`cockpit bank`: reports in words and in JSON, writes only when asked, never twice."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from data.packs.pack_folder import PACKS

BANK = "# Water\n\n### Which is wet?\n- [ ] sand\n- [x] water\n\n### Is it dry?\n- [ ] sand\n- [ ] rain\n\n### Draw\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A throw-away home for the study, and the folder the banks lie in."""
    monkeypatch.setenv("STUDY_COCKPIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    (tmp_path / "water.md").write_text(BANK, encoding="utf-8")
    return tmp_path


def report(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The JSON that was printed."""
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_documented_json(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Format, questions, refused and warnings, each with its line; a dry run writes nothing."""
    assert main(["bank", "import", str(home / "water.md"), "--dry-run", "--json"]) == 0
    found = report(capsys)
    assert found["format"] == "checkbox_markdown"
    assert found["questions"][0] == {
        "line": 3,
        "name": "",
        "stem": "Which is wet?",
        "options": [{"text": "sand", "right": False, "note": None}, {"text": "water", "right": True, "note": None}],
        "images": [],
        "explanation": None,
        "domain": None,
        "statement": None,
        "difficulty": None,
        "source": None,
    }
    assert [(each["code"], each["line"]) for each in found["warnings"]] == [("no_key", 7)]
    assert [each["line"] for each in found["refused"]] == [11]
    assert not (home / "home" / "study.json").exists()


def test_importing_twice_and_listing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second import finds everything unchanged, and the list has one bank."""
    for added, unchanged in ((2, 0), (0, 2)):
        assert main(["bank", "import", str(home / "water.md")]) == 0
        assert f"Imported: {added} new, 0 edited, {unchanged} unchanged" in capsys.readouterr().out
    assert main(["bank", "list"]) == 0
    assert capsys.readouterr().out.split() == ["2", "Water", "(checkbox_markdown,", "water.md)"]


def test_a_key_file_beside_the_bank_or_among_the_files(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with nothing but keys is no bank of its own."""
    bank = home / "quiz.txt"
    bank.write_text("1. One?\nA. x\nB. y\n\n2. Two?\nA. x\nB. y\n\n3. Three?\nA. x\nB. y\n", encoding="utf-8")
    answers = home / "answers.txt"
    answers.write_text("1. B\n2. A\n3. B\n", encoding="utf-8")
    main(["bank", "import", str(bank), str(answers), "--dry-run", "--json"])
    assert "no_key" not in str(report(capsys)["counts"])
    answers.rename(home / "quiz.key.txt")
    main(["bank", "import", str(bank), "--dry-run", "--json"])
    assert "no_key" not in str(report(capsys)["counts"])


def test_the_packs_own_bank_has_nothing_to_report(capsys: pytest.CaptureFixture[str]) -> None:
    """It is imported without a finding."""
    assert main(["bank", "import", str(PACKS / "mls_c01" / "questions.md"), "--json"]) == 0
    assert report(capsys)["counts"] == {}


@pytest.mark.parametrize(
    ("words", "says"),
    [(["bank", "import"], "Name the files"), (["bank", "import", "gone.md"], "There is no file gone.md")],
)
def test_refusals_are_one_sentence(words: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 and nothing on standard output."""
    assert main(words) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert not told.out


def test_what_holds_no_question_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that mean nothing give a sentence; questions that are all refused are listed, and nothing is imported."""
    (home / "noise.md").write_bytes(bytes(range(1, 256)) * 9)
    assert main(["bank", "import", str(home / "noise.md")]) == 1
    assert capsys.readouterr() == ("", "No questions were found in noise.md: is it a question bank?\n")
    (home / "one.md").write_text("### Which is wet?\n- [x] water\n", encoding="utf-8")
    assert main(["bank", "import", str(home / "one.md")]) == 1
    assert "line 1: " in capsys.readouterr().out


def test_domains_that_the_study_does_not_have_are_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped domain is no silent loss of a score."""
    bank = home / "own.md"
    bank.write_text("## q1\n- domain: cooking\n\nWhich?\n\n- [ ] A. sand\n- [x] B. water\n", encoding="utf-8")
    assert main(["bank", "import", str(bank), "--dry-run"]) == 0
    assert "No domain of this study: “cooking”." in capsys.readouterr().out
    main(["bank", "import", str(bank), "--dry-run", "--json"])
    assert report(capsys)["import"]["domains_unknown"] == ["cooking"]
