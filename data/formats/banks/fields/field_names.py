"""What the columns of a table and the fields of JSON are called, in several languages."""

import re
from collections.abc import Iterable

NAMES = {
    role: tuple(names.split())
    for role, names in {
        "question": (
            "question questiontext questionhtml htmlofthequestion questionstem stem prompt q text title "
            "questiontitle questionname body content problem ques 문제 질문 문항 問題 题目 frage pregunta"
        ),
        "options": (
            "options choices answers answeroptions answerchoices alternatives possibleanswers responses o "
            "보기 선택지 선지 选项 選択肢"
        ),
        "key": (
            "correctanswers correctanswer correct answerkey correctoption correctoptions correctresponse "
            "correctchoice correctchoices correctanswerkey correctindex correctanswerindex "
            "correctanswerindices correctindices correctoptionindex answerindex rightanswer right solution "
            "key answer a ans 정답 답 正解 答案 answeret correctletter correctid correctoptionid "
            "correctanswerid"
        ),
        "wrong": "incorrectanswers wronganswers distractors incorrect",
        "explanation": (
            "explanation explanations overallexplanation rationale reason feedback generalfeedback "
            "answerdescription htmloftheexplanationtotheanswer motivation 해설 설명 解説 解析 justification "
            "comment hint"
        ),
        "domain": "domain topic category section area domainname 분야 도메인",
        "statement": "statement taskstatement objective",
        "difficulty": "difficulty level 난이도",
        "link": "link url reference source references 출처",
        "name": "id number no name questionid questionnumber qid num 번호",
        "images": "image images questionimages questionimage picture questionmedia img",
    }.items()
}
"""Names of fields, without case, spaces and signs; of several present the first wins."""

_ROLE_OF = {name: role for role, names in NAMES.items() for name in names} | {"": "name"}
_OPTION = re.compile(
    r"(?:options?|answers?|choices?|answeroptions?|alternatives?|opt|resp|response|보기|선택지|선지)?(?P<mark>[a-hA-H]|\d{1,2})",
)
_BARE_NAME = re.compile(r"[^\w]|_")


def bare(name: str) -> str:
    """A field's name without case, spaces and signs."""
    return _BARE_NAME.sub("", name).casefold()


def role_of(name: str) -> str:
    """What a field holds by its name: a role of `NAMES`, "option:B", or empty."""
    simple = bare(name)
    if simple in _ROLE_OF and simple != "a":
        return _ROLE_OF[simple]
    found = _OPTION.fullmatch(simple)
    if found:
        mark = found["mark"]
        return f"option:{mark.upper()}" if mark.isalpha() else f"option:{int(mark):02}"
    return _ROLE_OF.get(simple, "")


def roles_of(names: Iterable[str]) -> dict[str, list[str]]:
    """Fields by role, the most telling name first; “a” is the key where there is no “b”."""
    found: dict[str, list[str]] = {}
    for name in names:
        role = role_of(name)
        if role:
            found.setdefault(role, []).append(name)
    if "option:A" in found and "option:B" not in found and found["option:A"] == ["a"]:
        found.setdefault("key", []).extend(found.pop("option:A"))
    for role, held in found.items():
        if role in NAMES:
            held.sort(key=lambda name: _rank(role, name))
    if "key" not in found and "options" in found and any(role.startswith("option:") for role in found):
        found["key"] = found.pop("options")
    return found


def _rank(role: str, name: str) -> int:
    simple = bare(name)
    return NAMES[role].index(simple) if simple in NAMES[role] else len(NAMES[role])
