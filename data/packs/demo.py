"""A demo study in the middle of its plan: week 3, some days missed, two mock exams with scores, notes."""

from datetime import date, datetime, time, timedelta

from data.frozen import replace
from data.ids import IdSource
from data.model.attempts import Attempt, DomainScore
from data.model.domains import Confidence, Domain
from data.model.notes import Note
from data.model.plan import Plan, Task
from data.model.record import Record
from data.model.sessions import StudySession
from data.packs.new_study import Choices, new_study
from data.packs.pack import Pack

DEMO_PACK = "mls_c01"
"""The pack that the notes and scores of the demo belong to."""
DAYS_IN = 16
"""Study days before the demo's today: it opens on the third day of week 3."""
MISSED = (4, 9, 12)
SCORES = ((66.2, (46, 62, 71, 77)), (72.3, (62, 56, 83, 77)))
"""Percent of each mock and of each domain in it."""
RATINGS = (2, 3, 3, 2)
"""Confidence at the first checkpoint, one for each domain."""
NOTES = {
    "en": {
        "learned": "Kinesis Data Streams: 1 MB/s or 1,000 records in, 2 MB/s out per shard.\n"
        "Firehose delivers, Flink computes.",
        "questions": "When is EMR cheaper than Glue for one nightly job?",
        "likely": "- Parquet + partitions = smaller Athena bill\n- Firehose buffers: 60 s at least for S3",
        "ideas": "Choose ingestion by latency first, then by who consumes it.",
        "hard": "Shard arithmetic under load",
        "makeup": "Glue job bookmarks",
    },
    "ko": {
        "learned": "Kinesis Data Streams: 샤드 하나에 초당 1 MB 또는 1,000건 입력, 2 MB 출력.\n"
        "Firehose는 전달, Flink는 계산.",
        "questions": "하루 한 번 도는 작업이라면 EMR이 Glue보다 쌀 때는 언제일까?",
        "likely": "- Parquet + 파티션 = Athena 비용 절감\n- Firehose 버퍼: S3는 최소 60초",
        "ideas": "수집 방식은 지연 시간부터, 그다음 소비자를 보고 고른다.",
        "hard": "부하가 걸릴 때의 샤드 계산",
        "makeup": "Glue 작업 북마크",
    },
}


def demo_study(pack: Pack, language: str, today: date, now: datetime, ids: IdSource) -> list[Record]:
    """Every record of the demo, as of `today`."""
    start = today - timedelta(days=DAYS_IN)
    plan = pack.plans[0]
    records = new_study(
        pack, Choices(plan=plan, language=language, start=start, minutes_a_day=plan.minutes_a_day), ids
    )
    done = [_past_task_done(record, start, today, now) for record in records]
    domains = [record for record in records if isinstance(record, Domain)]
    mocks = [record for record in records if isinstance(record, Attempt)]
    scored = {mock.id: mock for mock in _scored_mocks(mocks, domains, today)}
    return [
        *(scored.get(record.id, record) for record in done),
        *_ratings(domains, now, ids),
        *_notes(records, language, today, ids),
        *_sessions(done, ids),
    ]


def _past_task_done(record: Record, start: date, today: date, now: datetime) -> Record:
    """The record after the past days: tasks of days that were not missed are done, late in the evening."""
    if not isinstance(record, Task) or record.day is None or record.day >= today:
        return record
    if (record.day - start).days + 1 in MISSED:
        return record
    return record.ticked(datetime.combine(record.day, time(20, 30), now.tzinfo))


def _scored_mocks(mocks: list[Attempt], domains: list[Domain], today: date) -> list[Attempt]:
    """The first mocks with their scores, taken a week apart."""
    scored = []
    for number, (mock, (percent, by_domain)) in enumerate(zip(mocks, SCORES, strict=False)):
        total = mock.questions or 0
        right = round(total * percent / 100)
        scored.append(
            replace(
                mock,
                day=today - timedelta(days=9 - 7 * number),
                right=right,
                total=total,
                percent=100 * right / total,
                domain_scores=tuple(
                    DomainScore(domain.id, float(score)) for domain, score in zip(domains, by_domain, strict=False)
                ),
            )
        )
    return scored


def _ratings(domains: list[Domain], now: datetime, ids: IdSource) -> list[Confidence]:
    return [
        Confidence(id=ids.new(), domain=domain.id, checkpoint=4, value=value, rated_at=now - timedelta(days=1))
        for domain, value in zip(domains, RATINGS, strict=False)
    ]


def _notes(records: list[Record], language: str, today: date, ids: IdSource) -> list[Note]:
    plan = next(record for record in records if isinstance(record, Plan))
    texts = NOTES.get(language, NOTES["en"])
    yesterday = today - timedelta(days=1)
    week = plan.week_start(plan.week_of(today))
    days = {"learned": today, "questions": today, "likely": today, "ideas": week, "hard": week, "makeup": week}
    notes = [Note(id=ids.new(), section=name, text=text, day=days[name]) for name, text in texts.items()]
    return [*notes, Note(id=ids.new(), section="learned", text=texts["ideas"], day=yesterday)]


def _sessions(records: list[Record], ids: IdSource) -> list[StudySession]:
    done = [record for record in records if isinstance(record, Task) and record.done_at is not None]
    sessions = []
    for number, task in enumerate(done):
        if task.day is None or task.done_at is None:
            continue
        minutes = float(35 + 10 * (number % 4))
        started = task.done_at - timedelta(minutes=minutes)
        sessions.append(StudySession(id=ids.new(), day=task.day, started_at=started, minutes=minutes, task=task.id))
    return sessions
