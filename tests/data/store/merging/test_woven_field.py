"""The stamps of a text that is typed: made quickly, and as good as those made by reading every run."""

from hypothesis import given, settings
from hypothesis import strategies as st

from data.store.merging.stamps import Stamp, stamp_at
from data.store.merging.woven_field import TextField, own_of, plain, read_field, typed_on

OURS, THEIRS = "aaaaaa", "bbbbbb"
texts = st.text(st.sampled_from("ab 한字\n."), max_size=12)
edits = st.lists(st.tuples(st.booleans(), st.sampled_from(["end", "whole", "tail"]), texts), min_size=2, max_size=12)


def changed(shown: str, way: str, words: str) -> str:
    """A text that somebody went on with, wrote anew or changed at its end."""
    return {"end": shown + words, "whole": words, "tail": shown[: len(shown) * 3 // 4] + words}[way]


@settings(max_examples=300)
@given(first=texts, changes=edits)
def test_typing_at_the_end_makes_stamps_like_any_other_edit(first: str, changes: list[tuple[bool, str, str]]) -> None:
    """They are read as the new text, are written in their usual form, and a concurrent edit joins to one text."""
    field = plain(stamp_at(1, 0, THEIRS), first)
    for number, (is_ours, way, words) in enumerate(changes, 2):
        stamp = stamp_at(number, 0, OURS if is_ours else THEIRS)
        shown = field.weave.visible_text
        new = changed(shown, way, words)
        own = typed_on(own_of(field), shown, new, stamp)
        after = field.rewritten(new, stamp)
        if own is not None:
            quick = read_field(stamp, own, new)
            assert quick.weave.visible_text == new
            assert own_of(quick) == own
            assert quick.weave.covers(field.weave)
            assert_joins(field, quick, stamp_at(number, 1, THEIRS))
            after = quick
        field = after


def assert_joins(before: TextField, typed: TextField, stamp: Stamp) -> None:
    """An edit that did not see the typing joins with it in either order, and nothing of it is lost."""
    other = before.rewritten("theirs " + before.weave.visible_text, stamp)
    one, two = typed.merged(other), other.merged(typed)
    assert one.weave == two.weave
    assert "theirs" in one.weave.visible_text
    assert typed.merged(typed).weave == typed.weave


def test_typing_is_quick_where_the_last_pen_goes_on() -> None:
    """A text typed word by word is stamped without reading its runs; another pen's edit is not."""
    start = plain(stamp_at(1, 0, OURS), "Kinesis").rewritten("Kinesis shards", stamp_at(2, 0, OURS))
    own = own_of(start)
    assert typed_on(own, "Kinesis shards", "Kinesis shards hold", stamp_at(3, 0, OURS)) is not None
    assert typed_on(own, "Kinesis shards", "Kinesis streams", stamp_at(3, 0, OURS)) is not None
    assert typed_on(own, "Kinesis shards", "Kinesis shards hold", stamp_at(3, 0, THEIRS)) is None
    assert typed_on(own, "Kinesis shards", "Glue shards", stamp_at(3, 0, OURS)) is None
