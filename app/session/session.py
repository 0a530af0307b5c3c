"""One sitting at the cockpit: what every screen shares."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from app.session.environment import Workplace
from data.study.study import Study
from widgets.drawing.glyphs import Glyphs, glyphs


class Sitting(NamedTuple):
    """The open study with the workplace around it."""

    place: Workplace
    study: Study
    keys: Mapping[str, str]
    """Keys by command id."""
    complaints: tuple[str, ...] = ()
    """What is wrong with the learner's settings, to be said once."""

    @property
    def today(self) -> date:
        """The study day it is."""
        return self.place.today()

    @property
    def now(self) -> datetime:
        """The moment it is."""
        return self.place.clock.now()

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return glyphs(self.place.settings.ascii)
