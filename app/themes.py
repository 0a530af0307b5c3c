"""The cockpit's own two colour themes; every theme of Textual can be chosen too."""

from textual.theme import Theme

DARK = Theme(
    name="cockpit-dark",
    primary="#7aa2f7",
    secondary="#bb9af7",
    accent="#e0af68",
    foreground="#d5d9e8",
    background="#16181f",
    surface="#1c1f28",
    panel="#232734",
    success="#8fce7a",
    warning="#f0b866",
    error="#f7768e",
    dark=True,
)
LIGHT = Theme(
    name="cockpit-light",
    primary="#1f5fbf",
    secondary="#6b3fa0",
    accent="#8a5a00",
    foreground="#22252d",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#e8e5db",
    success="#2f7a2a",
    warning="#995c00",
    error="#b3263a",
    dark=False,
)
OWN = {theme.name: theme for theme in (DARK, LIGHT)}
