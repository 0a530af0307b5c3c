"""One question with its options, and after it is marked with what was right and why. Its text is never markup."""

from dataclasses import dataclass

from textual.message import Message
from textual.reactive import var

from data.control_characters import shown
from data.language import say
from widgets.drawing.line_pane import LinePane
from widgets.drawing.spans import Spans, wrapped

STEM_WIDTH = 100
"""Longer lines are hard to read."""
INDENT = 7
"""Cells before an option's text: cursor, box, letter."""


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option as it is shown."""

    mark: str
    """Letter it is shown with."""
    text: str
    chosen: bool = False
    struck: bool = False
    right: bool | None = None
    """Whether it belongs to the key; None while that is not to be seen."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Everything the card shows."""

    heading: str
    stem: str
    options: tuple[OptionView, ...]
    pictures: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    """Words on flag and sureness."""
    prompt: str = ""
    """What the next key does, where it does something unusual."""
    memo: str = ""
    verdict: str = ""
    right: bool | None = None
    explanation: str = ""
    link: str = ""


class QuestionCard(LinePane):
    """Shows a question; clicking an option picks it."""

    view: var[QuestionView | None] = var(None)
    _option_lines: tuple[tuple[int, int], ...] = ()
    """First line of each option and the line behind its last."""

    class Picked(Message):
        """An option was clicked."""

        def __init__(self, index: int) -> None:
            """Give the index of the option as shown, 0 for the first."""
            super().__init__()
            self.index = index

    def watch_view(self, old: QuestionView | None, new: QuestionView | None) -> None:
        """Show another question from its top, or another state of the same."""
        turned = old is None or new is None or old.heading != new.heading
        if turned and self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.redraw()

    def draw(self, width: int) -> list[Spans]:
        """Heading, stem, options, and what is known afterwards."""
        view = self.view
        if view is None:
            return []
        room = min(width, STEM_WIDTH)
        lines: list[Spans] = [self._heading(view), []]
        lines += _block(view.stem, room, "")
        lines += [[(line, "quiet")] for picture in view.pictures for line in _picture(picture, room)]
        lines.append([])
        indexes = []
        for option in view.options:
            start = len(lines)
            lines += self._option(option, room)
            indexes.append((start, len(lines)))
        self._option_lines = tuple(indexes)
        if view.prompt:
            lines += [[], *_block(view.prompt, room, "warn")]
        if view.memo:
            lines += [[], *_block(f"{say('Note')}: {view.memo}", room, "accent")]
        return [*lines, *self._after(view, room)]

    def clicked(self, x: int, line: int, count: int) -> None:
        """Pick the option under the pointer."""
        for index, (start, end) in enumerate(self._option_lines):
            if start <= line < end:
                self.post_message(self.Picked(index))

    def _heading(self, view: QuestionView) -> Spans:
        spans: Spans = [(view.heading, "title")]
        for words in view.marks:
            spans += [(f"  {self.glyphs.dot} ", "quiet"), (words, "warn")]
        return spans

    def _option(self, option: OptionView, width: int) -> list[Spans]:
        ink = "done" if option.struck else "strong" if option.chosen else ""
        box = self.glyphs.marked if option.chosen else self.glyphs.cross if option.struck else self.glyphs.open
        box_ink = "accent" if option.chosen else "quiet"
        lines: list[Spans] = []
        text = f"({say('struck out')}) {option.text}" if option.struck else option.text
        for index, line in enumerate(_lines(text, width - INDENT)):
            head: Spans = [(f" {box} ", box_ink), (f"{option.mark}. ", ink or "accent"), (" ", "")]
            lines.append([*(head if index == 0 else [(" " * INDENT, "")]), (line, ink)])
        return [*lines, *self._marking(option, width)]

    def _marking(self, option: OptionView, width: int) -> list[Spans]:
        if option.right is None:
            return []
        sign, ink = (self.glyphs.done, "good") if option.right else (self.glyphs.cross, "quiet")
        if option.chosen and not option.right:
            ink = "bad"
        words = say("right") if option.right else say("wrong")
        if option.chosen:
            words = f"{words}, {say('your answer')}"
        said = f"{sign} {words}" + (f": {option.note}" if option.note else "")
        lines = _lines(said, width - INDENT)
        return [[(" " * INDENT, ""), (line, ink)] for line in lines]

    def _after(self, view: QuestionView, width: int) -> list[Spans]:
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
