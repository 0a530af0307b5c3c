"""The checklist: what a person does, what they see, what is on disk afterwards."""

from datetime import timedelta

from textual.widgets import Input

from app.forms.task import ASKED
from app.session.environment import Environment
from data.clock import FixedClock
from data.errors import NotSaved
from data.model.plan import Task
from data.model.sessions import StudySession
from data.model.task_fields import record_class
from tests.app.cockpit import Seat, seated
from widgets.dialogs.choice_row import ChoiceRow

TITLE = "Missing values"


def stored(seat: Seat, title: str) -> Task:
    """The task of that title as another program reads it."""
    return next(task for task in seat.on_disk(Task) if task.title == title)


async def test_space_ticks_the_first_task_and_u_takes_it_back(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("space")
        assert "✓ Missing values" in seat.texts("ChecklistPane")
        assert stored(seat, TITLE).done
        await seat.press("u")
        assert not stored(seat, TITLE).done
        assert "Undone: Tick “Missing values”" in seat.said()
        await seat.press("ctrl+r")
        assert stored(seat, TITLE).done


async def test_ticking_moves_every_figure_on_the_screen(env: Environment) -> None:
    async with seated(env) as seat:
        before = seat.texts("TitleBar"), seat.texts("RoadmapPane"), seat.texts("RadarPane")
        await seat.press("space")
        after = seat.texts("TitleBar"), seat.texts("RoadmapPane"), seat.texts("RadarPane")
        assert all(old != new for old, new in zip(before, after, strict=True))
        assert "1 of 1 done · 60 of 60 min" in seat.texts("ChecklistPane")


async def test_a_adds_a_task_with_korean_words_that_look_like_markup(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("a")
        await seat.write("결측치 [red]정리[/red]")
        await seat.fill(day="tomorrow", minutes="25", domain="EDA")
        task = stored(seat, "결측치 [red]정리[/red]")
        assert (task.day, task.minutes) == (env.today() + timedelta(days=1), 25)
        await seat.press("right_square_bracket")
        assert "결측치 [red]정리[/red]" in seat.texts("ChecklistPane")


async def test_letters_typed_right_after_a_are_never_commands(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("a")
        await seat.write("quick exam >")
        await seat.press("enter")
        assert stored(seat, "quick exam >").day == env.today()


async def test_a_day_that_does_not_exist_is_said_in_the_form_and_nothing_is_added(env: Environment) -> None:
    async with seated(env) as seat:
        count = len(seat.on_disk(Task))
        await seat.press("a")
        await seat.fill(title="Something", day="32 Jan")
        complaint = seat.app.screen.query_one("#complaint")
        assert "“32 Jan” is not a date" in str(complaint.content)
        await seat.fill(day="fri", minutes="-5")
        assert "-5 minutes is out of range" in str(complaint.content)
        await seat.fill(minutes="5", title="x" * 5000)
        assert "5,000 characters" in str(complaint.content)
        await seat.press("escape")
        assert len(seat.on_disk(Task)) == count


async def test_e_changes_every_field_of_a_task(env: Environment) -> None:
    async with seated(env) as seat:
        typed = {"title": "Gaps in data", "day": "2026-02-01", "minutes": "90", "domain": "Modeling", "phase": "5-6"}
        for field in ASKED:
            records = list(seat.study.all(record_class(field.table)).values()) if field.table else []
            typed.setdefault(field.name, records[-1].label if records else "RFC 9110")
        await seat.press("e")
        inputs = [*seat.app.screen.query(Input), *seat.app.screen.query(ChoiceRow)]
        assert {row.id for row in inputs} == {f"field-{name}" for name in typed}
        await seat.fill(**typed)
        task = stored(seat, typed["title"])
        assert task.day.isoformat() == typed["day"]
        for field in ASKED:
            value = getattr(task, field.name)
            shown = seat.study.get(record_class(field.table), value).label if field.table else str(value)
            assert (field.name, shown) == (field.name, typed[field.name])


async def test_greater_than_postpones_to_tomorrow_and_less_than_brings_back(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("greater_than_sign")
        assert stored(seat, TITLE).day == env.today() + timedelta(days=1)
        await seat.press("right_square_bracket", "j", "less_than_sign")
        assert stored(seat, TITLE).day == env.today()


async def test_less_than_leaves_a_task_of_today_where_it_is(env: Environment) -> None:
    async with seated(env) as seat:
        before = stored(seat, TITLE)
        await seat.press("less_than_sign")
        assert stored(seat, TITLE) == before


async def test_an_overdue_task_goes_to_tomorrow_not_to_the_day_after_its_own(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("j", "greater_than_sign")
        assert stored(seat, "Data quality").day == env.today() + timedelta(days=1)


async def test_v_marks_several_and_one_key_moves_them_all_as_one_step(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("j", "v", "v", "less_than_sign")
        moved = [task.title for task in seat.on_disk(Task) if task.day == env.today()]
        assert len(moved) == 3
        await seat.press("u")
        assert len([task for task in seat.on_disk(Task) if task.day == env.today()]) == 1


async def test_escape_takes_the_marks_away(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("v", "escape", "space")
        assert len([task for task in seat.on_disk(Task) if task.done]) == 14


async def test_delete_removes_without_asking_and_undo_brings_it_back(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("delete")
        assert TITLE not in {task.title for task in seat.on_disk(Task)}
        await seat.press("u")
        assert TITLE in {task.title for task in seat.on_disk(Task)}


async def test_j_and_k_in_capitals_reorder_the_day(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("a")
        await seat.fill(title="Second")
        await seat.press("K")
        assert [task.title for task in seat.study.tasks.on(env.today())] == ["Second", TITLE]
        await seat.press("J")
        assert [task.title for task in seat.study.tasks.on(env.today())] == [TITLE, "Second"]
        assert stored(seat, TITLE).position < stored(seat, "Second").position


async def test_s_times_a_task_and_the_minutes_are_kept(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("s")
        clock.advance(minutes=20)
        seat.screen.updates.second_passed()
        await seat.settle()
        assert "Study timer: 20 min" in seat.texts("ChecklistPane")
        await seat.press("s")
        sessions = [session for session in seat.on_disk(StudySession) if session.day == env.today()]
        assert [session.minutes for session in sessions] == [20.0]
        assert "Studied 20 min of 1 h" in seat.texts("ChecklistPane")


async def test_the_cursor_stops_at_both_ends(env: Environment) -> None:
    async with seated(env) as seat:
        pane = seat.screen.query_one("ChecklistPane")
        await seat.press("k", "up")
        assert pane.cursor == 0
        await seat.press(*["j"] * 10)
        assert pane.current.title == "Kinesis Data Streams"


async def test_a_refused_change_is_said_and_the_program_goes_on(env: Environment, monkeypatch) -> None:
    async with seated(env) as seat:

        def full(step: object) -> None:
            raise NotSaved("The disk is full: free some room and try again.")

        with monkeypatch.context() as patch:
            patch.setattr(seat.study._store, "append", full)
            await seat.press("space")
            assert "The disk is full: free some room and try again." in seat.said()
            assert "○ Missing values" in seat.texts("ChecklistPane")
        await seat.press("space")
        assert stored(seat, TITLE).done


async def test_of_many_steps_undone_one_notice_stands_on_the_screen(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("space", "j", "space", "u", "u", "u", "ctrl+r")
        seat.app.notify("something else")
        await seat.press("u")
        said = seat.said()
        assert len(said) == 2, said
        assert said[-1].startswith("Undone")
