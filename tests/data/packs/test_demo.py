"""The demo of any pack: its own figures and notes, or drawn ones; no code knows an exam."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from app.__main__ import main
from data import language
from data.clock import FixedClock
from data.errors import BadFile
from data.ids import IdSource
from data.model.attempts import Attempt
from data.model.domains import Confidence, Domain
from data.model.notes import Note
from data.model.plan import Plan, Task
from data.model.record import Record
from data.model.sessions import StudySession
from data.packs import pack_folder
from data.packs.demo import demo_study
from data.packs.pack import Pack, offered_packs, read_pack
from tests.conftest import NOW, TODAY
from tests.data.packs.test_pack import MINIMAL, packed

SECTIONS = ["learned", "questions", "likely", "ideas", "hard", "makeup", "learned"]
TINY = MINIMAL.partition("[[plans]]")[0]


def write_pack(folder: Path, domains: int, days: int, mocks: int = 3, facts: str = "") -> Path:
    """A pack with so many domains and mocks and a plan of so many days, without questions and without a demo file."""
    folder.mkdir(exist_ok=True)
    text = facts + TINY.replace('"tiny"', f'"{folder.name}"')
    for number in range(mocks):
        text += f'[[mocks]]\nkey = "m{number}"\ntitle.en = "Mock {number}"\ntarget = 70\n'
    text += (
        '[[plans]]\nkey = "p"\ntitle.en = "Plan"\nminutes_a_day = 30\nfiles = { en = "plan.en.md" }\n'
        f"days = {days}\nweeks = {-(-days // 7)}\n"
    )
    for number in range(domains):
        text += f'[[domains]]\nkey = "d{number}"\nname.en = "Domain {number}"\nshort.en = "D{number}"\n'
        text += f"weight = {100 / domains}\n"
    tasks = "".join(f"- Day {day} [d{day % domains}] Topic {day}\n" for day in range(1, days + 1))
    (folder / "plan.en.md").write_text(f"# Plan\n## Weeks 1-{-(-days // 7)}: All\n{tasks}", encoding="utf-8")
    return packed(folder, text)


def demo(pack: Pack, code: str = "en", seed: int = 1) -> list[Record]:
    """The records of a demo."""
    return demo_study(pack, code, TODAY, NOW, IdSource(FixedClock(NOW), Random(3)), Random(seed))


def of(records: list[Record], kind: type) -> list:
    """The records of a kind."""
    return [record for record in records if isinstance(record, kind)]


@pytest.mark.parametrize("days", [1, 2, 7, 14, 35, 84])
@pytest.mark.parametrize("domains", [1, 3, 9])
def test_any_pack_has_a_demo_in_mid_plan(tmp_path: Path, domains: int, days: int) -> None:
    records = demo(read_pack(write_pack(tmp_path, domains, days)))
    plan = of(records, Plan)[0]
    assert (TODAY - plan.start).days == min(16, days // 2)
    assert plan.start <= TODAY <= plan.end
    past = [task for task in of(records, Task) if task.day < TODAY]
    missed = [task for task in past if task.done_at is None]
    assert len(missed) == len(past) // 5
    assert len(of(records, StudySession)) == len(past) - len(missed)
    keys = {domain.id for domain in of(records, Domain)}
    assert len(keys) == domains
    assert {rating.domain for rating in of(records, Confidence)} == keys
    assert {rating.checkpoint for rating in of(records, Confidence)} == {plan.checkpoints[0]}
    scored = [mock for mock in of(records, Attempt) if mock.has_score]
    assert len(scored) == sum(ago <= min(16, days // 2) for ago in (9, 2))
    for mock in scored:
        assert plan.start <= mock.day < TODAY
        assert {score.domain for score in mock.domain_scores} == keys
        assert all(0 <= score.percent <= 100 for score in mock.domain_scores)
    notes = of(records, Note)
    assert [note.section for note in notes] == SECTIONS
    assert all(note.text for note in notes)


def test_the_figures_are_drawn_by_the_generator_that_is_given(tmp_path: Path) -> None:
    pack = read_pack(write_pack(tmp_path, 3, 84))
    assert demo(pack) == demo(pack)
    assert demo(pack) != demo(pack, seed=2)


def test_a_pack_without_mocks_has_a_demo_without_scores(tmp_path: Path) -> None:
    assert of(demo(read_pack(write_pack(tmp_path, 2, 84, mocks=0))), Attempt) == []


def test_a_pack_states_what_its_demo_shows(tmp_path: Path) -> None:
    """What it does not state is drawn; a note in another language falls back to English."""
    pack = read_pack(write_pack(tmp_path, 2, 84))
    (tmp_path / "demo.toml").write_text(
        "missed = [2]\n[[scores]]\npercent = 60\ndomains = { d1 = 55 }\n[confidence]\nd0 = 5\n"
        '[notes]\nideas.en = "Own words."\nideas.ko = "내 말."\n',
        encoding="utf-8",
    )
    records = demo(pack, "ko")
    start = of(records, Plan)[0].start
    assert [task.day for task in of(records, Task) if task.day < TODAY and task.done_at is None] == [
        start + timedelta(days=1)
    ]
    first = of(records, Attempt)[0]
    assert (first.percent, [score.percent for score in first.domain_scores]) == (60, [55])
    assert [(rating.domain, rating.value) for rating in of(records, Confidence)] == [(of(records, Domain)[0].id, 5)]
    texts = {note.section: note.text for note in of(records, Note) if note.day != TODAY - timedelta(days=1)}
    assert texts["ideas"] == "내 말."
    assert texts["questions"] == language.translations("ko")["How would a question on the exam test this?"]
    assert {note.section: note.text for note in of(demo(pack, "xx"), Note)}["ideas"] == "Own words."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("missed = 4", "missed is “4”"),
        ("[confidence]\nd0 = 6", "confidence.d0 is “6”. Write a whole number from 1 to 5"),
        ("[[scores]]\ndomains = {}", r"scores\[1\].percent is missing"),
        ("[[scores]]\npercent = ", "line 2: not valid TOML"),
        ("[notes]\nideas = 3", "notes.ideas"),
    ],
)
def test_a_mistake_in_it_is_named(tmp_path: Path, text: str, says: str) -> None:
    pack = read_pack(write_pack(tmp_path, 2, 84))
    (tmp_path / "demo.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match=rf"demo\.toml.*{says}"):
        demo(pack)


@pytest.fixture
def two_packs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with two packs, the second of which is the default one."""
    folder = tmp_path / "packs"
    folder.mkdir()
    write_pack(folder / "alpha", 3, 84)
    write_pack(folder / "beta", 9, 14, facts="default = true\n")
    monkeypatch.setattr(pack_folder, "PACKS", folder)
    return folder


def test_the_default_pack_comes_first_whatever_its_name(two_packs: Path) -> None:
    assert [pack.folder for pack in offered_packs()] == [two_packs / "beta", two_packs / "alpha"]


@pytest.mark.parametrize(("words", "domains"), [([], 9), (["--pack", "alpha"], 3), (["--pack", "beta"], 9)])
@pytest.mark.usefixtures("two_packs")
def test_the_command_opens_the_default_pack_or_the_one_named(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str], domains: int
) -> None:
    path = home / "study.json"
    assert main(["demo", *words, "--keep", str(path)]) == 0
    assert path.read_text(encoding="utf-8").count('"name": "Domain ') == domains
    assert main(["--study", str(path), "today"]) == 0
    assert "Topic" in capsys.readouterr().out


@pytest.mark.usefixtures("two_packs")
def test_a_pack_that_does_not_exist_is_named_and_nothing_is_written(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--pack", "gamma", "--keep", str(home / "study.json")]) != 0
    assert "alpha, beta" in capsys.readouterr().err
    assert not (home / "study.json").exists()
