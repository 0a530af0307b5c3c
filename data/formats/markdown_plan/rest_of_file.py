"""What of a file stands in no other record becomes one note, so that an import loses nothing."""

from collections.abc import Container, Iterable, Iterator

from data.formats.markdown_plan.inline import normal, without_emphasis
from data.formats.markdown_plan.lines import Line, is_delimiter
from data.formats.markdown_plan.reading import ParsedPlan
from data.formats.markdown_plan.source_words import NEVER_KEPT, TURNED, WORD, all_words
from data.model.record import Record
from data.text_folding import composed

FIELDS = ("name", "title", "text", "details", "memo", "stem", "explanation", "key", "url", "remark", "price")


def rest_of_file(reading: ParsedPlan, records: Iterable[Record], wanted: Container[int]) -> str:
    """The lines with words that no record says, in the order of the file; `wanted` lines have a word at least.

    Words that became days, lengths of time or ticks are shown once, in the first line that uses them.
    """
    said = set(_words(records))
    seen: set[str] = set()
    rest: list[str] = []
    for line in reading.lines:
        if line.is_blank or line.no in reading.left_out or is_head(reading.lines, line):
            continue
        if not (line.no in wanted and any(map(str.isalnum, line.raw))) and not _is_unsaid(line, said):
            continue
        text = line.raw.strip()
        if text not in seen:
            seen.add(text)
            said.update(word for word in all_words(text) if normal(word) in TURNED)
            rest.append(line.raw.rstrip())
    return "\n".join(rest)


def _is_unsaid(line: Line, said: Container[str]) -> bool:
    """Whether a line has a word that is not said, neither as it stands nor without emphasis inside of words."""
    if not _has_unsaid(line.raw, said):
        return False
    words = without_emphasis(line.raw)
    return words == line.raw or _has_unsaid(words, said)


def _has_unsaid(text: str, said: Container[str]) -> bool:
    return any(word not in said and normal(word) not in NEVER_KEPT for word in all_words(text))


def _words(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        for name in FIELDS:
            text = getattr(record, name, "")
            if isinstance(text, str) and text:
                yield from WORD.findall(composed(text))
        for option in getattr(record, "options", ()):
            yield from WORD.findall(composed(f"{option.text} {option.note}"))


def is_head(lines: tuple[Line, ...], line: Line) -> bool:
    """Whether a line is the head of a table, whose words name columns."""
    below = lines[line.no].raw.strip() if line.no < len(lines) else ""
    return line.kind in ("row", "delimiter") and is_delimiter(below)
