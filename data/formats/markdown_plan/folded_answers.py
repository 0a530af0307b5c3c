"""Which lines stand inside a folded answer: `<details>` whose summary speaks of an answer."""

import re

from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.lines import Line

SUMMARY = re.compile(r"<summary>(.*?)(?:</summary>|$)", re.IGNORECASE)
ANSWER_WORD = re.compile(
    r"answer|solution|show|reveal|정답|답안|답 ?보기|^답|해설|풀이|解答|答え|回答|答案|解析|respuesta|resposta|"
    r"solución|"
    r"solução|réponse|antwort|lösung|đáp án|lời giải|risposta|ответ|cevap|jawaban|gabarito|ver resp|"
    r"click to|펼치기|보기$"
)


def folded_answers(lines: list[Line]) -> set[int]:
    """Numbers of the lines inside folded answers, where a line in bold is an answer and no heading."""
    found: set[int] = set()
    opened, answers = False, False
    for line in lines:
        if "<" in line.raw and line.kind not in ("code", "fence"):
            words = line.raw.casefold()
            if "<details" in words:
                opened, answers = True, False
            summary = SUMMARY.search(line.raw) if opened else None
            if summary:
                answers = ANSWER_WORD.search(normal(plain(summary.group(1)))) is not None
            if "</details" in words:
                opened, answers = False, False
        if line.kind == "heading":
            opened, answers = False, False
        if answers:
            found.add(line.no)
    return found
