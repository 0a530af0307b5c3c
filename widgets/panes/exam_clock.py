"""The exam clock: large digits, the question and the state beside them, the pace below."""

from datetime import timedelta

from data.language import say
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.spans import Spans, cell_len, clipped, left
from widgets.exam.pace_line import format_pace

DIGIT_LINES = 3
CLOCK_LINES = DIGIT_LINES + 2
"""Lines of the whole clock."""
SHAPES = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    ":": (" ", ":", " "),
}


class ClockView(Values):
    """What the clock shows apart from the running seconds."""

    state: str
    """ready, running, paused or ended."""
    question: int
    questions: int
    ahead: timedelta
    reserve: timedelta
    title: str = ""


def draw_clock(clock: ClockView, left_seconds: int, width: int, glyphs: Glyphs) -> list[Spans]:
    """The clock with the seconds that are left, on `CLOCK_LINES` lines."""
    hours, rest = divmod(left_seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    digits = big_digits(f"{hours:02}:{minutes:02}:{seconds:02}", glyphs)
    ink = "quiet" if clock.state in ("ready", "paused") else "warn" if left_seconds <= 300 else "accent"
    question = say("Q {n} of {total}", n=clock.question, total=clock.questions) if clock.questions else ""
    side = [question, say(clock.state), ""]
    columns = max(map(cell_len, digits)) + 1
    above: list[Spans] = []
    if columns + max(map(cell_len, side)) + 3 > width:
        above = [[(clipped(" " + " · ".join(word for word in side if word), width), "")]]
        side = [""] * DIGIT_LINES
    lines: list[Spans] = [
        [(" " + left(row, columns), ink), ("  " + words, "")] for row, words in zip(digits, side, strict=True)
    ]
    words = format_pace(clock.state, clock.ahead, clock.reserve)
    pace: Spans = [(clipped(" " + words, width), "warn" if clock.ahead < timedelta(0) else "quiet")]
    return [*lines, *above, pace, *([] if above else [[]])]


def draw_missing_clock(commands_key: str, width: int) -> list[Spans]:
    """What to do about an exam whose length is not set, on `CLOCK_LINES` lines."""
    hints = (say("The exam length is not set."), say("Press [{key}], then “settings”.", key=commands_key))
    return [[], *([(clipped(hint, width), "quiet")] for hint in hints), [], []]


def big_digits(text: str, glyphs: Glyphs) -> list[str]:
    """Three lines of digits and colons; in ASCII the plain text stands in the middle line."""
    if glyphs.ascii:
        return ["", text, ""]
    return [" ".join(SHAPES[character][line] for character in text) for line in range(DIGIT_LINES)]
