"""What a tick, box, emoji or word says about a task, and legends that say it otherwise."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from unicodedata import category

from data.formats.markdown_plan.damaged_words import KNOWN
from data.formats.markdown_plan.inline import SHORT, SHORTCODE, normal, plain, without_joiners

_SIGNS = {
    "done": "✅ ☑ ✔ ✓ 🗹 ☒ √ 💯 🟢 🟩 ■ ● ◉ :white_check_mark: :ballot_box_with_check: :heavy_check_mark: "
    ":check: 🎉 ⭕ :o: 💚",
    "in_progress": "🔄 🔃 ⏳ ⌛ 🚧 🟡 🟨 ◐ ◑ ▶ 🏃 🔁 🟠 🔵 ⏯ ✍ 📖 :construction: :hourglass: "
    ":arrows_counterclockwise: △ ▲ 🌓 🚀",
    "open": "⬜ ☐ □ ◻ ◽ ▢ ○ 🔲 🔳 ⬛ ◼ ◾ ❌ ✗ ✘ ✖ ❎ 🔜 🆕 📋 📝 ⏰ 🗓 📅 📆 🔴 🟥 ⚪ ⚫ 💤 :white_large_square: "
    ":black_square_button: :x: "
    ":white_medium_square: :black_large_square: 🕐 🎯 ➡ 🛑 ◯",
    "skipped": "⏭ 🚫 ⏩ ➖ 🙈",
}
SIGN_STATUS = {sign: status for status, signs in _SIGNS.items() for sign in signs.split()}
BOX_SIGNS = frozenset("⬜☐□◻◽▢🔲🔳☑☒✅✔✓⬛◼◾🗹❌✗✘✖❎⭕")
"""Signs that mark a status on their own; the others only together with a word or in a column of marks."""
TRAILING_SIGNS = BOX_SIGNS | frozenset("⏳⌛🔄🚧")
_WORDS = {
    "done": "x|v|o|y|yes|done|complete|completed|finished|passed|pass|ok|ready|완료|완료됨|완|끝|했음|o표시|완강|"
    "완독|完了|"
    "済|済み|済み✓|完|終了|完成|已完成|已学|完结|ok!|sí|si|sim|hecho|hecha|completado|completada|completo|"
    "listo|terminado|feito|feita|concluído|concluida|concluída|concluido|finalizado|fait|terminé|"
    "terminée|fini|achevé|oui|ja|fertig|erledigt|abgeschlossen|gemacht|xong|hoàn thành|đã xong|đã "
    "hoàn thành|rồi|"
    "completato|fatto|gotowe|zrobione|готово|сделано|выполнено|tamamlandı|selesai|klaar|färdig|klar|"
    "100%|true",
    "in_progress": "in progress|in-progress|wip|doing|ongoing|started|current|active|진행|진행중|진행 중|하는 중|"
    "학습중|"
    "학습 중|수강중|進行中|作業中|着手|学習中|进行中|学习中|ing|en curso|en progreso|en proceso|em andamento|"
    "em progresso|fazendo|en cours|in arbeit|laufend|läuft|angefangen|đang học|đang làm|in corso|в "
    "процессе|in uitvoering|review",
    "open": "todo|to do|to-do|not started|not done|pending|planned|upcoming|open|no|n|scheduled|new|next|"
    "not yet|미완료|미완|예정|대기|미시작|시작 전|시작전|안함|未|未完了|未着手|予定|未完成|未开始|未学|待办|"
    "待开始|待完成|计划中|"
    "pendiente|por hacer|sin empezar|no iniciado|pendente|a fazer|não iniciado|planejado|à faire|à "
    "venir|pas commencé|non|offen|geplant|ausstehend|nein|chưa|chưa học|chưa làm|chưa bắt đầu|da fare|"
    "nie|не начато|"
    "belum|false|0%|focus area",
    "skipped": "skipped|skip|dropped|cancelled|canceled|n/a|postponed|건너뜀|스킵|취소|보류|連休|中止|スキップ|"
    "跳过|取消|"
    "saltado|omitido|pulado|cancelado|übersprungen|annulé|sauté|bỏ qua",
}
WORD_STATUS = {word: status for status, words in _WORDS.items() for word in KNOWN.learn(words).split("|")}
BOX_STATUS = {
    " ": "open",
    "": "open",
    "　": "open",
    "-": "in_progress",
    "~": "in_progress",
    "/": "in_progress",
    ">": "in_progress",
    ".": "in_progress",
}
CELLS_KEPT = 4096
CELL_BOX = re.compile(r"^(?:[-*]\s)?\[([ xXvV✓✔oO\-~/>*]?)\](?!\()\s*")
CHECKBOX_TAG = re.compile(r"<input[^<>]{0,200}type=[\"']?checkbox[^<>]{0,200}>", re.IGNORECASE)
CIRCLES = frozenset("o○〇◯⭕")
CROSSES = frozenset("x×✕✖❌")
STRUCK = re.compile(r"^~~.+~~$")
PERCENT = re.compile(r"^(\d{1,3})\s?%$")
EMPTY_BRACKETS = re.compile(r"^[\s_.\-–—/]*$")
LEGEND_WORD = re.compile(
    r"legend|범례|凡例|图例|圖例|leyenda|légende|legenda|chú thích|status\s*(?:key|:)|상태\s*[:：]|표시\s*[:：]|"
    r"状态\s*[:：]|ステータス\s*[:：]|estado\s*[:：]|key\s*[:：]|statut\s*[:：]"
)
LEGEND_PAIR = re.compile(
    r"(\[[ xXvV\-~/]\]|:[a-z][a-z_+-]{1,40}:|[^\w\s|"
    r",;()\[\]{}:：/*`\"'<>=\-–—→.!?~+&%#@]\ufe0f?)\s{0,2}[:：=\-–—→`]?\s{0,2}`?\s{0,2}([^|"
    r",;/·•\n]{1,40}?)(?=\s{0,3}[|,;/·•]|\s{2,}|\s(?=[^\w\s]\ufe0f?\s?[\w=:])|$)"
)


@dataclass(slots=True)
class Legend:
    """What marks mean in this file; None is a mark that is no status."""

    meaning: dict[str, str | None] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)
    said: dict[str, str | None] = field(default_factory=dict)
    """What cells said so far: a column says the same few things over and over."""

    @classmethod
    def stated(cls, given: Mapping[str, str]) -> "Legend":
        """The learner's own legend, which wins over the file's."""
        legend = cls()
        for sign, word in given.items():
            legend.meaning[_bare(sign)] = word_status(word)
        return legend

    def learn(self, text: str, line: int, in_legend: bool = False) -> bool:
        """Take a line such as "⬜ planned | ✅ done" in; whether it is a legend."""
        words = normal(text)
        pairs = [(_bare(found.group(1)), word_status(found.group(2))) for found in LEGEND_PAIR.finditer(text[:400])]
        known = sum(1 for _, status in pairs if status is not None)
        named = in_legend or LEGEND_WORD.search(words) is not None
        if known < 2 and not (named and pairs):
            return False
        if not named and (known < 2 or text.lstrip().startswith("[")):
            return False
        for sign, status in pairs:
            if sign in SIGN_STATUS or sign.startswith("[") or (status is not None and category(sign[:1]) == "So"):
                self.meaning.setdefault(sign, status)
        self.lines.add(line)
        self.said.clear()
        return True

    def sign(self, sign: str) -> str | None:
        """Status of a sign, the legend first."""
        sign = _bare(sign)
        return self.meaning[sign] if sign in self.meaning else SIGN_STATUS.get(sign)

    def beside_crosses(self, cells: Iterable[str]) -> "Legend":
        """The legend for a column in which circles stand beside crosses: a circle is done, a bare cross not."""
        found = {normal(cell).strip() for cell in cells}
        if not (found & CIRCLES and found & CROSSES):
            return self
        meaning: dict[str, str | None] = {**dict.fromkeys(CIRCLES, "done"), **dict.fromkeys(CROSSES, "open")}
        meaning |= dict.fromkeys(("[x]", "[X]"), "done")  # in brackets a cross is a tick
        return Legend(meaning | self.meaning, self.lines)

    def leading(self, text: str) -> tuple[str, str]:
        """The sign a text begins with, also one that only the legend knows, and the text after it."""
        sign, rest = leading_mark(text)
        if not sign and self.meaning:
            bare = without_joiners(text).lstrip(" *_")
            own = next((known for known in self.meaning if known and bare.startswith(known)), "")
            return own, bare[len(own) :].lstrip(" *_:：-–—.") if own else text
        return sign, rest

    def box(self, inner: str) -> str:
        """Status of what stands in the brackets of a checkbox."""
        named = self.meaning.get(f"[{inner}]") or self.meaning.get(_bare(inner) or "\0")
        return named or BOX_STATUS.get(inner.strip() or " ", "done")

    def cell(self, cell: str) -> str | None:
        """Status that a cell states, None when it holds anything else or nothing."""
        if len(cell) > SHORT:
            return self._status_in(cell)
        if cell not in self.said:
            if len(self.said) > CELLS_KEPT:
                self.said.clear()
            self.said[cell] = self._status_in(cell)
        return self.said[cell]

    def _status_in(self, cell: str) -> str | None:
        text = cell.strip().strip("`")
        if CHECKBOX_TAG.search(text):
            return "done" if "checked" in text.casefold() else "open"
        boxed = CELL_BOX.match(text)
        if boxed:
            return self.box(boxed.group(1))
        text = plain(text)
        if normal(text) in self.meaning:
            return self.meaning[normal(text)]
        sign, rest = self.leading(text)
        if sign:
            word = word_status(rest)
            stated = self.sign(sign) if sign in self.meaning else None
            return stated or word or (self.sign(sign) if len(rest) <= 40 else None)
        percent = PERCENT.match(text)
        if percent:
            amount = int(percent.group(1))
            return "done" if amount >= 100 else "in_progress" if amount else "open"
        trailing = text[-1:] if text[-1:] in BOX_SIGNS else ""
        return word_status(text) or (self.sign(trailing) if trailing and len(text) <= 20 else None)


def _bare(sign: str) -> str:
    return without_joiners(sign).strip()


def leading_mark(text: str) -> tuple[str, str]:
    """The status sign a text begins with and the text after it; an empty sign when there is none."""
    text = without_joiners(text).lstrip(" *_")
    code = SHORTCODE.match(text)
    sign = code.group() if code else text[:1]
    if sign not in SIGN_STATUS:
        return "", text
    return sign, text[len(sign) :].lstrip(" *_:：-–—.")


def trailing_mark(text: str) -> tuple[str, str]:
    """The status sign a text ends with and the text before it."""
    bare = without_joiners(text).rstrip(" *_.")
    if bare[-1:] and bare[-1:] in TRAILING_SIGNS:
        return bare[-1], bare[:-1].rstrip()
    if bare.endswith(":") and ":" in bare[:-1]:
        code = bare[bare.rindex(":", 0, -1) :]
        if code in SIGN_STATUS:
            return code, bare[: -len(code)].rstrip()
    return "", text


def word_status(text: str) -> str | None:
    """Status that a word or two state, in any of the languages known."""
    words = normal(text).strip(" *_`.()（）[]:：!！~")
    if not words or len(words) > 60:
        return None
    found = WORD_STATUS.get(words)
    if found is None:
        head = re.split(r"[(（,/;]|\s[-–—]\s", words, maxsplit=1)[0].strip()
        found = WORD_STATUS.get(head)
    return found
