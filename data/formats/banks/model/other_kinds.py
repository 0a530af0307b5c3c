"""Recognizes items that look like choice questions but ask for an order or for pairs."""

import re

from data.formats.banks.model.model import FoundQuestion
from data.language import say

_ORDERING = re.compile(
    r"[\s*_#(\[]{0,8}(?:ordering|sequencing|sequence|sorting|순서\s?(?:배열|맞추기|정렬)|排序题?|並べ替え|整序)[\s*_)\]]{0,4}"
    r"(?:[:：.–—-]|question|문제|$)|"
    r"\b(?:put|arrange|place|sort|order|rank|sequence|drag|reorder|organi[sz]e)\b[^?？]{0,120}\b(?:order|sequence|sequentially)\b|"
    r"\b(?:rank|order|sort|arrange)\s+(?:the|these)\b[^?？]{0,80}(?:\bfrom\b|[.:]\s*$)|"
    r"순서(?:대로|에\s?맞게|로)\s?.{0,12}(?:나열|배열|배치|정렬|놓|연결)|(?:올바른|알맞은)\s?순서로|"
    r"順(?:番|序)?(?:どおり)?に(?:並べ|配置|して)|按.{0,20}(?:顺序|次序|順序)\S{0,4}(?:排列|排序)|(?:排列|排序)(?:以下|下列)|"
    r"\b(?:ordene|ordena|ordenar|coloque|coloca|classez|mettez|ordonnez|ordinare?)\b[^?？]{0,80}(?:orden|ordem|ordre|ordine|:\s*$|\.\s*$)|"
    r"\b(?:bringen|ordnen|sortieren)\s+sie\b[^?？]{0,100}(?:reihenfolge|an\b|:\s*$)|"
    r"\b(?:расположите|расставьте|упорядочьте)\b",
    re.I | re.M,
)
_MATCHING = re.compile(
    r"[\s*_#(\[]{0,8}(?:matching|match\s+the\s+following|짝짓기|연결하기|配对题?|組み合わせ)[\s*_)\]]{0,4}(?:[:：.–—-]|question|문제|$)|"
    r"^[\s*_]{0,6}(?:\d{1,4}[.)]\s*)?(?:correctly\s+)?(?:match|pair)\s+(?:the|each|these|every|all|following|up)\b|"
    r"(?:짝지으|짝을\s?지으|알맞게\s?연결|서로\s?연결|바르게\s?연결하)|(?:组合|組み合わせて|結び付け|连线|配对|匹配)(?:ください|なさい|以下|下列|[。:：.])|"
    r"\b(?:relacione|relaciona|empareje|empareja|associez|reliez|abbina|abbinare)\b|\bordnen\s+sie\b[^?？]{0,100}\bzu\b",
    re.I | re.M,
)
_ASKS_WHICH = re.compile(
    r"\b(?:which|what|who|how many)\b[^.!。]{0,200}[?？]|(?:무엇|어느|것은|どれ|哪)[^.。]{0,40}[?？]?", re.I
)
_PAIRS = re.compile(
    r"\s*[(\[]?(?:[A-Za-z]\s*(?:[-–—=:→]|->|=>)\s*(?:\d{1,2}|[ivx]{1,4})|\d{1,2}\s*(?:[-–—=:→]|->|=>)\s*[A-Za-z])\b[)\]]?"
    r"(?:\s*[,;/|]?\s*[(\[]?(?:[A-Za-z]|\d{1,2})\s*(?:[-–—=:→]|->|=>)\s*(?:[A-Za-z]|\d{1,2}|[ivx]{1,4})\b[)\]]?)+[\s.]*"
)
_CHAIN = re.compile(r"\s*(?:[A-Za-z]|\d{1,2})(?:\s*(?:>|→|⇒|->|=>|-->)\s*(?:[A-Za-z]|\d{1,2})\b)+[\s.]*")
_LIST = re.compile(r"\s*[A-Z](?:\s*[,;]?\s*[A-Z]){2,}[\s.]*")
HEAD = 2000
"""Characters of a question that are searched."""


def ordering() -> str:
    """The reason for refusing an ordering item."""
    return say("Ordering, not multiple choice.")


def matching() -> str:
    """The reason for refusing a matching item."""
    return say("Matching, not multiple choice.")


def other_kind(question: FoundQuestion) -> str:
    """The reason why a question is not multiple choice; empty if it is, as with a key that omits an option."""
    right = len(question.key)
    return "" if 0 < right < len(question.options) else kind_of_stem(question.stem)


def kind_of_stem(text: str) -> str:
    """The reason why a stem is not multiple choice; empty if it asks which."""
    stem = text[:HEAD]
    if _ASKS_WHICH.search(stem):
        return ""
    if _MATCHING.search(stem):
        return matching()
    return ordering() if _ORDERING.search(stem) else ""


def kind_of_answer(answers: list[str], options: int) -> str:
    """The reason why the answers of an item are not multiple choice: pairs, a chain, or all options reordered."""
    for answer in answers:
        text = answer[:200]
        if _PAIRS.fullmatch(text):
            return matching()
        if _CHAIN.fullmatch(text):
            return ordering()
        letters = re.findall("[A-Z]", text) if _LIST.fullmatch(text) else []
        if len(letters) == options == len(set(letters)) and letters != sorted(letters):
            return ordering()
    return ""
