"""Decides which “<…>” in a text are HTML tags: known names with valid attributes, opened and closed."""

import re

from data.values import Values


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area base br col embed hr img input keygen link meta param source track wbr")
"""Tags that never close."""
_OFTEN_OPEN = _names("p li td th tr dd dt tbody thead tfoot colgroup optgroup rp rt")
"""Tags that HTML lets authors leave open."""
_STRUCTURE = _names(
    "abbr address article aside blockquote body caption center del details div dl em fieldset figcaption figure font "
    "footer form h1 h2 h3 h4 h5 h6 header html iframe ins kbd main nav noscript ol pre ruby samp script section "
    "small span strike strong style sub summary sup svg table tt ul"
)
_WORDS = _names(
    "a acronym audio b bdi bdo big button canvas cite code data datalist dfn dialog dir frame head hgroup i label "
    "legend map mark menu meter object option output picture progress q s select template textarea time title u var "
    "video"
)
"""Tags whose names are ordinary words or types, as in List<object>: they count only in pairs."""
_KNOWN = VOID | _OFTEN_OPEN | _STRUCTURE | _WORDS
_FLAGS = _names(
    "allowfullscreen async autofocus autoplay checked compact controls default defer disabled hidden ismap itemscope "
    "loop multiple muted nohref noshade novalidate nowrap open readonly required reversed selected"
)
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,15})(?=[\s/>])"
    r"(?P<rest>(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,3000})>"
)
_ATTRIBUTE = re.compile(
    r"\s*(?P<name>[A-Za-z_:@][\w:.@-]{0,60})"
    r"(?P<value>\s{0,9}=\s{0,9}(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>=`]+)))?"
)
_RUN = re.compile(r"`+")


class Tag(Values):
    """One tag and its position."""

    start: int
    end: int
    name: str
    close: bool
    attributes: dict[str, str]
    paired: bool = False
    """Whether its other half is in the text."""


def tags_in(text: str, code: bool = False) -> list[Tag]:
    """Every known tag in order; with `code`, tags between backticks are ignored."""
    if "<" not in text:
        return []
    spans = _code_spans(text) if code and "`" in text else []
    tags: list[Tag] = []
    at = 0
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        attributes = _attributes(match["rest"]) if name in _KNOWN else None
        if attributes is None or (match["close"] and attributes):
            continue
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at < len(spans) and spans[at][0] < match.start():
            continue
        tags.append(Tag(match.start(), match.end(), name, bool(match["close"]), attributes))
    return _with_pairs(tags)


def structural(tag: Tag) -> bool:
    """Whether a tag is markup even if its other half is missing."""
    return tag.paired or tag.name in VOID or tag.name in _OFTEN_OPEN or tag.name in _STRUCTURE


def proven(tags: list[Tag], text: str) -> list[Tag]:
    """The tags that are markup in a text that is not known to be HTML; empty without evidence.

    A pair is evidence, and so is a picture or a line break that is not itself the subject of the sentence.
    """
    pairs = any(tag.paired for tag in tags)
    lone = any(not tag.paired and tag.name not in VOID | _OFTEN_OPEN for tag in tags)
    breaks = any(_proves(tag, text) for tag in tags)
    if not pairs and (lone or not breaks):
        return []
    return [tag for tag in tags if tag.paired or tag.name in VOID or tag.name in _OFTEN_OPEN]


def _proves(tag: Tag, text: str) -> bool:
    if tag.name == "img":
        return "src" in tag.attributes
    if tag.name not in ("br", "hr"):
        return False
    before, after = text[max(tag.start - 2, 0) : tag.start], text[tag.end : tag.end + 2]
    mentioned = before[-1:] == " " and before[:1].isalnum() and (not after.strip() or after[:1] in " ?.,;:)")
    alone = not text[: tag.start].strip() or (not text[tag.end :].strip() and before[-1:] == " ")
    return not mentioned and not alone


def _attributes(rest: str) -> dict[str, str] | None:
    """A tag's attributes by name; None if anything else follows the name."""
    values: dict[str, str] = {}
    position, end = 0, len(rest.rstrip().removesuffix("/").rstrip())
    while position < end:
        match = _ATTRIBUTE.match(rest, position, end)
        if not match:
            return None
        name = match["name"].lower()
        if match["value"] is None and name not in _FLAGS:
            return None
        values.setdefault(name, match["double"] or match["single"] or match["bare"] or "")
        position = match.end()
    return values


def _with_pairs(tags: list[Tag]) -> list[Tag]:
    opened: dict[str, list[int]] = {}
    pairs: set[int] = set()
    for at, tag in enumerate(tags):
        if not tag.close:
            opened.setdefault(tag.name, []).append(at)
        elif opened.get(tag.name):
            pairs |= {at, opened[tag.name].pop()}
    return [tag._replace(paired=at in pairs) for at, tag in enumerate(tags)]


def _code_spans(text: str) -> list[tuple[int, int]]:
    """Spans of code between backticks; a run of backticks closes at the next run of the same length."""
    runs = list(_RUN.finditer(text))
    later: dict[int, list[int]] = {}
    for at in range(len(runs) - 1, -1, -1):
        later.setdefault(len(runs[at].group()), []).append(at)
    spans = []
    at = 0
    while at < len(runs):
        same = later[len(runs[at].group())]
        while same and same[-1] <= at:
            same.pop()
        if same:
            spans.append((runs[at].start(), runs[same[-1]].end()))
            at = same[-1]
        at += 1
    return spans
