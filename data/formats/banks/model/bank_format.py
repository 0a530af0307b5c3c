"""A format of question banks: how to recognise it, and what reads it."""

import re
from collections.abc import Callable, Mapping

from data.formats.banks.model.model import ParsedBank
from data.values import Values

_CHECK_BOX = re.compile(r"^[ \t]{0,12}[-*+][ \t]{0,4}\[[ xX]?\]", re.M)


class BankSource(Values):
    """What a reader receives: the text without control characters, and the learner's options for the file."""

    text: str
    content: str | bytes
    """The file's own bytes or text, for a format that declares its encoding."""
    file_name: str
    key_text: str | None = None
    """The content of a separate key file."""
    columns: Mapping[str, str] | None = None
    """Names of a table's columns by role."""
    true_false: bool = False
    """Whether Moodle's true-or-false statements are imported too."""


class BankFormat(Values):
    """A format; the constant `FORMAT` of a module in `known` or `fields` registers it."""

    name: str
    """Its name in stored banks and in JSON."""
    rank: int
    """Formats with a smaller rank come first; a stricter recogniser has a smaller rank."""
    recognises: Callable[[str], bool]
    """Whether a text without spaces at its beginning is in this format."""
    read: Callable[[BankSource], ParsedBank]
    """Reads a bank; raises `BadFile` and `BadInput`."""
    may_have_comments: bool = False
    """Whether questions may stand in comments “<!-- … -->”."""
    has_columns: bool = False
    """Whether the reader uses the columns that the learner names."""
    holds_images: bool = False
    """Whether a file contains its own pictures."""


def has_check_boxes(text: str) -> bool:
    """Whether a text lists options with boxes, “- [ ] …”, and is Markdown whatever else it looks like."""
    return len(_CHECK_BOX.findall(text)) >= 2
