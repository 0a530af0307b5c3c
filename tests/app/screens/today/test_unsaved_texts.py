"""Text that cannot be saved at this moment: it stays, is tried again, and is offered at the next start."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

from app.session.environment import Environment
from app.session.faults import FaultLog
from app.unsaved_forms import put_forms_aside
from data.clock import FixedClock
from data.errors import BadInput, NotSaved
from data.model.notes import Note
from data.model.plan import Task
from data.model.sessions import StudySession
from data.store.care.unsaved_texts import recovered_texts
from tests.app.cockpit import Seat, seated
from widgets.dialogs.choice_dialog import ChoiceDialog
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog, ask
from widgets.panes.note_editor import NoteEditor


def refuse(*_: object) -> None:
    """A disk that is full."""
    raise NotSaved("The disk is full: make room and change it again.")


def recovery_files(seat: Seat) -> list[Path]:
    """The files of texts that wait."""
    return sorted(seat.env.locations.state.glob("unsaved-*.json"))


def learned(seat: Seat, day: date | None = None) -> str:
    """Today's first section as another program reads it."""
    wanted = day or seat.env.today()
    return next((n.text for n in seat.on_disk(Note) if n.section == "learned" and n.day == wanted), "")


async def write_on_a_full_disk(seat: Seat, full: pytest.MonkeyPatch, text: str = " UNSAVED") -> None:
    """Begin to write today's note, on a disk that takes nothing."""
    full.setattr(seat.study._store, "append", refuse)
    await seat.press("3", "i")
    await seat.write(text)
    seat.screen.query_one(NoteEditor).report()
    await seat.settle()


async def test_the_text_stays_shown_after_escape_and_on_another_day_and_comes_back(
    env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(env) as seat:
        with monkeypatch.context() as full:
            await write_on_a_full_disk(seat, full)
            said = [sentence for sentence in seat.said() if "UNSAVED" not in sentence]
            assert "The disk is full" in said[-1]
            assert str(recovery_files(seat)[0]) in said[-1]
            await seat.press("escape")
            assert "UNSAVED" in seat.texts("NoteText")
            await seat.press("left_square_bracket")
            assert "UNSAVED" not in seat.texts("NoteText")
            await seat.press("right_square_bracket", "i")
            assert seat.screen.query_one(NoteEditor).text.endswith("UNSAVED")
            await seat.write(" more")
            await seat.press("escape")
            assert "UNSAVED more" in seat.texts("NoteText")
            assert len(recovery_files(seat)) == 1
        await seat.press("ctrl+s")
        assert learned(seat).endswith("computes. UNSAVED more")
        assert not recovery_files(seat)


async def test_it_is_saved_by_itself_once_that_is_possible_also_while_writing_goes_on(
    env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(env) as seat:
        with monkeypatch.context() as full:
            await write_on_a_full_disk(seat, full)
        await seat.write(" and on")
        for _ in range(3):
            seat.screen.updates.second_passed()
        await seat.settle()
        assert learned(seat).endswith("computes. UNSAVED and on")
        assert seat.screen.query_one(NoteEditor).text.endswith("computes. UNSAVED and on")
        await seat.press("!", "escape")
        assert learned(seat).endswith("computes. UNSAVED and on!")
        assert not recovery_files(seat)


async def test_it_stays_while_its_writing_is_taken_up_again(
    env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(env) as seat:
        with monkeypatch.context() as full:
            await write_on_a_full_disk(seat, full)
            await seat.press("escape", "i")
            for text in (" more", " and on"):
                for _ in range(3):
                    seat.screen.updates.second_passed()
                await seat.settle()
                await seat.write(text)
            assert seat.screen.query_one(NoteEditor).text.endswith("computes. UNSAVED more and on")
        await seat.press("escape", "ctrl+s")
        assert learned(seat).endswith("computes. UNSAVED more and on")
        assert not recovery_files(seat)


async def test_what_another_window_wrote_meanwhile_is_kept_beside_it(
    env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.app.screens.today.test_notes import write_elsewhere

    async with seated(env) as seat:
        with monkeypatch.context() as full:
            await write_on_a_full_disk(seat, full)
            await seat.press("escape")
        write_elsewhere(env, "\nElsewhere.")
        seat.study.refresh()
        await seat.press("ctrl+s")
        assert learned(seat).count("UNSAVED") == learned(seat).count("Elsewhere.") == 1


@pytest.mark.parametrize(
    "before", [(), ("escape",), ("escape", "i"), ("escape", "t", "left_square_bracket")], ids=" ".join
)
@pytest.mark.parametrize("after", [(), ("escape",), ("escape", "3", "i", "x"), ("x",)], ids=" ".join)
async def test_what_another_window_wrote_meanwhile_stands_there_once_however_it_came_in(
    env: Environment, monkeypatch: pytest.MonkeyPatch, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    from tests.app.screens.today.test_notes import write_elsewhere

    async with seated(env) as seat:
        with monkeypatch.context() as full:
            await write_on_a_full_disk(seat, full)
            await seat.press(*before)
            write_elsewhere(env, "\nElsewhere.")
            seat.study.refresh()
            await seat.settle()
            await seat.press(*after)
            for _ in range(3):
                seat.screen.updates.second_passed()
            await seat.settle()
        for _ in range(3):
            seat.screen.updates.second_passed()
        await seat.settle()
        await seat.press("escape", "ctrl+s")
        text = learned(seat, env.today())
        assert text.count("UNSAVED") == text.count("Elsewhere.") == text.count("Kinesis Data Streams") == 1
        assert not recovery_files(seat)


async def test_quitting_asks_and_the_next_start_offers_the_text(
    env: Environment, make_environment: Callable[[], Environment], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(env) as seat:
        with monkeypatch.context() as full:
            await write_on_a_full_disk(seat, full)
            await seat.press("escape", "q")
            assert isinstance(seat.app.screen, ChoiceDialog)
            await seat.press("enter")
            assert seat.app.is_running, "trying again did not help: the cockpit stays"
            await seat.press("q", "down", "down", "enter")
        assert len(recovery_files(seat)) == 1
    async with seated(make_environment()) as seat:
        assert "UNSAVED" in seat.app.screen.query_one("#words").render().plain
        await seat.press("down", "enter")
    async with seated(make_environment()) as seat:
        await seat.press("enter")
        assert learned(seat).endswith("computes. UNSAVED")
        assert not recovery_files(seat)
    async with seated(make_environment()) as seat:
        assert not isinstance(seat.app.screen, ChoiceDialog)


async def test_a_text_that_is_thrown_away_on_purpose_is_gone(
    env: Environment, make_environment: Callable[[], Environment], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        async with seated(env) as seat:
            await write_on_a_full_disk(seat, full)
    async with seated(make_environment()) as seat:
        seat.app.screen.query_one(OptionList).highlighted = 2
        await seat.press("enter")
        assert not recovery_files(seat)
        assert "UNSAVED" not in learned(seat)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes as POSIX has them")
async def test_texts_of_a_window_that_still_runs_are_not_offered(
    env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(env) as seat:
        with monkeypatch.context() as full:
            await write_on_a_full_disk(seat, full)
            assert recovered_texts(env.locations)
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                os.write(writer, b"offered" if recovered_texts(env.locations) else b"alone")
                os._exit(0)
            os.waitpid(child, 0)
            assert os.read(reader, 20) == b"alone"


async def test_without_a_state_folder_the_file_lies_elsewhere_and_the_sentence_says_where(
    env: Environment, make_environment: Callable[[], Environment], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    async with seated(env) as seat:
        import data.store.care.unsaved_texts as unsaved_texts

        written = unsaved_texts.replace_file

        def not_in_the_state_folder(path: Path, content: bytes) -> None:
            if env.locations.state in path.parents:
                raise NotSaved("read-only")
            written(path, content)

        with monkeypatch.context() as full:
            full.setattr(unsaved_texts, "replace_file", not_in_the_state_folder)
            await write_on_a_full_disk(seat, full)
        assert any(str(tmp_path / "cache") in sentence for sentence in seat.said())
    async with seated(make_environment()) as seat:
        await seat.press("enter")
        assert learned(seat).endswith("computes. UNSAVED")
        assert not list((tmp_path / "cache").rglob("unsaved-*"))


async def test_a_form_that_cannot_be_saved_stays_open_with_what_was_typed(
    env: Environment, make_environment: Callable[[], Environment], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(env) as seat:
        with monkeypatch.context() as full:
            full.setattr(seat.study._store, "append", refuse)
            await seat.press("2", "a")
            await seat.fill(title="Written on a full disk", minutes="45")
            form = seat.app.screen
            assert isinstance(form, FormDialog)
            assert form.values()["title"] == "Written on a full disk"
            assert len(recovery_files(seat)) == 1
        await seat.press("enter")
        assert [task.minutes for task in seat.on_disk(Task) if task.title == "Written on a full disk"] == [45]
        assert not recovery_files(seat)
        with monkeypatch.context() as full:
            full.setattr(seat.study._store, "append", refuse)
            await seat.press("a")
            await seat.fill(title="Killed on a full disk")
    async with seated(make_environment()) as seat:
        await seat.press("enter")
        assert "Killed on a full disk" in learned(seat)


@pytest.mark.parametrize(
    ("pane", "key", "values"), [("5", "a", {"name": "New domain"}), ("4", "a", {"title": "Mock"})]
)
async def test_every_form_of_the_panes_stays(
    env: Environment, monkeypatch: pytest.MonkeyPatch, pane: str, key: str, values: dict[str, str]
) -> None:
    async with seated(env) as seat:
        await seat.press(pane, key)
        form = seat.app.screen
        assert isinstance(form, FormDialog)
        fields = {name: values.get(name, "60") for name in form.values() if name in values or name == "score"}
        with monkeypatch.context() as full:
            full.setattr(seat.study._store, "append", refuse)
            await seat.fill(**fields)
            assert seat.app.screen is form


async def test_files_that_are_not_ours_are_neither_offered_nor_removed(
    env: Environment, make_environment: Callable[[], Environment], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        async with seated(env) as seat:
            await write_on_a_full_disk(seat, full)
    ours = recovery_files(seat)[0]
    foreign = {
        ours.with_name(ours.name.replace(".json", "-note.json")): b"precious",
        ours.with_name(ours.name.replace(".json", "-2.json")): b'{"format": "other"}',
        ours.with_name(ours.name.replace(".json", "-3.json")): b"\xff\xfe[]",
    }
    ours.unlink()
    for path, content in foreign.items():
        path.write_bytes(content)
    async with seated(make_environment()) as seat:
        assert not isinstance(seat.app.screen, ChoiceDialog)
    assert all(path.read_bytes() == content for path, content in foreign.items())


async def test_the_form_of_a_session_stays(
    env: Environment, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(env) as seat:
        await seat.press("s")
        clock.advance(minutes=50)
        await seat.press("s")
        seat.screen.run_command("study.sessions")
        await seat.settle()
        await seat.press("enter")
        form = seat.app.screen
        with monkeypatch.context() as full:
            full.setattr(seat.study._store, "append", refuse)
            await seat.fill(what="Read the paper")
            assert seat.app.screen is form
            assert "Read the paper" in recovery_files(seat)[0].read_text()
        await seat.press("enter")
        assert "Read the paper" in {session.title for session in seat.on_disk(StudySession)}
        assert not recovery_files(seat)


def typed_form() -> FormDialog[str]:
    """A form of two fields."""
    fields = (Field("what", "What"), Field("why", "Why", "before"))
    return FormDialog("Ask", fields, lambda values: f"{values['what']} {values['why']}")


async def test_a_form_opens_again_where_what_comes_after_it_is_refused(env: Environment) -> None:
    """With what was typed and with the reason, as often as it takes."""
    async with seated(env) as seat:
        hindrances, done = [NotSaved("The disk is full."), BadInput("Not now.")], list[str]()

        def then(text: str) -> None:
            if hindrances:
                raise hindrances.pop(0)
            done.append(text)

        await ask(seat.app, typed_form(), then)
        await seat.fill(what="Typed words")
        for sentence in ("The disk is full.", "Not now."):
            form = seat.app.screen
            assert isinstance(form, FormDialog)
            assert form.values() == {"what": "Typed words", "why": "before"}
            assert str(form.complaint.render()) == sentence
            assert form.is_touched()
            assert "Typed words" in recovery_files(seat)[0].read_text()
            await seat.press("enter")
        assert done == ["Typed words before"]
        assert seat.app.screen is seat.screen
        assert not recovery_files(seat)


async def test_what_was_typed_outlives_a_fault_after_the_form_closed(
    env: Environment, make_environment: Callable[[], Environment]
) -> None:
    async with seated(env, faults=FaultLog(env.fault_folder, env.clock)) as seat:
        await ask(seat.app, typed_form(), lambda text: [][len(text)])
        await seat.fill(what="Typed words")
        assert "IndexError" in seat.said()[-1]
        assert "Typed words" in recovery_files(seat)[0].read_text()
    async with seated(make_environment()) as seat:
        assert isinstance(seat.app.screen, ChoiceDialog)


async def test_what_was_saved_already_is_not_asked_for_again(env: Environment) -> None:
    async with seated(env) as seat:
        saved: list[str] = []

        def then(_: str) -> None:
            raise NotSaved("The disk is full.")

        await ask(seat.app, typed_form(), then, save=saved.append)
        await seat.fill(what="Typed words")
        assert (saved, seat.app.screen) == (["Typed words before"], seat.screen)
        assert seat.said()[-1] == "The disk is full."
        assert not recovery_files(seat)


@pytest.mark.parametrize(("way", "is_kept"), [(("g",), False), (("a",), True)])
async def test_a_form_that_only_leads_somewhere_is_not_offered_again(
    env: Environment, way: tuple[str, ...], is_kept: bool
) -> None:
    async with seated(env) as seat:
        await seat.press(*way)
        assert isinstance(seat.app.screen, FormDialog)
        await seat.write("fri")
        put_forms_aside(seat.app, seat.app.session)
        assert bool(recovery_files(seat)) is is_kept
