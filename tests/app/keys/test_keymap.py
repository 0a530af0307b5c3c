"""Keys after the learner's own wishes: every mistake is told by name, and no key ever does two things at once."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.keys.commands import COMMANDS, DASHBOARD, Command, Scope, command
from app.keys.keymap import is_key, keymap, shown_key, shown_keys, sign_name

DEFAULTS = {each.id: each.keys for each in COMMANDS}
IDS = sorted(DEFAULTS)


def meet(one: Command, other: Command) -> bool:
    """Whether both commands can be reached from one place."""
    seen_at_once = one.scope in DASHBOARD and other.scope in DASHBOARD
    return one.scope is other.scope or (seen_at_once and Scope.EVERYWHERE in (one.scope, other.scope))


def clashes(keys: dict[str, str]) -> list[tuple[str, str, str]]:
    """Every key that does two things at one place."""
    return [
        (one.id, other.id, key)
        for one, other in combinations(COMMANDS, 2)
        if meet(one, other)
        for key in {*keys[one.id].split(",")} & {*keys[other.id].split(",")} - {""}
    ]


def test_the_defaults_never_clash_and_are_all_keys() -> None:
    assert clashes(DEFAULTS) == []
    assert keymap({}) == (DEFAULTS, [])
    assert all(is_key(key) for keys in DEFAULTS.values() for key in keys.split(",") if key)
    assert "d" not in {key for each in COMMANDS if each.scope in DASHBOARD for key in each.keys.split(",")}


def test_a_wish_is_met() -> None:
    keys, complaints = keymap({"task.tick": " x , f5 ", "study.plan": "ctrl+shift+o"})
    assert complaints == []
    assert (keys["task.tick"], keys["study.plan"]) == ("x,f5", "ctrl+shift+o")
    assert {id_: keys[id_] for id_ in IDS if id_ not in ("task.tick", "study.plan")} == {
        id_: DEFAULTS[id_] for id_ in IDS if id_ not in ("task.tick", "study.plan")
    }


def test_two_commands_may_swap_their_keys() -> None:
    keys, complaints = keymap({"task.add": "space", "task.tick": "a"})
    assert (keys["task.add"], keys["task.tick"], complaints) == ("space", "a", [])


def test_a_sign_may_be_written_as_itself() -> None:
    keys, complaints = keymap({"task.postpone": "!,>", "study.find": "&"})
    assert complaints == []
    assert (keys["task.postpone"], keys["study.find"]) == ("exclamation_mark,greater_than_sign", "ampersand")
    assert shown_keys(keys["task.postpone"]) == "! >"


def test_an_unknown_command_is_told_by_name() -> None:
    keys, complaints = keymap({"task.fly": "x"})
    assert keys == DEFAULTS
    assert len(complaints) == 1
    assert "task.fly" in complaints[0]


@pytest.mark.parametrize(
    "bad", ["strg+t", "ctrl+", "ctrl++", "+a", "f0", "f25", "f" + "1" * 5000, "f５", "Space", "xx", "\x1b", "ctrl+xx"]
)
def test_a_bad_key_is_told_with_its_command_and_the_default_stays(bad: str) -> None:
    keys, complaints = keymap({"task.tick": bad})
    assert keys == DEFAULTS
    assert len(complaints) == 1
    assert "task.tick" in complaints[0]


@pytest.mark.parametrize("nothing", ["", " ", ",", " , "])
def test_a_command_is_never_left_without_its_key_in_silence(nothing: str) -> None:
    keys, complaints = keymap({"task.tick": nothing})
    assert keys == DEFAULTS
    assert len(complaints) == 1
    assert "task.tick" in complaints[0]


@pytest.mark.parametrize(
    ("wished", "key", "taken_from"),
    [("task.tick", "a", "task.add"), ("task.tick", "u", "study.undo"), ("study.undo", "p", "notes.preview"),
     ("task.tick", "?", "app.help"), ("task.tick", "x,/", "study.find")],
)  # fmt: skip
def test_a_clash_is_told_with_both_names_and_the_default_stays(wished: str, key: str, taken_from: str) -> None:
    keys, complaints = keymap({wished: key})
    assert keys == DEFAULTS
    assert len(complaints) == 1
    assert wished in complaints[0]
    assert taken_from in complaints[0]


def test_commands_of_two_panes_may_share_a_key() -> None:
    keys, complaints = keymap({"task.tick": "p"})
    assert (keys["task.tick"], complaints) == ("p", [])


def test_a_wish_that_falls_back_takes_its_key_from_no_one_in_silence() -> None:
    """`add` wishes the key of `tick`, and `tick` wishes one that is taken: both keep what they had."""
    keys, complaints = keymap({"task.tick": "u", "task.add": "space"})
    assert keys == DEFAULTS
    assert {"task.tick", "task.add"} == {sentence.split()[0] for sentence in complaints}


some_keys = st.sampled_from(
    ["a", "e", "j", "u", "x", "space", "tab", "?", "/", "1", "ctrl+r", "f5", "up", "", "bad key"]
)
wishes = st.dictionaries(
    st.sampled_from([*IDS, "task.fly"]), st.lists(some_keys, max_size=3).map(",".join), max_size=8
)


@given(wishes)
def test_whatever_is_wished_no_key_does_two_things_and_every_refusal_is_told(wished: dict[str, str]) -> None:
    keys, complaints = keymap(wished)
    assert set(keys) == set(DEFAULTS)
    assert clashes(keys) == []
    for id_, said in wished.items():
        met = id_ in keys and {*said.split(",")} - {""} and keys[id_] != DEFAULTS[id_]
        if id_ not in keys:
            assert any(f"“{id_}”" in sentence for sentence in complaints)
        elif not met and keys[id_] != said.replace("?", "question_mark").replace("/", "slash"):
            assert any(id_ in sentence for sentence in complaints) or not DEFAULTS[id_] or same(said, keys[id_])
    assert all(keys[id_] == DEFAULTS[id_] for id_ in keys if id_ not in wished)


def same(said: str, kept: str) -> bool:
    """Whether the same keys are meant."""
    return {*said.replace("?", "question_mark").replace("/", "slash").split(",")} - {""} == {*kept.split(",")}


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_is_not(name: str) -> None:
    assert is_key(name) in (True, False)
    shown_key(name)


def test_keys_are_shown_as_people_write_them() -> None:
    shown = {
        "ctrl+p": "^P",
        "shift+tab": "Shift+Tab",
        "greater_than_sign": ">",
        "space": "Space",
        "f5": "F5",
        "J": "J",
    }
    assert {key: shown_key(key) for key in shown} == shown
    assert shown_keys("e,enter") == "e Enter"
    assert shown_keys("") == ""


def test_signs_are_named_as_textual_names_them() -> None:
    from textual.binding import Binding

    for sign in "!\"#$%&'()*+-./:;<=>?@[\\]^_`{|}~":
        made = next(iter(Binding.make_bindings([Binding(sign, "act")])))
        assert sign_name(sign) == made.key


def test_a_command_is_found_by_its_id() -> None:
    assert command("task.tick").keys == "space"
    with pytest.raises((KeyError, StopIteration)):
        command("task.fly")
