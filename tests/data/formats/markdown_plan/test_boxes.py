"""What boxes say: parents keep their ticks, what is struck through is dropped, marks of every kind are read."""

from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ParsedPlan


def read(text: str) -> ParsedPlan:
    reading = parse_plan(text)
    assert reading.accounted() == reading.nonblank
    return reading


def test_a_parent_with_a_box_is_a_group_and_a_task() -> None:
    """Its tick and its day are kept; those under it have its day."""
    boxes = "- [x] 3/2 Knots\n  - [ ] bowline\n  - [x] reef\n- [ ] Sails\n  - [ ] jib\n"
    reading = read(f"# P 2026\n\n## Week 1\n{boxes}")
    assert [(task.title, task.done, task.span and task.span.first.text()) for task in reading.tasks] == [
        ("Knots", True, "2026-03-02"),
        ("bowline", False, "2026-03-02"),
        ("reef", True, "2026-03-02"),
        ("Sails", False, None),
        ("jib", False, None),
    ]
    assert [group.title for group in reading.groups] == ["3/2 Knots", "Sails"]


def test_an_open_box_struck_through_is_skipped() -> None:
    """Nobody did it; a ticked one was done."""
    reading = read("# P\n\n- [ ] ~~Oars~~\n- [x] ~~Anchor~~\n- [ ] Rope\n")
    assert [task.status for task in reading.tasks] == ["skipped", "done", "open"]


def test_a_box_with_a_cross_is_ticked_among_other_marks() -> None:
    """A bare cross beside circles is not."""
    rows = "".join(f"| 3/{day} | item {day} | {mark} |\n" for day, mark in enumerate(("✅", "[x]", "❌", "O"), 2))
    reading = read(f"# P 2026\n\n| Date | Topic | Done |\n|---|---|---|\n{rows}")
    assert [task.status for task in reading.tasks] == ["done", "done", "open", "done"]
