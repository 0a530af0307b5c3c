"""The title of a mock exam that is about to be added."""

from itertools import count

from data.language import say
from data.model.attempts import Attempt
from data.study.study import Study


def next_mock_title(study: Study) -> str:
    """A number behind those of all mocks, and no title that is there already; practice is no mock."""
    attempts = study.all(Attempt).values()
    titles = {attempt.title for attempt in attempts}
    first = sum(attempt.kind != "practice" for attempt in attempts) + 1
    return next(title for n in count(first) if (title := say("Mock exam {n}", n=n)) not in titles)
