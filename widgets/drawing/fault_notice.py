"""One sentence instead of a widget that cannot be drawn."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from widgets.drawing.spans import safe, strip_of, wrapped


class FaultNotice:
    """Replaces a widget's `render_lines` until the failed method works again."""

    def __init__(self, widget: Widget, sentence: str, source: Widget) -> None:
        """Show the sentence in `widget` because `source` failed: the widget itself or its controller."""
        self.widget = widget
        self.sentence = sentence
        self.source = source

    def __call__(self, crop: Region) -> list[Strip]:
        """The sentence, from the widget's first line on."""
        width = self.widget.outer_size.width
        style = self.widget.rich_style
        lines = wrapped(safe(self.sentence), max(2, width - 2))
        strips = []
        for y in crop.line_range:
            text = lines[y] if 0 <= y < len(lines) else ""
            strips.append(strip_of([(f" {text}", "")], width, style, {"": style}, False).crop(crop.x, crop.right))
        return strips


def replace_by_sentence(widget: Widget, sentence: str, source: Widget) -> None:
    """Show a sentence instead of a widget; the rest of the screen goes on."""
    vars(widget)["render_lines"] = FaultNotice(widget, sentence, source)
    widget.refresh()


def lift_sentence(widget: Widget, source: Widget) -> None:
    """Show a widget again once `source`, which failed before, works."""
    notice = vars(widget).get("render_lines")
    if isinstance(notice, FaultNotice) and notice.source is source:
        del vars(widget)["render_lines"]
        widget.refresh()
