"""The command palette finds a command by the words people look for."""

import pytest
from textual.command import CommandList

from app.session.environment import Environment
from tests.app.cockpit import Seat, seated


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("undo", "Undo the last change"),
        ("redo", "Redo the last undone change"),
        ("export", "Export the whole study"),
        ("backup", "List backups and restore an earlier version"),
        ("restore", "List backups and restore an earlier version"),
        ("zoom", "Show only this pane"),
        ("theme", "Choose a colour theme"),
        ("light", "Choose a colour theme"),
        ("task remove", "Remove the selected tasks"),
        ("Tick or untick", "Tick or untick the selected tasks"),
        ("tckorntk", "Tick or untick the selected tasks"),
    ],
)
async def test_the_best_match_comes_first(env: Environment, query: str, first: str) -> None:
    async with seated(env) as seat:
        assert (await _found(seat, query))[0].startswith(first)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("되돌리기", "마지막 변경 되돌리기"),
        ("undo", "마지막 변경 되돌리기"),
        ("내보내기", "학습 데이터 내보내기"),
        ("export", "학습 데이터 내보내기"),
        ("백업", "백업 목록 보기"),
        ("확대", "패널 확대"),
        ("테마", "색 테마 선택"),
        ("과제 추가", "이날에 과제 추가"),
    ],
)
async def test_a_korean_learner_finds_them_in_both_languages(env: Environment, query: str, first: str) -> None:
    async with seated(env, "ko") as seat:
        env.speak_for(seat.study)
        assert (await _found(seat, query))[0].startswith(first)


@pytest.mark.parametrize("query", ["phase", "repeat", "zebra"])
async def test_letters_scattered_over_a_sentence_are_no_match(env: Environment, query: str) -> None:
    async with seated(env) as seat:
        assert set(await _found(seat, query)) <= {"No matches."}


@pytest.mark.parametrize(("language", "sentence"), [("en", "No matches."), ("ko", "검색 결과가 없습니다.")])
async def test_what_fits_nothing_gets_that_answer_in_the_language_of_the_study(
    env: Environment, language: str, sentence: str
) -> None:
    async with seated(env, language) as seat:
        env.speak_for(seat.study)
        await _found(seat, "zebra")
        options = seat.app.screen.query_one(CommandList)
        while not options.option_count:
            await seat.settle()
        assert [option.prompt for option in options.options] == [sentence]


async def test_themes_are_found_and_worn(env: Environment) -> None:
    async with seated(env) as seat:
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
