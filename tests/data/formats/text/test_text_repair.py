"""Text decoded wrongly once comes back as it was meant, and clean text is never touched."""

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.formats.text.guessed_words import GuessedWord, guess
from data.formats.text.mojibake import CODECS, byte_table
from data.formats.text.text_repair import LineChange, decode
from data.formats.text.usual_words import UsualWords

KOREAN = (
    "# 합격 기록장\n\n| 날짜 | 할 일 | 상태 |\n|---|---|---|\n| 02/03 (화) | 결정 트리 읽기 | ⬜ |\n> 예정 ⬜ 끝 ✅\n"
)


def misread(text: str, codec: str, drop: str = "") -> str:
    """`text` as a program shows it that reads its UTF-8 bytes with `codec`; the characters of `drop` get lost."""
    char_of = {byte: chr(code) for code, byte in byte_table(codec).items() if byte <= 0xFF}
    wrong = "".join(chr(byte) if byte < 0x80 else char_of[byte] for byte in text.encode())
    return "".join(char for char in wrong if char not in drop)


C1 = "".join(map(chr, range(0x80, 0xA0)))

_LATIN_WORDS = """
été déjà où hôtel façon Übung größer süß mañana acción próxima questão não lição gęś żółw ćwiczenie łąka jaźń
příliš žluťoučký kůň çalışma öğrenci ığdır şehir İzmir điều kiện tập luyện năm hồi
"""
_latin_words = st.sampled_from(_LATIN_WORDS.split())
_east_words = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6) | st.text(
    st.sampled_from("あいうえおかきくけこアイウエオ試験勉強週間復習考试学习计划完成模拟"), min_size=1, max_size=6
)
_ascii_words = st.text(st.sampled_from("abcXYZ019-/|*[]():."), min_size=1, max_size=6)
_lines = st.lists(_latin_words | _east_words | _ascii_words, min_size=1, max_size=8).map(" ".join)


@pytest.mark.parametrize("codec", CODECS)
@given(lines=st.lists(_lines, min_size=1, max_size=12))
def test_nothing_is_lost_where_every_byte_survived(codec: str, lines: list[str]) -> None:
    """Whatever the writing, a misreading that kept all bytes is undone exactly."""
    text = "".join(f"제목: été 考试 {line}\n" for line in lines)
    read = decode(misread(text, codec).encode())
    assert read.text == text
    assert read.lost == 0


@pytest.mark.parametrize("codec", CODECS)
def test_each_codec_is_named_and_each_line_shown_before_and_after(codec: str) -> None:
    """The report names the codec that tells itself apart, and every changed line."""
    text = KOREAN + "🔄 가끔 한 글자\n"
    read = decode(misread(text, codec).encode())
    assert (read.text, read.repaired_from, read.encoding) == (text, codec, "utf-8")
    assert read.changes[0] == LineChange(1, misread("# 합격 기록장", codec), "# 합격 기록장", 0)
    assert [change.line for change in read.changes] == [1, 3, 5, 6, 7]


def test_text_misread_twice_is_undone_twice() -> None:
    """Two programs made the same mistake one after the other."""
    assert decode(misread(misread(KOREAN, "cp1252"), "cp1252").encode()).text == KOREAN


CLEAN = """
« Vérité\xa0»\xa0: l’été, dès août…; il a dit «\xa0à\xa0»\xa0… — «\xa0Café\xa0»
LES ÉLÈVES DE L’ÉCOLE “ÉTÉ” — CAFÉ™, JOSÉ’S, “É”
SPÓŁKA KSIĘŻYC „RÓŻA” GÓŻDŹ ĄŻ, tříšť, „ŽLUŤOUČKÝ KŮŇ“, KLÉŠTĚ, NÍŽINA, ORĂŞENI, MĂŞTI, Úžasný
„groß“ – Straße… SPAß™ „Öl“ Ä… „Ä“
NÃO, IRMÃ… “IRMÃ” MAÇÃ\xa0» lição À ÀS ÃO
Çalışma günlüğü: ŞUBAT’ta “ÖĞRENCİ” ağırlığı, İSTANBUL’DA
điều kiện tập luyện NĂM HỒI ĐẦU “À…”
α=0.05, √π ≈ 1.77, ÷ × “2×” 5 Å² 25 °C ¹² ½ ±3 µm © 2026 ™
Привет, «Ёж» — Ελληνικά «ώ» שלום مرحبا
한국어와 日本語、中文，“따옴표”… ✅ ⬜ 🔄
’é “É «é» …é –é —é“ l’école ’Île
""".strip()


@pytest.mark.parametrize("line", CLEAN.split("\n"))
def test_clean_lines_stay_as_they_are(line: str) -> None:
    """Accents, typographic signs and capitals as people really write them are no damage."""
    for text in (line, line.upper(), f"{line}\n{CLEAN}"):
        read = decode(text.encode())
        assert (read.text, read.repaired_from, read.changes) == (text, None, ())


_closers = st.sampled_from(["", "”", "’", "»", "\xa0»", "…", "“", ",", ".", " –", "—", "™", ")"])
_openers = st.sampled_from(["", "“", "«\xa0", "„", "(", "’", "l’", "«", "—", "–"])
_cased = st.tuples(_latin_words, st.sampled_from([str.lower, str.upper, str.title, str])).map(
    lambda pair: pair[1](pair[0])
)
_phrases = st.lists(st.tuples(_openers, _cased, _closers).map("".join), min_size=1, max_size=10).map(" ".join)


@settings(max_examples=400)
@given(
    lines=st.lists(_phrases, min_size=1, max_size=8), broken=st.sampled_from(["", "â€“ note"]), beside=st.booleans()
)
def test_accented_prose_is_never_touched(lines: list[str], broken: str, beside: bool) -> None:
    """Words of seven languages in any case and quotation marks stay, also beside what needed repair."""
    if beside:
        read = decode("\n".join(f"{line} | {broken}" for line in lines).encode())
        assert read.text.split("\n") == [f"{line} | {broken}".replace("â€“", "–") for line in lines]
        return
    read = decode("\n".join([*lines, broken]).encode())
    assert read.text.split("\n")[:-1] == lines
    assert [change.line for change in read.changes] == ([len(lines) + 1] if broken else [])


@given(raw=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_any_bytes_can_be_read(raw: bytes) -> None:
    """No file makes the reader fail, and the report agrees with the text."""
    read = decode(raw)
    assert read.lost == read.text.count("\ufffd")
    lines = read.text.split("\n")
    assert all(lines[change.line - 1] == change.after != change.before for change in read.changes)


@given(
    text=_lines.map(lambda line: "오늘 할 일 목록\n" * 3 + line),
    drop=st.sampled_from(["\x81\x8d\x8f\x90\x9d", C1 + "\xad"]),
)
def test_lost_bytes_leave_a_mark_or_a_reported_guess(text: str, drop: str) -> None:
    """Where bytes were dropped a letter is the right one, U+FFFD or in a reported guess; lines stay in place."""
    read = decode(misread(text, "cp1252", drop).encode())
    assert read.text.count("\n") == text.count("\n")
    hangul = re.compile("[가-힣]")
    guessed = {number: word for word, numbers in read.guessed.items() for number in numbers}
    for number, (was, now) in enumerate(zip(text.split("\n"), read.text.split("\n"), strict=True), 1):
        if len(was) == len(now) and number not in guessed:
            assert all(b in (a, "\ufffd") for a, b in zip(was, now, strict=True) if hangul.match(b))


def test_a_word_that_stands_intact_elsewhere_decides_a_lost_letter() -> None:
    """The file itself restores a letter; that is no guess, and a letter that nothing tells keeps its mark."""
    broken = misread("| 뷰점 노트 | 데이터 |", "cp1254", C1 + "\xad")
    read = decode(f"{broken}\n{misread('예약 문제 풀기', 'cp1254', C1)}\n뷰점 모으기\n".encode())
    assert read.text.startswith("| 뷰점 노트 | 데이터 |")
    assert all(word.after != "뷰점" for word in read.guessed)


TEXTS = {
    "ko": """\
| 날짜 | 할 일 | 상태 |
| 3월 2일 (월) | 선형 회귀 모델 평가 지표 정리 | 진행 중 |
| 3월 3일 (화) | 데이터 전처리와 이상치 탐지 복습 | 완료 |
| 3월 4일 (수) | 오답 분석, 취약 주제 다시 보기 | 예정 |
이번 주 목표는 모의고사 점수를 십 점 올리는 것입니다.
어려웠던 부분은 다음 주에 다시 정리하고 교차 검증도 연습합니다.
""",
    "ja": """\
今週の目標：過去問を三回解いて、間違えた問題を復習する。
- ネットワークの基礎を読む（三十分）
- データベースの設計について説明できるようにする
- 模擬試験の結果を見て、弱点を補強する
来週からは毎日一時間、クラウドの勉強を続けます。
""",
    "zh": """\
本周目标：完成三套模拟考试，整理错题，复习薄弱章节。
- 阅读网络基础知识，做好笔记
- 学习数据库设计和安全管理
- 周末总结学习进度，安排下周计划
每天晚上学习一个小时，坚持到考试结束。
""",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("codec", CODECS)
def test_lost_letters_come_back_as_the_words_they_most_likely_were(codec: str, language: str) -> None:
    """Two thirds of the letters with a lost byte come back, each in a reported guess, at most one of them wrong."""
    text = TEXTS[language]
    read = decode(misread(text, codec, C1 + "\xad").encode())
    east = re.compile("[가-힣\u3041-\u30fe\u4e00-\u9fff]")
    pairs = [
        (was, now)
        for line, after in zip(text.split("\n"), read.text.split("\n"), strict=True)
        for was, now in zip(line, after, strict=True)
    ]
    wrong = sum(now not in (was, "\ufffd") for was, now in pairs if east.match(now))
    guessed = sum(word.before.count("\ufffd") * len(lines) for word, lines in read.guessed.items())
    assert read.lost * 2 <= guessed
    assert wrong <= 1


def test_a_guess_is_reported_with_the_word_before_and_after() -> None:
    """Each change names the words that were guessed, and the whole text names the lines of each."""
    read = decode(misread("모델 점검\n정리 노트\n모델 평가\n" * 2, "cp1254", C1 + "\xad").encode())
    assert read.text == "모델 점검\n정리 노트\n모델 평가\n" * 2
    assert read.guessed[GuessedWord("모\ufffd", "모델")] == (1, 3, 4, 6)
    assert GuessedWord("모\ufffd", "모델") in read.changes[0].guessed


def test_nothing_is_guessed_where_two_words_are_close() -> None:
    """“시장” and “시작” are both everyday words, so that the letter stays lost; “시험” is the only word."""
    close, clear = ("시\ufffd", (frozenset("장작"),)), ("시\ufffd", (frozenset("험뷁"),))
    guesses = guess({1: close, 2: clear}, "")
    assert guesses[1] == ("시\ufffd", ())
    assert guesses[2] == ("시험", (GuessedWord("시\ufffd", "시험"),))


@given(words=st.dictionaries(st.text("가나다라", min_size=1, max_size=3), st.floats(1, 20), max_size=12))
def test_the_cheapest_reading_is_the_sum_of_its_words(words: dict[str, float]) -> None:
    """The cost of each letter is that of the best way to cut the text into words with this letter in its place."""

    def cost_of(text: str) -> float:
        known = UsualWords(words).cheapest(list(text))
        return known[0][text[0]]

    letters = ["가나", "다", "라가"]
    costs = UsualWords(words).cheapest(letters)
    for at, choices in enumerate(letters):
        for letter in choices:
            texts = ["".join(text) for text in product(*letters) if text[at] == letter]
            assert costs[at][letter] == pytest.approx(min(map(cost_of, texts)))


def test_lost_marks_are_restored_where_one_usual_sign_fits() -> None:
    """An empty box and a closing quotation mark come back, though one of their bytes is undefined in the codec."""
    text = "- 상태: ☐ 예정 “인용” 끝\n"
    assert "☐ " in decode(misread(text * 3, "cp1254", C1).encode()).text
    assert "“quoted” text" in decode(misread("“quoted” text – it’s…", "cp1252", C1).encode()).text


def test_spanish_with_a_dropped_soft_hyphen_reads_again() -> None:
    """í is a lead byte and a soft hyphen; without it only one small letter can stand inside a word."""
    text = "El miércoles es el día del capítulo más difícil"
    assert decode(misread(text, "cp1252", "\xad").encode()).text == text


def test_a_no_break_space_that_became_a_space_is_found() -> None:
    """Web pages turn U+00A0 into a space, which here is half of a letter."""
    text = "오늘 저녁은 이렇게 정리하고 려 적 퇴근\n" * 3
    wrong = misread(text, "cp1252")
    assert "\xa0" in wrong
    read = decode(wrong.replace("\xa0", " ").encode())
    assert read.text == text


ENCODED = {
    "utf-8": ("utf-8", KOREAN),
    "utf-8-sig": ("utf-8", KOREAN),
    "utf-16": ("utf-16", KOREAN),
    "utf-16-le": ("utf-16", "Plan für die Prüfung\n오늘 첫 장\n"),
    "utf-16-be": ("utf-16", "Plan für die Prüfung\n오늘 첫 장\n"),
    "cp949": ("cp949", "| 02/03 (화) | 결정 트리 읽기 | 완료 |\n다음 주 할 일\n"),
    "shift_jis": ("cp932", "第2週：苦手な分野を復習する\n- [x] 過去問を一回分\n"),
    "gb18030": ("gb18030", "第二周：完成模拟考试，复习错题\n"),
    "big5": ("big5", "第二週：完成模擬考試，複習錯題\n"),
    "cp1252": ("cp1252", "Révision – “déjà vu” à l’école, señor\n"),
    "cp1250": ("cp1250", "Powtórzyć błędy, żółta książka, ćwiczenia\n"),
    "cp1254": ("cp1254", "Çalışma günü: yanlışları öğren, ağırlık\n"),
}


@pytest.mark.parametrize("codec", ENCODED)
def test_encodings_are_told_from_the_bytes(codec: str) -> None:
    """Marks decide, then validity, then how usual the letters look together."""
    name, text = ENCODED[codec]
    read = decode(text.replace("\n", "\r\n").encode(codec))
    assert (read.encoding, read.text, read.changes) == (name, text, ())


def test_lines_pasted_in_another_encoding_are_read_by_themselves() -> None:
    """A UTF-8 file with an old CP949 line inside keeps both."""
    raw = "오늘 할 일\n".encode() + "지난 주 기록 정리\n".encode("cp949") + "내일 할 일\n".encode()
    assert decode(raw).text == "오늘 할 일\n지난 주 기록 정리\n내일 할 일\n"
