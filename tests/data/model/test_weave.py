"""A woven text: every word that nobody took out is there once, wherever and in whatever order versions meet."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from data.model.weave import Weave, new_weave, tidy
from data.model.weave_joining import joined

BEGUN = "one two three\nfour five\nsix"
MACHINES = 3

Edit = Callable[[str, str], str]


def add_line(at: int) -> Edit:
    """A new line somewhere."""

    def edit(text: str, new: str) -> str:
        lines = text.split("\n")
        lines.insert(at % (len(lines) + 1), f"{new} line")
        return "\n".join(lines)

    return edit


def add_word(at: int) -> Edit:
    """A new word somewhere in a line."""

    def edit(text: str, new: str) -> str:
        lines = text.split("\n")
        words = lines[at % len(lines)].split(" ")
        words.insert(at // 5 % (len(words) + 1), new)
        lines[at % len(lines)] = " ".join(words)
        return "\n".join(lines)

    return edit


def take_word(at: int) -> Edit:
    """A word less."""

    def edit(text: str, _: str) -> str:
        words = text.split(" ")
        del words[at % len(words)]
        return " ".join(words)

    return edit


def go_on(_: int) -> Edit:
    """More at the end, in the last word."""
    return lambda text, new: text + new


kinds = st.sampled_from([add_line, add_word, take_word, go_on])
edits = st.builds(lambda kind, at: kind(at), kinds, st.integers(0, 40))
actions = st.lists(
    st.tuples(st.integers(0, MACHINES - 1), st.one_of(edits, st.integers(0, MACHINES - 1)), st.booleans()),
    max_size=20,
)
only_adding = st.lists(
    st.tuples(
        st.integers(0, MACHINES - 1),
        st.one_of(st.builds(add_line, st.integers(0, 40)), st.integers(0, MACHINES - 1)),
        st.booleans(),
    ),
    max_size=20,
)


def replicas(steps: list[tuple[int, Edit | int, bool]]) -> list[Weave]:
    """Three machines that edit one text, or take in what another has."""
    texts = [new_weave(BEGUN, "born")] * MACHINES
    for number, (where, action, is_same_pen) in enumerate(steps):
        before = texts[where]
        if isinstance(action, int):
            texts[where] = joined(before, texts[action])
            continue
        after = action(before.visible_text, f"n{number}")
        texts[where] = before.rewritten(after, f"pen {where}" if is_same_pen else f"pen {where} {number}")
        assert texts[where].visible_text == after
        assert joined(before, texts[where]) == joined(texts[where], before) == texts[where]
    return texts


@given(actions)
@settings(max_examples=300, deadline=None)
def test_joining_is_commutative_associative_and_idempotent(steps: list[tuple[int, Edit | int, bool]]) -> None:
    a, b, c = replicas(steps)
    everything = joined(joined(a, b), c)
    assert everything == joined(a, joined(b, c)) == joined(joined(c, a), b)
    assert joined(a, b) == joined(b, a)
    for one in (a, b, c, everything):
        assert joined(everything, one) == everything
    assert everything.runs == tidy(list(everything.runs))


@given(only_adding)
@settings(max_examples=300, deadline=None)
def test_lines_that_anybody_added_are_there_once_and_whole(steps: list[tuple[int, Edit | int, bool]]) -> None:
    a, b, c = replicas(steps)
    added = [f"n{number} line" for number, (_, action, _) in enumerate(steps) if not isinstance(action, int)]
    assert sorted(joined(joined(a, b), c).visible_text.split("\n")) == sorted([*BEGUN.split("\n"), *added])


def test_a_pen_that_two_programs_hold_loses_and_mixes_nothing() -> None:
    """A virtual machine was cloned while the program ran."""
    begun = new_weave("begun\n", "born").rewritten("begun\nshared\n", "pen")
    one, other = begun.rewritten("begun\nshared\nmine\n", "pen"), begun.rewritten("begun\nshared\ntheirs\n", "pen")
    both = joined(one, other)
    assert both == joined(other, one)
    assert sorted(both.visible_text.split()) == ["begun", "mine", "shared", "theirs"]


def test_words_that_nobody_wrote_beside_each_other_are_parted() -> None:
    """Two who begin the same text, and two who change the same word."""
    begun = joined(new_weave("mine", "a"), new_weave("theirs", "b"))
    assert begun.visible_text == "mine\ntheirs"
    text = new_weave("the fox jumps", "born")
    both = joined(text.rewritten("the foxes jumps", "a"), text.rewritten("the vixen jumps", "b"))
    assert both.visible_text == "the foxes vixen jumps"
    assert joined(text.rewritten("的狐狸跳", "a"), text.rewritten("the fox jumps", "b")).visible_text == "的狐狸跳"
