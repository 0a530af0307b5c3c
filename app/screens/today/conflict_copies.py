"""The conflict copies that sync tools leave beside the study."""

from typing import TYPE_CHECKING

from app.session.session import Session

if TYPE_CHECKING:
    from data.store.care.take_in import CopyWatch


class ConflictCopies:
    """Merges what the copies hold; a study without any costs nothing."""

    _watch: "CopyWatch | None" = None

    def __init__(self, session: Session) -> None:
        """Look beside the session's study."""
        self._session = session

    def merge(self) -> bool:
        """Merge in what is new in the copies; whether there was anything. The study's notices say what."""
        if self._watch is None:
            if not self._session.env.has_siblings():
                return False
            from data.store.care.take_in import CopyWatch

            self._watch = CopyWatch(self._session.env.locations)
        study = self._session.study
        merged = self._watch.take_in(study)
        study.notices += [*self._watch.notices, *(copy.notice() for copy in merged)]
        self._watch.notices.clear()
        return bool(merged)

    def merge_again(self) -> bool:
        """Merge in all that the copies hold, also what was merged before; whether there was anything."""
        self._watch = None
        return self.merge()
