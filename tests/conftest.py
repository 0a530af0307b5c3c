"""What every test stands on: a machine of its own, a clock that stands still, chance from one seed, English words."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings

from app.session.environment import Environment
from data import language
from data.clock import Clock, FixedClock
from data.ids import IdSource
from data.locations import HOME_VARIABLE, Locations, locations
from data.packs.demo import demo_study
from data.packs.pack import open_pack
from data.settings import read_settings
from data.store.merging.types import Key
from data.store.text.protocol import DocumentChange, Step
from data.store.text.table import Documents
from data.study.study import Study

ZONE = timezone(timedelta(hours=9), "KST")
NOW = datetime(2026, 1, 27, 10, 30, tzinfo=ZONE)
"""A Tuesday."""
TODAY = date(2026, 1, 27)

# The same examples at every run and no deadline, so that a slow machine changes nothing.
settings.register_profile("suite", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("suite")


class MemoryStore:
    """Keeps a study in memory alone; `steps` is everything that was ever appended."""

    unfolded = 0

    def __init__(self) -> None:
        """Start with nothing."""
        self.notices: list[language.Notice] = []
        self.renamed: dict[Key, int] = {}
        self.steps: list[Step] = []

    def tables(self) -> dict[str, Documents]:
        """Nothing is there at the start."""
        return {}

    def append(self, step: Step) -> None:
        """Remember the step."""
        self.steps.append(step)

    def history(self) -> tuple[list[Step], list[Step]]:
        """Nothing to undo at the start."""
        return [], []

    def news(self) -> tuple[DocumentChange, ...]:
        """Nobody else writes here."""
        return ()

    def last_read(self, key: Key) -> None:
        """Nobody else writes here."""

    def remembered(self) -> None:
        """Nothing is remembered."""

    def remember(self, note: object) -> None:
        """Nothing is remembered."""

    def close(self) -> None:
        """There is nothing to bring anywhere."""


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the learner's files, language, colours or time zone."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "Asia/Seoul")
    monkeypatch.setenv("LANG", "en")
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR", "COLUMNS", "LINES", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    if hasattr(time, "tzset"):
        time.tzset()
    language.use("en")
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def clock() -> FixedClock:
    """Half past ten on Tuesday 27 January 2026, in Seoul."""
    return FixedClock(NOW)


@pytest.fixture
def today() -> date:
    """The study day of `clock`."""
    return TODAY


@pytest.fixture
def ids(clock: FixedClock) -> IdSource:
    """Ids that are the same at every run."""
    return IdSource(clock, Random(7))


@pytest.fixture
def empty_study(clock: FixedClock, ids: IdSource) -> Study:
    """A study in memory without a plan."""
    return Study(MemoryStore(), clock, ids)


@pytest.fixture
def study(empty_study: Study, ids: IdSource) -> Study:
    """The English demo in memory: the third day of week 3, three days missed, two mocks taken."""
    empty_study.commit("Open the demo", *demo_study(open_pack("mls_c01"), "en", TODAY, NOW, ids, Random(1)))
    return empty_study


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder `STUDY_COCKPIT_HOME` names, made."""
    folder = tmp_path / "home"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def make_environment(clock: Clock) -> Callable[[], Environment]:
    """Makes workplaces in this test's own home, with the fixed clock and one seed."""
    chance = Random(11)

    def make(where: Locations | None = None) -> Environment:
        found = where or locations()
        return Environment(found, read_settings(found.config), clock, chance)

    return make


@pytest.fixture
def env(make_environment: Callable[[], Environment]) -> Environment:
    """A environment in this test's own home."""
    return make_environment()


def utc(*parts: int) -> datetime:
    """A moment in UTC, as in `utc(2026, 1, 27, 10)`."""
    return datetime(*parts, tzinfo=UTC)
