"""What can go wrong, each kind one sentence for the learner."""

import errno
import os


class StudyError(Exception):
    """Anything the learner can understand and act on; its text is one whole sentence."""


class BadInput(StudyError):
    """Something the learner typed or passed cannot be used; nothing was changed."""


class BadFile(StudyError):
    """A file cannot be read as what it should be; the sentence names the file and, where known, the line."""


class NotSaved(StudyError):
    """A change could not be made durable; it was not applied and can be tried again."""


class NotFound(StudyError):
    """The thing asked for is not in this study."""


class InTheWay(OSError):
    """Something that is no file of ours has a name that a file of ours has to have: it stays as it is."""

    def __init__(self, path: str) -> None:
        """Name it."""
        super().__init__(errno.EEXIST, os.strerror(errno.EEXIST), path)
