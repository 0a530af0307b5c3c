"""With `ascii = true` no sign of the program is beyond ASCII, whoever draws it."""

import re
from html import unescape

import pytest

from app.session.environment import Environment
from data.settings import Settings
from tests.app.cockpit import Seat, seated


@pytest.mark.parametrize(
    "keys",
    [
        [],
        ["3", "i"],
        ["a"],
        ["question_mark"],
        ["slash"],
        ["m"],
        ["m", "enter"],
        ["m", "enter", "enter"],
        ["m", "enter", "enter", "w"],
        ["ctrl+p"],
        ["u"],
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_screen_and_dialog_is_drawn_with_ascii_alone(
    env: Environment, keys: list[str], size: tuple[int, int]
) -> None:
    async with seated(env._replace(settings=Settings(ascii=True)), size=size) as seat:
        await seat.press(*keys)
        assert not _odd_signs(seat)


def _odd_signs(seat: Seat) -> set[str]:
    picture = re.sub(r"<[^>]*>", "", seat.app.export_screenshot().split("</style>")[-1])
    return {sign for sign in unescape(picture) if ord(sign) > 126 and sign != "\xa0"}
