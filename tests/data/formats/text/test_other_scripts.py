"""Files of other scripts and encodings that were read with the wrong one, and short files without any mark."""

import pytest

from data.formats.text.encodings import read_bytes
from data.formats.text.text_repair import decode

RUSSIAN = "# План подготовки\n\n## Неделя 1\n- [ ] Прочитать главу о моделях\n- [x] Решить задачи (2 часа)\n"
KOREAN = "# 학습 계획\n\n- [ ] 모델 학습하기\n- [x] 데이터 수집\n"
JAPANESE = "# 学習計画\n\n- [ ] モデルを学ぶ\n- [x] データを集める\n"
CHINESE = "# 学习计划\n\n- [ ] 复习模型\n- [x] 收集数据\n"
GREEK = "# Σχέδιο μελέτης\n\n- [ ] Διάβασε το κεφάλαιο\n"
GERMAN = "# Plan für die Prüfung\n\n- [ ] Übungen für Größen\n- [x] Präsentation über Ähnlichkeit\n"
SPANISH = "# Días de estudio\n\n- [ ] Leer el capítulo de álgebra en español\n- [x] Exámenes también\n"
FRENCH = "# Révision\n\n- [ ] Étudier les réseaux\n- [x] Résumé de l'été, très bien\n"


@pytest.mark.parametrize(
    ("text", "meant", "read_as"),
    [
        (RUSSIAN, "cp1251", "latin-1"),
        (RUSSIAN, "cp1251", "cp1252"),
        (RUSSIAN, "koi8-r", "latin-1"),
        (RUSSIAN, "utf-8", "cp1251"),
        (RUSSIAN, "utf-8", "cp866"),
        (RUSSIAN, "utf-8", "koi8-r"),
        (KOREAN, "cp949", "latin-1"),
        (KOREAN, "utf-8", "cp1251"),
        (JAPANESE, "cp932", "latin-1"),
        (CHINESE, "gb18030", "latin-1"),
        (GREEK, "cp1253", "cp1252"),
        (GERMAN, "latin-1", "cp1251"),
        (SPANISH, "cp1252", "cp1251"),
        (FRENCH, "cp1252", "cp1251"),
    ],
)
def test_a_file_read_with_the_wrong_encoding_is_turned_back(text: str, meant: str, read_as: str) -> None:
    """Every line, and the report names the codec and each change."""
    read = decode(text.encode(meant).decode(read_as, "replace").encode())
    assert read.text == text
    assert read.repaired_from is not None
    assert [change.line for change in read.changes] == [
        number for number, line in enumerate(text.split("\n"), 1) if not line.isascii()
    ]


@pytest.mark.parametrize("text", [RUSSIAN, KOREAN, JAPANESE, CHINESE, GREEK, GERMAN, SPANISH, FRENCH])
def test_clean_files_stay(text: str) -> None:
    """In capitals too, and with a few letters of another script by a slip of the keyboard."""
    slips = text + "сomputer, Вook, оption, ассess: αβγ, β-carotene, Δx, S3-бакет, EC2шные\n"
    for clean in (text, text.upper(), slips, text * 3 + "\n……… ««» — →→→ ½½½ £££\n"):
        read = decode(clean.encode())
        assert (read.text, read.repaired_from) == (clean, None)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["план", "학습", "학습계획", "計画", "クラウド", "学习计划", "Größe", "ok", "a", "- [ ] 모델"]
)
def test_short_utf16_without_a_mark(text: str, codec: str) -> None:
    """Words without a space have no zero byte that would tell."""
    assert read_bytes(text.encode(codec)) == (text, "utf-16")


@pytest.mark.parametrize("codec", ["utf-8", "cp949", "cp1251", "cp1252", "cp932", "gb18030", "cp1253"])
@pytest.mark.parametrize("text", ["план", "학습계획", "計画", "データ", "学习计划", "Größe", "été", "ok", "μελέτη"])
def test_short_text_of_other_encodings_is_no_utf16(text: str, codec: str) -> None:
    """As far as the encoding has the letters."""
    raw = text.encode(codec, "ignore")
    if raw.decode(codec) == text:
        assert read_bytes(raw)[1] != "utf-16"
