"""Names of table columns and JSON fields, in several languages."""

import re
from collections.abc import Iterable

from data.text_folding import composed

NAMES = {
    role: tuple(names.split())
    for role, names in {
        "question": (
            "question questiontext questionhtml htmlofthequestion questionstem stem prompt q text title "
            "questiontitle questionname body content problem ques 문제 질문 문항 문제내용 問題 設問 题目 题干 "
            "frage pregunta enunciado pergunta domanda"
        ),
        "options": (
            "options choices answers answeroptions answerchoices alternatives possibleanswers responses o "
            "보기 선택지 선지 选项 選択肢 opciones antworten"
        ),
        "key": (
            "correctanswers correctanswer correct answerkey correctoption correctoptions correctresponse "
            "correctchoice correctchoices correctanswerkey correctindex correctanswerindex "
            "correctanswerindices correctindices correctoptionindex answerindex rightanswer right solution "
            "key answer a ans 정답 답 正解 答案 answeret correctletter correctid correctoptionid "
            "correctanswerid correctids correctoptionids correctanswerids correctresponses correctresponsetext "
            "rightanswers rightoption rightoptions goodanswer answerletter answerid correctletters correctvalue "
            "lösung richtig richtigeantwort respuesta respuestacorrecta réponse risposta gabarito 답안 정답번호"
        ),
        "wrong": "incorrectanswers wronganswers distractors incorrect",
        "explanation": (
            "explanation explanations overallexplanation rationale reason feedback generalfeedback "
            "answerdescription htmloftheexplanationtotheanswer motivation 해설 설명 解説 解析 justification "
            "comment hint analysis erklärung explicación erläuterung"
        ),
        "domain": "domain topic category section area domainname subject 분야 도메인 영역 과목",
        "statement": "statement taskstatement objective",
        "difficulty": "difficulty level 난이도",
        "link": "link url reference source references 출처",
        "name": "id number no name questionid questionnumber qid num 번호",
        "images": "image images questionimages questionimage picture questionmedia img",
    }.items()
}
"""Names by role, without case, spaces and punctuation; of several that are present the first wins."""

_ROLE_OF = {name: role for role, names in NAMES.items() for name in names} | {"": "name"}
_OPTION = re.compile(
    r"(?P<word>options?|answers?|choices?|answeroptions?|alternatives?|opt|resp|response|opci[oó]n|antwort|보기|선택지|선지|选项|選択肢)?"
    r"(?P<mark>[a-z]|\d{1,2})(?:text|번)?",
)
_NOTE = re.compile(
    r"(?:explanations?|feedback|rationale|reason|comment|해설|설명)(?:for|of)?(?:answer)?(?:option|answer|choice)?(?P<after>[a-z]|\d{1,2})"
    r"|(?:answer)?(?:option|answer|choice|보기)(?P<before>[a-z]|\d{1,2})(?:explanation|feedback|rationale|reason|comment|해설|설명)"
)
_WRONG = re.compile(r"(?:distractor|wrong|incorrect)(?:answer|option|choice)?s?\d{0,2}")
_BARE_NAME = re.compile(r"[^\w]|_")


def bare(name: str) -> str:
    """A field's name without case, spaces and punctuation."""
    return _BARE_NAME.sub("", composed(name)).casefold()


def role_of(name: str) -> str:
    """The role of a field by its name: a role of `NAMES`, "option:B", "note:B" for its explanation, or empty."""
    simple = bare(name)
    if simple in _ROLE_OF and simple != "a":
        return _ROLE_OF[simple]
    if _WRONG.fullmatch(simple):
        return "wrong"
    note = _NOTE.fullmatch(simple)
    if note:
        return f"note:{_marked(note['after'] or note['before'])}"
    match = _OPTION.fullmatch(simple)
    if match and (match["word"] or match["mark"] <= "h"):
        return f"option:{_marked(match['mark'])}"
    return _ROLE_OF.get(simple, "")


def _marked(mark: str) -> str:
    return mark.upper() if mark.isalpha() else f"{int(mark):02}"


def roles_of(names: Iterable[str]) -> dict[str, list[str]]:
    """Fields by role, the most specific name first; “a” is the key if there is no “b”."""
    names = list(names)
    roles: dict[str, list[str]] = {}
    for name in names:
        role = role_of(name)
        if role:
            roles.setdefault(role, []).append(name)
    if "option:A" in roles and "option:B" not in roles and roles["option:A"] == ["a"]:
        roles.setdefault("key", []).extend(roles.pop("option:A"))
    _count_on(roles, names)
    for role, fields in roles.items():
        if role in NAMES:
            fields.sort(key=lambda name: _rank(role, name))
    if "key" not in roles and "options" in roles and any(role.startswith("option:") for role in roles):
        roles["key"] = roles.pop("options")
    return roles


def _count_on(roles: dict[str, list[str]], names: list[str]) -> None:
    """Columns named I, J, K … are options if all letters before them are."""
    by_name = {bare(name): name for name in names}
    for code in range(ord("I"), ord("Z") + 1):
        name = by_name.get(chr(code).lower())
        if name is None or f"option:{chr(code - 1)}" not in roles:
            return
        for role in [role for role, fields in roles.items() if name in fields]:
            roles[role].remove(name)
            if not roles[role]:
                del roles[role]
        roles[f"option:{chr(code)}"] = [name]


def _rank(role: str, name: str) -> int:
    simple = bare(name)
    return NAMES[role].index(simple) if simple in NAMES[role] else len(NAMES[role])
