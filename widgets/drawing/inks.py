"""The inks of the panes, made from the colours of the theme."""

from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style
from textual.color import Color

SHADES = 4
"""Steps of the calendar's shading."""


def inks(variables: Mapping[str, str]) -> Mapping[str, Style]:
    """Styles by name for a theme's variables."""
    names = ("foreground", "primary", "secondary", "accent", "warning", "error", "success", "background")
    return _inks(tuple(variables.get(name, "#808080") for name in names))


@lru_cache(maxsize=8)
def _inks(colours: tuple[str, ...]) -> Mapping[str, Style]:
    foreground, primary, secondary, accent, warning, error, success, background = (
        Color.parse(colour) for colour in colours
    )
    ink = {
        "": Style(),
        "quiet": _on(foreground.blend(background, 0.42)),
        "strong": Style(bold=True),
        "title": _on(primary) + Style(bold=True),
        "accent": _on(accent),
        "first": _on(primary),
        "second": _on(accent),
        "third": _on(success),
        "good": _on(success),
        "warn": _on(warning),
        "bad": _on(error),
        "late": _on(warning),
        "done": _on(foreground.blend(background, 0.5)),
        "bar": _on(primary),
        "rest": _on(foreground.blend(background, 0.75)),
        "today": _on(accent) + Style(bold=True, underline=True),
        "exam": _on(error) + Style(bold=True),
        "cursor": Style(reverse=True),
        "tab": _on(primary) + Style(bold=True, reverse=True),
        "marked": _on(secondary) + Style(bold=True),
    }
    for step in range(SHADES + 1):
        ink[f"shade-{step}"] = _on(foreground.blend(success, step / SHADES))
    return ink


def _on(colour: Color) -> Style:
    return Style(color=colour.rich_color)
