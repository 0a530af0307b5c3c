"""The command palette finds a command by the words people look for."""

import pytest
from textual.command import CommandList

from app.session.environment import Workplace
from tests.app.cockpit import Seat, seated


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("undo", "Undo the last change"),
        ("redo", "Make the last undone change again"),
        ("export", "Write the whole study to a file"),
        ("backup", "Say how an earlier version"),
        ("restore", "Say how an earlier version"),
        ("zoom", "Show this pane alone"),
        ("theme", "Choose a colour theme"),
        ("light", "Choose a colour theme"),
        ("task remove", "Remove the chosen tasks"),
        ("Tick or untick", "Tick or untick the chosen tasks"),
        ("tckorntk", "Tick or untick the chosen tasks"),
    ],
)
async def test_the_best_match_comes_first(place: Workplace, query: str, first: str) -> None:
    async with seated(place) as seat:
        assert (await _found(seat, query))[0].startswith(first)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("되돌리기", "무엇이든 마지막 변경"),
        ("undo", "무엇이든 마지막 변경"),
        ("내보내기", "학습 전체를 파일로"),
        ("export", "학습 전체를 파일로"),
        ("백업", "백업에서"),
        ("확대", "이 창"),
        ("테마", "색 테마를"),
        ("과제 추가", "이날에 과제를 추가"),
    ],
)
async def test_a_korean_learner_finds_them_in_both_languages(place: Workplace, query: str, first: str) -> None:
    async with seated(place, "ko") as seat:
        place.speak_for(seat.study)
        assert (await _found(seat, query))[0].startswith(first)


@pytest.mark.parametrize("query", ["phase", "repeat", "zebra"])
async def test_letters_scattered_over_a_sentence_are_no_match(place: Workplace, query: str) -> None:
    async with seated(place) as seat:
        assert set(await _found(seat, query)) <= {"No matches found"}


async def test_themes_are_found_and_worn(place: Workplace) -> None:
    async with seated(place) as seat:
        found = await _found(seat, "light")
        assert found[1] == "Theme: cockpit-light"
        await seat.press("down", "enter")
        assert seat.app.theme == "cockpit-light"


async def _found(seat: Seat, query: str) -> list[str]:
    """The first lines of what the palette shows, best first."""
    await seat.press("ctrl+p")
    await seat.write(query)
    await seat.pilot.app.workers.wait_for_complete()
    await seat.settle()
    options = seat.app.screen.query_one(CommandList).options
    return [str(option.prompt).split("\n")[0] for option in options]
