"""A plan comes in through its preview: seen beside its source, set right, left out in part, taken as one step."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from app.screens.preview.file_preview import FilePreview
from app.session.environment import Environment
from data.formats.export.study_log.log import export_markdown
from data.model.plan import Task
from tests.app.cockpit import Seat, seated
from widgets.preview.record_list import RecordList
from widgets.preview.source_view import SourceView

PLAN = """# 머신러닝 시험 준비

## 1주차

| 날짜 | 내용 | 시간 | 완료 |
|---|---|---|---|
| 3/2(월) | 데이터 수집 정리 | 30분 | ✅ |
| 3/3(화) | 결측치 다루기 | 1시간 | |
| 3/4(수) | 특성 만들기 | 45분 | |

복습은 주말에 한다.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small Korean plan that has no year."""
    path = tmp_path / "계획.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


async def preview(seat: Seat, path: Path) -> FilePreview:
    """Open the preview of a file from the palette's command."""
    seat.screen.run_command("study.import")
    await seat.settle()
    await seat.fill(file=str(path))
    await read(seat)
    assert isinstance(seat.app.screen, FilePreview)
    return seat.app.screen


async def read(seat: Seat) -> None:
    """Wait until the file is read."""
    await seat.app.workers.wait_for_complete()
    await seat.settle()


async def otherwise(seat: Seat, **values: str) -> None:
    """Have the file read with other options."""
    await seat.press("o")
    await seat.fill(**values)
    await read(seat)


def imported(seat: Seat) -> dict[str, Task]:
    """Tasks that came from the file, by title, as another program finds them."""
    return {task.title: task for task in seat.on_disk(Task) if task.source.startswith("계획.md")}


async def go_to(seat: Seat, title: str) -> None:
    """Put the cursor on a record."""
    screen = seat.app.screen
    rows = screen.query_one(RecordList).rows
    screen.query_one(RecordList).cursor = next(n for n, row in enumerate(rows) if row.title == title)
    await seat.settle()


async def test_records_are_counted_and_stand_beside_their_source(env: Environment, plan: Path) -> None:
    async with seated(env) as seat:
        await preview(seat, plan)
        shown = seat.texts("RecordList")
        assert "3 tasks, 1 done, 3 dated, 1 week or phase" in shown
        assert "Tasks (3)" in shown
        assert "Here, press o." in seat.texts("SourceView")
        await go_to(seat, "결측치 다루기")
        assert seat.app.screen.query_one(SourceView).marked == (8,)
        beside = seat.texts("SourceView")
        assert "| 3/3(화) | 결측치 다루기 | 1시간 | |" in beside
        assert "Task · open · 3 Mar · 1 h · 1주차" in beside


async def test_leave_one_out_give_the_year_accept_and_undo(env: Environment, plan: Path) -> None:
    async with seated(env) as seat:
        before = seat.on_disk(Task)
        await preview(seat, plan)
        await go_to(seat, "특성 만들기")
        await seat.press("space")
        assert "excluded" in seat.texts("RecordList")
        await seat.press("enter")
        assert any("The file has no year." in said for said in seat.said())
        await otherwise(seat, year="2026")
        assert "1 excluded" in seat.texts("TitleBar")
        await seat.press("ctrl+s")
        tasks = imported(seat)
        assert {title: (task.day, task.done) for title, task in tasks.items()} == {
            "데이터 수집 정리": (date(2026, 3, 2), True),
            "결측치 다루기": (date(2026, 3, 3), False),
        }
        assert seat.app.screen is seat.screen
        await seat.press("u")
        assert seat.on_disk(Task) == before


async def test_the_day_and_the_title_of_a_task_are_set_right(env: Environment, plan: Path) -> None:
    async with seated(env) as seat:
        await preview(seat, plan)
        await otherwise(seat, year="2026")
        await go_to(seat, "결측치 다루기")
        await seat.press("e")
        await seat.fill(title="결측치 채우기", day="2026-03-10")
        assert "changed" in seat.texts("RecordList")
        await seat.press("enter")
        assert imported(seat)["결측치 채우기"].day == date(2026, 3, 10)


async def test_importing_again_is_seen_to_change_nothing_new(env: Environment, plan: Path) -> None:
    async with seated(env) as seat:
        for expected in ("0 updated, 0 unchanged", "no changes (already in the study)"):
            await preview(seat, plan)
            await otherwise(seat, year="2026")
            assert expected in seat.texts("RecordList")
            await seat.press("enter")
        assert len(imported(seat)) == 3


async def test_what_a_mark_means_is_said(env: Environment, plan: Path) -> None:
    async with seated(env) as seat:
        await preview(seat, plan)
        await otherwise(seat, year="2026", marks="✅=todo")
        await seat.press("enter")
        assert not any(task.done for task in imported(seat).values())


async def test_a_whole_kind_is_left_out_at_once(env: Environment, plan: Path) -> None:
    async with seated(env) as seat:
        await preview(seat, plan)
        await go_to(seat, "결측치 다루기")
        await seat.press("a", "enter")
        assert not imported(seat)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_escape_changes_nothing(env: Environment, plan: Path, size: tuple[int, int]) -> None:
    async with seated(env, "ko", size=size) as seat:
        before = seat.on_disk(Task)
        await preview(seat, plan)
        await seat.press("down", "space", "tab", "escape")
        assert seat.app.screen is seat.screen
        assert seat.on_disk(Task) == before
        assert seat.study.undo() == "demo"


async def test_a_repaired_line_is_shown_before_and_after(env: Environment, tmp_path: Path) -> None:
    path = tmp_path / "kaputt.md"
    path.write_text("# Plan 2026\n\n- [ ] 2026-03-02 결측치 다루기\n".encode().decode("cp1252", "replace"), "utf-8")
    async with seated(env) as seat:
        await preview(seat, path)
        shown = seat.texts("RecordList")
        assert "Repaired lines (1)" in shown
        assert "0 characters lost for good" in shown
        assert "Original: - [ ] 2026-03-02 ê²°" in seat.texts("SourceView")


async def test_a_file_that_is_not_there_is_one_sentence(env: Environment, tmp_path: Path) -> None:
    async with seated(env) as seat:
        seat.screen.run_command("study.import")
        await seat.settle()
        await seat.fill(file=str(tmp_path / "none.md"))
        complaint = seat.app.screen.query_one("#complaint").visual.plain
        assert complaint.startswith("There is no file ")
        assert complaint.count("\n") == 0


async def test_the_cursor_goes_on_where_the_list_is_longer_than_the_pane(env: Environment, tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_text("# Plan\n\n" + "".join(f"- [ ] Chapter {n}\n" for n in range(60)), encoding="utf-8")
    async with seated(env, size=(80, 24)) as seat:
        await preview(seat, path)
        await go_to(seat, "Chapter 0")
        await seat.press(*["down"] * 20, "pagedown")
        assert "▸ ○ –          Chapter 30" in seat.texts("RecordList")
        assert "- [ ] Chapter 30" in seat.texts("SourceView")


async def test_a_log_of_this_very_study_brings_only_what_is_new(env: Environment, tmp_path: Path) -> None:
    """Record by record it would double everything; it is merged as a whole, as on the command line."""
    async with seated(env) as seat:
        task = next(each for each in seat.study.all(Task).values() if not each.done)
        log = export_markdown(seat.study, date(2026, 6, 1))
        (tmp_path / "log.md").write_text(log, encoding="utf-8")
        seat.study.commit("Remove", removed=[task])
        before = seat.on_disk(Task)
        await preview(seat, tmp_path / "log.md")
        assert "A log of this study. Only what is new is imported." in seat.texts("RecordList")
        await seat.press("space")
        assert "You cannot exclude or edit its records." in seat.said()[-1]
        assert "excluded" not in seat.texts("TitleBar")
        await seat.press("enter")
        assert seat.said()[-1].startswith("log.md: 1 record added, 0 updated, ")
        titles = [each.title for each in seat.on_disk(Task)]
        assert sorted(titles) == sorted([task.title, *(each.title for each in before)])
        await seat.press("u")
        assert seat.on_disk(Task) == before


async def test_a_guessed_word_is_listed_and_marked_beside_its_task(env: Environment, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.md"
    text = PLAN.replace("데이터 수집 정리", "모델 검증 정리").encode().decode("cp1252", "ignore")
    damaged.write_text(text, encoding="utf-8")
    async with seated(env) as seat:
        await preview(seat, damaged)
        await go_to(seat, "검� → 검증")
        assert seat.app.screen.query_one(SourceView).marked == (7,)
        assert "Letters are missing here" in seat.texts("SourceView")
        await go_to(seat, "모델 검증 정리")
        assert "Guessed: 검� → 검증" in seat.texts("SourceView")


async def test_one_of_several_plans_is_chosen_from_their_titles(env: Environment, tmp_path: Path) -> None:
    """The list stays whole while one of them is chosen."""
    path = tmp_path / "plans.md"
    path.write_text(
        "# Study 2026\n\n"
        "## 4-week plan\n\n### Week 1\n\n- [ ] Short chapter\n\n### Week 2\n\n- [ ] Short review\n\n"
        "## 8-week plan\n\n### Week 1\n\n- [ ] Long chapter\n\n### Week 2\n\n- [ ] Long review\n",
        encoding="utf-8",
    )
    async with seated(env) as seat:
        await preview(seat, path)
        await otherwise(seat, plan="4-week plan")
        assert "Short chapter" in seat.texts("RecordList")
        assert "Long chapter" not in seat.texts("RecordList")
        await otherwise(seat, plan="8-week plan")
        assert "Long chapter" in seat.texts("RecordList")
        await otherwise(seat, plan="all of them")
        assert "4 tasks" in seat.texts("RecordList")


async def test_the_options_show_what_the_marks_of_the_file_mean(env: Environment, plan: Path) -> None:
    async with seated(env) as seat:
        await preview(seat, plan)
        await seat.press("o")
        assert "✅=done" in seat.app.screen.query_one("#field-marks", Input).placeholder
