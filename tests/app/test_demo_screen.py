"""The demo of any pack opens on the dashboard, also without questions and with other domains than the example has."""

from pathlib import Path
from random import Random

import pytest

from app.session.environment import Environment
from data.model.domains import Domain
from data.packs import pack_folder
from data.packs.demo import demo_study
from data.packs.pack import open_pack
from tests.app.cockpit import seated
from tests.data.packs.test_demo import write_pack


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("domains", "days", "mocks"), [(1, 1, 0), (3, 14, 1), (9, 84, 3)])
async def test_the_demo_of_a_second_pack_opens(
    env: Environment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    domains: int,
    days: int,
    mocks: int,
) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    write_pack(packs / "tiny", domains, days, mocks)
    monkeypatch.setattr(pack_folder, "PACKS", packs)
    study = env.open_study()
    records = demo_study(open_pack("tiny"), language, env.today(), env.clock.now(), env.ids(), Random(1))
    study.commit("Open the demo", *records)
    study.close()
    async with seated(env) as seat:
        await seat.settle()
        assert "Topic" in seat.texts("ChecklistPane")
        assert len(seat.on_disk(Domain)) == domains
        for command in ("mock_exam", "find"):
            await seat.screen.run_action(command)
            await seat.settle()
            await seat.press("escape")
