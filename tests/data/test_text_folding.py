"""Texts compare as people mean it, whatever keyboard, file system or program wrote them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text_folding import clusters, fold, same_text, spans_of

SAME = (
    ("Café", "cafe"),
    ("학습 계획", unicodedata.normalize("NFD", "학습 계획")),
    ("학습", "ㅎㅏㄱㅅㅡㅂ"),
    ("학", "ﾾￂﾡ"),
    ("İstanbul ILGIN", "istanbul ılgın"),
    ("Straße ẞ", "STRASSE SS"),
    ("ΟΔΟΣ", "οδός"),
    ("ＡＷＳ　Ｓ３", "aws s3"),
    ("ﾃﾞｰﾀ", "データ"),
    ("Đường Trần Hưng Đạo", "duong tran hung dao"),
    ("Łódź · smørrebrød", "lodz · smorrebrod"),
    ("don’t “stop” – now", 'don\'t "stop" - now'),
    ("naïve\u200bté", "NAÏVETÉ"),
    ("a\u00a0b\u3000c", " A  b\nc "),
    ("ﬁnd", "find"),
    ("שָׁלוֹם", "שלום"),
    ("مُحَمَّد", "محمد"),
)
DIFFERENT = (("が", "か"), ("й", "и"), ("हिन्दी", "हन्द"), ("학", "하"), ("cafe", "caf"), ("パ", "ハ"))

TEXTS = st.text(
    st.sampled_from("aÅßıİΣς \u0301\u0323\u200bＡﾃﾞが\u3099ㅎㅏㄱ학한\u1112\u1161й\u0306É“”—\n")
    | st.characters(codec="utf-8"),
    max_size=30,
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_accents_width_case_and_normal_form_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert fold(f"{one} · 2") != fold(f"{other} · 3")


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_letters_stay_other_letters(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXTS)
def test_a_text_folds_the_same_in_every_normal_form_and_only_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)
    assert same_text(unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_letters_are_folded_where_they_stand(text: str) -> None:
    parts = list(clusters(text))
    assert "".join(text[start:end] for _, start, end in parts) == text
    assert "".join("".join(folded for folded, _, _ in parts).split()) == "".join(fold(text).split())


def test_what_was_found_is_marked_in_the_text_as_it_was_typed() -> None:
    text = "Đường " + unicodedata.normalize("NFD", "학습") + " ﾃﾞｰﾀ"
    marked = [text[begin:end] for begin, end in spans_of((fold("데이터"), "duong", "학", "データ"), text)]
    assert [unicodedata.normalize("NFC", each) for each in marked] == ["Đường", "학", "ﾃﾞｰﾀ"]
