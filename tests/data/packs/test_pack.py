"""Packs: an exam as data; a pack that cannot be true is refused, and the pack that comes along is coherent."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from data import language
from data.errors import BadFile, NotFound
from data.formats.banks.known.own_markdown import read_own_markdown
from data.packs.pack import Pack, open_pack, read_pack
from data.packs.pack_folder import localised, pack_ids, text_of
from data.packs.reference import reference_text

LANGUAGES = ("en", "ko")
PACKS = [open_pack(id_) for id_ in pack_ids()]
KOREAN = sorted(path for pack in PACKS for path in pack.folder.glob("*.ko.md"))
PLANS = [pytest.param(pack, plan, id=f"{pack.id}-{plan.key}") for pack in PACKS for plan in pack.plans]
MINIMAL = """
id = "tiny"
name = "Tiny exam"
short_name = "Tiny"

[exam]
questions = 10
scored = 10
minutes = 20
scale_min = 0
scale_max = 100
pass_mark = 70

[[plans]]
key = "week"
title.en = "A week"
days = 7
weeks = 1
minutes_a_day = 30
files = { ko = "plan.ko.md" }

[[domains]]
key = "one"
name.en = "One"
short.en = "1"
weight = 60

[[domains]]
key = "two"
name.en = "Two"
short.en = "2"
weight = 40
"""


def packed(folder: Path, text: str) -> Path:
    """A pack's folder with that `pack.toml`."""
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_pack_needs_little(tmp_path: Path) -> None:
    pack = read_pack(packed(tmp_path, MINIMAL))
    assert (pack.id, pack.minutes, pack.pass_percent, pack.mocks, pack.checkpoints) == ("tiny", 20, 70, (), ())
    assert pack.resources() == pack.checklist("en") == []
    assert localised(pack.folder, "reference", "ko") == ""


def test_a_plan_that_is_written_in_one_language_alone_is_read_in_that_one(tmp_path: Path) -> None:
    pack = read_pack(packed(tmp_path, MINIMAL))
    (tmp_path / "plan.ko.md").write_text("# 계획\n## 1주차: 시작\n- 1일차 [one] 읽기\n", encoding="utf-8")
    assert [pack.plan_text(pack.plans[0], language).title for language in ("ko", "en", "de")] == ["계획"] * 3


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("weight = 40", "weight = 30", "sum to 90%"),
        ("weight = 40", "weight = nan", "sum to nan"),
        ("weight = 40", 'weight = "much"', "pack.toml"),
        ("weight = 60", "weight = 160\n[[domains]]\nkey='x'\nname.en='X'\nshort.en='X'\nweight = -100", "weight"),
        ("minutes = 20\n", "", "minutes"),
        ("[exam]", "[exams]", "exam"),
        ("minutes = 20\n", 'minutes = "long"\n', "long"),
        ("files = { ko", "file = { ko", "files"),
        ("files = { ko = \"plan.ko.md\" }", "files = {}", "files"),
        ("scale_max = 100", "scale_max = 0", "scale_max"),
        ('name = "Tiny exam"', "name = ", "TOML"),
        ('name = "Tiny exam"', 'name = "Tiny exam"\noffered_until = "2026-03-31"', "offered_until"),
        ("[[plans]]", "[[no_plans]]", r"plans is missing. Write tables, each under the line \[\[plans\]\]"),
        ("minutes = 20\n", "minutes = true\n", "exam.minutes is “True”. Write a whole number"),
        ("minutes = 20\n", "minutes = -20\n", "exam.minutes is “-20”"),
        ('key = "two"\n', "", r"domains\[2\].key is missing. Write text in quotes"),
        ('name.en = "Two"', 'name = ["Two"]', r"domains\[2\].name is .*one for each language"),
        ("scored = 10", "scored = 9\nunscored = 2", "scored and unscored"),
        ("questions = 10\nscored = 10", "questions = 0\nscored = 0", "scored and unscored"),
        ("[exam]", "[exam]\nkinds = 3", "exam.kinds"),
        ("[exam]", "[exam\n", "line 6: not valid TOML"),
        ("weight = 60", "weight = 60\n[[domains.statements]]\nid = '1'", r"domains\[1\].statements\[1\].keywords"),
    ],
)  # fmt: skip
def test_a_pack_that_cannot_be_true_is_refused_in_one_sentence(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in MINIMAL
    with pytest.raises(BadFile, match=told) as refused:
        read_pack(packed(tmp_path, MINIMAL.replace(old, new)))
    assert str(tmp_path / "pack.toml") in str(refused.value)


@pytest.mark.parametrize("change", ["minutes = 'x'", "[exam", "minutes = 5\nscored = 11", "kinds = 4"])
def test_every_refusal_of_a_pack_is_translated(tmp_path: Path, change: str) -> None:
    language.use("ko")
    with pytest.raises(BadFile) as refused:
        read_pack(packed(tmp_path, MINIMAL.replace("minutes = 20", change)))
    assert re.search("[가-힣]", str(refused.value))


def test_a_pack_carries_its_own_translations(tmp_path: Path) -> None:
    """Each sentence is a text for every language, or one plain text in English."""
    facts = 'successor.en = "Next exam"\nsuccessor.ko = "다음 시험"\n'
    exam = 'pass_mark = 70\nscaling_assumption = "Straight lines."'
    pack = read_pack(packed(tmp_path, facts + MINIMAL.replace("pass_mark = 70", exam)))
    assert [pack.successor.in_(code) for code in ("en", "ko", "de")] == ["Next exam", "다음 시험", "Next exam"]
    assert [pack.scaling_assumption.in_(code) for code in ("en", "ko")] == ["Straight lines."] * 2
    assert set(open_pack("mls_c01").scaling_assumption.by_language) == {*LANGUAGES}


def test_a_list_of_resources_with_a_missing_word_is_refused_by_name(tmp_path: Path) -> None:
    pack = read_pack(packed(tmp_path, MINIMAL))
    (tmp_path / "resources.toml").write_text('[[resources]]\ntitle.en = "Course"\nfree = true\n', encoding="utf-8")
    with pytest.raises(BadFile, match=r"resources\.toml.*url"):
        pack.resources()


def test_a_missing_or_broken_plan_file_is_told(tmp_path: Path) -> None:
    pack = read_pack(packed(tmp_path, MINIMAL))
    with pytest.raises(BadFile, match=r"plan\.ko\.md"):
        pack.plan_text(pack.plans[0], "ko")


@pytest.mark.parametrize("id_", ["", "nothing", "../mls_c01", "mls_c01/", "mls-c01"])
def test_a_pack_that_is_not_there_is_told_with_those_that_are(id_: str) -> None:
    with pytest.raises(NotFound, match="mls_c01"):
        open_pack(id_)
    assert reference_text(id_, "en") == ""


def test_a_plan_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(NotFound, match="12-weeks"):
        open_pack("mls_c01").plan("13-weeks")


def test_a_pack_can_live_anywhere(tmp_path: Path) -> None:
    shutil.copytree(PACKS[0].folder, tmp_path / "copy")
    assert open_pack("copy", tmp_path).domains == PACKS[0].domains


def test_the_exam_states_the_facts_of_its_guide() -> None:
    pack = open_pack("mls_c01")
    facts = (pack.questions, pack.scored, pack.minutes, pack.scale_min, pack.scale_max, pack.pass_mark)
    assert facts == (65, 50, 170, 100, 1000, 750)
    assert [domain.weight for domain in pack.domains] == [20, 24, 36, 20]
    statements = [[each.id for each in domain.statements] for domain in pack.domains]
    assert [len(each) for each in statements] == [3, 3, 5, 4]
    assert statements[0] == ["1.1", "1.2", "1.3"]
    assert statements[3][-1] == "4.4"
    assert [mock.target for mock in pack.mocks] == [65, 70, 75]
    assert (pack.checkpoints, pack.offered_until) == ((4, 8, 12), date(2026, 3, 31))


@pytest.mark.parametrize(("pack", "plan"), PLANS)
def test_every_plan_says_the_same_in_every_language(pack: Pack, plan: object) -> None:
    assert set(plan.files) == set(LANGUAGES)
    texts = [pack.plan_text(plan, language) for language in LANGUAGES]
    shapes = [[(task.day, task.domain, task.kind, task.mock, task.minutes) for task in text.tasks] for text in texts]
    assert shapes[0] == shapes[1]
    phases = [[(phase.first_week, phase.last_week) for phase in text.phases] for text in texts]
    assert phases[0] == phases[1]
    assert all(text.title and text.introduction for text in texts)
    for text in texts:
        assert [bool(task.details) for task in text.tasks] == [bool(task.details) for task in texts[0].tasks]


@pytest.mark.parametrize(("pack", "plan"), PLANS)
def test_every_plan_is_whole(pack: Pack, plan: object) -> None:
    """Every day has a task, every week one phase, and only domains, kinds and mocks that exist are named."""
    text = pack.plan_text(plan, "en")
    assert {task.day for task in text.tasks} == set(range(1, plan.days + 1))
    assert plan.days == 7 * plan.weeks
    weeks = [week for phase in text.phases for week in range(phase.first_week, phase.last_week + 1)]
    assert weeks == list(range(1, plan.weeks + 1))
    assert {task.domain for task in text.tasks} <= {"", *(domain.key for domain in pack.domains)}
    assert {task.kind for task in text.tasks} <= {"study", "review", "lab", "mock", "exam"}
    mocks = [task.mock for task in text.tasks if task.mock]
    assert len(set(mocks)) == len(mocks)
    assert set(mocks) <= {mock.key for mock in pack.mocks}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_checklist_reference_and_resources_agree_in_every_language(pack: Pack) -> None:
    keys = {domain.key for domain in pack.domains}
    topics = [pack.checklist(language) for language in LANGUAGES]
    assert [key for key, _ in topics[0]] == [key for key, _ in topics[1]]
    assert {key for key, _ in topics[0]} == keys
    headings = [len(re.findall(r"(?m)^## ", localised(pack.folder, "reference", language))) for language in LANGUAGES]
    assert headings[0] == headings[1]
    assert headings[0] > 3 or not localised(pack.folder, "reference", "en")
    for resource in pack.resources():
        assert resource.url.startswith("https://")
        assert all(set(words.by_language) in ({*LANGUAGES}, set()) for words in (resource.title, resource.note))
    for domain in pack.domains:
        assert set(domain.name.by_language) == set(domain.short.by_language) == {*LANGUAGES}
        assert all(set(each.title.by_language) == {*LANGUAGES} and each.keywords for each in domain.statements)


@pytest.mark.parametrize("path", KOREAN, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_korean_texts_are_written_properly(path: Path) -> None:
    """Real Hangul, and no sign of UTF-8 that was once read as something else."""
    text = path.read_text(encoding="utf-8")
    assert len(re.findall("[가-힣]", text)) > len(text) / 10
    assert not re.search("[\u0080-\u009f\ufffdÃÂìëíê]", text)


def test_what_an_exam_adds_and_leaves_out_comes_from_its_pack(tmp_path: Path) -> None:
    """Without a word about them an exam has no extra minutes, and what is not scored is the rest of its questions."""
    plain = read_pack(packed(tmp_path, MINIMAL))
    assert (plain.extra_minutes, plain.unscored, plain.kinds) == (0, 0, ())
    facts = 'minutes = 20\nextra_minutes = 25\nunscored = 3\nkinds = ["multiple choice"]'
    full = read_pack(packed(tmp_path, MINIMAL.replace("minutes = 20", facts).replace("scored = 10", "scored = 7")))
    assert (full.extra_minutes, full.unscored, full.kinds) == (25, 3, ("multiple choice",))


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_the_facts_of_an_exam_agree_with_each_other_and_with_its_questions(pack: Pack) -> None:
    assert pack.scored + pack.unscored == pack.questions
    questions = read_own_markdown(text_of(pack.folder / "questions.md")).questions
    kinds = {"multiple response" if len(question.key) > 1 else "multiple choice" for question in questions}
    assert kinds <= set(pack.kinds)
