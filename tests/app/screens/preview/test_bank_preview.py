"""A question bank comes in through its preview: its findings by line, its questions whole, taken as one step."""

from pathlib import Path

from app.screens.preview.file_preview import FilePreview
from app.session.environment import Environment
from data.model.domains import Domain
from data.model.questions import Question
from tests.app.cockpit import Seat, seated
from widgets.dialogs.form_dialog import FormDialog
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


async def preview(seat: Seat, tmp_path: Path, text: str = BANK, name: str = "water.md") -> FilePreview:
    """Open the preview of a bank."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    seat.screen.run_command("bank.import")
    await seat.settle()
    await seat.fill(file=str(path))
    await seat.app.workers.wait_for_complete()
    await seat.settle()
    return next(screen for screen in seat.app.screen_stack if isinstance(screen, FilePreview))


def imported(seat: Seat) -> list[str]:
    """Stems of the questions that came from the file."""
    return [each.stem for each in seat.on_disk(Question) if each.source.startswith("water.md")]


async def go_to(seat: Seat, start: str) -> None:
    """Put the cursor on the row of the list that begins so, the last one of them."""
    rows = seat.app.screen.query_one(RecordList).rows
    indexes = [index for index, row in enumerate(rows) if row.title.startswith(start)]
    seat.app.screen.query_one(RecordList).cursor = indexes[-1]
    await seat.settle()


async def test_findings_are_counted_and_lead_to_their_question(env: Environment, tmp_path: Path) -> None:
    async with seated(env) as seat:
        await preview(seat, tmp_path)
        shown = seat.texts("RecordList")
        assert "2 questions" in shown
        assert "2 new, 0 edited" in shown
        assert "no key (1)" in shown
        assert "not choice (1)" in shown
        await go_to(seat, "No key is marked")
        card = seat.texts("QuestionCard")
        assert "Is it dry in the desert?" in card
        assert "No key is marked. The question does not count" in card
        await go_to(seat, "Which of these")
        assert "water" in seat.texts("QuestionCard")
        assert "Key: B" in seat.texts("QuestionCard")


async def test_what_is_refused_stands_beside_its_line(env: Environment, tmp_path: Path) -> None:
    async with seated(env) as seat:
        screen = await preview(seat, tmp_path)
        rows = screen.panes.records.rows
        screen.panes.records.cursor = next(n for n, row in enumerate(rows) if row.line == 11)
        await seat.settle()
        assert "### Draw a cloud" in seat.texts("SourceView")


async def test_a_question_is_left_out_and_the_rest_is_one_step_to_undo(env: Environment, tmp_path: Path) -> None:
    async with seated(env) as seat:
        await preview(seat, tmp_path)
        await go_to(seat, "Is it dry")
        await seat.press("space", "enter")
        assert imported(seat) == ["Which of these is wet?"]
        await seat.press("u")
        assert not imported(seat)


async def test_escape_writes_nothing(env: Environment, tmp_path: Path) -> None:
    async with seated(env, size=(80, 24)) as seat:
        await preview(seat, tmp_path)
        await seat.press("escape")
        assert not imported(seat)


async def test_what_is_no_bank_is_one_sentence(env: Environment, tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_text("\n")
    async with seated(env) as seat:
        seat.screen.run_command("bank.import")
        await seat.settle()
        await seat.fill(file=str(path))
        await seat.app.workers.wait_for_complete()
        await seat.settle()
        assert seat.app.screen is seat.screen
        assert seat.said() == ["empty.md is empty. It has no questions to import."]


async def test_domains_are_created_where_the_switch_says_so(env: Environment, tmp_path: Path) -> None:
    """The preview names them before; a study that has domains leaves strange ones out until it is told otherwise."""
    bank = "## q1\n- domain: cooking\n\nWhich is wet?\n\n- [ ] A. sand\n- [x] B. water\n"
    async with seated(env) as seat:
        await preview(seat, tmp_path, bank)
        assert "Domains not in this study: “cooking”." in seat.texts("RecordList")
        await seat.press("o")
        await seat.fill(domains="create")
        await seat.app.workers.wait_for_complete()
        await seat.settle()
        assert "New domains: “cooking”." in seat.texts("RecordList")
        await seat.press("enter")
        (cooking,) = [domain for domain in seat.on_disk(Domain) if domain.name == "cooking"]
        assert [each.domain for each in seat.on_disk(Question) if each.source.startswith("water.md")] == [cooking.id]


async def test_suggested_domains_are_accepted_in_bulk(env: Environment, tmp_path: Path) -> None:
    """Every guess counts at once, and undo takes them back with the import."""
    bank = "### Which AWS Glue crawler reads S3 into Kinesis?\n- [ ] one\n- [x] two\n"
    async with seated(env) as seat:
        await preview(seat, tmp_path, bank)
        assert "1 suggested domain counts only after you accept it." in seat.texts("RecordList")
        await seat.press("o")
        await seat.fill(suggested="yes")
        await seat.app.workers.wait_for_complete()
        await seat.settle()
        assert "1 suggested domain accepted." in seat.texts("RecordList")
        await seat.press("enter")
        (question,) = [each for each in seat.on_disk(Question) if each.source.startswith("water.md")]
        assert question.domain is not None


async def test_the_columns_of_a_table_are_asked_for(env: Environment, tmp_path: Path) -> None:
    """From the list of those there are; nothing is typed."""
    table = "c0,c1,c2,c3\nWet?,sand,sea,2\nDry?,sand,sea,1\nHot?,sun,ice,1\n"
    async with seated(env) as seat:
        await preview(seat, tmp_path, table, "water.csv")
        assert isinstance(seat.app.screen, FormDialog)
        await seat.press("enter")
        assert seat.app.screen.complaint.visual.plain == "Choose the column that holds the question."
        await seat.fill(question="1 c0", A="2 c1", B="3 c2", correct="4 c3")
        await seat.app.workers.wait_for_complete()
        await seat.settle()
        assert "3 questions" in seat.texts("RecordList")
        await seat.press("o")
        await seat.fill(A="none", C="2 c1")
        await seat.app.workers.wait_for_complete()
        await seat.settle()
        assert "sand" in seat.texts("QuestionCard")
        assert seat.app.screen.file.options.columns == "question=c0,B=c2,C=c1,correct=c3"
