"""Parses keys written in words: “Answer: B, E”, “정답: ③”, “Correct answer: the second one's text”."""

import re

from data.formats.banks.keys.key_marks import HANGUL, NUMBERS, Marks, letters_in, numbers_in_key
from data.values import Values

_NAMES = (
    r"answers?|ans\.?|answer\s*key|correct\s+(?:options?|choices?)|정답(?:은|는|\s?(?:보기|확인|및\s?해설|과\s?해설))?|답(?:은)?|正解|答え|解答|答案|正确答案|"
    r"respuestas?|réponses?|antwort(?:en)?|risposta|resposta"
)
_LABEL = re.compile(
    r"(?:[\s>*_#•|✅✔👉💡🔑\[({<-]|\d{1,4}[.)])*(?:(?:click|tap|show|see|reveal|view|toggle|for|to|here|the)\s+)*(?:(?:correct|right|suggested|best|expected|official|verified|"
    r"most\s+voted|most\s+correct)\s+)*(?:" + _NAMES + r")(?:\(s\))?(?:\s+correctas?)?(?:\s+(?:is|are|key))?"
    r"(?P<colon>[\s*_]*(?:[:：=]|[)）](?=\s)|[-–—](?=\s))|\s*\]|\s*\*\*|(?=\s|$))(?P<rest>.*)",
    re.I | re.S,
)
_BARE = re.compile(
    r"[\s*_:]*(?:options?\s+)?[(\[]?(?:[A-Z](?:\s*(?:[,;/&+]|and)?\s*[A-Z])*|[①-⑩](?:[\s,]*[①-⑩])*|\d번?|"
    rf"[{HANGUL}](?=[\s).]|$))[)\]]?[\s*_.)🗳️]*"
)
_WEAK_LABEL = re.compile(
    r"[\s>*_#•-]*(?:key|solution|soluci[oó]n|l[oö]sung|correct|right|response|correct\s+response)"
    r"(?:\(s\))?[\s*_]{0,6}[:：=](?P<rest>[^\n]{1,60})",
    re.I,
)
_EXPLANATION = re.compile(
    r"[\s>*_#•-]*(?:overall\s+|general\s+|answer\s+)?(?:explanations?|rationale|reasoning|reasons?|explained|"
    r"why(?:\s+correct)?|feedback|details|note|해설|설명|풀이|解説|解析|explicaci[oó]n|explication|erkl[äa]rung)"
    r"[\s*_]*(?:[:：]|\*\*|\s-\s|$)[\s*_]*(?P<rest>.*)",
    re.I | re.S,
)
_FEEDBACK = re.compile(
    r"\s*(?:\.{3}\s+|…\s*|(?:[>↳→]|=>|--?>)\s{0,3}(?=(?:in)?correct|wrong|right)|"
    r"(?:feedback|rationale|hint)\s{0,3}[:：]\s*|"
    r"[*_(\[]{0,3}(?:that(?:'s|\sis)\s|this\sis\s|your\sanswer\sis\s)?(?P<verdict>correct|incorrect|wrong|right|정답|오답|richtig|falsch)"
    r"(?:\s+(?:answer|choice|option))?[)\]*_]{0,3}(?:[.!:：,]|\s[-–—]\s|입니다|이다|$))(?P<rest>.*)",
    re.I | re.S,
)
_EXPLAINED_KEY = re.compile(
    r"[\s>*_#•-]*(?:so\s+|therefore,?\s+|hence\s+)?(?:the\s+)?(?:correct|right|best)\s+(?:answers?|options?|choices?)\s+"
    r"(?:is|are|would\s+be)\s*:?\s*[*_]{0,2}(?:options?\s+)?\(?(?P<key>[A-Z](?:(?:,\s?|\s(?:and|&)\s)[A-Z])*)\b\)?",
    re.I,
)
_KEY_AT_END = re.compile(
    r"[\s(\[{*_]+(?:correct\s+)?(?:answers?|ans\.?|정답|답)\s{0,2}[:：=]\s{0,3}[*_]{0,2}(?:options?\s)?"
    r"(?P<key>[A-Z](?:\s?(?:[,/&]|and)?\s?[A-Z])*|[①-⑳](?:[,\s]{0,3}[①-⑳])*|\d번?)[*_]{0,2}[\s)\]}.]*$",
    re.I,
)
_SHORT_KEY = re.compile(
    r"[\s*_]*A\s{0,2}[:：][\s*_]*(?P<key>[A-Z](?:\s?(?:[,/&]|and)?\s?[A-Z])*)[*_]*(?=\s*(?:$|[.,;:)–—-])|\s+because\b|\*\*)"
)
_REFERENCE = re.compile(r"[\s>*_#•\[-]*(?:references?|sources?|links?|참고|출처)\b", re.I)
_PARTS = re.compile(r"[|;\n]|,(?=\s)")
_WORDS = re.compile(r"[^\w]+")


LONGEST = 4000
"""Longest answer, in characters, that is searched for the texts of several options."""


class NamedOptions(Values):
    """Indexes of the options an answer names (None when it is not understood), and the rest of the answer."""

    indexes: frozenset[int] | None
    rest: str = ""
    text_match: int | None = None
    """Index of the option whose text equals the answer, when the answer's letters or numbers name another option."""


def answer_text(text: str) -> str | None:
    """The text after “Answer:” at the start of a line; None for any other line."""
    match = _LABEL.match(text)
    if not match:
        weak = _WEAK_LABEL.fullmatch(text)
        return weak["rest"].strip() if weak and _BARE.fullmatch(weak["rest"].strip()) else None
    rest = match["rest"].strip().lstrip("*_ ")
    if match["colon"].strip() or not rest or _BARE.fullmatch(rest):
        return rest
    return None


def feedback_text(text: str) -> tuple[str, bool | None] | None:
    """Feedback on the option or question before the line, and whether it calls that right; None for any other line.

    “... Because it leads.” (text2qti), “Correct! It leads.”, “Incorrect. …”, “Feedback: …”.
    """
    match = _FEEDBACK.match(text)
    if not match:
        return None
    word = (match["verdict"] or "").casefold()
    right = None if not word else word in ("correct", "right", "정답", "richtig")
    return match["rest"].strip(), right


def explained_key(text: str) -> str:
    """The key at the start of an explanation: “The correct answer is B because …”; empty if there is none."""
    match = _EXPLAINED_KEY.match(text)
    return match["key"] if match else ""


def key_at_end(text: str) -> tuple[str, str]:
    """A line without the key at its end, “… (Answer: B)”, and the key; empty if there is none."""
    match = _KEY_AT_END.search(text[-80:])
    if not match:
        return text, ""
    return (text[:-80] + text[-80:][: match.start()]).rstrip(), match["key"].strip()


def short_key(text: str) -> str:
    """The key of a line “A: B” that answers a “Q: …”; empty for any other line."""
    match = _SHORT_KEY.match(text)
    return text[match.start("key") :] if match else ""


def lone_key(text: str, letters: str) -> bool:
    """Whether a line consists only of letters or numbers of options."""
    bare = text.strip().strip("|>!< ")
    bare = bare.upper() if letters.islower() else bare
    if not bare or len(bare) > 24 or not _BARE.fullmatch(bare) or bare.isdecimal():
        return False
    return letters_in(bare, letters) is not None or numbers_in_key(bare, len(letters)) is not None


def explanation_text(text: str) -> str | None:
    """The text after “Explanation:” at the start of a line; None for any other line."""
    match = _EXPLANATION.match(text)
    return match["rest"].strip() if match else None


def is_reference(text: str) -> bool:
    """Whether a line starts with “Reference”."""
    return bool(_REFERENCE.match(text))


def plain(text: str) -> str:
    """A text without markup, spacing and case, for comparing an answer with an option."""
    return _WORDS.sub(" ", text).strip().casefold()


def named_options(answer: str, letters: str, texts: list[str], numbered: bool = True) -> NamedOptions:
    """Find the options an answer names: by letters, else by numbers, else by their texts.

    `letters` are the options' letters in the file, `texts` their texts; without `numbered`, a number that is also the
    text of another option means that text.
    """
    answer = answer.strip()
    plains = [plain(text) for text in texts]
    same = _text_index(answer, texts, plains)
    for marks in (letters_in(answer, letters), numbers_in_key(answer, len(texts))):
        if marks is None or (not marks.pure and same is not None):
            continue
        text_match = same if same is not None and marks.indexes != {same} else _other_text(marks, plains)
        if text_match is not None and marks.kind == NUMBERS and marks.pure and not numbered:
            return NamedOptions(frozenset([text_match]), "", next(iter(marks.indexes)))
        return NamedOptions(
            marks.indexes, _beyond(marks.rest, [plains[index] for index in marks.indexes]), text_match
        )
    if same is not None:
        return NamedOptions(frozenset([same]))
    return _by_texts(answer, texts, plains) or _by_beginning(plain(answer), plains) or NamedOptions(None, answer)


def _other_text(marks: Marks, plains: list[str]) -> int | None:
    """Index of the option whose text follows a single letter that names another option."""
    flat = plain(marks.rest)
    if not flat or len(marks.indexes) > 1 or plains.count(flat) != 1 or plains.index(flat) in marks.indexes:
        return None
    return plains.index(flat)


def _beyond(rest: str, named_texts: list[str]) -> str:
    """What an answer adds to the options' texts."""
    flat = plain(rest)
    if flat in named_texts or not flat:
        return ""
    return rest


def _by_texts(answer: str, texts: list[str], plains: list[str]) -> NamedOptions | None:
    """Several options named by their texts, separated by commas, semicolons or bars."""
    parts = [part.strip() for part in _PARTS.split(answer[:LONGEST]) if part.strip()]
    indexes = [_text_index(part, texts, plains) for part in parts]
    if len(parts) < 2 or None in indexes:
        return None
    return NamedOptions(frozenset(index for index in indexes if index is not None))


def _text_index(text: str, texts: list[str], plains: list[str]) -> int | None:
    """Index of the only option with exactly this text, or with the same words."""
    if texts.count(text) == 1:
        return texts.index(text)
    flat = plain(text)
    return plains.index(flat) if flat and plains.count(flat) == 1 else None


def _by_beginning(answer: str, plains: list[str]) -> NamedOptions | None:
    """The only option that starts with the words of the answer."""
    indexes = [index for index, text in enumerate(plains) if answer and text.startswith(f"{answer} ")]
    return NamedOptions(frozenset(indexes)) if len(indexes) == 1 else None
