"""Merging two versions of a document loses nothing, whatever was edited where and in which order it is merged."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from data.clock import FixedClock
from data.store.merging.stamped_document import StampedDocument, canonical, edited, merged
from data.store.merging.stamps import StampClock
from data.store.text.checksummed_lines import checked, mark_of

START = datetime(2026, 1, 27, 9, tzinfo=UTC)
FIELDS = {
    "title": st.sampled_from(["Kinesis", "결측치", "EDA"]),
    "minutes": st.sampled_from([0, 30, 30.0, True]),
    "done_at": st.sampled_from(["2026-01-27T09:00:00+00:00", "2026-01-28T09:00:00+00:00"]),
    "text": st.sampled_from(["a", "b", "ab", "c", ""]),
    "memo": st.sampled_from(["m", "n"]),
}
documents = st.fixed_dictionaries({}, optional=FIELDS)
edits = st.lists(st.tuples(st.integers(0, 2), st.one_of(st.none(), documents, st.integers(0, 2))), max_size=12)


def replicas(actions: list[tuple[int, Any]]) -> list[StampedDocument]:
    """Three machines that edit one document, remove it, or take in what another has."""
    clocks = [StampClock(FixedClock(START + timedelta(days=n)), f"00000{n}") for n in range(3)]
    first = StampedDocument({"title": "Kinesis", "text": "first"}, clocks[0].next())
    read_local_state = [first, first, first]
    for where, action in actions:
        mine = read_local_state[where]
        if isinstance(action, int):
            read_local_state[where] = merged(mine, read_local_state[action])
        else:
            clocks[where].saw(max(mine.newest, mine.removed_at))
            read_local_state[where] = edited(mine, mine.document, action, clocks[where].next())
    return read_local_state


def content(entry: StampedDocument) -> str:
    """Everything an entry says."""
    return canonical([entry.fields, entry.stamp, entry.field_stamps, entry.removed_at])


@given(edits)
@settings(max_examples=400, deadline=None)
def test_merging_is_commutative_associative_and_idempotent(actions: list[tuple[int, Any]]) -> None:
    """The order and the number of merges make no difference."""
    a, b, c = replicas(actions)
    assert content(merged(a, b)) == content(merged(b, a))
    assert content(merged(a, a)) == content(merged(a, merged(a, a)))
    assert content(merged(merged(a, b), c)) == content(merged(a, merged(b, c)))
    everything = merged(merged(a, b), c)
    for one in (a, b, c):
        assert content(merged(everything, one)) == content(everything)


@given(documents, documents, documents)
@settings(max_examples=200, deadline=None)
def test_documents_nobody_stamped_merge_alike_in_any_order(one: Any, two: Any, three: Any) -> None:
    """Files of an older version have no stamps at all."""
    a, b, c = (StampedDocument(fields) for fields in (one, two, three))
    assert content(merged(merged(a, b), c)) == content(merged(c, merged(b, a)))


@given(edits)
@settings(max_examples=200, deadline=None)
def test_an_entry_comes_back_from_its_mark_as_it_was(actions: list[tuple[int, Any]]) -> None:
    """What the file holds is all there is."""
    for entry in replicas(actions):
        assert checked(("tasks", 1), entry.fields, mark_of(("tasks", 1), entry)) == entry


@given(edits, documents)
@settings(max_examples=200, deadline=None)
def test_the_last_edit_of_whoever_saw_everything_stands(actions: list[tuple[int, Any]], last: Any) -> None:
    """An edit made in knowledge of all others wins against all of them."""
    everything = replicas(actions)
    known = merged(merged(everything[0], everything[1]), everything[2])
    clock = StampClock(FixedClock(START - timedelta(days=31)), "00000z")
    clock.saw(max(known.newest, known.removed_at))
    edit = edited(known, known.document, last, clock.next())
    assert merged(edit, everything[0]).document == last


def machines() -> tuple[StampedDocument, StampClock, StampClock]:
    """A task known to two machines; the clock of the second is a month behind."""
    one, two = StampClock(FixedClock(START), "00000a"), StampClock(FixedClock(START - timedelta(days=31)), "00000b")
    task = StampedDocument({"title": "Kinesis"}, one.next())
    two.saw(task.stamp)
    return task, one, two


def test_a_tick_is_removed_only_by_someone_who_saw_it() -> None:
    """One window takes an older tick back while the other ticks anew."""
    task, one, two = machines()
    ticked = edited(task, task.fields, task.fields | {"done_at": "1"}, one.next())
    unticked = edited(ticked, ticked.fields, task.fields, one.next())
    two.saw(one.last)
    again = edited(unticked, unticked.fields, task.fields | {"done_at": "2"}, two.next())
    late = edited(ticked, ticked.fields, task.fields, one.next())
    assert merged(again, late).fields["done_at"] == "2"
    assert "done_at" not in merged(ticked, unticked).fields


def test_both_texts_of_a_note_are_kept_until_someone_rewrites_them() -> None:
    """Two machines write into one note without seeing each other."""
    note, one, two = machines()
    mine = edited(note, note.fields, note.fields | {"text": "mine"}, one.next())
    yours = edited(note, note.fields, note.fields | {"text": "yours"}, two.next())
    both = merged(mine, yours)
    assert sorted(both.fields["text"].split("\n")) == ["mine", "yours"]
    one.saw(both.newest)
    tidy = edited(both, both.fields, both.fields | {"text": "ours"}, one.next())
    assert merged(merged(tidy, yours), mine).fields["text"] == "ours"


def test_an_edit_after_a_removal_elsewhere_brings_the_document_back() -> None:
    """Removing never takes away what somebody wrote later."""
    task, one, two = machines()
    removed = edited(task, task.fields, None, one.next())
    two.saw(removed.removed_at)
    edit = edited(task, task.fields, task.fields | {"done_at": "1"}, two.next())
    assert removed.document is None
    assert merged(removed, edit).document == {"title": "Kinesis", "done_at": "1"}


def test_a_clock_that_is_set_back_a_month_does_not_lose_the_later_edit() -> None:
    """Stamps go on from what was seen, not from the wall clock."""
    task, one, two = machines()
    early = edited(task, task.fields, task.fields | {"title": "early"}, one.next())
    two.saw(early.newest)
    late = edited(early, early.fields, early.fields | {"title": "late"}, two.next())
    assert merged(early, late).fields["title"] == "late"


def test_texts_stamped_in_the_first_format_are_read_and_replace_what_they_replaced() -> None:
    """`[stamp, seen...]` knows which versions it overwrote; of one program the newer version stands."""
    one, two = (StampClock(FixedClock(START + timedelta(hours=n)), f"00000{n}") for n in range(2))
    first, second, later = one.next(), one.next(), two.next()
    old = StampedDocument({"text": "first"}, first)
    newer = StampedDocument({"text": "first and second"}, first, {"text": second})
    both = StampedDocument({"text": "first and last"}, first, {"text": [later, second]})
    apart = StampedDocument(
        {"text": "mine\n\n----\n\nyours"}, first, {"text": [[[second, "mine"], [later, "yours"]], second]}
    )
    for a, b, text in (
        (old, newer, "first and second"),
        (newer, both, "first and last"),
        (old, both, "first and last"),
        (old, apart, "mine\n\n----\n\nyours"),
    ):
        assert merged(a, b).fields["text"] == merged(b, a).fields["text"] == text
    edit = edited(both, both.fields, {"text": "first and last words"}, StampClock(FixedClock(START), "00000c").next())
    assert merged(edit, newer).fields["text"] == merged(old, edit).fields["text"] == "first and last words"


def test_stamps_that_do_not_fit_the_text_count_as_none() -> None:
    """Somebody edited the text by hand and left its stamps, or damaged them."""
    stamp = StampClock(FixedClock(START), "00000a").next()
    for woven in ("", "abcd ", "abcd a0.9", "abcd a0.99999999", "abcd b0.2", "abcd a0.1@z5", "a b c", "abcd a0.1~"):
        entry = StampedDocument({"text": "ab"}, stamp, {"text": [stamp, woven]})
        assert merged(entry, entry._replace(removed_at=stamp)).fields["text"] == "ab"
