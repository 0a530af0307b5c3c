"""What the head of a table's column says that the column holds, in many languages."""

import re
from functools import lru_cache

from data.formats.markdown_plan.calendar_words import weekday_of
from data.formats.markdown_plan.damaged_words import KNOWN
from data.formats.markdown_plan.inline import normal, plain
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
        r"terminé|stan|"
        r"erledigt|fertig|fortschritt|stand|trạng thái|hoàn thành|tiến độ|progress|stato|fatto|готово|"
        r"статус|durum|selesai|ticked|tick|"
        r"完成否|是否完了|zrobione|ukończone|wykonane|выполнено|tamamlandı|выполнение)$",
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
        r"완료일|시작일|마감일?|data prevista|tarikh|tanggal|дата|tarih|"
        r"실시일|실시 ?날짜|시작 ?일자|実施日付|学習日|data (?:de )?(?:início|estudo)|when\?)$",
    ),
    (
        "unit",
        r"^(?:week(?: ?#| no\.?| number)?s?|wk|days?(?: ?#)?|주차?|주차별|주|차시|일차|일|회차|단계|phases?|"
        r"sprints?|stages?|months?|週目?|周次?|周数|週次|第几周|周|天数?|天|日数?|日目|阶段|段階|フェーズ|"
        r"semanas?|días?|dias?|"
        r"fases?|etapas?|"
        r"mes(?:es)?|mês|woche(?:n)?|tage?|phase|monat|semaines?|jours?|étapes?|tuần|giai đoạn|"
        r"settimana|giorno|неделя|день|hafta|minggu|sem\.?|월차?|개월|"
        r"dzień|dni|tydzień|tygodnie|miesiąc|hari|pekan|bulan|gün|ay|hafta no)$",
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
        r"correct|%|percent(?:age)?|맞은 ?개수|오답 ?수|"
        r"총점|총 ?점수|합계|평균(?: ?점수)?|合計(?:点)?|総合(?:点|得点)?|总分|overall(?: score)?|"
        r"total(?: score)?|nota (?:final|total)|gesamtpunkte|tổng điểm)$",
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
        r"estudiadas|"
        r"길이|length|runtime|focused time|zeitaufwand|lernzeit|zeitbedarf|geschätzte zeit|(?:horas|tiempo|"
        r"tempo) estimad[ao]s?|carga|durée estimée|volume horaire|thời gian dự kiến|durata|ore|saat|durasi|"
        r"waktu|czas|godziny|godz\.?)$",
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
    (
        "place",
        r"^(?:장소|場所|地点|places?|locations?|where|lugar|local|ort|lieu|luogo|venue|room|nơi học|miejsce|yer)$",
    ),
    (
        "number",
        r"^(?:順序|顺序|s\.?no\.?|sl\.? ?no\.?|lp\.?|nro|n\.|#|no\.?|nr\.?|n[º°]|num|번호|순번|순서|番号|序号|"
        r"编号|stt|№|id|index|order)$",
    ),
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
        r"công việc|bài học|argomento|attività|тема|задача|konu|topik|materi|"
        r"temat|zadani[ea]|materiał|materia|assunto|themenbereich|tematica|temática|topik bahasan|materi belajar)$",
    ),
)
ENDINGS = (
    ("time", re.compile(r"(?:시간|時間|时长|(?<!\w)time|hours|zeit)$")),
    ("date", re.compile(r"(?:일자|날짜|日付|(?<!\w)date)$")),
    (
        "topic",
        re.compile(
            r"(?:テーマ|内容|내용|주제|제목|과제|タイトル|項目|(?<!\w)(?:topics?|contents?|tasks?|thema|temas?|"
            r"tema))$"
        ),
    ),
)
"""What a longer head is about: its last word."""
HEADS = tuple((role, re.compile(KNOWN.learn(words))) for role, words in _HEADS)


def head_words(title: str) -> str:
    """The words of a head, for comparing."""
    return normal(plain(title)).strip(" *_:：")


@lru_cache(maxsize=512)
def head_role(title: str) -> str:
    """Role that the head of a column names; a weekday's name gives "weekday-name", nothing known an empty string."""
    words = head_words(title).strip(" *_:：?")
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
    if PEOPLE.match(words):
        return "person"
    return next((role for role, ending in ENDINGS if ending.search(words)), "")
