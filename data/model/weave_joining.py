"""Joins two versions of a woven text: it has everything that either wrote, without what either removed."""

from collections.abc import Iterator
from zlib import crc32

from data.model.weave import CharacterId, Run, Weave, tidy
from data.values import Values


class _Node(Values):
    """One character."""

    parent: CharacterId | None
    text: str | None


def joined(first: Weave, second: Weave) -> Weave:
    """Join two weaves: everything that both wrote, without what either removed."""
    if first == second:
        return first
    first, second = _with_distinct_pens(first, second)
    if first.covers(second) != second.covers(first):
        return first if first.covers(second) else second
    mine, theirs = _nodes(first), _nodes(second)
    nodes = _without_covered(mine, theirs, second) | _without_covered(theirs, mine, first)
    for character in mine.keys() & theirs.keys():
        nodes[character] = mine[character] if mine[character].text is None else theirs[character]
    seen = {
        pen: max(first.seen.get(pen, 0), second.seen.get(pen, 0)) for pen in first.seen.keys() | second.seen.keys()
    }
    return Weave(tidy(_in_order(nodes)), seen)


def _without_covered(
    nodes: dict[CharacterId, _Node], others: dict[CharacterId, _Node], other_weave: Weave
) -> dict[CharacterId, _Node]:
    """The characters, without the text of those that the other version had and removed."""
    return {
        character: node
        if character in others or character[1] >= other_weave.seen.get(character[0], 0)
        else node._replace(text=None)
        for character, node in nodes.items()
    }


def _nodes(weave: Weave) -> dict[CharacterId, _Node]:
    nodes = {}
    for run in weave.runs:
        parent = run.parent
        for at in range(run.size):
            character = run.pen, run.start + at
            nodes[character] = _Node(parent, None if run.text is None else run.text[at])
            parent = character
    return nodes


def _in_order(nodes: dict[CharacterId, _Node]) -> list[Run]:
    """The characters as a text: after each one the characters written after it, the latest first."""
    children: dict[CharacterId | None, list[CharacterId]] = {}
    for character, node in nodes.items():
        children.setdefault(node.parent if node.parent in nodes else None, []).append(character)
    for characters in children.values():
        characters.sort(key=lambda character: (character[1], *(-ord(sign) for sign in character[0])))
    pending = list(children.get(None, ()))
    runs = []
    while pending:
        character = pending.pop()
        parent, text = nodes[character]
        runs.append(Run(*character, 1, text, parent))
        pending += children.get(character, ())
    return runs


def _with_distinct_pens(first: Weave, second: Weave) -> tuple[Weave, Weave]:
    """Rename a pen from the number on at which it wrote different characters: its program was cloned while it ran."""
    for pen in sorted(first.seen.keys() & second.seen.keys()):
        number = _clash(first, second, pen)
        if number is not None:
            mine, theirs = _tail(first, pen, number), _tail(second, pen, number)
            if mine > theirs:
                first = _renamed(first, pen, number, mine)
            else:
                second = _renamed(second, pen, number, theirs)
    return first, second


def _clash(first: Weave, second: Weave, pen: str) -> int | None:
    """The first number for which a pen wrote different characters."""
    mine, theirs = (dict(_letters(weave, pen)) for weave in (first, second))
    if mine == theirs:
        return None
    return min((number for number in mine.keys() & theirs.keys() if mine[number] != theirs[number]), default=None)


def _letters(weave: Weave, pen: str) -> Iterator[tuple[int, str]]:
    for run in weave.runs:
        if run.pen == pen and run.text:
            yield from enumerate(run.text, run.start)


def _tail(weave: Weave, pen: str, number: int) -> str:
    return "".join(text for at, text in sorted(_letters(weave, pen)) if at >= number)


def _renamed(weave: Weave, pen: str, number: int, tail: str) -> Weave:
    """The weave with a pen's characters from a number on under another name."""
    name = f"{pen[:4]}{crc32(f'{pen} {number} {tail}'.encode('utf-8', 'surrogatepass')):08x}"

    def with_new_pen(character: CharacterId | None) -> CharacterId | None:
        return (name, character[1]) if character and character[0] == pen and character[1] >= number else character

    runs = []
    for run in weave.runs:
        cut = min(max(number - run.start, 0), run.size) if run.pen == pen else run.size
        for part in (run.part(0, cut), run.part(cut, run.size)):
            if part.size:
                own = with_new_pen((part.pen, part.start))
                runs.append(part._replace(pen=own[0] if own else part.pen, parent=with_new_pen(part.parent)))
    seen = weave.seen | {pen: min(number, weave.seen[pen]), name: weave.seen[pen]}
    return Weave(tuple(runs), seen)
