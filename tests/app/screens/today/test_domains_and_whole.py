"""The domains, and what works everywhere: panes, zoom, help, palette, settings, sizes."""

from datetime import timedelta

import pytest
from textual.command import CommandPalette
from textual.widgets import Static

from app.keys.commands import COMMANDS, DASHBOARD
from app.session.environment import Environment
from data.frozen import replace
from data.model.domains import Confidence, Domain
from data.model.plan import Plan, Task
from data.settings import Settings
from tests.app.cockpit import seated
from widgets.panes.radar import RadarPane


async def test_plus_and_minus_rate_the_chosen_domain_and_earlier_ratings_stay(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("5", "down", "plus", "plus", "plus")
        assert "5/5" in seat.texts("RadarPane")
        assert sorted(rating.value for rating in seat.on_disk(Confidence)) == [2, 2, 3, 5]
        await seat.press("minus", "up", "minus", "minus", "minus")
        assert sorted(rating.value for rating in seat.on_disk(Confidence)) == [1, 2, 3, 4]
        seat.study.commit("later", replace(seat.study.plan, checkpoints=(2, 8, 12)))
        await seat.press("plus")
        assert len(seat.on_disk(Confidence)) == 5
        assert "week 4: 1/5" in seat.texts("RadarPane")


async def test_domains_are_added_changed_and_removed_and_u_brings_one_back(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("5", "a")
        await seat.fill(name="운영과 보안", short="보안", weight="12.5 %")
        (added,) = [domain for domain in seat.on_disk(Domain) if domain.name == "운영과 보안"]
        assert (added.short, added.weight) == ("보안", 12.5)
        chosen = seat.screen.query_one(RadarPane).current
        assert chosen is not None
        assert chosen.id == added.id
        await seat.press("e")
        await seat.fill(name="Reading")
        assert "Reading" in {domain.name for domain in seat.on_disk(Domain) if domain.id == chosen.id}
        await seat.press("delete")
        assert chosen.id not in {domain.id for domain in seat.on_disk(Domain)}
        await seat.press("2", "1", "3", "4", "5", "u")
        assert chosen.id in {domain.id for domain in seat.on_disk(Domain)}
        await seat.press("a")
        await seat.fill(name="x", weight="much")
        assert "is not a weight" in str(seat.app.screen.query_one("#complaint", Static).content)
        await seat.fill(name="READING", weight="1")
        assert "already" in str(seat.app.screen.query_one("#complaint", Static).content)
        assert len(seat.on_disk(Domain)) == 5


async def test_the_weakest_weighted_domain_is_named(env: Environment) -> None:
    async with seated(env) as seat:
        assert "Most to gain: Modeling" in seat.texts("RadarPane")


async def test_numbers_and_tab_go_round_the_panes(env: Environment) -> None:
    async with seated(env) as seat:
        seen = []
        for key in ("1", "2", "3", "4", "5", "tab", "shift+tab"):
            await seat.press(key)
            seen.append(seat.screen.panes.active)
        assert seen == ["roadmap", "checklist", "notes", "mock", "domains", "roadmap", "domains"]


async def test_z_shows_one_pane_alone(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "z")
        shown = [controller.id for controller in seat.screen.query("PaneController") if controller.display]
        assert shown == ["notes"]
        await seat.press("z")
        assert all(controller.display for controller in seat.screen.query("PaneController"))


async def test_question_mark_shows_the_keys_of_this_pane(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("5", "question_mark")
        text = str(seat.app.screen.query_one("Static").content)
        assert "Raise your confidence in the domain" in text
        await seat.press("escape")
        assert seat.app.screen is seat.screen


async def test_the_palette_holds_every_command_and_does_it(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("3", "ctrl+p")
        assert isinstance(seat.app.screen, CommandPalette)
        await seat.write("Tick or untick")
        await seat.pilot.pause(0.3)
        await seat.press("enter")
        await seat.settle()
        done = [task for task in seat.on_disk(Task) if task.title == "Missing values"]
        assert done[0].done
    titles = {each.sentence for each in COMMANDS if each.scope in DASHBOARD}
    assert len(titles) == len([each for each in COMMANDS if each.scope in DASHBOARD])


async def test_the_plans_settings_can_be_changed_and_nonsense_is_refused(env: Environment) -> None:
    async with seated(env) as seat:
        seat.screen.run_command("study.plan")
        await seat.settle()
        await seat.fill(minutes="2")
        assert "5 to 1440 minutes" in str(seat.app.screen.query_one("#complaint").content)
        start = seat.study.plan.start
        await seat.fill(minutes="45", exam=(start - timedelta(days=1)).isoformat())
        assert "before the first study day" in str(seat.app.screen.query_one("#complaint").content)
        await seat.fill(exam=start.isoformat(), minutes="2")
        assert "5 to 1440 minutes" in str(seat.app.screen.query_one("#complaint").content), "a day gone by is allowed"
        await seat.fill(minutes="45", exam="2026-03-20", name="내 시험")
        plan = seat.on_disk(Plan)[0]
        assert (plan.minutes_a_day, plan.exam_day.isoformat(), plan.name) == (45, "2026-03-20", "내 시험")
        assert "52 days to the exam" in seat.texts("TitleBar")


async def test_the_domain_checklist_is_added_once(env: Environment) -> None:
    async with seated(env) as seat:
        seat.screen.run_command("study.checklist")
        await seat.settle()
        assert "Any time (20)" in seat.texts("ChecklistPane")
        seat.screen.run_command("study.checklist")
        await seat.settle()
        assert len([task for task in seat.on_disk(Task) if task.day is None]) == 20


async def test_resources_are_listed_with_their_links(env: Environment) -> None:
    async with seated(env) as seat:
        seat.screen.run_command("study.resources")
        await seat.settle()
        await seat.press("enter")
        assert any(sentence.startswith("Copied: https://") for sentence in seat.said())


async def test_q_leaves(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("q")
        assert seat.app.return_code == 0


@pytest.mark.parametrize("size", [(200, 60), (160, 50), (120, 40), (100, 30), (80, 24), (60, 18), (40, 10), (10, 3)])
async def test_every_size_is_drawn_and_resizing_never_fails(env: Environment, size: tuple[int, int]) -> None:
    async with seated(env, "ko") as seat:
        await seat.pilot.resize_terminal(*size)
        await seat.settle()
        for key in "12345":
            await seat.press(key)
        if size[0] < 50 or size[1] < 15:
            assert seat.screen.query_one("#too-small").display


async def test_hints_name_the_keys_of_the_pane_and_can_be_clicked(env: Environment) -> None:
    async with seated(env) as seat:
        assert seat.texts("KeyHints").lstrip().startswith("Space tick  a add")
        await seat.pilot.click("KeyHints", offset=(3, 0))
        await seat.settle()
        assert next(task for task in seat.on_disk(Task) if task.title == "Missing values").done


async def test_keys_of_ones_own_work_and_are_shown(make_environment, home) -> None:
    (home / "config.toml").write_text('[keys]\n"task.tick" = "x"\n"no.such" = "y"\n', encoding="utf-8")
    env = make_environment()
    async with seated(env) as seat:
        assert seat.texts("KeyHints").lstrip().startswith("x tick")
        assert any("no.such" in sentence for sentence in seat.said())
        await seat.press("x")
        assert next(task for task in seat.on_disk(Task) if task.title == "Missing values").done


async def test_two_windows_see_each_other(env: Environment) -> None:
    async with seated(env) as seat:
        other = env.open_study()
        task = next(task for task in other.all(Task).values() if task.title == "Missing values")
        other.commit("Tick", task.ticked(env.clock.now()))
        seat.screen.updates.second_passed()
        await seat.settle()
        assert "✓ Missing values" in seat.texts("ChecklistPane")


async def test_ascii_mode_draws_with_ascii_alone(env: Environment) -> None:
    async with seated(env._replace(settings=Settings(ascii=True))) as seat:
        for selector in ("RoadmapPane", "ChecklistPane", "MockTimerPane", "RadarPane"):
            odd = {character for character in seat.texts(selector) if ord(character) > 126} - set("·")
            assert not odd, (selector, odd)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_closing_a_dialog_leaves_the_learner_in_the_same_pane(env: Environment, size: tuple[int, int]) -> None:
    async with seated(env, size=size) as seat:
        for pane, key in (("5", "question_mark"), ("3", "slash"), ("4", "g")):
            await seat.press(pane)
            before = seat.screen.panes.active
            await seat.press(key, "escape")
            assert seat.screen.panes.active == before
            assert seat.screen.focused is seat.screen.panes.controller(before).pane
