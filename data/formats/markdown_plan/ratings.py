"""How sure somebody says to be: stars, parts of five, plain numbers and words, as ratings from 1 to 5."""

import re

from data.formats.markdown_plan.inline import normal, plain

TOP = 5
_OF_FIVE = re.compile(r"([1-5])\s?/\s?5|([1-5])점?")
_SIGNS = re.compile(r"([★⭐●]{1,5})[☆○]{0,4}")
_BLANK = re.compile(r"[\s_.\-–—?]*(?:/\s?5)?|☆{1,5}|○{5}")
_WORDS = {
    5: "high|very high|strong|상|높음|매우 높음|높다|높아요|高|高い|很高|强|優",
    4: "medium high|good|중상|조금 높음|やや高い|较高|良",
    3: "medium|mid|med|average|ok|중|보통|중간|中|普通|一般|中等",
    2: "medium low|중하|조금 낮음|やや低い|较低",
    1: "low|very low|weak|하|낮음|매우 낮음|낮다|낮아요|低|低い|很低|弱|劣",
}
_OF_WORD = {word: value for value, words in _WORDS.items() for word in words.split("|")}


def rating(cell: str) -> int | None:
    """The rating of 1 to 5 that a whole cell states, None for anything else."""
    text = normal(plain(cell)).replace("\ufe0f", "").strip(" ()（）")
    number = _OF_FIVE.fullmatch(text)
    if number:
        return int(number[1] or number[2])
    signs = _SIGNS.fullmatch(text.replace(" ", ""))
    if signs and len(signs[0]) <= TOP:
        return len(signs[1])
    return _OF_WORD.get(text.replace("-", " "))


def is_unfilled(cell: str) -> bool:
    """Whether a cell for a rating still waits for one."""
    return _BLANK.fullmatch(plain(cell)) is not None
