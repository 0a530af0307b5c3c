"""Puts a study together from its parts: where it lives, what the time is, where chance comes from."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random, SystemRandom

from data import language
from data.clock import Clock, SystemClock, study_day
from data.ids import IdSource
from data.locations import Locations
from data.model.plan import Plan
from data.settings import Settings, read_settings
from data.store.journal_store import open_store
from data.store.journals.layout import names_in
from data.study.study import Study
from data.values import Values


class Environment(Values):
    """Everything a command or the cockpit needs besides the study itself."""

    locations: Locations
    settings: Settings
    clock: Clock
    random: Random
    tell: Callable[[str], None] = lambda sentence: None
    """Hands the learner what was found when the study was opened."""
    faults: Path | None = None
    """Folder for the details of faults, where it is another one than the state folder."""

    @property
    def fault_folder(self) -> Path:
        """Where the details of a fault of the program go."""
        return self.faults or self.locations.state

    def today(self) -> date:
        """The study day it is."""
        return study_day(self.clock.now(), self.settings.rollover_hour)

    def ids(self) -> IdSource:
        """A source of ids for new records."""
        return IdSource(self.clock, self.random)

    def open_study(self) -> Study:
        """The learner's study, with the copies taken in that sync tools left beside it; raises `BadFile`."""
        study = self.open_without_copies()
        if self.has_siblings():
            from data.store.care.take_in import CopyWatch

            watch = CopyWatch(self.locations)
            taken = watch.take_in(study)
            if taken:
                study.close()
                study = self.open_without_copies()
            study.notices += [*watch.notices, *(one.notice() for one in taken)]
        self._tell_from(study, 0)
        count = len(study.notices)
        study.when_closed = lambda: self._tell_from(study, count)
        return study

    def open_without_copies(self) -> Study:
        """The learner's study as its own file and this machine have it; raises `BadFile`."""
        study = Study(open_store(self.locations, self.clock, self.random), self.clock, self.ids())
        self.speak_for(study)
        return study

    def has_siblings(self) -> bool:
        """Whether a file beside the study could be a copy of it."""
        study = self.locations.study
        return any(
            name != study.name and (name.startswith(study.stem) or name.endswith(".json"))
            for name in names_in(str(study.parent))
        )

    def _tell_from(self, study: Study, start: int) -> None:
        """Hand on what the study has to say, without what it said before."""
        for notice in study.notices[start:]:
            self.tell(str(notice))

    def open_planned_study(self) -> Study:
        """The learner's study where it was set up: without a plan nothing could show what is put in.

        Raises `BadFile`, and `NotFound` where there is no plan.
        """
        study = self.open_study()
        _ = study.plan
        return study

    def speak_for(self, study: Study) -> None:
        """Speak the language of the settings, else of the study's plan, else of the system."""
        plan = next(iter(study.all(Plan).values()), None)
        language.use(self.settings.language or (plan.language if plan else language.of_the_system()))


def environment(locations: Locations) -> Environment:
    """The environment of a real start, in the language of the settings or the system until a study is open.

    Raises `BadFile` for settings at fault, and `BadInput` for a mirror that would destroy a file of our own.
    """
    language.use(language.of_the_system())
    settings = read_settings(locations.config)
    if settings.mirror:
        from data.user_files import refuse_own_files

        # What is relative is meant from the folder of the settings, wherever the program is started.
        mirror = os.path.join(locations.config.parent, os.path.expanduser(settings.mirror))
        settings = settings._replace(mirror=os.path.abspath(mirror))
        refuse_own_files(Path(settings.mirror), locations)
    if settings.language:
        language.use(settings.language)
    return Environment(locations, settings, SystemClock(), SystemRandom())
