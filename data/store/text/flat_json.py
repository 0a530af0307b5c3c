"""JSON that is nested deeper than any program reads: what is too deep becomes text, the rest stays what it is."""

import json
import re

DEEPEST = 100
"""Levels of nesting that are read; no record has more than five."""
PIECE = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]')


def flat(text: str) -> str:
    """The text with every value that is too deep as one string."""
    parts: list[str] = []
    depth = begin = end = 0
    for piece in PIECE.finditer(text):
        sign = piece[0]
        if sign in ("[", "{"):
            depth += 1
            if depth == DEEPEST:
                parts.append(text[end : piece.start()])
                begin = piece.start()
        elif sign in ("]", "}"):
            if depth == DEEPEST:
                end = piece.end()
                parts.append(json.dumps(text[begin:end]))
            depth -= 1
    return "".join(parts) + text[end:] if parts and depth < DEEPEST else text
