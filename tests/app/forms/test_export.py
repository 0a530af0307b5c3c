"""The study goes out from the palette, by the same rules as on the command line."""

from pathlib import Path

import pytest

from app.session.environment import Environment
from tests.app.cockpit import Seat, seated


async def export(seat: Seat, path: Path, **values: str) -> None:
    """Fill the form and accept it."""
    seat.screen.run_command("study.export")
    await seat.settle()
    await seat.fill(file=str(path), **values)


def complaint(seat: Seat) -> str:
    """What the form does not accept."""
    return str(seat.app.screen.query_one("#complaint").visual.plain)


@pytest.mark.parametrize(
    ("name", "start"), [("log.md", "# AWS ML Specialty"), ("plan.ics", "BEGIN:VCALENDAR"), ("all.json", "{")]
)
async def test_the_name_tells_the_format_and_where_it_went_is_said(
    env: Environment, tmp_path: Path, name: str, start: str
) -> None:
    async with seated(env) as seat:
        await export(seat, tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
        assert seat.said() == [f"Saved: {tmp_path / name}"]


async def test_csv_tells_all_three_files(env: Environment, tmp_path: Path) -> None:
    async with seated(env) as seat:
        await export(seat, tmp_path / "study.txt", format="CSV (.csv)")
        assert all(str(path) in seat.said()[0] for path in tmp_path.glob("study*.txt"))
        assert len(list(tmp_path.glob("study*.txt"))) == 3


async def test_a_file_that_is_there_is_replaced_only_when_told_so(env: Environment, tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    path.write_text("precious", encoding="utf-8")
    async with seated(env) as seat:
        await export(seat, path)
        assert "already exists" in complaint(seat)
        assert path.read_text(encoding="utf-8") == "precious"
        await seat.fill(replace="yes")
        assert path.read_text(encoding="utf-8").startswith("# AWS")


async def test_a_name_without_a_format_is_one_sentence(env: Environment, tmp_path: Path) -> None:
    async with seated(env) as seat:
        await export(seat, tmp_path / "study")
        assert "Cannot tell the format" in complaint(seat)
