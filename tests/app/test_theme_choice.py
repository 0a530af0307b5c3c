"""A colour theme is chosen once: the settings keep it."""

from collections.abc import Callable

from app.session.environment import Environment
from tests.app.cockpit import seated


async def test_a_theme_that_is_chosen_is_worn_at_the_next_start(make_environment: Callable[[], Environment]) -> None:
    config = make_environment().locations.config
    config.parent.mkdir(exist_ok=True)
    config.write_text('# mine\ntheme = "nord"  # for the night\nweek_numbers = true\n', encoding="utf-8")
    async with seated(make_environment()) as seat:
        await seat.press("ctrl+p")
        await seat.write("cockpit-light")
        await seat.app.workers.wait_for_complete()
        await seat.press("enter")
    text = config.read_text(encoding="utf-8")
    assert text == '# mine\ntheme = "cockpit-light"  # for the night\nweek_numbers = true\n'
    async with seated(make_environment()) as seat:
        assert seat.app.theme == "cockpit-light"
    assert config.read_text(encoding="utf-8") == text


async def test_an_unknown_theme_of_the_settings_is_told_with_those_there_are(env: Environment) -> None:
    async with seated(env._replace(settings=env.settings._replace(theme="mauve"))) as seat:
        told = next(sentence for sentence in seat.said() if "mauve" in sentence)
        assert {"cockpit-dark", "cockpit-light", "nord"} <= set(told.replace(".", ",").replace(",", "").split())
        assert seat.app.theme == "cockpit-dark"
    assert not env.locations.config.exists()
