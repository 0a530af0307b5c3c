"""One question with its options; once it is marked, also what is right and why. Its text is never markup."""

from dataclasses import dataclass

from textual.message import Message

from data.control_characters import shown
from data.language import say
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.line_pane import Drawn, LinePane
from widgets.drawing.lines import Drawing, RowLines
from widgets.drawing.spans import Spans, wrapped

STEM_WIDTH = 100
"""Longer lines are hard to read."""
INDENT = 7
"""Cells before an option's text: cursor, box, letter."""


class OptionView(Values):
    """One option as it is shown."""

    mark: str
    """Letter it is shown with."""
    text: str
    chosen: bool = False
    struck: bool = False
    right: bool | None = None
    """Whether it belongs to the key; None while the key is hidden."""
    note: str = ""


class QuestionView(Values):
    """Everything the card shows."""

    heading: str
    stem: str
    options: tuple[OptionView, ...]
    pictures: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    """Flag and sureness, in words."""
    prompt: str = ""
    """What the next key does, if that is unusual."""
    memo: str = ""
    verdict: str = ""
    right: bool | None = None
    explanation: str = ""
    link: str = ""


class QuestionCard(LinePane):
    """Shows a question; clicking an option picks it."""

    view: Drawn[QuestionView | None] = Drawn(None)

    @dataclass
    class Picked(Message):
        """An option was clicked."""

        index: int
        """Index of the option as shown, 0 for the first."""

    def watch_view(self, old: QuestionView | None, new: QuestionView | None) -> None:
        """Show another question from its top; another state of the same one stays where it is."""
        is_other = old is None or new is None or old.heading != new.heading
        if is_other and self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, immediate=True)

    def draw(self, width: int) -> Drawing:
        """The question, if there is one."""
        return Drawing([]) if self.view is None else draw_question(self.view, width, self.glyphs)

    def clicked(self, x: int, line: int, count: int) -> None:
        """Pick the option under the pointer."""
        index = self._painter.drawing.rows.index_at(line)
        if index is not None:
            self.post_message(self.Picked(index))


def draw_question(view: QuestionView, width: int, glyphs: Glyphs) -> Drawing:
    """Heading, stem, options, and the explanation afterwards; the options are the rows."""
    room = min(width, STEM_WIDTH)
    lines: list[Spans] = [_heading(view, glyphs), []]
    lines += _block(view.stem, room, "")
    lines += [[(line, "quiet")] for picture in view.pictures for line in _picture(picture, room)]
    lines.append([])
    first, behind = [], []
    for option in view.options:
        first.append(len(lines))
        lines += _option(option, room, glyphs)
        behind.append(len(lines))
    if view.prompt:
        lines += [[], *_block(view.prompt, room, "warn")]
    if view.memo:
        lines += [[], *_block(f"{say('Note')}: {view.memo}", room, "accent")]
    return Drawing([*lines, *_explanation(view, room)], RowLines(first, behind))


def _heading(view: QuestionView, glyphs: Glyphs) -> Spans:
    spans: Spans = [(view.heading, "title")]
    for words in view.marks:
        spans += [(f"  {glyphs.dot} ", "quiet"), (words, "warn")]
    return spans


def _option(option: OptionView, width: int, glyphs: Glyphs) -> list[Spans]:
    ink = "done" if option.struck else "strong" if option.chosen else ""
    box = glyphs.marked if option.chosen else glyphs.cross if option.struck else glyphs.open
    box_ink = "accent" if option.chosen else "quiet"
    lines: list[Spans] = []
    text = f"({say('struck out')}) {option.text}" if option.struck else option.text
    for index, line in enumerate(_lines(text, width - INDENT)):
        head: Spans = [(f" {box} ", box_ink), (f"{option.mark}. ", ink or "accent"), (" ", "")]
        lines.append([*(head if index == 0 else [(" " * INDENT, "")]), (line, ink)])
    return [*lines, *_marking(option, width, glyphs)]


def _marking(option: OptionView, width: int, glyphs: Glyphs) -> list[Spans]:
    if option.right is None:
        return []
    sign, ink = (glyphs.done, "good") if option.right else (glyphs.cross, "quiet")
    if option.chosen and not option.right:
        ink = "bad"
    words = say("right") if option.right else say("wrong")
    if option.chosen:
        words = f"{words}, {say('your answer')}"
    text = f"{sign} {words}" + (f": {option.note}" if option.note else "")
    return [[(" " * INDENT, ""), (line, ink)] for line in _lines(text, width - INDENT)]


def _explanation(view: QuestionView, width: int) -> list[Spans]:
    if not view.verdict:
        return []
    ink = "" if view.right is None else "good" if view.right else "bad"
    lines: list[Spans] = [[], [(view.verdict, ink)]]
    if view.explanation:
        lines += _block(view.explanation, width, "")
    if view.link:
        lines += [[(line, "quiet")] for line in _lines(view.link, width)]
    return lines


def _lines(text: str, width: int) -> list[str]:
    return wrapped(shown(text).replace("\t", "    "), max(8, width))


def _block(text: str, width: int, ink: str) -> list[Spans]:
    return [[(line, ink)] for line in _lines(text, width)]


def _picture(name: str, width: int) -> list[str]:
    return _lines(say("Image: {name}", name=name), width)
