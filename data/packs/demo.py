"""A demo study in the middle of its plan: some days missed, mock exams with scores, confidence, notes."""

from datetime import date, datetime, time, timedelta
from random import Random

from data.frozen import replace
from data.ids import IdSource
from data.language import translations
from data.model.attempts import Attempt, DomainScore
from data.model.domains import Confidence, Domain
from data.model.notes import Note
from data.model.plan import Plan, Task
from data.model.record import Record
from data.model.sessions import StudySession
from data.packs.demo_figures import DemoFigures, MockScore, demo_figures
from data.packs.new_study import Choices, new_study
from data.packs.pack import Pack

DAYS_IN = 16
"""Study days before the demo's today: a plan of five weeks or more opens on the third day of week 3."""
MOCK_DAYS_AGO = (9, 2)
NOTES = {
    "learned": "I explained it aloud without my notes, then looked up what was missing.",
    "questions": "How would a question on the exam test this?",
    "ideas": "Start with what was hard yesterday, then go on to something new.",
}
"""Notes for a pack without its own."""


def demo_study(pack: Pack, language: str, today: date, now: datetime, ids: IdSource, chance: Random) -> list[Record]:
    """Every record of the demo, as of `today`; `chance` draws the figures that the pack does not state.

    Raises `BadFile` for a pack with a file that cannot be read.
    """
    plan = pack.plans[0]
    days = min(DAYS_IN, plan.days // 2)
    start = today - timedelta(days=days)
    figures = demo_figures(pack, days, chance)
    choices = Choices(plan=plan, language=language, start=start, minutes_a_day=plan.minutes_a_day)
    records = new_study(pack, choices, ids)
    done = [_past_task_done(record, start, today, now, figures.missed) for record in records]
    domains = [record for record in records if isinstance(record, Domain)]
    mocks = [record for record in records if isinstance(record, Attempt)]
    scored = {mock.id: mock for mock in _scored_mocks(mocks, domains, start, today, figures.scores)}
    study_plan = next(record for record in records if isinstance(record, Plan))
    return [
        *(scored.get(record.id, record) for record in done),
        *_ratings(domains, study_plan, now, ids, figures),
        *_notes(_note_texts(pack, language, done, today, figures), study_plan, today, ids),
        *_sessions(done, ids),
    ]


def _past_task_done(record: Record, start: date, today: date, now: datetime, missed: tuple[int, ...]) -> Record:
    """The record after the past days: tasks of days that were not missed are done, late in the evening."""
    if not isinstance(record, Task) or record.day is None or record.day >= today:
        return record
    if (record.day - start).days + 1 in missed:
        return record
    return record.ticked(datetime.combine(record.day, time(20, 30), now.tzinfo))


def _scored_mocks(
    mocks: list[Attempt], domains: list[Domain], start: date, today: date, scores: tuple[MockScore, ...]
) -> list[Attempt]:
    """The first mocks with their scores, taken a week apart since the start of the plan."""
    days = [day for ago in MOCK_DAYS_AGO if (day := today - timedelta(days=ago)) >= start]
    scored = []
    for mock, score, day in zip(mocks, scores, days, strict=False):
        total = mock.questions or 0
        right = round(total * score.percent / 100)
        scored.append(
            replace(
                mock,
                day=day,
                right=right,
                total=total,
                percent=100 * right / total,
                domain_scores=tuple(
                    DomainScore(domain.id, score.by_domain[domain.key])
                    for domain in domains
                    if domain.key in score.by_domain
                ),
            )
        )
    return scored


def _ratings(
    domains: list[Domain], plan: Plan, now: datetime, ids: IdSource, figures: DemoFigures
) -> list[Confidence]:
    week, rated_at = plan.checkpoints[0], now - timedelta(days=1)
    return [
        Confidence(
            id=ids.new(), domain=domain.id, checkpoint=week, value=figures.confidence[domain.key], rated_at=rated_at
        )
        for domain in domains
        if domain.key in figures.confidence
    ]


def _note_texts(
    pack: Pack, language: str, records: list[Record], today: date, figures: DemoFigures
) -> dict[str, str]:
    """The text for each section: from the pack, else made from its tasks and domains."""
    tasks = [record for record in records if isinstance(record, Task) and record.day and record.day <= today]
    titles = [task.title for task in tasks] or [pack.short_name]
    missed = [task.title for task in tasks if task.done_at is None]
    heaviest = max(pack.domains, key=lambda domain: domain.weight)
    weakest = min(pack.domains, key=lambda domain: figures.confidence.get(domain.key, 0))
    topics = [statement.title for statement in heaviest.statements[:2]] or [heaviest.name]
    texts = {
        "learned": f"{titles[-1]}\n{_in(language, NOTES['learned'])}",
        "questions": _in(language, NOTES["questions"]),
        "likely": "\n".join(f"- {topic.in_(language)}" for topic in topics),
        "ideas": _in(language, NOTES["ideas"]),
        "hard": weakest.name.in_(language),
        "makeup": (missed or titles)[0],
    }
    return {
        section: figures.notes[section].in_(language) if section in figures.notes else text
        for section, text in texts.items()
    }


def _in(language: str, english: str) -> str:
    """A sentence in the language of the plan, which need not be that of the program."""
    return str(translations(language).get(english, english))


def _notes(texts: dict[str, str], plan: Plan, today: date, ids: IdSource) -> list[Note]:
    yesterday = today - timedelta(days=1)
    week = plan.week_start(plan.week_of(today))
    days = {"learned": today, "questions": today, "likely": today, "ideas": week, "hard": week, "makeup": week}
    notes = [Note(id=ids.new(), section=section, text=text, day=days[section]) for section, text in texts.items()]
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
