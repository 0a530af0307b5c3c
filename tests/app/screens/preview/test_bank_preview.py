"""A question bank comes in through its preview: its findings by line, its questions whole, taken as one step."""

from pathlib import Path

from app.screens.preview.bank_preview import BankPreview
from app.session.environment import Workplace
from data.model.questions import Question
from tests.app.cockpit import Seat, seated
from widgets.preview.record_list import RecordList

BANK = """# Water

### Which of these is wet?
- [ ] sand
- [x] water

### Is it dry in the desert?
- [ ] often
- [ ] never

### Draw a cloud
"""


async def preview(seat: Seat, tmp_path: Path) -> BankPreview:
    """Open the preview of a bank."""
    path = tmp_path / "water.md"
    path.write_text(BANK, encoding="utf-8")
    seat.screen.run_command("bank.import")
    await seat.settle()
    await seat.fill(file=str(path))
    await seat.app.workers.wait_for_complete()
    await seat.settle()
    assert isinstance(seat.app.screen, BankPreview)
    return seat.app.screen


def imported(seat: Seat) -> list[str]:
    """Stems of the questions that came from the file."""
    return [each.stem for each in seat.on_disk(Question) if each.source.startswith("water.md")]


async def go_to(seat: Seat, start: str) -> None:
    """Put the cursor on the row of the list that begins so, the last one of them."""
    rows = seat.app.screen.query_one(RecordList).rows
    places = [place for place, row in enumerate(rows) if row.title.startswith(start)]
    seat.app.screen.query_one(RecordList).cursor = places[-1]
    await seat.settle()


async def test_findings_are_counted_and_lead_to_their_question(place: Workplace, tmp_path: Path) -> None:
    async with seated(place) as seat:
        await preview(seat, tmp_path)
        shown = seat.texts("RecordList")
        assert "2 questions" in shown
        assert "2 new, 0 edited" in shown
        assert "no key (1)" in shown
        assert "not choice (1)" in shown
        await go_to(seat, "No key is marked")
        card = seat.texts("QuestionCard")
        assert "Is it dry in the desert?" in card
        assert "No key is marked: it is kept, and never scored" in card
        await go_to(seat, "Which of these")
        assert "water" in seat.texts("QuestionCard")
        assert "Key: B" in seat.texts("QuestionCard")


async def test_what_is_refused_stands_beside_its_line(place: Workplace, tmp_path: Path) -> None:
    async with seated(place) as seat:
        screen = await preview(seat, tmp_path)
        rows = screen.records.rows
        screen.records.cursor = next(n for n, row in enumerate(rows) if row.line == 11)
        await seat.settle()
        assert "### Draw a cloud" in seat.texts("SourceView")


async def test_a_question_is_left_out_and_the_rest_is_one_step_to_undo(place: Workplace, tmp_path: Path) -> None:
    async with seated(place) as seat:
        await preview(seat, tmp_path)
        await go_to(seat, "Is it dry")
        await seat.press("space", "enter")
        assert imported(seat) == ["Which of these is wet?"]
        await seat.press("u")
        assert not imported(seat)


async def test_escape_writes_nothing(place: Workplace, tmp_path: Path) -> None:
    async with seated(place, size=(80, 24)) as seat:
        await preview(seat, tmp_path)
        await seat.press("escape")
        assert not imported(seat)


async def test_what_is_no_bank_is_one_sentence(place: Workplace, tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_text("\n")
    async with seated(place) as seat:
        seat.screen.run_command("bank.import")
        await seat.settle()
        await seat.fill(file=str(path))
        await seat.app.workers.wait_for_complete()
        await seat.settle()
        assert seat.app.screen is seat.screen
        assert seat.said() == ["empty.md is empty: there are no questions to import."]
