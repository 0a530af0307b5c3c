"""Reading a large file says how far it is."""

from data.formats.markdown_plan.reader import parse_plan

TABLES = "\n".join(
    f"## Week {week}\n\n| Date | Topic | Done |\n|---|---|---|\n| 2026-01-{week:02} | Topic {week} | ⬜ |\n"
    for week in range(1, 29)
)


def test_progress_rises_from_little_to_all() -> None:
    told: list[float] = []
    parse_plan(TABLES, None, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 28


def test_a_file_without_tables_gets_to_the_end_too() -> None:
    told: list[float] = []
    parse_plan("- [ ] one\n", None, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
