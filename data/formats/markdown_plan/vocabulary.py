"""What a heading says about the text under it: plan, tips, criteria, resources, quiz … in many languages."""

import re
from functools import lru_cache

from data.formats.markdown_plan.damaged_words import KNOWN
from data.formats.markdown_plan.inline import normal, plain

_ROLE_WORDS: tuple[tuple[str, str], ...] = (
    (
        "contents",
        "table of contents|contents$|목차|目次|目录|tabla de contenid|índice|sumário|sommaire|table "
        "des matières|inhaltsverzeichnis|mục lục",
    ),
    (
        "legend",
        "legend|범례|凡例|图例|圖例|leyenda|légende|legende|chú thích|chú giải|표시 방법|기호 설명|状态说明",
    ),
    (
        "resources",
        "resource|reference|참고 ?(?:자료|링크|서적|문헌|사이트|도서)|학습 ?(?:자료|리소스)|리소스|자료$|"
        "参考(?:資料|书|書|リンク|"
        "サイト|链接|资料|文献)|教材|资源|資源|リソース|"
        "recurso|material(?:es|s)?$|materiais|enlaces|links?$|useful links|ressource|quellen|"
        "literatur|lernmaterial|tài nguyên|tài liệu|materiale|링크|書籍|书单|bibliograf|bookmarks|study "
        "materials?",
    ),
    (
        "quiz",
        "quiz|퀴즈|クイズ|测验|小测|cuestionario$|questionário$|questionnaire$|연습 ?문제|예상 ?문제|practice "
        "questions?$|練習問題|练习题|flashcards?$|câu hỏi ôn",
    ),
    (
        "criteria",
        "criteri|readiness|self[- ]?(?:check|assess|eval)|기준|자가 ?(?:점검|진단|평가|체크)|자기 ?점검|"
        "evaluación|avaliação|đánh giá|bewertung|kriteri|評価基準|判定基準|合格基準|達成基準|基準$|"
        "合格ライン|达标|标准|success metric|success indicator|definition of done|am i ready|are you ready|"
        "before (?:you )?(?:book|schedul)|antes de (?:programar|agendar)|"
        "listo para|pronto para|goal metric|passing score|합격 ?(?:기준|조건)|전략적 목표|key performance|kpi|"
        "milestone check",
    ),
    (
        "template",
        "template|템플릿|テンプレ|模板|plantilla|modelo de|vorlage|modèle|ejemplo|exemplo|example|예시|サンプル|"
        "sample week|示例|beispiel|exemple|mẫu|양식|per week$|format$",
    ),
    (
        "preview",
        "preview|예고|next week|next steps?$|다음 ?(?:주|단계|달)|次週|来週|下周预告|próxima semana|próximos "
        "pasos|próximos passos|prochaines étapes|nächste schritte|bước tiếp theo",
    ),
    (
        "faq",
        "faq|자주 묻는|よくある質問|常见问题|preguntas frecuentes|perguntas frequentes|q ?& ?a|common mistakes|"
        "errores comunes|erros comuns|häufige fehler|흔한 실수",
    ),
    (
        "routine",
        "routine|루틴|rhythm|ルーティン|日課|作息|rutina|rotina|tagesablauf|quotidien|thói quen|time block|"
        "하루 ?(?:일과|계획표)|timetable|시간표|時間割|时间表|"
        "daily (?:structure|schedule|template|habit|flow|time)|weekly (?:rhythm|structure|cadence|"
        "template|rules)|study hours|운영 ?방식|진행 ?방식|방법$|방법론|학습 ?방법|공부 ?법|学習方法|勉強法|学习方法|"
        "método|metodolog|methodology|how to use|사용 ?(?:법|방법)|使い方|使用方法|cómo usar|como usar|phương "
        "pháp|cấu trúc|rules?$|규칙|원칙|ルール|规则|原则|reglas|regras|regeln|règles",
    ),
    (
        "tips",
        "tips?(?:$|\\b)|팁|ヒント|コツ|技巧|小贴士|提示|建议|建議|consejo|dicas?(?:$|\\b)|astuce|tipps|mẹo|lời "
        "khuyên|"
        "advice|strateg|전략|戦略|策略|estrateg|stratég|best practice|주의|注意|caution|"
        "warning|유의|recommend|추천$|remember|mindset|motivat|마음가짐|応援|심화 ?팁|exam day tips|경고|pitfall",
    ),
    (
        "notes",
        "notes?(?:$|\\b)|memos?$|메모|노트|ノート|メモ|备忘|笔记|備忘|筆記|notas|anotaç|apuntes|notizen|remarques|"
        "ghi chú|회고|느낀 ?점|후기|reflection|reflexión|reflexão|振り返り|反思|总结$|"
        "journal$|remarks|comments?$|배운 ?(?:것|점)|어려웠|질문|의문|lessons learned|key takeaways|takeaways|"
        "insights|observa|변경 ?(?:사항|이력)|changelog|update log|adjustments",
    ),
    (
        "goals",
        "(?:goals?|objectives?|targets?)$|목표$|目標$|目标$|objetivos?(?: de la semana| da semana)?$|"
        "metas?(?: semanales| da semana)?$|objectifs?$|ziele?$|mục tiêu$",
    ),
    (
        "overview",
        "overview|summary|개요|요약|소개|概要|まとめ|概述|总览|總覽|简介|resumen|resumo|visión general|visão geral|"
        "geral das|übersicht|zusammenfassung|aperçu|vue d'ensemble|résumé|tổng quan|"
        "introduc|background|배경|about|profile|prerequisite|사전 ?(?:지식|준비)|前提|nền tảng|시험 ?(?:정보|개요|"
        "소개|"
        "안내)|試験(?:概要|情報)|考试(?:信息|简介|概况)|exam (?:info|details|format|facts|overview|blueprint)|"
        "información|informaç|prüfungsinfo|안내|guide$|가이드 ?활용|결과물|deliverable|outcome|expected|"
        "budget|비용|cost|가격|price|author|작성자|license|contribut|competenc|career|experience",
    ),
    (
        "reference",
        "cheat ?sheet|치트 ?시트|명령어|commands?$|commands cheat|용어|glossary|glosario|glossário|用語|术语|"
        "glossar|개념 ?(?:정리|노트)|핵심 ?(?:개념|정리|암기)|key concepts?|자주 나오는|"
        "キーワード集|知识点|考点|포인트|quick reference|공식 정리|formula|appendix|부록|付録|附录|anexo|anhang|"
        "troubleshoot|"
        "focus areas|best practices",
    ),
)
_PLAN_WORDS = (
    "plan(?!n?ed)|schedule|check ?list|road ?map|track|to-?do|tasks?\\b|syllabus|curriculum|milestone|"
    "sprint|agenda|timeline|계획|일정|플랜|플래너|체크 ?리스트|로드맵|커리큘럼|진행 ?(?:현황|상황|표)|할 ?일|진도|"
    "스케줄|"
    "計画|予定|スケジュール|チェックリスト|ロードマップ|学習の流れ|進捗|カリキュラム|计划|計劃|安排|打卡|进度|"
    "清单|日程|路线|任务|cronograma|horario|"
    "horário|lista de (?:verificación|tareas|tarefas|verificação)|calendario|"
    "calendário|ruta|roteiro|tareas|tarefas|lịch|kế hoạch|lộ trình|việc cần|tiến độ|zeitplan|lernplan|"
    "aufgaben|fahrplan|checkliste|calendrier|planning|programme|tâches|feuille de route|piano|"
    "programma|план|расписание|"
    "활동|topics?|내용|activities|actividades|atividades|目标任务|week progress"
)
ROLES = tuple((role, re.compile(KNOWN.learn(words))) for role, words in _ROLE_WORDS)
PLAN = re.compile(KNOWN.learn(_PLAN_WORDS))
_EXAM_LABEL = re.compile(
    r"\W{0,4}(?:the )?(?:exam|examen|exame|prova|prüfung|esame|egzamin|시험|試験|考试|考試|kỳ thi)\W{0,3}(?:[:：]|$)"
)
_EXAM_DAY = re.compile(  # every branch begins with a letter, so that re skips what cannot begin one
    r"exam ?(?:day|date)|exam (?:is |was )?(?:booked|scheduled|planned|on )|examen (?:le|el|em) |prüfung am |"
    r"test day|real exam\b|official exam\b|actual exam\b|take (?:the )?(?:exam|test)|시험 "
    r"?(?:당일|일|날|보는 날|응시|d-?day)|본시험|試験(?:日|当日|本番)|本番|考试(?:日|当天|日期)|考試(?:日|當天)|"
    r"正式考试|"
    r"d[ií]a del examen|d[ií]a (?:da|de) prova|data da prova|dia do exame|fecha (?:del? )?examen|data "
    r"do exame|examen oficial|prüfungs(?:tag|termin|datum)|jour de l'examen|date de l'examen|ngày thi|"
    r"target (?:exam )?date|exam target|deadline|target_date|exam_date|시험 ?예정|예상 ?시험|목표 ?시험|예정일|"
    r"受験日|"
    r"受験予定|考试时间|目标日期|exam scheduled|scheduled exam"
)
START_DAY = re.compile(
    r"start(?:ing)?[ _]?(?:date|day)?\b|study_start|begin|시작 ?(?:일|날짜)?|開始(?:日)?|开始(?:日期|时间)?|inicio|"
    r"início|fecha de inicio|startdatum|beginn|début|ngày bắt đầu|kick-?off"
)
MOCK = re.compile(
    r"mock|practice (?:exam|test|set)|full[- ]length|simul(?:acro|ado|ation)|모의|모의고사|模擬|模试|模考|模拟|"
    r"probe(?:prüfung|klausur|examen)|examen blanc|examen(?:es)? de práctica|đề thi thử|thi thử|"
    r"kill(?:er\.?sh|ersh)|기출"
)
REVIEW = re.compile(r"review|revis|복습|정리|오답|復習|复习|複習|repaso|wiederhol|ôn tập|recap|retrospect|弱点")
LAB = re.compile(
    r"\blabs?\b|hands[- ]on|실습|ハンズオン|实验|实操|laborator|práctica|übung|thực hành|workshop|演習|实战"
)
TIME_LABEL = re.compile(
    r"^(?:total |총 |est(?:imated)? |estimated |예상 |소요 ?|실제 ?|순수 ?|순 ?)?"
    r"(?:study(?:ing)? |learning |focus(?:ed)? |net |lern|studien|arbeits|학습 ?|공부 ?|순공 ?|"
    r"学習|勉強|学习|學習|实际)?"
    r"(?:time|duration|hours?|minutes?|시간|소요|時間|所要時間|时间|時長|时长|用时|tiempo|tempo|duración|duração|duration|durée|temps|"
    r"dauer|zeit|horario|horário|horaire|uhrzeit|horas|minutos|stunden|thời gian|thời lượng|время|длительность|"
    r"продолжительность|czas|süre|durata|tijd)"
)
TODAY_LABEL = re.compile(
    r"today'?s progress|오늘(?:의)? (?:한|배운|공부)|今日(?:の学習|学んだ|やった|の進捗)|今日学习|今天(?:学|的)|"
    r"what i (?:did|"
    r"learned|worked)|^progress\b|^progres[os]s?\b|^progrès|^reflexi|^reflex[õo]es|^aprendi|^прогресс|"
    r"что сделано|^fortschritt|progreso de hoy|progresso de hoje|thoughts|work done|done today|fortschritt "
    r"heute"
)
LOG_TITLE = re.compile(
    r"\blogs?\b|(?:time|study|learning|work)log|journal|diary|일지|일기|기록|til\b|日志|日誌|日記|日记|記録|学習ログ|"
    r"diario|diário|registro|tagebuch|protokoll|journal de|nhật ký|100 ?days ?of|days? of (?:code|"
    r"cloud|ml|ai)|100 ?(?:dias|días|jours|tage|giorni|dni|gün|hari|дней) ?(?:de|of|dan|of)?|realizado|histórico|"
    r"дневник|günlük|jurnal|dziennik|worklog"
)
LOG_SECTION = re.compile(
    r"^(?:(?:my|study|learning|daily|progress|work|session|time|reading) )*(?:logs?|journal|diary|sessions?)$|"
    r"^(?:학습|공부|일일|스터디)? ?(?:일지|기록|로그)$|^(?:学習|勉強)?(?:記録|ログ|日誌)$|^(?:学习|每日)?(?:日志|"
    r"记录|日记)$|"
    r"^(?:diario|diário|registro|bitácora|tagebuch|lernprotokoll|journal de bord|nhật ký)(?: d[eo] \w{1,20})?$|"
    r"^(?:completed|done(?: today| this week)?|what i (?:did|learned|studied)(?: today)?|accomplish(?:ed|ments)|"
    r"やったこと|学んだこと|今日やったこと|오늘 ?한 ?일|한 ?일|배운 ?(?:것|점)|오늘 ?배운 ?(?:것|점)|今日完成|已完成|"
    r"realizado|histórico|hecho(?: hoy)?|feito(?: hoje)?|erledigt|fait|fatto)$"
)
DONE_HEAD = re.compile(
    r"(?:공부|학습|진행)한|배운|한 ?일$|what i (?:did|learned|studied)|(?:studied|learned|completed) (?:today|"
    r"topics?)|"
    r"work done|やった|学んだ|学習した|所学|学了|lo que (?:hice|estudié|aprendí)|o que (?:fiz|estudei|aprendi)|"
    r"gelernt|ce que j'ai"
)
AMBIGUOUS_TEMPLATES = frozenset({"template", "example", "format"})
TEMPLATE_TITLE = re.compile(
    r"^(?:(?:an?|the|my|daily|weekly|monthly|day|week|study|log|entry|session|notes?|progress|review|checklist|"
    r"sample|"
    r"copy|blank|this|use|tracker|tracking|markdown|reflection|report|plan|schedule|of|for) )*"
    r"(?:templates?|examples?|format)(?: (?:of|for|to|log|entry|day|week|daily|weekly|checklist|copy|below|schedule|"
    r"plan|a|an|the|each|every|session|notes?)\b)*$"
)
"""A heading about a form to fill in; "CloudFormation templates" are something to learn."""
STAMP = re.compile(
    r"작성(?:함|일|됨)|수정(?:함|일|됨)|업데이트|更新|作成日|(?:last )?updated|"
    r"last (?:edited|modified)|created (?:on|at)|"
    r"aktualisiert|actualizad|atualizad|mis à jour|cập nhật|обновлено|zaktualizowano"
)
"""What a line says that tells when the file was written."""
PEOPLE = re.compile(r"^(?:name|member|이름|멤버|담당자?|참여자|担当|名前|成员|姓名|nombre|nome|nom|mitglied)$")


_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]{0,80}[)）\]]")


@lru_cache(maxsize=4096)
def role_of(title: str) -> str:
    """What stands under a heading: one of the roles, "plan", or an empty string when the words do not say."""
    words = _BRACKETS.sub(" ", normal(plain(title))).strip(" :：.!?？*_#-–—]）)")
    planned = PLAN.search(words) is not None
    for role, pattern in ROLES:
        found = pattern.search(words)
        if found is None:
            continue
        if role == "template" and found.group() in AMBIGUOUS_TEMPLATES and not TEMPLATE_TITLE.match(words):
            continue
        if (
            planned
            and role in ("overview", "tips", "reference", "faq", "notes", "routine")
            and not _ends_with(words, found)
        ):
            continue
        return role
    return "plan" if planned else ""


def names_exam_day(words: str) -> re.Match[str] | None:
    """Where normalised words speak of the day of the exam."""
    return _EXAM_LABEL.match(words) or _EXAM_DAY.search(words)


def _ends_with(words: str, found: re.Match[str]) -> bool:
    """Whether the role's word closes the heading, so that it and not "plan" is what the heading is about."""
    return len(words) - found.end() <= 2


for _pattern in (_EXAM_LABEL, _EXAM_DAY, START_DAY, MOCK, REVIEW, LAB, TIME_LABEL):
    KNOWN.learn(_pattern.pattern)
