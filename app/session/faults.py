"""A fault of the program itself: one sentence for the learner, the details in a file that can be sent."""

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from data.clock import Clock
from data.errors import StudyError
from data.language import say

MOST = 20
"""Different faults of one run whose details are kept."""
PARTS = ("study-cockpit", "textual", "rich", "tinydb")


class Barrier:
    """Hands an exception of the program to `report` and goes on behind the `with` block.

    The one place where any exception is caught: at the edge of a message, of a controller and of a command.
    """

    def __init__(self, report: Callable[[Exception], object]) -> None:
        """Report to `report`."""
        self._report = report

    def __enter__(self) -> "Barrier":
        """Nothing has happened yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Report what is not a request to leave."""
        if not isinstance(error, Exception):
            return False
        self._report(error)
        return True


class FaultLog:
    """Keeps the faults of one run in one file, each once."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Write into `folder`, which is made with the first fault."""
        self.path: Path | None = None
        """The file, once it is written."""
        self._folder = folder
        self._clock = clock
        self._details: dict[tuple[str, ...], str] = {}

    def keep(self, error: BaseException) -> bool:
        """Keep the details of an exception; False for one that is kept already."""
        signature = _signature(error)
        if signature in self._details or len(self._details) >= MOST:
            return False
        import traceback

        from data.store.disk.replace_file import replace_file

        now = self._clock.now()
        self._details[signature] = f"{now:%Y-%m-%d %H:%M:%S %z}\n{''.join(traceback.format_exception(error))}"
        path = self.path or self._folder / f"fault-{now:%Y-%m-%d-%H%M%S}-{os.getpid()}.txt"
        content = "\n".join([_versions(), *self._details.values()])
        try:
            replace_file(path, content.encode("utf-8", "backslashreplace"))
        except StudyError:
            return True
        self.path = path
        return True

    def sentence(self, error: BaseException) -> str:
        """What the learner reads about an exception that is kept."""
        kind = type(error).__name__
        if self.path is None:
            return say("The cockpit had an error ({kind}). Your study is safe and stays open.", kind=kind)
        return say(
            "The cockpit had an error ({kind}). Your study is safe and stays open. Please report it with "
            "{path}.",
            kind=kind, path=self.path,
        )  # fmt: skip

    def last_sentence(self, error: BaseException) -> str:
        """What the learner reads when the program cannot go on."""
        kind = type(error).__name__
        if self.path is None:
            return say("The cockpit stopped because of an error ({kind}). Your study is safe.", kind=kind)
        return say(
            "The cockpit stopped because of an error ({kind}). Your study is safe. Please report it with "
            "{path}.",
            kind=kind, path=self.path,
        )  # fmt: skip


def raise_again(error: Exception) -> None:
    """Raise an exception that was caught before, so that the message pump reports it."""
    raise error


def _signature(error: BaseException) -> tuple[str, ...]:
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    last = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    cause = error.__cause__ or error.__context__
    return (type(error).__name__, last, *(_signature(cause) if cause is not None else ()))


def _versions() -> str:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    numbers = []
    for name in PARTS:
        try:
            numbers.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            numbers.append(f"{name} without a version")
    return f"{', '.join(numbers)}\nPython {platform.python_version()} on {platform.platform()}\n"
