"""Korean particles behind values: the right half of a double mark, by how the value is pronounced."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from data import language
from data.korean_particles import PARTICLES, fill_in
from data.language import say

TOPIC = {
    # Hangul, also taken apart as some file systems write it
    "파일": "은", "과제": "는", "모의고사 1회": "는", "11월 29일": "은", unicodedata.normalize("NFD", "계획"): "은",
    # digits, as they are read: 사십, 이천이십육, 구십구
    "3/40": "은", "99": "는", "2026": "은", "100": "은", "1,000": "은", "３": "은",
    "75%": "는", "S3": "은", "EC2": "는",
    # Latin letters: capitals by their names, words by their sound
    "AWS ML": "은", "VPC": "는", "BD": "는", "IAM": "은", "DeepAR": "은", "Glue": "는", "Lambda": "는", "foo": "는",
    "mock exam": "은", "git": "은", "module": "은", "Pipeline": "은", "Pipelines": "는", "Café": "는",
    "plan.md": "는", "study.json": "은", "R": "은", "x": "는",
    # quotes and brackets are not read, and neither is what brackets add
    "“결측치 처리”": "는", "“Firehose 기본”": "은", "데이터(EDA)": "는", "모델 (튜닝) ": "은", "[메모]": "는",
    "(초안)": "은",
    "끝났다!": "는", "`plan.log`": "는",
}  # fmt: skip


@pytest.mark.parametrize(("word", "particle"), TOPIC.items())
def test_the_mark_becomes_what_is_pronounced(word: str, particle: str) -> None:
    assert fill_in("{word}은(는)", {"word": word}) == word + particle


@pytest.mark.parametrize("mark", PARTICLES)
def test_every_mark_is_decided_behind_a_vowel_a_consonant_and_rieul(mark: str) -> None:
    behind_consonant, behind_vowel = PARTICLES[mark]
    rieul = behind_vowel if mark == "(으)로" else behind_consonant
    written = [fill_in(f"{{word}}{mark}", {"word": word}) for word in ("과제", "계획", "파일")]
    assert written == ["과제" + behind_vowel, "계획" + behind_consonant, "파일" + rieul]


@pytest.mark.parametrize("word", ["", "“”", "★", "学習", "→"])
def test_what_nobody_can_tell_keeps_both_halves(word: str) -> None:
    assert fill_in("{word}을(를)", {"word": word}) == f"{word}을(를)"


def test_only_the_marks_of_the_sentence_are_decided() -> None:
    """What the learner typed stays as it is, also where it looks like a mark or a placeholder."""
    title = "은(는) {이(가)} 문법"
    assert fill_in("“{title}”을(를) 찾을 수 없습니다.", {"title": title}) == f"“{title}”을 찾을 수 없습니다."


def test_a_sentence_said_in_korean_shows_one_particle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "ko.json").write_text('{"{file} is ready.": "{file}이(가) 준비되었습니다."}', encoding="utf-8")
    monkeypatch.setattr(language, "TRANSLATIONS", tmp_path)
    language.use("ko")
    assert say("{file} is ready.", file="study.json") == "study.json이 준비되었습니다."
    language.use("en")
    assert say("{file}은(는)", file="계획") == "계획은(는)"


def test_the_rules_are_loaded_for_korean_alone() -> None:
    script = (
        "import sys\nfrom data import language\n"
        "for code in ('en', 'ko'):\n"
        "    language.use(code)\n    print('data.korean_particles' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True"]
