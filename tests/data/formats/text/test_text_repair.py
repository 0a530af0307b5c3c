"""Text decoded wrongly once comes back as it was meant, and clean text is never touched."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.formats.text.mojibake import CODECS, byte_table
from data.formats.text.text_repair import LineChange, decode

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
def test_lost_bytes_leave_a_mark_and_no_invention(text: str, drop: str) -> None:
    """Where bytes were dropped every letter is either the right one or U+FFFD, and lines stay where they were."""
    read = decode(misread(text, "cp1252", drop).encode())
    assert read.text.count("\n") == text.count("\n")
    hangul = re.compile("[가-힣]")
    for was, now in zip(text.split("\n"), read.text.split("\n"), strict=True):
        if len(was) == len(now):
            assert all(b in (a, "\ufffd") for a, b in zip(was, now, strict=True) if hangul.match(b))


def test_a_word_that_stands_intact_elsewhere_decides_a_lost_letter() -> None:
    """The file itself may restore a letter; a word it holds nowhere else keeps its mark and is counted."""
    broken = misread("| 정리 노트 | 데이터 점검 |", "cp1254", C1 + "\xad")
    read = decode(f"{broken}\n{misread('예상 문제 풀기', 'cp1254', C1)}\n데이터 모으기\n".encode())
    assert read.text.startswith("| 정리 노트 | 데이터 �검 |")
    assert read.lost == read.text.count("\ufffd")


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
