"""The README's tables of keys, made from the list of commands: `python -m tests.readme_keys` writes them in."""

from pathlib import Path

from app.keys.commands import COMMANDS, DASHBOARD
from app.keys.keymap import shown_keys

README = Path(__file__).parents[1] / "README.md"
START, END = "<!-- keys -->\n", "<!-- end of keys -->"


def table() -> str:
    """A Markdown table for each pane of the dashboard."""
    lines: list[str] = []
    for place in DASHBOARD:
        rows = [each for each in COMMANDS if each.place is place]
        if rows:
            lines += [f"**{place.value}**", "", "| key | what it does | id |", "|---|---|---|"]
            lines += [f"| {_keys(each.keys)} | {each.sentence} | `{each.id}` |" for each in rows]
            lines.append("")
    return "\n".join(lines)


def _keys(keys: str) -> str:
    shown = shown_keys(keys).split()
    return " ".join(f"`{key}`" for key in shown) or "in `^P`"


def written_in(readme: str) -> str:
    """The README with the tables of today."""
    before, rest = readme.split(START)
    return before + START + "\n" + table() + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    README.write_text(written_in(README.read_text(encoding="utf-8")), encoding="utf-8")
