"""The words of a written study log in the language of the plan."""

from datetime import date

_WEEKDAYS = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "ko": tuple("월화수목금토일")}
_KO = {
    "{name}: study log": "{name} 학습 로그",
    "Goals": "학습 목표",
    "Exam": "목표 자격증",
    "Study period": "학습 기간",
    "{weeks} weeks ({start} ~ {end})": "{weeks}주 ({start} ~ {end})",
    "Study time a day": "일일 학습 시간",
    "Study time a week": "주간 학습 시간",
    "Exam day": "시험일",
    "Exam form": "시험 형식",
    "{questions} questions in {minutes} min": "{questions}문항, {minutes}분",
    "Progress": "진행률",
    "{done} of {total} tasks done ({percent} %)": "{total}개 중 {done}개 완료 ({percent} %)",
    "Roadmap": "학습 로드맵",
    "Weeks": "주차",
    "Dates": "기간",
    "Topic": "주제",
    "Status": "상태",
    "planned": "예정",
    "in progress": "진행중",
    "done": "완료",
    "Weekly checklists": "주간 체크리스트",
    "Week {week} ({start} ~ {end})": "{week}주차 ({start} ~ {end})",
    "Other days ({start} ~ {end})": "그 밖의 날 ({start} ~ {end})",
    "Date": "날짜",
    "Task": "학습 내용",
    "Domain": "도메인",
    "Time": "시간",
    "Done": "완료",
    "Memos": "메모",
    "Learned": "배운 것",
    "Questions": "질문",
    "Likely on the exam": "시험에 나올 것",
    "Key ideas": "핵심 개념",
    "Hard parts": "어려웠던 부분",
    "To make up": "보완할 점",
    "Whenever there is time": "날짜 없는 할 일",
    "Mock exam scores": "모의고사 점수 기록",
    "Mock exam": "모의고사",
    "Score": "점수",
    "Target score": "목표 점수",
    "Domains and confidence": "도메인별 자신감",
    "Weight": "비중",
    "Short name": "약칭",
    "Week {week}": "{week}주차",
    "Study time log": "학습 시간 기록",
    "Study time": "학습 시간",
    "Notes": "노트",
    "Resources": "참고 자료",
    "Calendar": "달력",
    "Confidence": "자신감",
    "Tasks done": "완료한 과제",
}


class Words:
    """Says the log's words in one language; English where there is no other."""

    def __init__(self, language: str) -> None:
        """Speak `language`, an ISO 639-1 code."""
        self.language = language if language in _WEEKDAYS else "en"

    def say(self, text: str, /, **values: object) -> str:
        """The words with `values` filled in."""
        said = _KO.get(text, text) if self.language == "ko" else text
        return said.format(**values) if values else said

    def day(self, day: date) -> str:
        """A day in a table: 01/27 (Tue)."""
        return f"{day:%m/%d} ({_WEEKDAYS[self.language][day.weekday()]})"

    def weekday(self, number: int) -> str:
        """A weekday's short name, 0 being Monday."""
        return _WEEKDAYS[self.language][number]

    def spoken(self, minutes: float) -> str:
        """A length of time in a sentence: 60 min, 60분."""
        return f"{minutes:g}분" if self.language == "ko" else f"{minutes:g} min"

    def minutes(self, minutes: float | None) -> str:
        """A length of time that every importer understands: 45m, 45분; empty for none."""
        if minutes is None:
            return ""
        return f"{minutes:g}분" if self.language == "ko" else f"{minutes:g}m"
