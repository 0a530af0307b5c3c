"""A study file in which git left conflict markers: the text of each side."""

import re

MARKER = re.compile(rb"(<{7,}|\|{7,}|={7,}|>{7,})(?: [^\n]*)?\r?")
"""A line that git writes around the sides of a conflict; no line of a study file looks like one."""
OPENS, BASE, SWITCHES, CLOSES = b"<", b"|", b"=", b">"
LIKELY = re.compile(rb"^(?:<{7}|>{7}|={7})", re.MULTILINE)


def sides(raw: bytes) -> list[bytes]:
    """The file as the one side and as the other side has it; empty when there are no markers.

    What both sides started from, as in diff3 style, is in neither of them.
    """
    if not LIKELY.search(raw):
        return []
    texts: tuple[list[bytes], list[bytes]] = ([], [])
    writing: tuple[int, ...] = (0, 1)
    for line in raw.splitlines(keepends=True):
        marker = MARKER.fullmatch(line.removesuffix(b"\n"))
        if marker is None:
            for side in writing:
                texts[side].append(line)
            continue
        sign = marker[1][:1]
        writing = {OPENS: (0,), BASE: (), SWITCHES: (1,), CLOSES: (0, 1)}[sign]
    return [b"".join(text) for text in texts]
