"""A question: its key, the learner's dispute, its history."""

from datetime import UTC, datetime
from typing import Any

import pytest

from data.errors import BadInput
from data.frozen import replace
from data.model.questions import Option, Question, is_right
from data.store.text.codecs import CODECS

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUESTION = Question(
    id=1, bank=2, stem="Which are wet?", options=(Option("sand"), Option("sea"), Option("rain")), key="BC"
)


def test_only_exactly_the_right_letters_are_right() -> None:
    """All or nothing, in any order; without a key nobody can tell."""
    assert is_right("CB", QUESTION.counted_key)
    assert not is_right("B", QUESTION.counted_key)
    assert not is_right("ABC", QUESTION.counted_key)
    assert is_right("A", replace(QUESTION, key="").counted_key) is None
    assert QUESTION.picks == 2


def test_a_stem_that_asks_for_more_than_the_key_has_can_be_answered_as_it_asks() -> None:
    """A key that lacks a letter takes no choice away; more letters than options cannot be asked for."""
    assert replace(QUESTION, key="B", choose=2).picks == 2
    assert replace(QUESTION, key="B", choose=5).picks == 3
    assert replace(QUESTION, key="", choose=None).picks == 1


def test_a_disputed_key_counts_and_both_keys_stay() -> None:
    """The learner's key is scored by until they agree again; reasons are kept."""
    disputed = QUESTION.disputed("c, a", "sand is wet at sea", NOW)
    assert (disputed.key, disputed.counted_key, disputed.disputed_now) == ("BC", "AC", True)
    agreed = disputed.agreed(NOW)
    assert (agreed.counted_key, agreed.disputed_now, len(agreed.disputes)) == ("BC", False, 2)
    for key, reason in (("D", "because"), ("", "because"), ("A", " ")):
        with pytest.raises(BadInput):
            QUESTION.disputed(key, reason, NOW)


def test_an_edit_keeps_the_earlier_wording_and_a_dispute_that_no_longer_fits_is_laid_down() -> None:
    """History grows only when the wording or the key changes."""
    assert QUESTION.edited(replace(QUESTION, explanation="They are."), NOW).wordings == ()
    disputed = QUESTION.disputed("C", "only rain", NOW)
    edited = disputed.edited(replace(QUESTION, options=QUESTION.options[:2], key="B"), NOW)
    assert [wording.options for wording in edited.wordings] == [QUESTION.options]
    assert (edited.counted_key, len(edited.disputes)) == ("B", 2)


def test_a_question_goes_through_the_file_unchanged() -> None:
    """Options, wordings and disputes are written and read back whole."""
    question = QUESTION.disputed("A", "why not", NOW).edited(replace(QUESTION, stem="Wet?"), NOW).suggested(3)
    codec = CODECS["questions"]
    assert codec.read(1, codec.write(question)) == question


def test_what_cannot_be_asked_is_refused() -> None:
    """No text, too few options, or a key beyond them."""
    changes: tuple[dict[str, Any], ...] = ({"stem": " "}, {"options": (Option("a"),)}, {"key": "D"})
    for change in changes:
        with pytest.raises(BadInput):
            replace(QUESTION, **change)
