"""What the columns of a table hold, from the words of the head and from the cells below."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from data.formats.markdown_plan.calendar_words import MONTH_WORDS, weekday_of
from data.formats.markdown_plan.damaged_words import KNOWN
from data.formats.markdown_plan.date_patterns import BARE_DECIMALS
from data.formats.markdown_plan.dates_in_text import find_spans
from data.formats.markdown_plan.durations import cell_duration
from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.marks import EMPTY_BRACKETS, Legend
from data.formats.markdown_plan.tables import Table
from data.formats.markdown_plan.units import Unit, leading_unit
from data.formats.markdown_plan.vocabulary import PEOPLE

_HEADS: tuple[tuple[str, str], ...] = (
    (
        "status",
        r"^(?:status|state|done\??|complete[d]?\??|finished|check(?: ?box)?|✅.*|☑.*|✔.*|✓|☐|⬜|\[ "
        r"?x? ?\]|상태|완료(?: ?여부)?|진행(?: ?(?:상황|상태|현황|여부|도))?|체크|달성(?: ?여부)?|확인|수행(?: "
        r"?여부)?|여부|진척|진도|"
        r"状態|完了|状況|進捗(?:状況)?|チェック|ステータス|済|达成|状态|完成(?:情况|状态)?|打卡|进度|是否完成|"
        r"estado|hecho|completado|"
        r"¿hecho\?|feito|concluído|situação|status ✓|progreso|progresso|statut|fait|avancement|"
        r"terminé|"
        r"erledigt|fertig|fortschritt|stand|trạng thái|hoàn thành|tiến độ|progress|stato|fatto|готово|"
        r"статус|durum|selesai|ticked|tick)$",
    ),
    (
        "weekday",
        r"^(?:day of (?:the )?week|weekday|요일|曜日?|星期|周几|día de la semana|dia da semana|wochentag|"
        r"jour de la semaine|thứ)$",
    ),
    (
        "date",
        r"^(?:dates?|when|due(?: date)?|deadline|day/date|날짜|일자|일시|기간|일정|월/일|학습일|日付|日時|日程|"
        r"期間|期日|予定日|"
        r"実施日|日期|时间段|起止(?:时间|日期)|fechas?|datas?|échéance|frist|fälligkeit|termin|hạn|截止(?:日期)?|"
        r"período|periodo|plazo|prazo|datum|zeitraum|wann|"
        r"période|quand|ngày(?: tháng)?|"
        r"target date|(?:start|end|target) date|timeline|period|dates? range|calendar|시험일|목표일|"
        r"완료일|시작일|마감일?|data prevista|tarikh|tanggal|дата|tarih)$",
    ),
    (
        "unit",
        r"^(?:week(?: ?#| no\.?| number)?s?|wk|days?(?: ?#)?|주차?|주차별|주|차시|일차|일|회차|단계|phases?|"
        r"sprints?|stages?|months?|週目?|周次?|周数|週次|第几周|周|天数?|天|日数?|日目|阶段|段階|フェーズ|"
        r"semanas?|días?|dias?|"
        r"fases?|etapas?|"
        r"mes(?:es)?|mês|woche(?:n)?|tage?|phase|monat|semaines?|jours?|étapes?|tuần|giai đoạn|"
        r"settimana|giorno|неделя|день|hafta|minggu|sem\.?|월차?|개월)$",
    ),
    (
        "target",
        r"^(?:target(?: score)?|goal score|목표(?: ?점수)?|目標(?:点|スコア)?|目标(?:分数?|分)?|objetivo|meta|"
        r"ziel|mục tiêu|objectif|pass(?:ing)? (?:mark|score|line)|合格(?:ライン|点|线|分)|합격(?:선|점)?|cible)$",
    ),
    (
        "score",
        r"^(?:(?:my |raw |your |final |practice )?scores?(?: ?\(?%?\)?| ?/ ?\d+)?|score obtained|"
        r"(?:attempt|try|score|round) ?#?\d|\d(?:st|nd|rd|th) (?:attempt|try|score)|\d회(?:차|독)? ?점수|"
        r"第?\d回目?(?:点数|得点)|"
        r"results?|점수|득점|결과|정답률|성적|得点|点数|スコア|正答率|結果|正解率|分数|得分|成绩|正确率|"
        r"puntuación|puntaje|puntos|nota|"
        r"calificación|resultado|pontuação|acertos|"
        r"punkte|ergebnis|note|score(?: obtenu)?|résultat|điểm(?: số)?|kết quả|punteggio|accuracy|"
        r"correct|%|percent(?:age)?|맞은 ?개수|오답 ?수)$",
    ),
    (
        "weight",
        r"^(?:(?:exam |domain |approx\.? )?weight(?:ing|age)?s?(?: ?\(?%\)?)?|% of (?:the "
        r")?(?:exam|scored content|test|questions)|exam ?%|출제 ?(?:비중|비율|빈도)|비중|비율|가중치|배점|比重|割合|"
        r"出題(?:割合|比率|比重)|配点|権重|权重|占比|分值|比例|"
        r"peso(?: ?\(?%\)?)?|ponderación|porcentaje|percentual|gewicht(?:ung)?|anteil|poids|"
        r"pondération|tỷ (?:trọng|lệ)|trọng số|share|percentage of exam|% examen|% do exame|coverage)$",
    ),
    (
        "exam",
        r"^(?:(?:mock|practice)?(?: ?exams?| ?tests?)(?: name)?|mock|quiz(?:zes)?|practice|simulacro|"
        r"simulado|시험|시험명|모의고사|모의시험|회차|퀴즈|模試名?|模擬試験|試験|試験名|テスト|模拟(?:考试|题)?|"
        r"模考|考试|试卷|套题|examen|prova|"
        r"prüfung|probeprüfung|test|examen blanc|"
        r"đề(?: thi)?|bài thi|attempt|try|set|exam set)$",
    ),
    (
        "domain",
        r"^(?:matière|fach|matérias?|materias?|môn(?: học)?|(?:exam )?domains?(?: / focus)?|(?:exam )?sections?|"
        r"areas?|subjects?|도메인|영역|과목|출제 "
        r"?(?:영역|범위)|분야|ドメイン|分野|科目|領域|领域|考试(?:领域|范围)|知识域|模块|dominio|domínio|área|"
        r"materia|"
        r"disciplina|bereich|domäne|themengebiet|domaine|lĩnh vực|miền|objective domain)$",
    ),
    (
        "time",
        r"^(?:(?:est\.? |estimated |study |time |total |planned |actual )?(?:time|hours?|hrs?|h|"
        r"duration|mins?|minutes|effort)(?: ?\((?:h|hrs?|hours?|min|minutes|시간|분)\))?(?: spent| "
        r"studied| needed)?|시간|소요 ?시간|학습 ?시간|공부 ?시간|예상 ?시간|분|예상 ?소요|時間|所要時間|目標時間|"
        r"予定時間|学習時間|勉強時間|時数|时间|時長|时长|用时|"
        r"学习时长|预计时间|小时|tiempo|horas?|duración|tempo|duração|carga horária|zeit|dauer|stunden|aufwand|"
        r"durée|temps|heures|thời gian|thời lượng|số giờ|giờ|tempo stimato|часы|время|süre|horas "
        r"estudiadas)$",
    ),
    (
        "resource",
        r"^(?:resources?|materials?|sources?|links?|urls?|references?|자료|교재|링크|참고(?: ?자료)?|강의|학습 "
        r"?자료|資料|教材|リンク|参考(?:資料|链接|资料)?|链接|视频链接|资源|资料|recursos?|material(?:es)?|"
        r"enlaces?|fuente|"
        r"materialien|ressourcen?|quelle|ressources?|lien|tài liệu|nguồn|link|video)$",
    ),
    (
        "notes",
        r"^(?:notes?|remarks?|comments?|memos?|비고|메모|노트|참고 ?사항|備考|メモ|コメント|备注|說明|说明|笔记|"
        r"notas?|"
        r"observa\w*|comentarios?|anotações|bemerkung(?:en)?|notizen|anmerkung|remarques?|notes?|"
        r"ghi chú|(?:last )?updated?(?: at| on)?|cập nhật|수정일|更新日?|更新时间|"
        r"note|weak (?:areas|topics)|key takeaways?|느낀 ?점|오답 ?메모)$",
    ),
    ("number", r"^(?:#|no\.?|nr\.?|n[º°]|num|번호|순번|순서|番号|序号|编号|stt|№|id|index|order)$"),
    (
        "confidence",
        r"^(?:confidence.*|자신감.*|이해도.*|자신도.*|理解度.*|自信.*|掌握(?:程度)?.*|信心.*|confianza.*|"
        r"confiança.*|sicherheit.*|confiance.*|độ tự tin.*|level|before|after|self[- ]?rating)$",
    ),
    (
        "pass",
        r"^(?:pass(?:ed)?\??|합격(?: ?여부)?|통과|合否|合格|是否通过|aprobado\??|aprovado\??|bestanden\??|"
        r"réussi\??|đạt)$",
    ),
    (
        "topic",
        r"^(?:(?:main |key |daily |study |focus |weekly )?(?:topics?|tasks?|subject|focus(?: area)?|"
        r"content|activity|activities|what|goals?|plan|description|theme|objectives?|to ?do|items?|"
        r"modules?|lessons?|study|learn(?:ing)?|chapters?|chapitres?|kapitel|capítulos?|chương|단원|챕터|章节|章|"
        r"lectures?|title|work)(?:\(s\))?|주제|(?:학습|"
        r"공부|주요|세부|핵심)? ?(?:내용|주제|목표|항목|과제|범위|계획|활동)|할 ?일|과제|목표|공부|학습|진도|작업|"
        r"内容|学習(?:内容|項目)|テーマ|トピック|タスク|やること|項目|課題|目標|作業|学习(?:内容|任务|主题)|主题|"
        r"任务|目标|重点|计划|事项|核心内容|"
        r"tema(?:s)?|contenidos?|actividad(?:es)?|tareas?|foco(?: principal)?|enfoque|conteúdos?|"
        r"atividades?|tarefas?|assuntos?|tópicos?|thema|themen|inhalte?|aufgaben?|lerninhalt|"
        r"schwerpunkt|"
        r"sujets?|thèmes?|contenu|activités?|tâches?|objectifs?|chủ đề|nội dung(?: học)?|nhiệm vụ|"
        r"công việc|bài học|argomento|attività|тема|задача|konu|topik|materi)$",
    ),
)
HEADS = tuple((role, re.compile(KNOWN.learn(words))) for role, words in _HEADS)
CHECKPOINT = re.compile(
    r"(?:week|wk|주차|第|semana|woche|semaine|tuần|w)\s?#?\s?(\d{1,2})|(\d{1,2})\s?(?:주차|"
    r"週|周)"
)


MONTHS = re.compile(
    rf"\W*(?:20\d\d\s?[년年./-]?\s?)?(?:\d{{1,2}}\s?[월月]?\s?[-~–〜～]\s?)?\d{{1,2}}\s?[월月](?:\s?[초중말上中下]旬?)?\W*$"
    rf"|\W*(?:{MONTH_WORDS})\b"
)
MONTH_CELL = 20
"""Characters of a cell that is only a month."""
CHECKPOINT_TITLE = 12
"""Characters of a head such as "Week 4" that names when confidence was noted."""


@dataclass(slots=True)
class Columns:
    """Which column plays which role; the first wins, the others are in `all_of`."""

    roles: list[str] = field(default_factory=list)

    def at(self, role: str) -> int | None:
        """Index of the first column of a role."""
        return self.roles.index(role) if role in self.roles else None

    def all_of(self, *wanted: str) -> list[int]:
        """Indexes of every column of the roles."""
        return [index for index, role in enumerate(self.roles) if role in wanted]


@lru_cache(maxsize=512)
def head_role(title: str) -> str:
    """Role that the head of a column names; a weekday's name gives "weekday-name", nothing known an empty string."""
    words = normal(plain(title)).strip(" *_:：?")
    if weekday_of(words) is not None:
        return "weekday-name"
    whole = next((role for role, pattern in HEADS if pattern.match(words)), "")
    if whole:
        return whole
    cut = re.sub(r"\s*[(（\[].*$", "", words).strip()
    parts = [cut, *re.split(r"\s*[/·&+,|]\s*|\s+(?:and|및|y|e|und|et)\s+", cut)]
    for part in parts:
        bare = part.lstrip(
            "".join(letter for letter in part if not letter.isalnum() and letter not in "#%✅☑")
        ).strip()
        for role, pattern in HEADS:
            if bare and pattern.match(bare):
                return role
    return "person" if PEOPLE.match(words) else ""


def read_columns(table: Table, legend: Legend) -> Columns:
    """Roles of all columns; what the head does not say is taken from the cells."""
    titles = table.head.cells if table.head else []
    width = max(table.width, max((len(row.cells) for row in table.rows[:50]), default=0))
    roles = [head_role(titles[index]) if index < len(titles) else "" for index in range(width)]
    if sum(1 for role in roles if role == "weekday-name") < 3:
        roles = ["" if role == "weekday-name" else role for role in roles]
    columns = Columns(roles)
    for index in range(width):
        title = normal(plain(titles[index])) if index < len(titles) else ""
        if CHECKPOINT.search(title) and len(title) <= CHECKPOINT_TITLE and index > 0:
            columns.roles[index] = "checkpoint"
        else:
            _check(table, columns, index, legend)
    return columns


def _check(table: Table, columns: Columns, index: int, legend: Legend) -> None:
    """Correct a column's role by its cells."""
    cells = [row.cell(index) for row in table.rows[:60]]
    filled = [cell for cell in cells if not EMPTY_BRACKETS.match(cell)]
    role = columns.roles[index]
    if not filled:
        return
    if (
        role in ("", "pass", "confidence", "notes", "number")
        and "status" not in columns.roles
        and _marks(filled, legend) >= 0.8
        and _are_signs(filled)
    ):
        columns.roles[index] = "status"
    elif role == "status" and _marks(filled, legend) < 0.3 and len(filled) > 2:
        columns.roles[index] = "notes"
    elif role in ("", "date", "unit", "topic", "number", "weekday", "slot"):
        _check_calendar(columns, index, filled)
    if columns.roles[index] == "time" and not any(cell_duration(cell) for cell in filled):
        dated = any(find_spans(cell) for cell in filled)
        columns.roles[index] = "unit" if _most(filled, _is_month, 0.5) else "notes" if dated else "slot"


def _check_calendar(columns: Columns, index: int, filled: list[str]) -> None:
    """Tell columns of dates, weekdays and unit labels from their cells."""
    role = columns.roles[index]
    if _most(filled, lambda cell: weekday_of(plain(cell)) is not None, 0.6):
        columns.roles[index] = "weekday"
    elif (
        _most(filled, _is_date, 0.5)
        and not _most(filled, _is_unit, 0.499)
        and (role == "date" or not _are_decimals(filled))
    ):
        columns.roles[index] = "date"
    elif role == "" and {"topic", "status"} & set(columns.roles) and _most(filled, _is_month, 0.5):
        columns.roles[index] = "unit"
    elif role == "topic":
        return
    elif _most(filled, _is_unit, 0.5):
        columns.roles[index] = "unit"
    elif role == "date" and not any(_is_date(cell) or _is_unit(cell) for cell in filled):
        columns.roles[index] = "slot"


def _marks(cells: list[str], legend: Legend) -> float:
    """Part of the cells that state a status."""
    return sum(1 for cell in cells if len(cell) <= 60 and legend.cell(cell)) / len(cells)


def _most(cells: list[str], says: Callable[[str], bool], share: float) -> bool:
    """Whether more than a share of the cells say something; the rest is not looked at once that is decided."""
    found, others = 0, 0
    for cell in cells:
        if says(cell):
            found += 1
            if found > share * len(cells):
                return True
        else:
            others += 1
            if len(cells) - others <= share * len(cells):
                return False
    return False


def _is_date(cell: str) -> bool:
    return len(cell) <= 60 and any(span.strong for span in find_spans(plain(cell))[:1])


def _are_decimals(cells: list[str]) -> bool:
    """Whether "2.5" and "3.5" under a head that names no date are hours or numbers of sections."""
    found = [BARE_DECIMALS.match(plain(cell)) for cell in cells]
    numbers = [match for match in found if match]
    if len(numbers) * 2 <= len(cells) or any("." in part and "0" in (part[0], part[-2]) for part in _parts(numbers)):
        return False
    pairs = [tuple(map(int, part.split("."))) for part in _parts(numbers)]
    rises = pairs == sorted(pairs) and any(day > 12 for _, day in pairs) and len(numbers) == len(cells)
    return not rises


def _parts(numbers: list[re.Match[str]]) -> list[str]:
    return [match.group(1) for match in numbers]


def _is_month(cell: str) -> bool:
    return month_unit(plain(cell)) is not None


def month_unit(text: str) -> Unit | None:
    """The month or months that a cell is: "3월", "2026年4-5月", "January"."""
    found = len(text) <= MONTH_CELL and MONTHS.match(normal(text))
    return Unit("month", 0, 0, "", text) if found else None


def _is_unit(cell: str) -> bool:
    unit = leading_unit(cell)
    return unit is not None and unit.kind in ("week", "day", "month", "phase", "weekend")


def _are_signs(cells: list[str]) -> bool:
    return sum(
        1 for cell in cells if not cell[:1].isalnum() or cell.strip().casefold() in ("x", "v", "o")
    ) >= 0.8 * len(cells)
