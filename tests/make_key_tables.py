"""The manual's tables of keys, made from the list of commands: `python -m tests.make_key_tables` writes them."""

from pathlib import Path

from app.keys.commands import COMMANDS, DASHBOARD
from app.keys.keymap import shown_keys

KEYS_PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
START, END = "<!-- keys -->\n", "<!-- end of keys -->"


def tables() -> str:
    """A Markdown table for each scope where commands work, those of the dashboard first."""
    lines: list[str] = []
    for scope in dict.fromkeys((*DASHBOARD, *(command.scope for command in COMMANDS))):
        rows = [command for command in COMMANDS if command.scope is scope]
        lines += [f"## {scope.label}", "", "| key | what it does | id |", "|---|---|---|"]
        lines += [f"| {_keys(row.keys)} | {row.sentence} | `{row.id}` |" for row in rows]
        lines.append("")
    return "\n".join(lines)


def _keys(keys: str) -> str:
    shown = shown_keys(keys).split()
    return " ".join(f"`{key}`" for key in shown) or "in `^P`"


def with_tables(page: str) -> str:
    """The page with the tables of today."""
    before, rest = page.split(START)
    return before + START + "\n" + tables() + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    KEYS_PAGE.write_text(with_tables(KEYS_PAGE.read_text(encoding="utf-8")), encoding="utf-8")
