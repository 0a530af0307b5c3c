"""Where each domain stands, and which one to work on next."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.frozen import replace
from data.model.attempts import Attempt, DomainScore
from data.model.domains import Confidence, Domain
from data.model.plan import Plan, Task
from data.planning.standings import current_checkpoint, standings, weakest
from tests.conftest import NOW, TODAY
from tests.data.study.indexes import index_of

DOMAINS = [
    Domain(id=1, name="Data", weight=20, position=1),
    Domain(id=2, name="Modeling", weight=36, position=0),
    Domain(id=3, name="Operations", weight=44, position=2),
]


def test_domains_come_in_their_order_and_say_nothing_where_nothing_is_known() -> None:
    found = standings(DOMAINS, [], [], index_of())
    assert [each.domain.name for each in found] == ["Modeling", "Data", "Operations"]
    assert all(each.shares == (None, None, None) and each.strength is None for each in found)
    assert weakest(found) is None


def test_the_latest_rating_of_a_checkpoint_counts_and_earlier_checkpoints_are_kept() -> None:
    ratings = [
        Confidence(id=3, domain=1, checkpoint=8, value=4),
        Confidence(id=1, domain=1, checkpoint=4, value=1),
        Confidence(id=2, domain=1, checkpoint=4, value=2),
    ]
    data = standings(DOMAINS, ratings, [], index_of())[1]
    assert data.history == ((4, 2), (8, 4))
    assert data.confidence == 4


def test_the_latest_mock_with_a_score_for_the_domain_counts() -> None:
    mock = Attempt(id=1, title="Mock", day=TODAY, percent=60.0, domain_scores=(DomainScore(1, 40.0),))
    newer = replace(mock, id=2, day=TODAY + timedelta(days=7), domain_scores=(DomainScore(2, 80.0),))
    newest = replace(mock, id=3, day=TODAY + timedelta(days=14), percent=None, domain_scores=())
    found = {each.domain.id: each.mock for each in standings(DOMAINS, [], [newest, newer, mock], index_of())}
    assert found == {1: 40.0, 2: 80.0, 3: None}


def test_tasks_of_a_domain_are_counted() -> None:
    index = index_of(Task(id=1, title="a", domain=1, done_at=NOW), Task(id=2, title="b", domain=1))
    found = {each.domain.id: each.tasks for each in standings(DOMAINS, [], [], index)}
    assert found == {1: 0.5, 2: None, 3: None}


@given(st.lists(st.integers(1, 5), min_size=3, max_size=3), st.lists(st.integers(0, 100), min_size=3, max_size=3))
def test_the_weakest_domain_is_the_one_with_most_weight_times_what_is_missing(
    values: list[int], scores: list[int]
) -> None:
    ratings = [Confidence(id=n, domain=n, checkpoint=4, value=value) for n, value in enumerate(values, start=1)]
    taken = Attempt(
        id=1,
        title="Mock",
        percent=50.0,
        domain_scores=tuple(DomainScore(n, float(score)) for n, score in enumerate(scores, start=1)),
    )
    weak = weakest(standings(DOMAINS, ratings, [taken], index_of()))
    missing = {n: 1 - (values[n - 1] / 5 + scores[n - 1] / 100) / 2 for n in (1, 2, 3)}
    weights = {domain.id: domain.weight for domain in DOMAINS}
    assert weak is not None
    assert weights[weak.domain.id] * missing[weak.domain.id] >= max(weights[n] * missing[n] for n in missing) - 1e-9


@given(st.integers(-3, 30), st.sets(st.integers(1, 12), max_size=4), st.integers(1, 12))
def test_a_rating_belongs_to_the_next_checkpoint_or_the_last(week: int, checkpoints: set[int], weeks: int) -> None:
    plan = Plan(id=1, name="Exam", start=TODAY, weeks=weeks, checkpoints=tuple(checkpoints))
    found = current_checkpoint(plan, week)
    if not checkpoints:
        assert 1 <= found <= weeks
    else:
        later = [checkpoint for checkpoint in checkpoints if checkpoint >= week]
        assert found == (min(later) if later else max(checkpoints))
