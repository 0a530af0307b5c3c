"""Text measured in terminal cells, without the libraries of the screen: a Korean letter takes two."""

from unicodedata import combining, east_asian_width


def cell_count(text: str) -> int:
    """Columns of a terminal that a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def left(text: str, width: int) -> str:
    """The text padded on the right to at least `width` cells."""
    return text + " " * (width - cell_count(text))


def right(text: str, width: int) -> str:
    """The text padded on the left to at least `width` cells."""
    return " " * (width - cell_count(text)) + text


def wrapped(words: list[str], width: int) -> list[str]:
    """Words joined by spaces into lines of at most `width` cells; a wider word has a line of its own."""
    lines: list[str] = []
    for word in words:
        if lines and cell_count(lines[-1]) + 1 + cell_count(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
