"""What two people wrote into one text is all there, and what neither touched stands once."""

from hypothesis import given
from hypothesis import strategies as st

from data.model.text_merge import merged_text

lines = st.lists(st.sampled_from(["Kinesis\n", "샤드\n", "Glue\n", "S3\n"]), max_size=5).map("".join)
new = st.integers(0, 99)


@given(lines, lines)
def test_one_side_alone_has_its_way(base: str, changed: str) -> None:
    assert merged_text(base, changed, base) == merged_text(base, base, changed) == changed
    assert merged_text(base, changed, changed) == changed


@given(st.lists(st.integers(0, 9), max_size=6), st.integers(0, 6), st.integers(0, 6), new, new)
def test_new_lines_of_both_stay_with_every_old_one(old: list[int], here: int, there: int, a: int, b: int) -> None:
    base = [f"old {number}\n" for number in old]
    mine = [*base[:here], f"mine {a}\n", *base[here:]]
    theirs = [*base[:there], f"theirs {b}\n", *base[there:]]
    merged = merged_text(*("".join(text) for text in (base, mine, theirs))).splitlines(True)
    assert sorted(merged) == sorted([*base, f"mine {a}\n", f"theirs {b}\n"])


@given(lines, st.text("abc \n", max_size=8), st.text("xyz \n", max_size=8))
def test_what_both_wrote_at_the_end_of_a_line_stays(base: str, own: str, other: str) -> None:
    merged = merged_text(base + "word", base + "word" + own, base + "word" + other)
    assert own.strip() in merged
    assert other.strip() in merged


def test_two_windows_and_a_command() -> None:
    assert merged_text("base", "base mine", "base theirs") == "base theirs mine"
    assert merged_text("typed in window ", "typed in window more", "typed in window \nCLI line") == (
        "typed in window more\nCLI line"
    )
    assert merged_text("one\n-\ntwo\n", "ONE\n-\ntwo\n", "one\n-\nTWO\n") == "ONE\n-\nTWO\n"
    assert merged_text("one\n", "mine\n", "theirs\n") == "theirs\nmine\n"
    assert merged_text("base AAA", "base AAA a2", "BBB base AAA\nCLI 줄") == "BBB base AAA a2\nCLI 줄"
    assert merged_text("x\n", "x\nmine", "x\ntheirs") == "x\ntheirs\nmine"
    assert merged_text("the red fox", "the quick red fox", "the red fox jumps") == "the quick red fox jumps"
