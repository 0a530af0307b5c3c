"""The title of a new mock exam."""

from itertools import count
from typing import TYPE_CHECKING

from data.language import say
from data.model.attempts import Attempt

if TYPE_CHECKING:
    from data.study.study import Study


def next_mock_title(study: "Study") -> str:
    """Return a free title, numbered after all mock exams; practice is not counted."""
    attempts = study.all(Attempt).values()
    titles = {attempt.title for attempt in attempts}
    first = sum(attempt.kind != "practice" for attempt in attempts) + 1
    return next(title for n in count(first) if (title := say("Mock exam {n}", n=n)) not in titles)
