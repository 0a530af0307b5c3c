"""`cockpit bank`: reports in words and in JSON, writes only when asked, never twice."""

import io
import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

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
    assert main(["bank", "list", "--json"]) == 0
    (bank,) = report(capsys)
    assert datetime.fromisoformat(bank["imported_at"]).tzinfo is not None


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
    assert capsys.readouterr() == ("", "No questions found in noise.md. Check that it is a question bank.\n")
    (home / "one.md").write_text("### Which is wet?\n- [x] water\n", encoding="utf-8")
    assert main(["bank", "import", str(home / "one.md")]) == 1
    assert "line 1: " in capsys.readouterr().out


OWN = "## q{n}\n- domain: {domain}\n\nWhich number is {n}?\n\n- [ ] A. sand\n- [x] B. water\n\n"


def bank_of(home: Path, *domains: str) -> str:
    """A bank with a question for each domain."""
    path = home / "own.md"
    path.write_text("".join(OWN.format(n=n, domain=name) for n, name in enumerate(domains, 1)), encoding="utf-8")
    return str(path)


def domain_names(home: Path) -> list[str]:
    """The domain of each question on disk, empty where it has none."""
    tables = TinyDB(home / "home" / "study.json")
    names = {document.doc_id: document["name"] for document in tables.table("domains")}
    return [names.get(document.get("domain"), "") for document in tables.table("questions")]


def test_a_study_without_domains_gets_those_of_its_bank(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report names them before anything is written."""
    bank = bank_of(home, "alpha", "Domain 2: Beta (40%)", "alpha")
    assert main(["bank", "import", bank, "--dry-run"]) == 0
    assert "New domains: “alpha”, “Domain 2: Beta (40%)”." in capsys.readouterr().out
    assert main(["bank", "import", bank, "--json"]) == 0
    assert report(capsys)["import"]["domains_created"] == ["alpha", "Domain 2: Beta (40%)"]
    assert domain_names(home) == ["alpha", "Domain 2: Beta (40%)", "alpha"]


def test_domains_come_later_where_they_are_left_out_at_first(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Importing again fills what is missing; a mistyped domain of a study that has some is no silent loss."""
    bank = bank_of(home, "alpha", "beta")
    assert main(["bank", "import", bank, "--domains", "match"]) == 0
    assert "Domains not in this study: “alpha”, “beta”." in capsys.readouterr().out
    assert domain_names(home) == ["", ""]
    main(["bank", "import", bank, "--domains", "create"])
    assert "0 new, 2 edited, 0 unchanged" in capsys.readouterr().out
    assert domain_names(home) == ["alpha", "beta"]
    main(["bank", "import", bank_of(home, "alpha", "bta"), "--json"])
    assert report(capsys)["import"]["domains_unknown"] == ["bta"]


def test_options_stand_before_or_behind_the_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also between the command's words."""
    for words in (("--dry-run", "FILE"), ("FILE", "--dry-run"), ("--dry-run", "FILE", "--json")):
        told = [str(home / "water.md") if word == "FILE" else word for word in words]
        assert main(["bank", "import", *told]) == 0
        assert "Which is wet?" in capsys.readouterr().out or "--json" not in words
    assert main(["bank", "--dry-run", "import", str(home / "water.md")]) == 0
    assert not (home / "home" / "study.json").exists()


def test_a_pipe_is_read(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In whatever encoding; a terminal gives a sentence and never waits."""

    class Piped(io.TextIOWrapper):
        """Standard input."""

    for encoding in ("utf-8", "utf-16", "cp949", "utf-8-sig"):
        text = "1. 젖은 것은?\nA. 모래\nB. 바다\nAnswer: B\n"
        monkeypatch.setattr("sys.stdin", Piped(io.BytesIO(text.encode(encoding))))
        assert main(["bank", "import", "-", "--dry-run", "--json"]) == 0
        assert report(capsys)["questions"][0]["stem"] == "젖은 것은?"
    monkeypatch.setattr(Piped, "isatty", lambda self: True)
    monkeypatch.setattr("sys.stdin", Piped(io.BytesIO()))
    assert main(["bank", "import", "-"]) == 1
    assert "Nothing came through the pipe" in capsys.readouterr().err


def test_what_is_no_file_is_refused_and_never_waited_for(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe with a name, a folder, a device."""
    os.mkfifo(home / "pipe.md")
    for name in (home / "pipe.md", home, "/dev/zero"):
        assert main(["bank", "import", str(name)]) == 1
        told = capsys.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1)


def test_unknown_columns_are_named_and_can_be_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For commas, tabs, Markdown and JSON alike."""
    rows = [
        ["c0", "c1", "c2", "c3"],
        ["Wet?", "sand", "sea", "2"],
        ["Dry?", "sand", "sea", "1"],
        ["Hot?", "sun", "ice", "1"],
    ]
    texts = {
        "t.csv": "\n".join(",".join(row) for row in rows),
        "t.tsv": "\n".join("\t".join(row) for row in rows),
        "t.md": "\n".join("| " + " | ".join(row) + " |" for row in (rows[0], ["---"] * 4, *rows[1:])),
        "t.json": json.dumps([dict(zip(rows[0], row, strict=True)) for row in rows[1:]]),
    }  # fmt: skip
    for name, text in texts.items():
        (home / name).write_text(text + "\n", encoding="utf-8")
        assert main(["bank", "import", str(home / name)]) == 1
        assert '“c0”, “c1”, “c2”, “c3”. Name them, for example --columns "question=c0,A=c1' in capsys.readouterr().err
        stated = "question=c0,A=c1,B=c2,correct=c3"
        assert main(["bank", "import", str(home / name), "--columns", stated, "--dry-run", "--json"]) == 0
        found = report(capsys)["questions"]
        assert [[option["right"] for option in question["options"]] for question in found] == [
            [False, True], [True, False], [True, False]
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04" + b"xl/workbook.xml" * 9, "an Excel workbook"),
        (b"PK\x03\x04" + b"imsmanifest.xml" * 9, "a QTI or Canvas package"),
        (b"PK\x03\x04" + b"collection.anki21" * 9, "an Anki deck"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b'<?xml version="1.0"?>\n<questestinterop><item/></questestinterop>', "QTI"),
        (b"<!DOCTYPE html>\n<html><body><p>1. Wet?</p></body></html>", "a web page"),
        (b"// quiz\nexport const quiz = [\n  { question: 'Wet?', options: ['a', 'b'] },\n];\n", "JavaScript"),
        (b'[[questions]]\ntype = "MultipleChoice"\nprompt.prompt = "Wet?"\n', "TOML"),
        (b"questions:\n  - question: Wet?\n    options: [sand, sea]\n", "YAML"),
        (b"#separator:tab\n#html:true\nWet?\tsea\n", "Anki"),
        (b"MC\tWet?\tsand\tincorrect\tsea\tcorrect\n", "Blackboard"),
    ],
)
def test_formats_that_are_not_read_are_refused_by_name(
    content: bytes, says: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a way out, in one sentence or two, and nothing is changed."""
    (home / "bank.bin").write_bytes(content)
    assert main(["bank", "import", str(home / "bank.bin")]) == 1
    told = capsys.readouterr().err
    assert says in told
    assert "import" in told or "Export" in told or "line" in told


def test_a_text_without_end_is_no_question(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A stem of ten thousand characters tells that the file was misread: it is refused with its line."""
    (home / "long.md").write_text(
        "### Wet?\n" + "and so on\n" * 2000 + "- [ ] sand\n- [x] sea\n" + BANK, encoding="utf-8"
    )
    assert main(["bank", "import", str(home / "long.md"), "--json", "--dry-run"]) == 0
    found = report(capsys)
    assert (1, "misread") in [(each["line"], each["code"]) for each in found["refused"]]
    assert found["import"]["skipped"] == 2
