"""Puts a study together from its parts: where it lives, what the time is, where chance comes from."""

from collections.abc import Callable
from datetime import date
from random import Random, SystemRandom
from typing import NamedTuple

from data import language
from data.clock import Clock, SystemClock, study_day
from data.ids import IdSource
from data.locations import Locations
from data.model.plan import Plan
from data.settings import Settings, read_settings
from data.store.journal_store import open_store
from data.study.study import Study


class Workplace(NamedTuple):
    """Everything a command or the cockpit needs besides the study itself."""

    locations: Locations
    settings: Settings
    clock: Clock
    random: Random
    tell: Callable[[str], None] = lambda sentence: None
    """Hands the learner what was found when the study was opened."""

    def today(self) -> date:
        """The study day it is."""
        return study_day(self.clock.now(), self.settings.rollover_hour)

    def ids(self) -> IdSource:
        """A source of ids for new records."""
        return IdSource(self.clock, self.random)

    def open_study(self) -> Study:
        """The learner's study; raises `BadFile`."""
        study = Study(open_store(self.locations, self.clock, self.random), self.clock, self.ids())
        self.speak_for(study)
        for notice in study.notices:
            self.tell(str(notice))
        return study

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


def workplace(locations: Locations) -> Workplace:
    """The workplace of a real start, in the language of the settings or the system until a study is open."""
    language.use(language.of_the_system())
    settings = read_settings(locations.config)
    if settings.language:
        language.use(settings.language)
    return Workplace(locations, settings, SystemClock(), SystemRandom())
