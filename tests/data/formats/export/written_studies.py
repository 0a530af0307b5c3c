"""Studies made up by hypothesis, as people might really have them, for everything that writes a study out."""

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from data.clock import FixedClock
from data.formats.export.study_log.task_columns import COLUMNS
from data.ids import IdSource
from data.model.attempts import Attempt, DomainScore
from data.model.domains import Confidence, Domain
from data.model.notes import DAY_SECTIONS, WEEK_SECTIONS, Note
from data.model.plan import Phase, Plan, Task
from data.model.record import Record
from data.model.resources import Resource
from data.model.sessions import StudySession
from data.study.study import Study
from tests.conftest import NOW, MemoryStore

_NOUNS = (
    "loss functions", "gradient boosting", "shard sizing", "feature stores", "A|B pipes", "S3 (part 2)",
    "C++ & <b>tags</b>",
    "결측치 처리", "혼동 행렬", "하이퍼파라미터 조정", "파이프라인 설계", "손실 함수와 *최적화*",
)  # fmt: skip
_VERBS = ("Read about", "Draw", "Explain", "Try out", "Compare", "정리:", "다시 보기 -", "읽기")
titles = st.tuples(st.sampled_from(_VERBS), st.sampled_from(_NOUNS), st.integers(1, 99)).map(
    lambda parts: f"{parts[0]} {parts[1]} no{parts[2]}"
)
wild_texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=60) | st.sampled_from(
    [
        "- [ ] no task",
        "# no heading\n| a | b |\n|---|---|",
        "```\nfence\n````",
        "=1+1",
        "<script>alert(1)</script>",
        "***",
    ]
)

TEXT_COLUMNS = [field for field in COLUMNS.values() if field.type in ("line", "text")]


@st.composite
def studies(draw: st.DrawFn, wild: bool = False) -> Study:
    """A study with a few weeks of everything; `wild` ones have titles and notes of any characters."""
    ids = IdSource(FixedClock(NOW), Random(5))
    title = titles | wild_texts.filter(lambda text: text.strip() != "") if wild else titles
    start = draw(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
    weeks = draw(st.integers(1, 5))
    plan = Plan(
        id=ids.new(),
        name=draw(title),
        start=start,
        weeks=weeks,
        exam_day=draw(st.none() | st.just(start + timedelta(days=7 * weeks))),
        language=draw(st.sampled_from(["en", "ko"])),
        checkpoints=(weeks,),
    )
    records: list[Record] = [plan]
    domains = [
        Domain(id=ids.new(), name=f"{name} area", weight=weight, position=at)
        for at, (name, weight) in enumerate((("Data", 40.0), ("Models", 35.0), ("Running", 25.0)))
    ]
    phase = Phase(
        id=ids.new(), title=draw(title), start=start, end=plan.end, weeks=f"1-{weeks}" if weeks > 1 else "1"
    )
    records += [*domains, phase]
    days = st.integers(0, 7 * weeks - 1).map(lambda number: start + timedelta(days=number))
    for at, name in enumerate(draw(st.lists(title, min_size=1, max_size=12, unique=True))):
        done = draw(st.booleans())
        records.append(
            Task(
                id=ids.new(), title=name, day=draw(days), minutes=draw(st.none() | st.sampled_from([15, 45, 90])),
                domain=draw(st.none() | st.sampled_from([domain.id for domain in domains])), phase=phase.id,
                position=at, done_at=NOW if done else None,
                **{field.name: draw(wild_texts) if wild else "" for field in TEXT_COLUMNS},
            )
        )  # fmt: skip
    records += [
        Confidence(id=ids.new(), domain=domain.id, checkpoint=weeks, value=draw(st.integers(1, 5)))
        for domain in domains
        if draw(st.booleans())
    ]
    for number in range(draw(st.integers(0, 3))):
        right = draw(st.none() | st.integers(0, 50))
        taken = {} if right is None else {"right": right, "total": 50, "percent": 2.0 * right}
        scores = () if right is None else (DomainScore(domains[0].id, 50.0),)
        records.append(
            Attempt(id=ids.new(), title=f"Mock exam {number + 1}", day=draw(days), position=number,
                    target=draw(st.none() | st.just(70.0)), domain_scores=scores, **taken)
        )  # fmt: skip
    for _ in range(draw(st.integers(0, 3))):
        section = draw(st.sampled_from(DAY_SECTIONS + WEEK_SECTIONS))
        day = plan.week_start(1) if section in WEEK_SECTIONS else draw(days)
        records.append(Note(id=ids.new(), section=section, day=day, text=draw(wild_texts) or "kept"))
    for name in draw(st.lists(title, max_size=2)):
        records.append(
            StudySession(id=ids.new(), day=draw(days), minutes=float(draw(st.integers(1, 200))), title=name,
                         text=draw(st.sampled_from(["", "two mock sets", "read on\nwent well"])))
        )  # fmt: skip
    for number, name in enumerate(draw(st.lists(title, max_size=2))):
        url = draw(st.sampled_from([f"https://example.org/{number}", "javascript:alert(1)"])) if wild else (
            f"https://example.org/{number}"
        )  # fmt: skip
        records.append(Resource(id=ids.new(), title=name, url=url, position=number))
    study = Study(MemoryStore(), FixedClock(NOW), ids)
    study.commit("Make a study", *records)
    return study
